import Numerics
import Text

/// Writes aligned words in the formats that people correct them in, so that they can be given back.
public struct WordTimesWriter: Sendable {
  /// The formats that are written.
  public enum Format: String, CaseIterable, Sendable {
    case json, srt, vtt, audacity, textgrid
  }

  private let script: Script
  private let alignment: Alignment
  private let duration: Double

  /// Prepares to write.
  ///
  /// - Parameter duration: How long the recording is, in seconds.
  public init(_ script: Script, _ alignment: Alignment, duration: Double) {
    (self.script, self.alignment, self.duration) = (script, alignment, duration)
  }

  /// The file's text.
  public func text(_ format: Format) -> String {
    switch format {
    case .json: json
    case .srt:
      lines.enumerated().map { "\($0.offset + 1)\n\(clock($0.element, ","))\n\($0.element.text)\n" }.joined(
        separator: "\n")
    case .vtt: "WEBVTT\n\n" + lines.map { "\(clock($0, "."))\n\(escaped($0.text))\n" }.joined(separator: "\n")
    case .audacity: lines.map { "\(fixed($0.start, 6))\t\(fixed($0.end, 6))\t\($0.text)\n" }.joined()
    case .textgrid: textGrid
    }
  }

  private struct Line {
    let text: String
    let start: Double
    let end: Double
  }

  private var lines: [Line] {
    zip(script.words, alignment.words).compactMap { word, time in
      time.map { Line(text: word.display, start: $0.start, end: $0.end) }
    }
  }

  private var json: String {
    let words = alignment.words.indices.compactMap { index in
      alignment.words[index].map { word in
        "    "
          + JSONText.object([
            ("index", .integer(index)), ("word", .string(script.words[index].display)),
            ("start", .literal(fixed(word.start, 3))), ("end", .literal(fixed(word.end, 3))),
            ("confidence", .literal(fixed(word.confidence, 2))),
          ]).line
      }
    }
    let extra = alignment.extra.map { "{\"start\": \(fixed($0.lowerBound, 3)), \"end\": \(fixed($0.upperBound, 3))}" }
    return """
      {
        "words": [
      \(words.joined(separator: ",\n"))
        ],
        "skipped": [\(alignment.skipped.map(String.init).joined(separator: ", "))],
        "extra": [\(extra.joined(separator: ", "))],
        "duration": \(fixed(duration, 3))
      }

      """
  }

  /// The long form, which Praat writes itself; between words there are intervals without a text.
  private var textGrid: String {
    var intervals: [Line] = []
    var passed = 0.0
    for line in lines {
      let (start, end) = (max(line.start, passed), max(line.end, passed))
      if start > passed { intervals.append(Line(text: "", start: passed, end: start)) }
      guard end > start else { continue }
      intervals.append(Line(text: line.text, start: start, end: end))
      passed = end
    }
    let end = max(duration, passed)
    if end > passed { intervals.append(Line(text: "", start: passed, end: end)) }
    var text = """
      File type = "ooTextFile"
      Object class = "TextGrid"

      xmin = 0
      xmax = \(fixed(end, 6))
      tiers? <exists>
      size = 1
      item []:
          item [1]:
              class = "IntervalTier"
              name = "words"
              xmin = 0
              xmax = \(fixed(end, 6))
              intervals: size = \(intervals.count)

      """
    for (index, interval) in intervals.enumerated() {
      text += """
                intervals [\(index + 1)]:
                    xmin = \(fixed(interval.start, 6))
                    xmax = \(fixed(interval.end, 6))
                    text = "\(interval.text.replacing("\"", with: "\"\""))"

        """
    }
    return text
  }

  private func clock(_ line: Line, _ separator: String) -> String {
    func time(_ seconds: Double) -> String {
      let milliseconds = Int((max(0, seconds) * 1000).rounded())
      func padded(_ number: Int, _ digits: Int) -> String {
        String(repeating: "0", count: max(0, digits - String(number).count)) + String(number)
      }
      let (hours, minutes) = (milliseconds / 3_600_000, milliseconds / 60_000 % 60)
      return "\(padded(hours, 2)):\(padded(minutes, 2)):\(padded(milliseconds / 1000 % 60, 2))\(separator)"
        + padded(milliseconds % 1000, 3)
    }
    return "\(time(line.start)) --> \(time(line.end))"
  }

  private func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }

  private func fixed(_ value: Double, _ digits: Int) -> String { value.text(decimals: digits) }
}
