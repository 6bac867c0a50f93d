import FilmKit
import Foundation
import Numerics
import Review
import Timeline
import Voice

extension Tuning {
  /// What a plot of it shows.
  ///
  /// - Parameters:
  ///   - path: The timeline's file, for messages.
  ///   - files: Where the voice is from.
  ///   - sound: The recording.
  func picture(of path: String, _ files: NarrationFiles, _ sound: TuningPlot.Sound?) -> TuningPlot.Content {
    let said = spoken.alignment.words.indices.filter { spoken.alignment.words[$0] != nil }
    let places = Dictionary(uniqueKeysWithValues: said.enumerated().map { ($0.element, $0.offset) })
    let cues = rows.compactMap { row -> TuningPlot.Cue? in
      guard let cue = row.cue, let moment = row.target, let word = places[cue.words.lowerBound] else { return nil }
      let before = row.off.map { moment + $0 }
      return TuningPlot.Cue(
        row.beat, word: word, moment: moment, before: row.old.duration > .zero ? before : nil, lands: cue.lands)
    }
    return TuningPlot.Content(
      title: timeline.title ?? "Film and voice", facts: facts(files), warnings: remarks(path),
      beats: rows.map { TuningPlot.Beat($0.beat, before: $0.old.range, after: tuned($0)) },
      words: said.compactMap(word), cues: cues, ranges: markedRanges, sound: sound)
  }

  private func facts(_ files: NarrationFiles) -> [String] {
    func name(_ path: String) -> String { URL(fileURLWithPath: path).lastPathComponent }
    let words = spoken.script.words.count
    let found = words - spoken.alignment.skipped.count
    var facts = ["\(found) of \(words) words found"]
    if spoken.origin == .script { facts.insert("script \(name(spoken.file))", at: 0) }
    let recordings = files.takes.compactMap(\.recording).map(name)
    if let first = recordings.first {
      facts.append(recordings.count == 1 ? "recording \(first)" : "\(recordings.count) takes from \(first) on")
    }
    if let words = files.takes.lazy.compactMap(\.words).first { facts.append("word times \(name(words))") }
    let (old, new) = (rows.last?.old.end ?? .zero, rows.last?.new?.end)
    facts.append("film " + Self.clock(old) + (new.map { $0 == old ? "" : " → " + Self.clock($0) } ?? ""))
    return facts
  }

  private static func clock(_ time: FilmTime) -> String {
    time < FilmTime(microseconds: 60_000_000) ? "\(time) s" : "\(time)"
  }

  /// What should be looked at: that cues don't fit comes first.
  private func remarks(_ path: String) -> [String] {
    let misfits = words(in: path).flatMap { $0.split(separator: "\n").map(String.init) }
    // Who reads this looks at the plot already.
    return misfits + warnings.map { "\($0)".replacing(" Look at --plot.", with: "") }
  }

  /// What became of a beat.
  private func tuned(_ row: Row) -> TuningPlot.Tuned? {
    guard let new = row.new, new.duration > .zero else { return nil }
    let motion = row.motion
    let length = movesThroughout(row.beat) ? new.duration : motion.length(in: new.duration)
    let slack = max(.zero, row.slack ?? .zero)
    let pace: TuningPlot.Pace = slack == .zero ? .least : length < motion.best ? .short : .full
    return TuningPlot.Tuned(span: new.range, motion: length, pace: pace, slack: slack)
  }

  /// A word of the script as it is drawn; nil when it is not said.
  private func word(_ index: Int) -> TuningPlot.SpokenWord? {
    guard let word = spoken.alignment.words[index] else { return nil }
    let standing: TuningPlot.Standing =
      word.origin == .placed ? .placed : word.confidence < Self.leastConfidence ? .unsure : .heard
    let start = Self.time(word.start, voiceStart)
    return TuningPlot.SpokenWord(
      spoken.script.words[index].display, start..<max(start, Self.time(word.end, voiceStart)), standing)
  }

  /// What is drawn out of the rest, in the order of the film.
  private var markedRanges: [TuningPlot.MarkedRange] {
    let extra = spoken.alignment.extra.map { span in
      let (start, end) = (Self.time(span.lowerBound, voiceStart), Self.time(span.upperBound, voiceStart))
      return TuningPlot.MarkedRange(.extra, start..<max(start, end), "not in the script")
    }
    let silent = warnings.compactMap { warning -> TuningPlot.MarkedRange? in
      guard case .deadAir(_, let start, let length) = warning else { return nil }
      return TuningPlot.MarkedRange(
        .deadAir, start..<start + length, "dead air \(length.seconds.text(decimals: 1)) s")
    }
    let short = problems.compactMap { problem -> TuningPlot.MarkedRange? in
      guard case .tooShort(let shortage) = problem else { return nil }
      let end = max(.zero, moment(shortage.to) ?? .zero)
      let start = min(end, max(.zero, moment(shortage.from) ?? .zero))
      let needs = shortage.needs.map { "\($0.beat) \(TuningTable.milliseconds($0.least.microseconds))" }
      let missing = TuningTable.milliseconds(shortage.deficit.microseconds)
      let room = TuningTable.milliseconds(max(.zero, shortage.room).microseconds)
      return TuningPlot.MarkedRange(
        .shortage, start..<end,
        "\(missing) ms too little: there are \(room) ms for \(needs.joined(separator: ", "))")
    }
    return (extra + silent + rooms + short).sorted { $0.span.lowerBound < $1.span.lowerBound }
  }
}

extension Tuning {
  /// When a beat is to start or to land.
  private func moment(_ beat: BeatID?) -> FilmTime? { rows.first { $0.beat == beat }?.target }

  /// What is between two cues, where they don't fit.
  private var rooms: [TuningPlot.MarkedRange] {
    guard !problems.isEmpty else { return [] }
    let cued = rows.filter { $0.target != nil }
    return zip(cued, cued.dropFirst()).compactMap { earlier, later in
      guard let start = earlier.target, let end = later.target, start < end else { return nil }
      let room = TuningTable.milliseconds((end - start).microseconds)
      return TuningPlot.MarkedRange(.room, start..<end, "\(room) ms to \(later.beat)")
    }
  }
}

extension Tuning.Span {
  /// From its start to its end.
  fileprivate var range: Range<FilmTime> { start..<max(start, end) }
}
