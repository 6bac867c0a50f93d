import Drawing
import FilmKit
import Timeline
import Typesetting

extension Storyboard {
  /// What stands over the rows: the title, the film's measures, and what its timeline was warned of.
  struct Head {
    /// The most warnings of the timeline that are listed.
    static let mostWarnings = 4

    private let title: Label
    private let facts: Label
    private let count: Label?
    private let warnings: [Label]
    private let width: Double

    /// Sets the words for a page of a width, in pixels.
    init(_ timeline: Timeline, findings: Int, width: Double, _ lettering: Lettering) throws(TypesettingError) {
      self.width = width
      let room = width - 2 * Grid.margin
      let heading = try lettering.settable(timeline.title ?? timeline.wording(.storyboard), heavy: true)
      title = try lettering.cut(heading, size: 60, heavy: true, width: room)
      let all = findings + timeline.warnings.count
      count = all == 0 ? nil : try lettering.text(timeline.wording(.warnings, ["count": .count(all)]), size: 26)
      let frames = timeline.frameCount
      let measures = [
        timeline.film, "\(timeline.size)", timeline.wording(.frameRate, ["rate": "\(timeline.frameRate)"]),
        timeline.wording(.frames, ["count": .count(frames)]), Row.clock(timeline.duration),
      ]
      facts = try lettering.text(measures.joined(separator: "  ·  "), size: 26)
      var warnings: [Label] = []
      for warning in timeline.warnings.prefix(Self.mostWarnings) {
        warnings.append(try lettering.cut(lettering.settable("\(warning)"), size: 20, width: room))
      }
      self.warnings = warnings
    }

    /// Draws it across the page.
    func draw(_ theme: Theme, into scene: inout Scene) {
      let (left, right) = (Grid.margin, width - Grid.margin)
      var y = Grid.margin + 104
      title.draw(.left, at: Point(left, Grid.margin + 50), into: &scene) { _ in theme.ink }
      facts.draw(.left, at: Point(left, y), into: &scene) { _ in theme.muted }
      count?.draw(.left, at: Point(right - (count?.width ?? 0), y), into: &scene) { _ in theme.increase }
      for warning in warnings {
        y += Grid.head.warning
        warning.draw(.left, at: Point(left, y), into: &scene) { _ in theme.increase }
      }
      let rule = Rect(minX: left, minY: y + 30, maxX: right, maxY: y + 33)
      scene.append(.fill(.rect(rule), .solid(theme.ink), .identity))
    }
  }
}
