import Pipeline
import Text
import Timeline
import Voice

/// A film and its voice for the page: each cued beat, its word, and what tuning makes of it.
struct TuneReport {
  let tuning: Tuning
  let path: String
  /// What tuning changes; nil where the cues don't fit.
  let edit: TextEdit?

  var json: JSONText {
    .object([
      ("rows", .list(tuning.rows.filter { $0.old.duration > .zero || $0.cue != nil }.map(row))),
      ("problems", .list(tuning.words(in: path).map(JSONText.string))),
      ("warnings", .list(tuning.warnings.map { .string("\($0)") })),
      ("repairs", tuning.repairButtons),
      ("diff", .string(edit.map { $0.isEmpty ? "" : $0.diff } ?? "")),
    ])
  }

  private func row(_ row: Tuning.Row) -> JSONText {
    func seconds(_ time: FilmTime?) -> JSONText { time.map { .number($0.seconds) } ?? .literal("null") }
    let words = row.cue.map { cue in
      tuning.spoken.script.words[cue.words].map(\.display).joined(separator: " ")
    }
    return .object([
      ("beat", .string(row.beat.description)),
      ("word", words.map(JSONText.string) ?? .literal("null")),
      ("said", seconds(row.target)),
      ("sureness", row.word.map { .number($0.confidence) } ?? .literal("null")),
      ("off", seconds(row.off)),
      ("was", .number(row.old.duration.seconds * 1000)),
      ("becomes", .number((row.new ?? row.old).duration.seconds * 1000)),
      ("slack", seconds(row.slack)),
    ])
  }
}
