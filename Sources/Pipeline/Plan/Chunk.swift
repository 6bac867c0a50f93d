import Timeline

/// The unit of work: a few seconds of one beat, encoded by itself from its own key frame.
///
/// Chunks are counted from the beat's own start, so that a beat keeps its chunks when another beat changes.
struct Chunk: Hashable, Sendable, Codable {
  /// How long a chunk is, in seconds; the last of a beat has what is left, and beats of a single frame, which it may take
  /// in, come on top.
  static let seconds = 4

  /// The beat that it starts with; `held` for what is held after the last one.
  let beat: String
  /// The frames of the film that it covers; never empty.
  var frames: Range<Int>

  /// Cuts a film's beats into chunks, in order; every frame is in exactly one.
  ///
  /// A beat that is made longer at its end, as holds are, keeps all its chunks but the last.
  ///
  /// Of a range of the film, chunks that reach beyond it are shorter; the others are those of the whole film.
  ///
  /// No chunk has a single frame, which would put two key frames side by side (H.264, 7.4.3, wants different
  /// `idr_pic_id` then, and every encoder starts with the same): a beat of one frame goes with the chunk before it,
  /// or after it when it is the first.
  static func plan(_ timeline: Timeline, _ range: Range<Int>? = nil) -> [Chunk] {
    let range = range ?? 0..<timeline.frameCount
    let rate = timeline.frameRate
    let most = seconds * rate.numerator / rate.denominator
    var chunks: [Chunk] = []
    // What is held after the last beat has chunks of its own: the beat's don't depend on it.
    let held = timeline.beatFrameCount..<timeline.frameCount
    let spans = timeline.beats.map { ($0.id.description, $0.frames) } + [("held", held)]
    for (beat, span) in spans where !span.isEmpty {
      for start in stride(from: span.lowerBound, to: span.upperBound, by: most) {
        let frames = (start..<min(start + most, span.upperBound)).clamped(to: range)
        guard !frames.isEmpty else { continue }
        if let last = chunks.last, frames.count == 1 || last.frames.count == 1 {
          chunks[chunks.count - 1].frames = last.frames.lowerBound..<frames.upperBound
        } else {
          chunks.append(Chunk(beat: beat, frames: frames))
        }
      }
    }
    return chunks
  }
}
