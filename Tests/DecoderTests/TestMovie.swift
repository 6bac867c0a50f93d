import Foundation
import Players
import TestSupport

/// A film that the program makes of one of the package's own timelines.
enum TestMovie {
  /// Runs `body` with a film, which is gone afterwards, and the folder that it is in.
  static func make<R>(
    _ timeline: String, size: String, fps: String, _ body: (_ path: String, _ folder: String) async throws -> R
  ) async throws -> R {
    let folder = FileManager.default.temporaryDirectory.appending(path: "beatframe-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let process = Process()
    process.executableURL = try BuiltProgram.url()
    process.arguments = [
      "film", "--timeline", TestFilm.root.appending(path: "timelines/\(timeline)").path, "--size", size, "--fps", fps,
      "--no-cache", "--progress", "none", "-o", "film.mp4",
    ]
    process.currentDirectoryURL = folder
    let errors = folder.appending(path: "errors.txt")
    try Data().write(to: errors)
    process.standardError = try FileHandle(forWritingTo: errors)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Browser.Failure(description: try String(contentsOf: errors, encoding: .utf8))
    }
    return try await body(folder.appending(path: "film.mp4").path, folder.path)
  }

  /// The parameter sets of an H.264 film in an MP4 file (ISO/IEC 14496-15, 5.3.3.1): sequence first.
  static func parameterSets(of path: String) throws -> [[UInt8]] {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    guard let box = data.range(of: Data("avcC".utf8)) else {
      throw Browser.Failure(description: "\(path) has no avcC")
    }
    var rest = data[box.upperBound...].dropFirst(5)
    var sets: [[UInt8]] = []
    for mask in [UInt8(31), 255] {
      let count = (rest.popFirst() ?? 0) & mask
      for _ in 0..<count {
        let length = Int(rest.popFirst() ?? 0) << 8 | Int(rest.popFirst() ?? 0)
        sets.append(Array(rest.prefix(length)))
        rest = rest.dropFirst(length)
      }
    }
    return sets
  }

  /// The units of a picture, each of which comes after its length in four bytes.
  static func units(_ bytes: [UInt8]) -> [[UInt8]] {
    var (units, rest): ([[UInt8]], ArraySlice<UInt8>) = ([], bytes[...])
    while rest.count > 4 {
      let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
      units.append(Array(rest.dropFirst(4).prefix(length)))
      rest = rest.dropFirst(4 + length)
    }
    return units
  }
}
