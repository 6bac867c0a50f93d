import Text

extension KeyReader {
  /// The beats, each from the sum of the exact durations before it; nil, with a message, when the film is too long or
  /// has no frame.
  mutating func beats(_ durations: Durations, _ beats: BeatSet, rate: FrameRate) -> [Beat]? {
    let clock = FrameClock(rate)
    let total = beats.all.reduce(FilmTime.zero) { $0 + durations.duration(of: $1) }
    guard total <= .longestFilm else {
      report(.filmTooLong(total), .start, Trail())
      return nil
    }
    guard clock.frame(at: total) > 0 else {
      report(.noFrame(total, rate), .start, Trail())
      return nil
    }
    var start = FilmTime.zero
    return beats.all.compactMap { id in
      guard let kind = beats.table[id.kind] else { return nil }
      let duration = durations.duration(of: id)
      defer { start = start + duration }
      let frames = clock.frame(at: start)..<clock.frame(at: start + duration)
      return Beat(id: id, kind: kind, start: start, duration: duration, frames: frames)
    }
  }
}
