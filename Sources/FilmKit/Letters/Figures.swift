public import Drawing
public import Typesetting

/// Numbers that run while the film does: set sign by sign from glyphs that were made once, each digit as wide as any
/// other, so that nothing trembles.
public struct Figures: Sendable {
  private let glyphs: [Character: Label]
  private let digit: Double
  private let size: Double

  /// Makes the signs of numbers, `size` units large.
  public init(size: Double, _ lettering: Lettering) throws(TypesettingError) {
    var glyphs: [Character: Label] = [:]
    for character in "0123456789.-e∞" {
      let sign = character == "-" ? "−" : character == "." ? lettering.decimalMark : character
      glyphs[character] = try lettering.text(String(sign), size: size, heavy: true)
    }
    self.glyphs = glyphs
    digit = "0123456789".reduce(0) { max($0, glyphs[$1]?.width ?? 0) }
    self.size = glyphs["0"]?.size ?? size * lettering.unit
  }

  /// How wide a number is, in pixels.
  public func width(_ text: String) -> Double { text.reduce(0) { $0 + advance($1) } }

  /// Appends a number that ends at a point of the baseline.
  ///
  /// - Parameters:
  ///   - tag: What the number is.
  ///   - isRunning: Whether it is so now; else it stands.
  public func draw(
    _ text: String, tag: String, endingAt end: Point, color: Color, opacity: Double, isRunning: Bool = true,
    into scene: inout Scene
  ) {
    guard opacity > 0 else { return }
    var x = end.x - width(text)
    var ink = Rect.empty
    for character in text {
      guard let glyph = glyphs[character] else { continue }
      // Whole pixels: the same digit is the same shape wherever it stands.
      let at = Point((x + (advance(character) - glyph.width) / 2).rounded(), end.y.rounded())
      for part in glyph.parts {
        scene.letter(.fill(part.path, .solid(color.opacity(opacity)), .place(at: at)))
      }
      ink = ink.union(glyph.bounds(.left, at: at))
      x += advance(character)
    }
    scene.mark(
      Mark(
        kind: .label, bounds: ink, size: size, text: text, colors: [color], opacity: opacity, isMoving: false,
        source: "\\role{ink@\(tag)}{\(text)}",
        coloredRuns: [Mark.ColoredRun(color: color, bounds: ink)], isRunning: isRunning))
  }

  private func advance(_ character: Character) -> Double {
    character.isNumber ? digit : glyphs[character]?.width ?? 0
  }
}
