import Drawing
import Testing

@testable import Typesetting

/// Expected numbers are those of Latin Modern Math 1.959, read with fontTools (MATH constants, hmtx, bounds of
/// charstrings); at a size of 1000 its units are pixels.
@Suite struct MathLayoutTests {
  private func set(_ source: String, _ style: MathStyle = .display) throws -> Typeset {
    try Fonts.typesetter().typeset(source, size: 1000, style: style)
  }

  @Test func lettersAreItalic() throws {
    let x = try set("x")
    #expect(x.advance == 572)
    #expect(x.inkBounds == Rect(minX: 29, minY: -442, maxX: 527, maxY: 11))
    #expect(x.ascent == 442)
    #expect(x.descent == 11)
    #expect(try set("h").inkBounds == Rect(minX: 55, minY: -694, maxX: 546, maxY: 11))
    #expect(try set("δ").inkBounds == Rect(minX: 43, minY: -712, maxX: 452, maxY: 11))
    #expect(try set("\\delta") == set("δ"))
    // Upright x: advance 528, and in mathematics an italic correction of 16.
    #expect(try set("\\mathrm{x}").advance == 528 + 16)
    #expect(try set("\\text{x}").advance == 528)
  }

  @Test func aSlantedLetterIsAsWideAsItReaches() throws {
    // f: advance 490, italic correction 90.
    #expect(try set("f").advance == 580)
  }

  @Test func hyphenIsAMinusSign() throws {
    #expect(try set("-") == set("−"))
    #expect(try set("-").inkBounds == Rect(minX: 56, minY: -270, maxX: 722, maxY: -230))
    #expect(try set("*") == set("∗"))
    #expect(try set("·") == set("\\cdot"))
  }

  @Test func aFractionStandsOnTheAxis() throws {
    let fraction = try set("\\frac{\\role{n}{x}}{\\role{d}{x}}")
    // Bar: axis 250, thickness 40. Numerator up 677, denominator down 686. Margins 120.
    #expect(fraction.bounds(nil) == Rect(minX: 120, minY: -270, maxX: 692, maxY: -230))
    #expect(fraction.bounds("n") == Rect(minX: 149, minY: -677 - 442, maxX: 647, maxY: -677 + 11))
    #expect(fraction.bounds("d") == Rect(minX: 149, minY: 686 - 442, maxX: 647, maxY: 686 + 11))
    #expect(fraction.advance == 572 + 240)
    #expect(fraction.ascent == 677 + 442)
    #expect(fraction.descent == 686 + 11)
  }

  @Test func theNarrowerPartOfAFractionIsCentred() throws {
    let fraction = try set("\\frac{\\role{n}{1}}{\\role{d}{222}}")
    let bar = fraction.bounds(nil)
    // The box of 1 is 500 wide, that of 222 is 1500.
    #expect(isNear(fraction.bounds("n").minX, bar.minX + 500 + 89))
    #expect(isNear(fraction.bounds("d").minX, bar.minX + 50))
    #expect(isNear(bar.width, 1500))
  }

  @Test func aTextFractionIsSmaller() throws {
    let small = try set("\\tfrac{1}{2}")
    #expect(try small == set("\\frac{1}{2}", .text))
    #expect(try small.ascent < set("\\frac{1}{2}").ascent)
    #expect(try set("\\dfrac{1}{2}", .text) == set("\\frac{1}{2}"))
  }

  @Test func aHighNumeratorKeepsItsDistance() throws {
    let fraction = try set("\\frac{\\role{n}{\\frac{1}{\\sqrt{q}}}}{2}")
    // The gap above the bar is at least 120 in display style.
    #expect(fraction.bounds("n").maxY <= -270 - 120 + 1e-9)
  }

  @Test func subscriptsAreLowerAndSmaller() throws {
    let pair = try set("\\role{b}{x}_\\role{s}{2}")
    // Down 247; the script form of 2 reaches from 63 to 505 and up to 664, at 70 %.
    let script = pair.bounds("s")
    #expect(isNear(script.minX, 572 + 63 * 0.7))
    #expect(isNear(script.width, (505 - 63) * 0.7))
    #expect(isNear(script.maxY, 247))
    #expect(isNear(script.minY, 247 - 664 * 0.7))
    // The form is 569 wide; 56 follow it.
    #expect(isNear(pair.advance, 572 + 569 * 0.7 + 56))
  }

  @Test func superscriptsAreRaised() throws {
    #expect(isNear(try set("x^\\role{s}{2}").bounds("s").maxY, -363))
    // In a denominator they are raised less: 289; the denominator itself is 686 down.
    #expect(isNear(try set("\\frac{1}{x^\\role{s}{2}}").bounds("s").maxY, 686 - 289))
  }

  @Test func bothScriptsKeepTheirDistance() throws {
    let both = try set("W_\\role{b}{f}^\\role{a}{Q}")
    let gap = both.bounds("b").minY - both.bounds("a").maxY
    #expect(gap >= 160 - 1e-9)
    // The superscript stands after the italic correction of W (132), the subscript before it.
    #expect(both.bounds("a").minX - both.bounds("b").minX > 100)
    #expect(try set("W_a^b") == set("W^b_a"))
    // A deep superscript over a high subscript: raised until its bottom is at 344, then the subscript gives way.
    let tight = try set("x_\\role{b}{b}^\\role{a}{Q}")
    #expect(isNear(tight.bounds("a").maxY, -344))
    #expect(isNear(tight.bounds("b").minY, -344 + 160))
  }

  @Test func aPrimeIsRaised() throws {
    let prime = try set("\\role{f}{f}'")
    // The script form of the prime stands from 96 to 549, at 70 %, raised by 363.
    #expect(isNear(prime.bounds(nil).maxY, -363 - 96 * 0.7))
    #expect(isNear(prime.bounds(nil).minY, -363 - 549 * 0.7))
    #expect(prime.bounds(nil).minX > prime.bounds("f").maxX - 40)
    #expect(try set("f''").advance > prime.advance)
    #expect(try set("f'^2") == set("f^{\\prime 2}"))
    #expect(try set("f′") == set("f'"))
  }

  @Test func anAccentStandsWhereTheFontSays() throws {
    let hat = try set("\\hat{\\role{x}{x}}")
    // x: accent at 329; the hat spans -446 … -82 about its own -264, and x is lower than 450, so it is not raised.
    #expect(hat.bounds(nil) == Rect(minX: 329 - 182, minY: -734, maxX: 329 + 182, maxY: -587))
    #expect(hat.advance == 572)
    // f is 705 high: 255 more than the accent base height.
    #expect(try set("\\hat{\\role{x}{f}}").bounds(nil).minY == -734 - 255)
    #expect(try set("\\hat{\\role{x}{f}}^2").advance == set("f^2").advance)
  }

  @Test func delimitersGrow() throws {
    var last = 0.0
    for inside in ["x", "\\frac{a}{b}", "\\frac{\\frac{a}{b}}{\\frac{c}{d}}", deep(5), deep(9)] {
      let fenced = try set("\\left(\\role{in}{\(inside)}\\right)")
      let (delimiters, content) = (fenced.bounds(nil), fenced.bounds("in"))
      #expect(delimiters.height > last)
      #expect(isNear(delimiters.center.y, -250), "centred on the axis")
      let reach = 2 * max(-250 - content.minY, content.maxY + 250)
      #expect(delimiters.height >= min(0.901 * reach, reach - 500) - 1e-9)
      #expect(delimiters.height <= max(1000, 1.35 * reach))
      last = delimiters.height
    }
    #expect(last > 3000, "higher than the highest variant: assembled")
  }

  @Test func aFormulaWithoutFractionKeepsItsParentheses() throws {
    #expect(try set("\\left(x\\right)").path == set("(x)").path)
    let half = try set("\\left.x\\right|")
    #expect(try half.inkBounds.maxX > set("x").inkBounds.maxX)
  }

  @Test func aRootCoversWhatItIsOf() throws {
    for inside in ["x", "x+1", "\\frac{a}{b}", deep(4), deep(9)] {
      let root = try set("\\sqrt{\\role{in}{\(inside)}}")
      let (sign, content) = (root.bounds(nil), root.bounds("in"))
      #expect(sign.minY < content.minY - 40)
      #expect(sign.maxY > content.maxY - 60)
      #expect(sign.maxX >= content.maxX - 30 && sign.minX < content.minX)
      #expect(isNear(sign.maxX, root.advance))
    }
    #expect(try set("\\sqrt[3]{x}").advance > set("\\sqrt{x}").advance)
  }

  @Test func theBarOfARootRunsTheWayOfItsSign() throws {
    // Contours that run against each other would cut a hole where they overlap.
    let areas = try contourAreas(set("\\sqrt{\\role{in}{x}}").path(role: nil))
    #expect(areas.count == 2)
    #expect(areas[0] * areas[1] > 0)
  }

  @Test func sumsAreLargeInDisplayStyle() throws {
    let display = try set("\\role{s}{\\sum}_\\role{b}{i}^\\role{a}{n}")
    let sign = display.bounds("s")
    #expect(isNear(sign.height, 1400) && isNear(sign.center.y, -250))
    #expect(display.bounds("a").maxY <= sign.minY - 200 + 1e-9)
    #expect(display.bounds("b").minY >= sign.maxY + 167 - 1e-9)
    let text = try set("\\role{s}{\\sum}_\\role{b}{i}^\\role{a}{n}", .text)
    #expect(isNear(text.bounds("s").height, 1000))
    #expect(text.bounds("b").minX > text.bounds("s").maxX - 60)
    #expect(try set("∑") == set("\\sum"))
  }

  @Test func everythingScalesWithTheSize() throws {
    let source =
      "\\frac{\\partial L}{\\partial w_3} = \\left(\\frac{\(deep(9))}{2}\\right)^2 \\sqrt{\\hat{y}} \\cdot σ'(z)"
    let typesetter = try Fonts.typesetter()
    let unit = try typesetter.typeset(source, size: 1)
    for size in [0.37, 12, 47.3, 1000] {
      let formula = try typesetter.typeset(source, size: size)
      #expect(zip(formula.coordinates, unit.coordinates).allSatisfy { isNear($0, $1 * size) })
      #expect(isNear(formula.advance, unit.advance * size))
      #expect(isNear(formula.ascent, unit.ascent * size) && isNear(formula.descent, unit.descent * size))
    }
  }

  @Test(arguments: [
    ("a b", "ab"), (" a\n+ b ", "a+b"), ("\\frac12", "\\frac{1}{2}"), ("{x}", "x"), ("x^2_1", "x_1^2"),
    ("\\alpha+\\pi", "α+π"), ("\\le\\ne\\approx\\to", "≤≠≈→"), ("\\text{a_b}", "\\text{a\\_b}"), ("\\mathbf{w}", "𝐰"),
    ("\\mathbb{R}", "ℝ"), ("\\mathcal{L}", "ℒ"), ("\\max", "\\operatorname{max}"), ("a~b", "a\\ b"), ("\\nabla", "∇"),
    ("\\partial", "∂"), ("\\ldots\\cdots", "…⋯"), ("x^{ab}", "x^{a b}"), ("\\mathbf{σ}", "𝛔"),
  ])
  func twoWaysToWriteOneFormula(left: String, right: String) throws {
    #expect(try set(left).path == set(right).path)
    #expect(try isNear(set(left).advance, set(right).advance))
  }

  /// Fractions inside each other.
  private func deep(_ depth: Int) -> String {
    (0..<depth).reduce("x") { inside, _ in "\\dfrac{\(inside)}{\(inside.count < 40 ? inside : "y")}" }
  }

  /// Twice the signed area inside each contour, by its points on the curve.
  private func contourAreas(_ path: Path) -> [Double] {
    var contours: [[Point]] = []
    for element in path.elements {
      switch element {
      case .move(let p): contours.append([p])
      case .line(let p), .curve(_, _, let p): contours[contours.count - 1].append(p)
      case .close: break
      }
    }
    return contours.map { points in
      zip(points, points.dropFirst() + points.prefix(1)).reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y }
    }
  }
}
