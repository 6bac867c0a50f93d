import Drawing
import FilmKit
import Timeline

/// Films as one: each frame is that of its part, each event at its place on the film's one clock.
final class JoinedFilm: Film {
  /// A part as it is seen.
  struct Part: Sendable {
    fileprivate let joined: JoinedPart
    fileprivate let film: any Film
    /// The film's frames that show it.
    fileprivate let frames: Range<Int>

    /// Puts a part at its place in the film.
    init(_ part: JoinedPart, _ film: any Film, in timeline: Timeline) {
      (joined, self.film) = (part, film)
      let own = timeline.beats.filter { part.own($0.id) != nil }
      frames = (own.first?.frames.lowerBound ?? 0)..<(own.last?.frames.upperBound ?? 0)
    }

    /// The part's own frame that one of the film's frames shows.
    fileprivate func own(_ frame: Int) -> Int {
      max(0, min(frame - frames.lowerBound + joined.firstFrame, film.timeline.frameCount - 1))
    }
  }

  let timeline: Timeline
  let events: [FilmEvent]
  /// The countdown and the cards.
  private let cards: any Film
  private let parts: [Part]

  /// Joins parts, at least one.
  init(_ cards: any Film, _ parts: [Part]) {
    (self.cards, self.parts, timeline) = (cards, parts, cards.timeline)
    let own = parts.flatMap { part in
      part.film.events.filter { $0.beat != .countdown }.map { event in
        FilmEvent(
          event.name, event.notes, beat: part.joined.joined(event.beat),
          frame: event.frame - part.joined.firstFrame + part.frames.lowerBound, place: event.place)
      }
    }
    events = cards.events + own
  }

  /// The part that a frame shows; nil for a card.
  ///
  /// After the last beat, what that shows is held.
  private func part(at frame: Int) -> (index: Int, part: Part)? {
    guard let index = parts.lastIndex(where: { $0.frames.lowerBound <= frame }) else { return nil }
    let part = parts[index]
    let isLast = part.frames.upperBound >= timeline.beatFrameCount
    return part.frames.contains(frame) || isLast ? (index, part) : nil
  }

  func frame(_ index: Int) -> DisplayList {
    part(at: index).map { $0.part.film.frame($0.part.own(index)) } ?? cards.frame(index)
  }

  func ground(_ index: Int) -> DisplayList {
    part(at: index).map { $0.part.film.ground($0.part.own(index)) } ?? cards.ground(index)
  }

  func marks(_ index: Int) -> [Mark] {
    guard let found = part(at: index) else { return cards.marks(index) }
    return found.part.film.marks(found.part.own(index)).map { mark in
      var mark = mark
      mark.part = found.index
      mark.owner = mark.owner.map(found.part.joined.place)
      return mark
    }
  }

  func numbers(in mark: Mark) -> [ShownNumber] { mark.part.map { parts[$0].film.numbers(in: mark) } ?? [] }

  func summary(of beat: BeatID) -> String {
    for part in parts { if let own = part.joined.own(beat) { return part.film.summary(of: own) } }
    return cards.summary(of: beat)
  }
}
