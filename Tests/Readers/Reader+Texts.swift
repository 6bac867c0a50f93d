import FilmKit
import Tensors
import TestSupport
import Text
import Timeline
import Typesetting
import Voice

/// Readers of what people write.
extension Reader {
  static let texts: [Reader] = [
    Reader(name: "timeline-json") { _ = try Timeline(parsing: text($0), file: "film.json") },
    Reader(name: "timeline-yaml") { _ = try Timeline(parsing: text($0), file: "film.yaml") },
    Reader(name: "script") { _ = try Script(parsing: text($0), file: "script.txt") },
    Reader(name: "formulas") {
      _ = FormulaText.plain(text($0))
      _ = FormulaText.tagged(text($0))
      try MathTypesetter.check(text($0))
    },
  ]

  static let values: [Reader] = [
    Reader(name: "expressions") { bytes in
      // Each line defines a value.
      let definitions = text(bytes).split(separator: "\n").prefix(20).enumerated().map { index, line in
        let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let head = parts.count == 2 ? String(parts[0].drop { $0 == " " }.prefix { $0 != " " }) : "v\(index)"
        return ValueDefinition(head, String(parts[parts.count - 1]))
      }
      _ = try Values(
        definitions,
        limits: ValueLimits(
          elements: 1 << 14, elementsInAll: 1 << 16, multiplications: 1_000_000, operations: 5000, work: 5_000_000))
    },
    Reader(name: "values") { bytes in
      for line in text(bytes).split(separator: "\n").prefix(20) {
        let line = String(line)
        _ = BeatID(line)
        try Self.first([
          { _ = try PixelSize(parsing: line) }, { _ = try FrameRate(parsing: line) },
          { _ = try HexColor(parsing: line) },
        ])
      }
    },
  ]

  /// Tries all; throws what the last one does if none can read it.
  static func first(_ tries: [() throws -> Void]) throws {
    var (hasRead, problem): (Bool, (any Error)?) = (false, nil)
    for read in tries {
      do {
        try read()
        hasRead = true
      } catch { problem = error }
    }
    if !hasRead, let problem { throw problem }
  }

  /// A text as the program decodes files.
  static func text(_ bytes: [UInt8]) -> String { DecodedText(bytes).text }
}
