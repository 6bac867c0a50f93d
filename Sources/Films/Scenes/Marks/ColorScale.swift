import Drawing
import FilmKit
import Timeline
import Typesetting

/// The colours of numbers: from the surface to the signal's colour, and to that of negative numbers below 0.
struct ColorScale: Hashable, Sendable {
  /// The least and the greatest number that has a colour of its own.
  let low: Double
  let high: Double
  /// How far colours go from the surface's to the strongest ones.
  private var strength = 1.0
  private let theme: Theme

  /// A scale from one number to another; where 0 lies between them, its colour is the surface's.
  init(low: Double, high: Double, _ theme: Theme) {
    (self.low, self.high, self.theme) = (low, high, theme)
  }

  /// A scale from 0 to the largest of some numbers, and as far below 0 where one is negative.
  init(from numbers: [Double], _ theme: Theme) {
    let most = numbers.reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 }
    let high = most > 0 ? most : 1
    self.init(low: numbers.contains { $0 < 0 && $0.isFinite } ? -high : 0, high: high, theme)
  }

  /// A scale over given numbers, or else over those that are shown.
  init(_ numbers: [Double], over range: ClosedRange<Double>?, _ theme: Theme) {
    if let range {
      self.init(low: range.lowerBound, high: range.upperBound, theme)
    } else {
      self.init(from: numbers, theme)
    }
  }

  /// The same in colours on all of which the theme's ink can be read, so that words keep their colour while what is
  /// behind them changes.
  var behindWords: ColorScale {
    var scale = self
    let steps = stride(from: 1, through: 0.1, by: -0.05)
    scale.strength =
      steps.first { strength in
        [theme.signal, theme.negative].allSatisfy {
          theme.ink.contrast(to: theme.surface.mixed(with: $0, strength)) >= 4.6
        }
      } ?? 0.1
    return scale
  }

  /// The colour of a number; of what is none, the surface's.
  func color(_ value: Double) -> Color {
    guard value.isFinite, high > low else { return theme.surface }
    let share: Double
    if low < 0, high > 0 {
      share = self.share(abs(value), 0, max(high, -low))
    } else {
      share = high > 0 ? self.share(value, low, high) : self.share(value, high, low)
    }
    let isNegative = high <= 0 || (low < 0 && value < 0)
    return theme.surface.mixed(with: isNegative ? theme.negative : theme.signal, strength * share)
  }

  private func share(_ value: Double, _ from: Double, _ to: Double) -> Double {
    let share = (value - from) / (to - from)
    return share.isNaN ? 0 : max(0, min(1, share))
  }

  /// A number in words, with a true minus sign.
  static func words(_ number: Double, _ wording: Wording) -> String {
    wording.number(NumberText.text(number, digits: 2)).replacing("-", with: "−")
  }

  /// The scale in words for below a mark; nil where another mark says it.
  func label(_ setting: MarkSetting) throws(TypesettingError) -> Label? {
    guard setting.showsScale else { return nil }
    return try setting.lettering.text(
      words(.colourScale, setting.wording), size: setting.theme.smallest, fitting: setting.area.width)
  }

  /// The scale in words: `colour: 0 … 0.82`.
  func words(_ term: Term, _ wording: Wording) -> String {
    wording(term, ["low": .words(Self.words(low, wording)), "high": .words(Self.words(high, wording))])
  }
}

extension Theme {
  /// What can be read on a colour: ink or the ground; where neither can, black or white.
  func readable(on color: Color) -> Color {
    let candidates = [ink, ground, Color(0x000000), Color(0xFFFFFF)]
    let ratios = candidates.map { color.contrast(to: $0) }
    let own = ratios[0] >= ratios[1] ? 0 : 1
    guard ratios[own] < 4.6 else { return candidates[own] }
    return candidates[ratios[2] >= ratios[3] ? 2 : 3]
  }
}

extension Color {
  /// The colour as one number, without its opacity.
  var hex: UInt32 {
    func part(_ share: Double) -> UInt32 { UInt32(max(0, min(255, (255 * share).rounded()))) }
    return part(red) << 16 | part(green) << 8 | part(blue)
  }
}

/// A strip that shows which colour stands for which number, upright at the right of what it explains.
struct ColorBar: Sendable {
  private let field: ColorField?
  private let frame: Path
  private let labels: [(label: Label, at: Point)]
  private let theme: Theme
  private let unit: Double

  /// How wide the strip is, in units.
  private static let thickness = 22.0
  /// How far the numbers are from it.
  private static let gap = 12.0
  /// How many colours it has.
  private static let steps = 65

  /// How much room a bar needs at the right, in pixels, its distance from what it explains among it.
  static func room(_ scale: ColorScale, _ setting: MarkSetting) throws(TypesettingError) -> Double {
    var widest = 0.0
    for tick in Axes.ticks(scale.low...scale.high) {
      widest = max(
        widest, try setting.lettering.math(NumberText.math(tick, digits: 3), size: setting.theme.smallest).width)
    }
    return widest + (2 * gap + thickness + 20) * setting.unit
  }

  /// Lays a bar out between two heights, its left edge at `x`.
  init(
    _ scale: ColorScale, x: Double, top: Double, bottom: Double, _ setting: MarkSetting
  ) throws(TypesettingError) {
    let (theme, unit) = (setting.theme, setting.unit)
    (self.theme, self.unit) = (theme, unit)
    let left = x.rounded()
    let rect = Rect(
      minX: left, minY: top.rounded(), maxX: left + (Self.thickness * unit).rounded(), maxY: bottom.rounded())
    let colors = (0..<Self.steps).flatMap { step in
      let share = Double(step) / Double(Self.steps - 1)
      let color = scale.color(scale.high + (scale.low - scale.high) * share).hex
      return [color, color]
    }
    field = rect.isEmpty ? nil : ColorField(columns: 2, rows: Self.steps, colors: colors, bounds: rect)
    frame = .rect(rect)
    var labels: [(label: Label, at: Point)] = []
    let all = Axes.ticks(scale.low...scale.high)
    let fitting = Axes.thinned(all, least: 1.3 * theme.smallest * unit, over: rect.height, scale.low...scale.high)
    for tick in fitting {
      let label = try setting.lettering.math(NumberText.math(tick, digits: 3), size: theme.smallest)
      let share = (tick - scale.low) / (scale.high - scale.low)
      labels.append((label, Point(rect.maxX + Self.gap * unit, rect.maxY - share * rect.height)))
    }
    self.labels = labels
  }

  /// All of it, with its numbers.
  var bounds: Rect { labels.reduce(frame.bounds) { $0.union($1.label.bounds(.leading, at: $1.at)) } }

  func draw(_ opacity: Double, into scene: inout Scene) {
    guard opacity > 0 else { return }
    if var field {
      field.opacity = opacity
      scene.append(.field(field))
    }
    scene.append(.stroke(frame, Stroke(width: 1.2 * unit), .solid(theme.line.opacity(opacity)), .identity))
    for entry in labels {
      entry.label.draw(.leading, at: entry.at, opacity: opacity, into: &scene) { _ in theme.muted }
    }
  }
}
