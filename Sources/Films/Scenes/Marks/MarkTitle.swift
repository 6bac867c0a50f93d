import Drawing
import FilmKit
import Typesetting

/// What a mark is called, in words above it.
struct MarkTitle: Sendable {
  private let label: Label?
  private var foot = Point.zero
  private let theme: Theme
  private let unit: Double

  /// Sets the words as wide as the area at most; nil for none.
  init(_ words: String?, _ setting: MarkSetting) throws(TypesettingError) {
    (theme, unit) = (setting.theme, setting.unit)
    label = try words.map { words throws(TypesettingError) in
      try setting.lettering.text(words, size: setting.theme.small, fitting: setting.area.width)
    }
  }

  /// How much room it takes.
  var height: Double { label == nil ? 0 : 1.7 * theme.small * unit }

  /// The same in the middle above a point.
  func above(_ point: Point) -> MarkTitle {
    var title = self
    title.foot = Point(point.x, point.y - 0.6 * theme.small * unit)
    return title
  }

  /// Where it is.
  var bounds: Rect { label?.bounds(.center, at: foot) ?? .empty }

  func draw(_ opacity: Double, into scene: inout Scene) {
    label?.draw(.center, at: foot, opacity: opacity, into: &scene) { _ in theme.ink }
  }
}
