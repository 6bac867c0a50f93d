/// An instant of the film, or a span of it: a whole number of microseconds, never rounded.
///
/// Timeline files give milliseconds with up to three decimals, so every duration, and every sum of them, is exact.
public struct FilmTime: Hashable, Comparable, Sendable {
  /// Microseconds from the film's start, or of the span.
  public let microseconds: Int

  /// Makes a time of its microseconds.
  public init(microseconds: Int) { self.microseconds = microseconds }

  /// The film's start, or no time at all.
  public static let zero = FilmTime(microseconds: 0)
  /// The longest that one beat may last: 1 h.
  public static let longestBeat = FilmTime(microseconds: 3_600_000_000)
  /// The longest that a film may last: 12 h.
  public static let longestFilm = FilmTime(microseconds: 43_200_000_000)

  /// The same time in seconds, to the nearest Double: for showing, never for counting frames.
  public var seconds: Double { Double(microseconds) / 1_000_000 }

  /// Whether the left time is the earlier, or the shorter.
  public static func < (left: FilmTime, right: FilmTime) -> Bool { left.microseconds < right.microseconds }
  /// The time that is `right` later.
  public static func + (left: FilmTime, right: FilmTime) -> FilmTime {
    FilmTime(microseconds: left.microseconds + right.microseconds)
  }
  /// The span from `right` to `left`.
  public static func - (left: FilmTime, right: FilmTime) -> FilmTime {
    FilmTime(microseconds: left.microseconds - right.microseconds)
  }
}

extension FilmTime: CustomStringConvertible {
  /// The time as people write it: `3.6`, `1:02.5` or `1:00:00`, with no more decimals than it has.
  public var description: String {
    let whole = microseconds.magnitude / 1_000_000
    let (hours, minutes, seconds) = (whole / 3600, whole / 60 % 60, whole % 60)
    var text = microseconds < 0 ? "-" : ""
    if hours > 0 {
      text += "\(hours):\(Self.padded(minutes)):\(Self.padded(seconds))"
    } else if minutes > 0 {
      text += "\(minutes):\(Self.padded(seconds))"
    } else {
      text += "\(seconds)"
    }
    let decimals = String(String(1_000_000 + microseconds.magnitude % 1_000_000).dropFirst())
    let kept = decimals.reversed().drop { $0 == "0" }.reversed()
    return kept.isEmpty ? text : text + "." + String(kept)
  }

  private static func padded(_ number: UInt) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension FilmTime {
  /// The time as timelines give it, exactly: `2200 ms`, `0.001 ms`.
  public var milliseconds: String { decimal(over: 1000) + " ms" }

  /// The time in seconds alone, exactly: `2.2 s`, `90 s`.
  var secondsText: String { decimal(over: 1_000_000) + " s" }

  /// A quotient by a power of ten, with no more decimals than it has.
  private func decimal(over power: Int) -> String {
    let (whole, part) = microseconds.quotientAndRemainder(dividingBy: power)
    var decimals = String(String(power + part).dropFirst())
    while decimals.last == "0" { decimals.removeLast() }
    return "\(whole)\(decimals.isEmpty ? "" : "." + decimals)"
  }
}
