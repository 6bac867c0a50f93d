internal import Text

extension Problem {
  /// The words for a place that the command line names.
  var placeMessage: String {
    switch self {
    case .notAPlace(let text, let known):
      "\(quoted(text)) is no place in the film. \(Self.didYouMean(text, known))Expected a time (12.5s or 1:02.5), a "
        + "frame (250f), a beat or its end (done.end): \(known.joined(separator: ", "))."
    case .placeWithoutUnit(let text):
      "\(text) may be seconds or a frame. Write \(text)s for a time"
        + (text.contains(".") ? "." : ", \(text)f for a frame.")
    case .placeAfterEnd(let text, let end, let frameCount):
      "\(cut(text)) is after the film's end: it lasts \(end)\(end < FilmTime(microseconds: 60_000_000) ? " s" : ""), "
        + "its last frame is \(frameCount - 1)f."
    case .beatWithoutFrame(let beat, let time):
      "\(beat) lasts \(time) s, which is no frame. Lengthen it, or name another beat."
    case .emptyRange(let from, let to):
      "there is no frame from \(cut(from)) to \(cut(to)). The end must be after the start."
    default: ""
    }
  }
}
