package import Foundation

/// The program `render` that was built beside the tests.
package enum BuiltProgram {
  /// Where it is.
  package static func url() throws -> URL {
    let folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
    let places = [folder, folder.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()]
      .map { $0.appending(path: "render") }
    guard let program = places.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) }) else {
      throw Browser.Failure(description: "the program render is not beside the tests: \(places.map(\.path))")
    }
    return program
  }
}
