import Text
import Timeline

/// A film as a part of another: its beats have the part's name before their own, and its countdown is left out.
struct JoinedPart: Hashable, Sendable {
  /// What it is called in the names of beats.
  let name: String
  let timeline: Timeline
  /// The folder of its file, as the film's file names it.
  let folder: String
  /// What messages call its timeline: its file's name, or its path in the playlist.
  let source: String
  /// Whether that is a file of its own.
  private let isFile: Bool
  /// Its beats but for the countdown, at least one of them with a frame.
  let beats: [Beat]

  /// Takes a timeline as a part; nil, with a message, when there is nothing of it to be seen.
  init?(
    _ name: String, _ timeline: Timeline, folder: String, source: String, isFile: Bool, _ reader: inout KeyReader,
    at value: Located
  ) {
    (self.name, self.timeline, self.folder) = (name, timeline, folder)
    (self.source, self.isFile) = (source, isFile)
    beats = timeline.beats.filter { $0.id != .countdown }
    guard beats.contains(where: { !$0.frames.isEmpty }) else {
      reader.report(own: PlaylistProblem.empty(name), at: value)
      return nil
    }
    if let beat = beats.first(where: { name.utf8.count + 1 + $0.id.kind.utf8.count > 64 }) {
      reader.report(own: PlaylistProblem.longName("\(beat.id)", in: name), at: value)
      return nil
    }
  }

  /// How the film calls a beat, a kind of beats, or an axis of this part.
  func joined(_ beat: BeatID) -> BeatID { BeatID(kind: joined(beat.kind), indices: beat.indices) }
  func joined(_ name: String) -> String { "\(self.name).\(name)" }

  /// What a beat of the film is called in this part; nil where it is none of it.
  func own(_ beat: BeatID) -> BeatID? {
    guard beat.kind.hasPrefix(name + ".") else { return nil }
    return BeatID(kind: String(beat.kind.dropFirst(name.count + 1)), indices: beat.indices)
  }

  /// Whether a beat of its timeline is seen.
  func holds(_ beat: BeatID) -> Bool { beats.contains { $0.id == beat } }

  /// The first of its frames that is seen.
  var firstFrame: Int { timeline.beat(.countdown)?.frames.upperBound ?? 0 }

  /// How long its beats last: as in its own film, but that it ends with a whole frame, so that the next part begins with
  /// one, as it does by itself.
  var durations: [BeatID: FilmTime] {
    let frames = timeline.frameCount - firstFrame
    let (rate, start) = (timeline.frameRate, beats[0].start)
    // Of the length of so many frames, the nearest microsecond.
    let length = (2_000_000 * frames * rate.denominator + rate.numerator) / (2 * rate.numerator)
    var durations: [BeatID: FilmTime] = [:]
    for beat in beats { durations[joined(beat.id)] = beat.duration }
    let last = beats.last { $0.duration > .zero } ?? beats[beats.count - 1]
    durations[joined(last.id)] = FilmTime(microseconds: length) - (last.start - start)
    return durations
  }

  /// Its kinds of beats as the film has them.
  func kinds(_ phase: Phase) -> [BeatKind] {
    timeline.beatSet.table.kinds.filter { $0.name != BeatID.countdown.kind }.map { kind in
      BeatKind(
        joined(kind.name), axes: kind.axes.map(joined), phase: phase, length: .named(in: source, usual: .zero),
        motion: kind.motion, sound: kind.sound, isRigid: kind.isRigid, isPoster: kind.isPoster)
    }
  }

  /// The path of a text of its timeline, as messages of the playlist say it.
  func place(_ own: String) -> String { isFile ? "\(source): \(own)" : "\(source).\(own)" }

  private func joined(_ axis: BeatAxis) -> BeatAxis {
    BeatAxis(
      joined(axis.name), letter: axis.letter, noun: axis.noun, limit: axis.limit, owner: "\(name): \(axis.owner)",
      remedy: axis.remedy)
  }
}
