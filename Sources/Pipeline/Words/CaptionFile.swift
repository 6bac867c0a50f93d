public import Video

/// A file of captions beside a film.
public enum CaptionFile: String, CaseIterable, Hashable, Sendable {
  /// SubRip, which players and sites take.
  case srt
  /// WebVTT, which browsers take.
  case vtt

  /// The file's text, in UTF-8, ending in a line break.
  ///
  /// - Parameter captions: The captions, in order.
  public func text(_ captions: [TimedText]) -> String {
    let cues = captions.enumerated().map { index, caption in
      let times = "\(clock(caption.start)) --> \(clock(caption.end))"
      return switch self {
      case .srt: "\(index + 1)\n\(times)\n\(caption.text)\n"
      case .vtt: "\(times)\n\(Self.escaped(caption.text))\n"
      }
    }
    return ((self == .vtt ? ["WEBVTT\n"] : []) + cues).joined(separator: "\n")
  }

  /// Hours, minutes, seconds and the nearest millisecond.
  private func clock(_ time: PresentationTime) -> String {
    let milliseconds = Int((2000 * time.numerator + time.denominator) / (2 * time.denominator))
    func padded(_ number: Int, _ digits: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
    let parts = [milliseconds / 3_600_000, milliseconds / 60_000 % 60, milliseconds / 1000 % 60]
    return parts.map { padded($0, 2) }.joined(separator: ":") + (self == .srt ? "," : ".")
      + padded(milliseconds % 1000, 3)
  }

  /// What would be taken for a tag or an escape in WebVTT is written as one.
  private static func escaped(_ text: String) -> String {
    text.map { character in
      switch character {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      default: String(character)
      }
    }.joined()
  }
}
