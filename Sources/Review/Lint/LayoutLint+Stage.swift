import Drawing
import FilmKit
import Timeline

extension LayoutLint {
  /// The least share of the stage that is lit in a picture that stands for long.
  public static let leastLit = 0.08
  /// From which length of a beat, in seconds, its picture is looked at.
  private static let longBeat = 4.0
  /// Into how many parts a side of the stage is divided.
  private static let parts = (columns: 64, rows: 36)

  /// The beats of which a long still picture leaves the stage nearly empty; cards and the countdown are meant to.
  func emptyStages() -> [LayoutFinding] {
    let timeline = film.timeline
    let stage = Bands(width: timeline.size.width, height: timeline.size.height, theme: Theme(timeline)).stage
    let cards: [BeatID] = [.countdown, .title, .end]
    return timeline.beats.compactMap { beat in
      guard beat.duration.seconds > Self.longBeat, !cards.contains(beat.id), let last = beat.frames.last else {
        return nil
      }
      let share = Self.lit(film.frame(last), in: stage)
      guard share < Self.leastLit else { return nil }
      return LayoutFinding(.emptyStage(share: share), text: "", beat: beat.id, frame: last)
    }
  }

  /// The share of a stage's parts in which something is drawn; light around things is none.
  static func lit(_ list: DisplayList, in stage: Rect) -> Double {
    var isLit = [Bool](repeating: false, count: parts.columns * parts.rows)
    let (wide, high) = (stage.width / Double(parts.columns), stage.height / Double(parts.rows))
    for command in list.commands where command.isSeen {
      let bounds = command.bounds
      guard bounds.maxX > stage.minX, bounds.minX < stage.maxX, bounds.maxY > stage.minY, bounds.minY < stage.maxY
      else { continue }
      func part(_ place: Double, _ step: Double, _ count: Int) -> Int { max(0, min(count - 1, Int(place / step))) }
      let columns =
        part(bounds.minX - stage.minX, wide, parts.columns)...part(bounds.maxX - stage.minX, wide, parts.columns)
      let rows = part(bounds.minY - stage.minY, high, parts.rows)...part(bounds.maxY - stage.minY, high, parts.rows)
      for row in rows { for column in columns { isLit[row * parts.columns + column] = true } }
    }
    return Double(isLit.count { $0 }) / Double(isLit.count)
  }
}

extension DrawCommand {
  /// Whether more is drawn than a hint.
  fileprivate var isSeen: Bool {
    func isSeen(_ paint: Paint) -> Bool {
      switch paint {
      case .solid(let color): color.alpha > LayoutLint.seen
      case .linear(_, let from, _, let to): max(from.alpha, to.alpha) > LayoutLint.seen
      }
    }
    return switch self {
    case .glow: false
    case .field(let field): field.opacity > LayoutLint.seen
    case .fill(_, let paint, _), .stroke(_, _, let paint, _): isSeen(paint)
    }
  }
}
