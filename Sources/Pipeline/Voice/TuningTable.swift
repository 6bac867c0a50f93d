import Numerics
import Text
import Timeline
import Voice

/// A film and its voice as a table: each beat, its word, and how the two come together.
public struct TuningTable: Sendable {
  private let tuning: Tuning

  /// Prepares the table.
  public init(_ tuning: Tuning) { self.tuning = tuning }

  /// A row a beat, for a terminal.
  public var text: String {
    let head = ["beat", "cue", "words", "said at", "sure", "off", "old", "", "new ms", "slack"]
    let rows = tuning.rows.filter { $0.old.duration > .zero || $0.new?.duration ?? .zero > .zero || $0.cue != nil }
      .map(cells)
    return TextTable(head.indices.map { $0 < 3 ? .left : .right }, rows: [head] + rows).text
  }

  private func cells(_ row: Tuning.Row) -> [String] {
    let old = row.old.duration.microseconds
    let new = row.new?.duration.microseconds
    return [
      row.beat.description, row.cue.map(Self.words) ?? "-", row.cue.map { "\"\(tuning.text(of: $0))\"" } ?? "-",
      row.word.map { "\(Tuning.time($0.start, tuning.voiceStart).seconds.text(decimals: 2)) s" } ?? "-",
      row.word.map { $0.confidence.text(decimals: 2) } ?? "-",
      row.off.map(Self.signed) ?? "-", Self.milliseconds(old), new == old ? "=" : "→",
      new.map(Self.milliseconds) ?? "?",
      row.slack.map { Self.milliseconds($0.microseconds) } ?? "-",
    ]
  }

  /// Where a cue stands, and what it says besides.
  private static func words(_ cue: NarrationCue) -> String {
    let place =
      switch cue.origin {
      case .mark(let place): "line \(place.line)"
      case .entry(_, let path): path.hasSuffix(".word") ? String(path.dropLast(5)) : path
      case .say: "say"
      }
    let shift = cue.offset == .zero ? "" : " \(signed(cue.offset))"
    return place + (cue.lands ? " lands" : "") + shift
  }

  private static func signed(_ time: FilmTime) -> String {
    let text = milliseconds(time.microseconds)
    return (time > .zero && text != "0" ? "+" : "") + text
  }

  /// Milliseconds, rounded to whole ones.
  static func milliseconds(_ microseconds: Int) -> String {
    "\((Double(microseconds) / 1000).rounded() == 0 ? "0" : (Double(microseconds) / 1000).text(decimals: 0))"
  }

  /// The same as JSON; times in seconds of the film, durations and differences in milliseconds.
  var json: JSONText {
    .list(
      tuning.rows.map { row in
        var fields: [(key: String, value: JSONText)] = [("beat", .string(row.beat.description))]
        if let cue = row.cue {
          fields.append(("cue", .string(Self.words(cue))))
          fields.append(("words", .string(tuning.text(of: cue))))
          fields.append(("lands", .literal("\(cue.lands)")))
        }
        if let word = row.word {
          let time = Tuning.time(word.start, tuning.voiceStart)
          fields.append(("said", .literal(time.seconds.text(decimals: 3))))
          fields.append(("confidence", .literal(word.confidence.text(decimals: 2))))
        }
        if let off = row.off { fields.append(("off", .literal(Self.exact(off)))) }
        fields.append(("old", .literal(Self.exact(row.old.duration))))
        if let new = row.new { fields.append(("new", .literal(Self.exact(new.duration)))) }
        if let slack = row.slack { fields.append(("slack", .literal(Self.exact(slack)))) }
        return .object(fields)
      })
  }

  private static func exact(_ time: FilmTime) -> String { (Double(time.microseconds) / 1000).text(decimals: 3) }
}

extension Tuning {
  /// How many cued beats move to their words, and which the farthest, in one line; nil when none does.
  public var moved: String? {
    let moved = rows.filter { row in row.off.map { abs($0.microseconds) >= 1000 } ?? false }
    guard let farthest = moved.max(by: { abs($0.off?.microseconds ?? 0) < abs($1.off?.microseconds ?? 0) }),
      let off = farthest.off
    else { return nil }
    let way = off < .zero ? "later" : "earlier"
    let count = moved.count == 1 ? "1 beat moves to its word" : "\(moved.count) beats move to their words"
    return "\(count); \(farthest.beat) the farthest, \(abs(off.microseconds) / 1000) ms \(way)"
  }
}
