import Drawing
import FilmKit
import Typesetting

/// What a mark is called, in words above it, with values in them.
struct MarkTitle: Sendable {
  private let label: LabelLines?
  private let theme: Theme
  private let unit: Double
  /// On which side of a point it stands: above it, or to the right of it, where it begins.
  private var side = Side.above
  /// Where it is.
  private(set) var bounds = Rect.empty

  /// Sets the words as wide as the area at most; nil for none.
  init(_ words: LabelWords?, _ setting: MarkSetting) throws(TypesettingError) {
    (theme, unit) = (setting.theme, setting.unit)
    label = try words.map { words throws(TypesettingError) in try words.set(width: setting.area.width, setting) }
  }

  /// How much room it takes.
  var height: Double { label.map { $0.height + 0.4 * theme.small * unit } ?? 0 }

  /// The same above a point.
  ///
  /// - Parameters:
  ///   - side: Above, for words whose middle is over the point; right, for words that begin over it.
  ///   - area: Where it stays.
  func above(_ point: Point, _ side: Side = .above, within area: Rect? = nil) -> MarkTitle {
    guard let label else { return self }
    var title = self
    title.side = side
    let left = point.x - (side == .right ? 0 : label.width / 2)
    let most = area.map { $0.maxX - label.width } ?? .infinity
    title.bounds = Rect(
      x: max(area?.minX ?? -.infinity, min(most, left)), y: point.y - 0.31 * theme.small * unit - label.height,
      width: label.width, height: label.height)
    return title
  }

  func draw(_ opacity: Double, _ play: PlayMoment, into scene: inout Scene) {
    label?.draw(side, in: bounds, play, opacity: opacity, isMoving: false, into: &scene)
  }
}
