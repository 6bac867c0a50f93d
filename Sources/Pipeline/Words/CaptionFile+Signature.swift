import Numerics
import Video

extension CaptionFile {
  /// The texts of all files of some captions, in the order of `allCases`; the last says at its end what both were.
  static func signed(_ captions: [TimedText]) -> [String] {
    let texts = allCases.map { $0.text(captions) }
    return zip(allCases, texts).map { kind, text in
      kind == .vtt ? "\(text)\(mark)\(texts.map { digest(Array($0.utf8)) }.joined(separator: " "))\n" : text
    }
  }

  /// Which of the files beside a film are as they were written here, in the order of `allCases`; one that is not there is.
  static func own(_ files: [[UInt8]?]) -> [Bool] {
    let kinds = allCases
    let note = kinds.firstIndex(of: .vtt).flatMap { files[$0] }.flatMap { parts(of: $0) }
    return zip(kinds, files).enumerated().map { index, file in
      guard let bytes = file.1 else { return true }
      guard let note, note.digests.count == kinds.count else { return false }
      return digest(file.0 == .vtt ? note.text : bytes) == note.digests[index]
    }
  }

  /// What the last note of a .vtt begins with.
  private static let mark = "\nNOTE Written by Beatframe, and replaced by it as long as neither file is changed: "

  /// A file without its last note, and what that says.
  private static func parts(of bytes: [UInt8]) -> (text: [UInt8], digests: [String])? {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let note = text.ranges(of: mark).last else { return nil }
    return (
      Array(text[..<note.lowerBound].utf8),
      text[note.upperBound...].split(whereSeparator: \.isWhitespace).map(String.init)
    )
  }

  private static func digest(_ bytes: [UInt8]) -> String {
    var hash = StableHash()
    hash.combine(bytes: bytes)
    return hash.hex
  }
}
