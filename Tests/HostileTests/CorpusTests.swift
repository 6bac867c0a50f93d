import Foundation
import Readers
import TestSupport
import Testing

/// What `scripts/fuzz` keeps: bytes that once led somewhere new, and all that once was a fault.
@Suite("the corpora")
struct CorpusTests {
  private static let folder = TestFilm.root.appending(path: "Tests/Corpora")

  @Test("there is one for each reader, and no other")
  func folders() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).sorted()
    #expect(names == Reader.all.map(\.name).sorted())
  }

  @Test("end in values or in words", arguments: Reader.all.map(\.name))
  func replay(name: String) throws {
    let reader = try #require(Reader.named(name))
    let folder = Self.folder.appending(path: name)
    var (read, refused) = (0, 0)
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
      let bytes = Array(try Data(contentsOf: folder.appending(path: file)))
      if reader.check(bytes) == nil { read += 1 } else { refused += 1 }
    }
    // It would try nothing, if all were of one kind.
    #expect(read > 0 && refused > 0, "\(read) can be read, \(refused) not")
  }
}
