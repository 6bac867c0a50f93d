import Text
public import Typesetting

/// Makes labels: text and formulas at sizes of the theme, fitted to the room that they have.
///
/// Used only while a film is being made; its results are values.
public struct Lettering {
  /// The faces.
  public let fonts: FilmFonts
  /// What has the sizes.
  public let theme: Theme
  /// Pixels in a unit.
  public let unit: Double
  /// What stands before the decimals of numbers.
  public let decimalMark: Character

  /// The least size of type in pixels, where pictures are large enough to be watched: what a small screen still shows.
  ///
  /// What has no room for it is shrunk all the same.
  static let fewestPixels = 12.0
  /// From how many pixels a unit on pictures are watched: those whose shorter side has 480.
  static let smallestUnit = 480.0 / 1080

  /// Makes labels for pictures in which a unit has so many pixels.
  ///
  /// - Parameter decimalMark: What formulas and running numbers have before their decimals.
  public init(fonts: FilmFonts, theme: Theme, unit: Double, decimalMark: Character = ".") {
    (self.fonts, self.theme, self.unit, self.decimalMark) = (fonts, theme, unit, decimalMark)
  }

  /// A formula of `size` units, made smaller where it would be wider than `width` pixels.
  public func math(_ source: String, size: Double, fitting width: Double = .infinity) throws(TypesettingError) -> Label
  {
    let pixels = pixels(size)
    let label = Label(
      try fonts.math.typeset(source, size: pixels, decimalMark: decimalMark), source: source, isMath: true, size: pixels
    )
    guard let scale = Self.shrink(label, to: width) else { return label }
    let typeset = try fonts.math.typeset(source, size: pixels * scale, decimalMark: decimalMark)
    return Label(typeset, source: source, isMath: true, size: pixels * scale)
  }

  /// One line of text of `size` units, made smaller where it would be wider than `width` pixels.
  public func text(
    _ string: String, size: Double, heavy: Bool = false, fitting width: Double = .infinity
  ) throws(TypesettingError) -> Label {
    let font = heavy ? fonts.semibold : fonts.regular
    let pixels = pixels(size)
    let label = Label(try font.line(string, size: pixels), source: string, isMath: false, size: pixels)
    guard let scale = Self.shrink(label, to: width) else { return label }
    return Label(try font.line(string, size: pixels * scale), source: string, isMath: false, size: pixels * scale)
  }

  /// A text on one line of `size` units or, where that would be much smaller, on two of at most `half` units, the
  /// caption's size unless another is given.
  ///
  /// What even the smallest size leaves no room for is cut off with an ellipsis. Nothing for an empty text, and where
  /// there is no room at all.
  public func lines(
    _ string: String, size: Double, half: Double? = nil, heavy: Bool, width: Double
  ) throws(TypesettingError) -> [Label] {
    guard !string.isEmpty, width > 0 else { return [] }
    let whole = try text(string, size: size, heavy: heavy)
    if 0.8 * whole.width <= width { return [try text(string, size: size, heavy: heavy, fitting: width)] }

    // Two lines, broken where the longer is shortest.
    let words = LineBreaks.parts(of: string)
    var best: (lines: [String], width: Double) = ([string], whole.width)
    for count in words.indices.dropFirst() {
      let lines = [words[..<count], words[count...]].map { LineBreaks.joined($0) }
      var longest = 0.0
      for line in lines { longest = max(longest, try text(line, size: size, heavy: heavy).width) }
      if longest < best.width { best = (lines, longest) }
    }
    let smallest = theme.smallest
    let fitted = max(smallest, min(half ?? theme.caption, size * width / best.width))
    var labels: [Label] = []
    for line in best.lines {
      var label = try text(line, size: fitted, heavy: heavy)
      var rest = line
      while label.width > width, !rest.isEmpty {
        // Cut at once to about what fits, then letter by letter.
        rest.removeLast(max(1, Int(Double(rest.count) * (1 - width / label.width) * 0.8)))
        while rest.last == " " { rest.removeLast() }
        label = try text(rest + "…", size: fitted, heavy: heavy)
      }
      labels.append(label)
    }
    return labels
  }

  /// A size in units as pixels.
  func pixels(_ size: Double) -> Double {
    unit >= Self.smallestUnit ? max(size * unit, Self.fewestPixels) : size * unit
  }

  /// By how much a label must shrink to be `width` wide, to a hundredth at most; nil when it fits.
  private static func shrink(_ label: Label, to width: Double) -> Double? {
    guard label.width > width, label.width > 0 else { return nil }
    return max(width / label.width, 0.01)
  }
}
