internal import Simulation
internal import Text

/// What a document comes to: the parts of a timeline that had to be worked out.
struct Resolved {
  let size: PixelSize
  let frameRate: FrameRate
  let trace: Trace
  let update: Update?
  let training: Training?
  let beats: [Beat]
}

extension Decoder {
  /// Computes the trace and lays the beats on the frame grid; nil, with a message, when either can't be.
  mutating func resolve(_ document: Document, size: PixelSize?, frameRate: FrameRate?) -> Resolved? {
    var trace = document.network.flatMap { self.trace($0) }
    var update: Update?
    if let trace, let draft = document.network, let durations = document.durations,
      durations.duration(of: .update) > .zero
    {
      update = self.update(trace, draft)
    }
    let rate = frameRate ?? document.frameRate
    let beats = document.durations.flatMap { durations in
      document.edgeCount == nil ? nil : rate.flatMap { self.beats(durations, document.beats, rate: $0) }
    }
    var training: Training?
    // What takes long is not begun for a film that can't be made.
    if let draft = document.training, beats != nil, !hasErrors, let trained = self.train(draft) {
      (training, trace) = trained
    }
    guard let trace, let beats, let rate, let size = size ?? document.size else { return nil }
    return Resolved(size: size, frameRate: rate, trace: trace, update: update, training: training, beats: beats)
  }

  /// The beats, each from the sum of the exact durations before it.
  private mutating func beats(_ durations: Durations, _ beats: BeatSet, rate: FrameRate) -> [Beat]? {
    let clock = FrameClock(rate)
    let ids = beats.all
    let total = ids.reduce(FilmTime.zero) { $0 + durations.duration(of: $1) }
    guard total <= .longestFilm else {
      report(.filmTooLong(total), .start, Trail())
      return nil
    }
    guard clock.frame(at: total) > 0 else {
      report(.noFrame(total, rate), .start, Trail())
      return nil
    }
    var start = FilmTime.zero
    return ids.map { id in
      let duration = durations.duration(of: id)
      defer { start = start + duration }
      let frames = clock.frame(at: start)..<clock.frame(at: start + duration)
      return Beat(id: id, start: start, duration: duration, frames: frames)
    }
  }
}
