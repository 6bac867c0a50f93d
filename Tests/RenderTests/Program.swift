import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The program as its users run it.
enum Program {
  /// What a run ended with.
  struct Result {
    let status: Int32
    let output: String
    let errors: String
  }

  /// The project's own folder.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The binary that was built beside the tests.
  static func binary() throws -> URL {
    let folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
    let candidates = [
      folder, folder.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent(),
    ]
    .map { $0.appending(path: "render") }
    return try #require(
      candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) },
      "the program render is not beside the tests: \(candidates.map(\.path))")
  }

  /// Runs the program in `folder` to its end.
  static func run(_ arguments: String..., in folder: String) throws -> Result {
    try start(arguments, in: folder).end()
  }

  /// A run that has begun.
  struct Run {
    let process: Process
    let output: String
    let errors: String

    /// Waits for the end.
    func end() throws -> Result {
      process.waitUntilExit()
      func text(_ path: String) -> String {
        String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
      }
      return Result(status: process.terminationStatus, output: text(output), errors: text(errors))
    }
  }

  /// Begins to run the program, or another one, in `folder`.
  ///
  /// - Parameter input: A file in the folder that is its standard input; nil for nothing.
  static func start(
    _ arguments: [String], of program: URL? = nil, in folder: String, input: String? = nil
  ) throws -> Run {
    let process = Process()
    process.executableURL = try program ?? binary()
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.standardInput =
      try input.map { try FileHandle(forReadingFrom: URL(fileURLWithPath: "\(folder)/\($0)")) } ?? FileHandle.nullDevice
    // No run finds what another one kept, or keeps anything for the user.
    process.environment = ProcessInfo.processInfo.environment.merging(["XDG_CACHE_HOME": folder + "/.cache"]) { $1 }
    // Files, not pipes: a pipe that nobody reads fills up.
    let (output, errors) = (folder + "/.out", folder + "/.err")
    for path in [output, errors] { try Data().write(to: URL(fileURLWithPath: path)) }
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: errors))
    try process.run()
    return Run(process: process, output: output, errors: errors)
  }

  /// Runs `body` with a new folder that holds a short timeline, `short.json`, and is gone afterwards.
  static func inFolder<R>(_ body: (String) throws -> R) throws -> R {
    let folder = FileManager.default.temporaryDirectory.appending(path: "beatframe-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(short.utf8).write(to: folder.appending(path: "short.json"))
    return try body(folder.resolvingSymlinksInPath().path)
  }

  /// A program in `folder` that does the same and is another build: the ID that its linker gave it is another.
  static func otherBuild(in folder: String) throws -> URL {
    var bytes = try Data(contentsOf: binary())
    let note = Data([4, 0, 0, 0, 20, 0, 0, 0, 3, 0, 0, 0] + Array("GNU\0".utf8))
    let found = try #require(bytes.range(of: note))
    bytes[found.upperBound + 3] ^= 1
    let url = URL(fileURLWithPath: "\(folder)/other-render")
    try bytes.write(to: url)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: url.path)
    return url
  }

  /// What is in a folder, without what the runs printed.
  static func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).filter { ![".out", ".err", ".cache"].contains($0) }
      .sorted()
  }

  private static let short = """
    {
      "title": "A film",
      "video": {"size": "320x180", "fps": 24},
      "network": {"input": [2], "target": [4], "activation": "linear", "weights": [[[0.5]], [[3]], [[0.5]]]},
      "T": {"countdown": 200, "idle": 200, "forward": 150, "loss": 200, "delta": 150, "gradCalc": 150, "done": 250}
    }
    """
}
