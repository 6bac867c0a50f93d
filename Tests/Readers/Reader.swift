import Foundation

/// One of the program's readers of what strangers may have made.
package struct Reader: Sendable {
  /// What is read, as the corpora's folders are called.
  package let name: String
  /// Reads some bytes; an error is one of the project's own.
  package let read: @Sendable ([UInt8]) throws -> Void

  /// All readers.
  package static let all: [Reader] = texts + values + wordTimes + tables + binaries

  /// The reader of a name.
  package static func named(_ name: String) -> Reader? { all.first { $0.name == name } }

  /// Reads some bytes; answers what is said of them, or nil if they can be read.
  ///
  /// Traps where the words are none that a user should see: of an error that is not the project's own, empty, or endless.
  package func check(_ bytes: [UInt8]) -> String? {
    do {
      try read(bytes)
      return nil
    } catch {
      let type = String(reflecting: Swift.type(of: error))
      precondition(Self.modules.contains { type.hasPrefix("\($0).") }, "\(name) throws \(type)")
      let words = "\(error)"
      precondition(!words.isEmpty && words.utf8.count < 1 << 20, "\(name) says \(words.utf8.count) bytes")
      return words
    }
  }

  private static let modules = [
    "Text", "Timeline", "Voice", "Learning", "Tensors", "Typesetting", "Video", "Media", "Pipeline", "Readers",
  ]

  /// What is wrong where a reader only answers that something is.
  struct Refused: Error {}

  /// Runs `body` with the path of a file that has these bytes.
  static func withFile<R>(_ bytes: [UInt8], _ body: (String) throws -> R) throws -> R {
    // In memory, where there is such a place.
    let shared = "/dev/shm"
    let folder =
      FileManager.default.isWritableFile(atPath: shared) ? shared : FileManager.default.temporaryDirectory.path
    let path = "\(folder)/beatframe-read-\(ProcessInfo.processInfo.globallyUniqueString)"
    defer { unlink(path) }
    let file = try FileHandle(forWritingTo: Self.made(path))
    try file.write(contentsOf: bytes)
    try file.close()
    return try body(path)
  }

  private static func made(_ path: String) throws -> URL {
    guard FileManager.default.createFile(atPath: path, contents: nil) else { throw Refused() }
    return URL(fileURLWithPath: path)
  }
}
