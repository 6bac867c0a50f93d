import Typesetting

/// Makes labels: text and formulas at sizes of the theme, fitted to the room that they have.
///
/// Used only while a film is being made; its results are values.
struct Lettering {
  let fonts: FilmFonts
  let theme: Theme
  let unit: Double

  /// A formula of `size` units, made smaller where it would be wider than `width` pixels.
  func math(_ source: String, size: Double, fitting width: Double = .infinity) throws(TypesettingError) -> Label {
    let label = Label(try fonts.math.typeset(source, size: size * unit))
    guard let scale = Self.shrink(label, to: width) else { return label }
    return Label(try fonts.math.typeset(source, size: size * unit * scale))
  }

  /// One line of text of `size` units, made smaller where it would be wider than `width` pixels.
  func text(
    _ string: String, size: Double, heavy: Bool = false, fitting width: Double = .infinity
  ) throws(TypesettingError) -> Label {
    let font = heavy ? fonts.semibold : fonts.regular
    let label = Label(try font.line(string, size: size * unit))
    guard let scale = Self.shrink(label, to: width) else { return label }
    return Label(try font.line(string, size: size * unit * scale))
  }

  /// Numbers to stand inside neurons of `radius` pixels: all in one size, with as many digits as can be read there;
  /// nil where none can.
  func values(_ numbers: [Double], in radius: Double) throws(TypesettingError) -> [Label]? {
    let room = 1.62 * radius
    for digits in [4, 3, 2] {
      let sources = numbers.map { NumberText.math($0, digits: digits) }
      var widest = 0.0
      for source in sources { widest = max(widest, try math(source, size: theme.label).width) }
      let size = min(theme.label, 0.66 * radius / unit, theme.label * room / widest)
      guard size >= theme.smallest else { continue }
      var labels: [Label] = []
      for source in sources { labels.append(try math(source, size: size)) }
      return labels
    }
    return nil
  }

  /// By how much a label must shrink to be `width` wide, to a hundredth at most; nil when it fits.
  private static func shrink(_ label: Label, to width: Double) -> Double? {
    guard label.width > width, label.width > 0 else { return nil }
    return max(width / label.width, 0.01)
  }
}
