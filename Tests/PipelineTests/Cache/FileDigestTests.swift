import Foundation
import Numerics
import Testing

@testable import Pipeline

@Suite("hashes of files")
struct FileDigestTests {
  /// A program's bytes: a note with a build ID, or one with another name, in zeros.
  private func program(name: String = "GNU\0", id: UInt8 = 7, changed: Int? = nil) -> Data {
    var bytes = [UInt8](repeating: 0, count: 20_000)
    let note: [UInt8] = [4, 0, 0, 0, 20, 0, 0, 0, 3, 0, 0, 0] + Array(name.utf8) + [UInt8](repeating: id, count: 20)
    bytes.replaceSubrange(776..<776 + note.count, with: note)
    if let changed { bytes[changed] = 1 }
    return Data(bytes)
  }

  @Test("of a program hang on its build ID, or on every byte where it has none")
  func programs() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func hash(_ data: Data) throws -> String {
      let file = folder.appending(path: "program")
      try data.write(to: file)
      return try #require(FileDigest.ofProgram(file.path)).hex
    }
    let known = try hash(program())
    #expect(try hash(program(changed: 19_000)) == known)
    #expect(try hash(program(id: 8)) != known)
    #expect(try hash(program() + Data([0])) != known)
    let other = try hash(program(name: "ABC\0"))
    #expect(try hash(program(name: "ABC\0", changed: 19_000)) != other)
  }

  @Test("stand for a build as long as its libraries are what they were")
  func libraries() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let paths = ["a.so", "b.so"].map { folder.appending(path: $0).path }
    for path in paths { try Data([1, 2, 3]).write(to: URL(fileURLWithPath: path)) }
    let parts = [FilmOrigin.Part(kind: .library, name: "a", digest: "07")]
    let record = try #require(BuildRecord(BuildRecord(parts: parts, paths: paths).bytes))
    #expect(record.parts == parts && record.stands)
    try Data([1, 2, 3, 4]).write(to: URL(fileURLWithPath: paths[1]))
    #expect(!record.stands)
    #expect(!BuildRecord(parts: parts, paths: []).stands)
    #expect(BuildRecord([1, 2, 3]) == nil)
    try FileManager.default.removeItem(atPath: paths[0])
    #expect(!record.stands)
  }
}
