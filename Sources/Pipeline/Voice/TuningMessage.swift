import Numerics
import Text
public import Timeline
public import Voice

extension Tuning {
  /// Why the cues don't fit, for people: each problem with where it is, how much is missing, and what would fix it.
  ///
  /// - Parameter path: The timeline's file.
  public func words(in path: String) -> [String] { problems.map { words(for: $0, in: path) } }

  private func words(for problem: Tuner.Problem, in path: String) -> String {
    switch problem {
    case .unknownBeat(let beat): "\(path): \(beat) is no beat of this film."
    case .repeated(let beat): "\(path): \(beat) has two cues. A beat starts once: keep one of them."
    case .outOfOrder(let beat, let time, let before, let other):
      "\(place(of: beat, path)): \(beat) is to start at \(seconds(time)), and \(before), which the film shows before it, at "
        + "\(seconds(other)). Move one of the two cues, or change its offset."
    case .beforeStart(let beat, let time):
      "\(place(of: beat, path)): \(beat) is to start \(milliseconds(time)) before the film does. Let the voice begin later: "
        + "\"voiceover\": { \"offset\": \((voiceStart + time).microseconds / 1000) }"
    case .tooShort(let shortage): words(for: shortage, path)
    }
  }

  private func words(for shortage: Tuner.Shortage, _ path: String) -> String {
    let needs = shortage.needs.map { "\($0.beat) \(milliseconds($0.least))" }.joined(separator: ", ")
    let total = shortage.needs.reduce(FilmTime.zero) { $0 + $1.least }
    let beat = shortage.needs.first?.beat ?? shortage.to
    let from = shortage.from.map { text(of: $0) } ?? "the film's start"
    let room = max(.zero, shortage.room)
    let lead =
      shortage.lead == .zero ? "" : ", before which \(shortage.to) starts \(milliseconds(shortage.lead)) to land there,"
    let head =
      "\(place(of: shortage.to, path)): \(beat) has \(milliseconds(shortage.deficit)) too little: from \(from) to "
      + "\(text(of: shortage.to))\(lead) there are \(milliseconds(room)), and \(milliseconds(total)) are needed at least"
      + (shortage.needs.isEmpty ? "." : " (\(needs)).")
    let repairs = shortage.repairs.enumerated().map { "  \($0 + 1). \(words(for: $1))" }
    return ([head] + repairs).joined(separator: "\n")
  }

  /// What would mend a problem, in words.
  public func words(for repair: Tuner.Repair) -> String {
    switch repair {
    case .earlier(let beat, let time):
      "start \(beat) \(milliseconds(time)) earlier, what is before it has the time: \(mark(beat, by: .zero - time))"
    case .later(let beat, let time):
      "let \(beat) come \(milliseconds(time)) after its word: \(mark(beat, by: time))"
    case .apart(let earlier, let time, let later, let late):
      "start \(earlier) \(milliseconds(time)) earlier and let \(later) come \(milliseconds(late)) later: "
        + "\(mark(earlier, by: .zero - time)), \(mark(later, by: late))"
    case .startsOnWord(let beat):
      "let \(beat) start on its word, and not land there: \(mark(beat, by: .zero, lands: false))"
    case .without(let beat):
      switch timeline.beatSet.table.durationEntry(of: beat) {
      case .table(let table, let key): "leave \(beat) out: \"\(table)\": { \"\(key)\": 0 }"
      case .item(let index, let list, let field): "leave \(beat) out: set \(list)[\(index)].\(field) to 0"
      }
    case .voiceLater(let time):
      "let the voice begin \(milliseconds(time)) later: \"voiceover\": { \"offset\": "
        + "\((voiceStart + time).microseconds / 1000) }"
    case .pause(let beat, let time):
      "in another take, pause \(milliseconds(time)) longer before \(text(of: beat))"
    }
  }

  /// How a cue is written when its offset changes.
  ///
  /// - Parameters:
  ///   - beat: The beat.
  ///   - change: By how much later it is to be.
  ///   - lands: Whether it is to land there; nil for as it does.
  public func mark(_ beat: BeatID, by change: FilmTime, lands: Bool? = nil) -> String {
    guard let cue = row(beat)?.cue else { return "{\(beat)}" }
    let offset = cue.offset + change
    let isLanding = lands ?? cue.lands
    switch cue.origin {
    case .mark:
      let sign = offset > .zero ? "+" : ""
      let shift = offset == .zero ? "" : " \(sign)\(offset.microseconds / 1000)ms"
      return "{\(beat)\(isLanding ? " lands" : "")\(shift)}"
    case .entry, .say:
      let words = spoken.script.words[cue.words].map(\.display).joined(separator: " ")
      return "{ \"beat\": \"\(beat)\", \"word\": \"\(words)\", \"offset\": \(offset.microseconds / 1000) }"
    }
  }

  /// Where a beat's cue stands, as compilers write it.
  private func place(of beat: BeatID, _ path: String) -> String {
    guard let cue = row(beat)?.cue else { return path }
    return "\(cue.file(spoken, path)):\(cue.origin.place.line):\(cue.origin.place.column)"
  }

  /// A beat's words and when they are said.
  private func text(of beat: BeatID) -> String {
    guard let row = row(beat), let cue = row.cue, let target = row.target else { return "\(beat)" }
    return "\"\(text(of: cue))\" (\(seconds(target)))"
  }

  private func row(_ beat: BeatID) -> Row? { rows.first { $0.beat == beat } }

  private func seconds(_ time: FilmTime) -> String { "\(time.seconds.text(decimals: 3)) s" }

  /// Whole milliseconds, which times of the tuner are.
  private func milliseconds(_ time: FilmTime) -> String { "\(time.microseconds / 1000) ms" }
}
