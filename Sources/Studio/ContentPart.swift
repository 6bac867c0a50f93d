import FlyingSocks
import Foundation
import Pipeline

/// A part of a film's sound or of a file, read as it is sent.
struct ContentPart: AsyncBufferedSequence {
  typealias Element = UInt8

  fileprivate let begin: @Sendable () -> any PartReader

  func makeAsyncIterator() -> Iterator { Iterator(reader: begin()) }

  /// What is left of it.
  struct Iterator: AsyncBufferedIteratorProtocol {
    fileprivate let reader: any PartReader
    private var rest: ArraySlice<UInt8> = []

    fileprivate init(reader: any PartReader) { self.reader = reader }

    mutating func next() async throws -> UInt8? {
      if rest.isEmpty { rest = try reader.next()[...] }
      return rest.popFirst()
    }

    mutating func nextBuffer(suggested count: Int) async throws -> [UInt8]? {
      // What is sent block by block leaves room for others between.
      await Task.yield()
      if rest.isEmpty { rest = try reader.next()[...] }
      guard !rest.isEmpty else { return nil }
      defer { rest = rest.dropFirst(count) }
      return Array(rest.prefix(count))
    }
  }
}

/// What reads a part bit by bit; none at the end.
private protocol PartReader: AnyObject {
  func next() throws -> [UInt8]
}

extension WAVStream: PartialContent {
  func bytes(_ range: Range<Int>) -> ContentPart { ContentPart { SoundPart(reader(range)) } }
}

private final class SoundPart: PartReader {
  private var reader: WAVStream.Reader

  init(_ reader: consuming WAVStream.Reader) { self.reader = reader }

  func next() throws -> [UInt8] { try reader.next() }
}

/// A file that was made.
struct MadeFile: PartialContent {
  /// Where it is.
  let path: String
  /// How many bytes it has.
  let count: Int

  /// Looks at a file; nil where there is none.
  init?(_ path: String) {
    guard let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int else { return nil }
    (self.path, count) = (path, size)
  }

  func bytes(_ range: Range<Int>) -> ContentPart {
    let path = path
    return ContentPart { FilePart(path, range) }
  }
}

private final class FilePart: PartReader {
  private let file: FileHandle?
  private var rest: Int

  init(_ path: String, _ range: Range<Int>) {
    file = FileHandle(forReadingAtPath: path)
    rest = range.count
    try? file?.seek(toOffset: UInt64(range.lowerBound))
  }

  deinit { try? file?.close() }

  func next() throws -> [UInt8] {
    let data = try file?.read(upToCount: min(rest, 1 << 16)) ?? Data()
    rest -= data.count
    return Array(data)
  }
}
