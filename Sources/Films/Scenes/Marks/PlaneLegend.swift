import Drawing
import FilmKit
import Typesetting

/// What stands above a plane for one mark: what its colours mean.
struct PlaneLegend: Sendable {
  /// What is explained: a colour as the mark has it, or nothing that has one.
  enum Sample: Hashable, Sendable {
    case none
    case dot(Color)
    case line(Color)
    case dashes(Color)

    /// How much room it takes before its words, in units.
    var room: Double {
      switch self {
      case .none: 0
      case .dot: 24
      case .line, .dashes: 54
      }
    }
  }

  /// Words, after what they explain.
  struct Entry: Hashable, Sendable {
    let words: String
    let sample: Sample
  }

  private let entries: [(label: Label, at: Point, sample: Sample)]
  private let theme: Theme
  private let unit: Double

  /// The gap before an entry, in units.
  private static let gap = 28.0

  /// How wide entries are, in pixels; nil for none.
  static func width(_ entries: [Entry], _ setting: MarkSetting) throws(TypesettingError) -> Double? {
    var width = 0.0
    for entry in entries {
      let label = try setting.lettering.text(entry.words, size: setting.theme.smallest)
      width += label.width + (gap + entry.sample.room) * setting.unit
    }
    return width > 0 ? width : nil
  }

  /// Sets entries so that the last one ends at a point, or none where there is no point.
  ///
  /// - Parameter start: How far to the left there is room.
  init(_ entries: [Entry], endingAt end: Point?, from start: Double, _ setting: MarkSetting) throws(TypesettingError) {
    let (theme, unit) = (setting.theme, setting.unit)
    (self.theme, self.unit) = (theme, unit)
    guard var end, let natural = try Self.width(entries, setting) else {
      self.entries = []
      return
    }
    let widest = entries.map(\.sample.room).max() ?? 0
    let room =
      natural <= end.x - start + Self.gap * unit
      ? .infinity : (end.x - start) / Double(entries.count) - (Self.gap + widest) * unit
    var placed: [(label: Label, at: Point, sample: Sample)] = []
    for entry in entries.reversed() {
      let label = try setting.lettering.text(entry.words, size: theme.smallest, fitting: max(1, room))
      let start = Point(end.x - label.width, end.y)
      placed.append((label, start, entry.sample))
      end = Point(start.x - (Self.gap + entry.sample.room) * unit, end.y)
    }
    self.entries = placed
  }

  func draw(_ opacity: Double, into scene: inout Scene) {
    guard opacity > 0 else { return }
    for (label, at, sample) in entries {
      label.draw(.left, at: at, opacity: opacity, into: &scene) { _ in theme.muted }
      let middle = at.y - 0.36 * label.size
      switch sample {
      case .none: break
      case .dot(let color):
        let dot = Point(at.x - 16 * unit, middle)
        scene.append(.fill(PlotDrawing.disc, .solid(color.opacity(opacity)), .place(at: dot, scale: 8 * unit)))
      case .line(let color), .dashes(let color):
        let line = Path.line(Point(at.x - 54 * unit, middle), Point(at.x - 12 * unit, middle))
        let stroke = if case .dashes = sample { LineDrawing.dashes(unit) } else { Stroke(width: 4 * unit) }
        scene.append(.stroke(line, stroke, .solid(color.opacity(opacity)), .identity))
      }
    }
  }
}
