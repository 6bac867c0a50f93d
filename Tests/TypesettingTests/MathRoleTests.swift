import Drawing
import Testing

@testable import Typesetting

@Suite struct MathRoleTests {
  private func roles(_ source: String) throws -> [String?] {
    try Fonts.typesetter().typeset(source, size: 40).pieces.map(\.role)
  }

  @Test func aFormulaWithoutRolesIsOnePiece() throws {
    #expect(try roles("\\frac{a}{b} = \\sqrt{c}") == [nil])
  }

  @Test func theInnermostRoleCounts() throws {
    #expect(try roles("a \\role{x}{b \\role{y}{c} d} e") == [nil, "x", "y", "x", nil])
  }

  @Test func aFractionBarHasTheRoleAroundIt() throws {
    let formula = try Fonts.typesetter().typeset("\\role{g}{\\frac{\\role{n}{a}}{\\role{d}{b}}}", size: 1000)
    #expect(formula.pieces.map(\.role) == ["n", "g", "d"])
    #expect(isNear(formula.path(role: "g").bounds.height, 40))
  }

  @Test func scriptsAreOutsideTheRoleOfTheirBase() throws {
    #expect(try roles("\\role{w}{w}_3") == ["w", nil])
    #expect(try roles("\\role{w}{w_3}") == ["w"])
    #expect(try roles("f^\\role{e}{2}") == [nil, "e"])
    #expect(try roles("\\role{f}{f'}^2") == ["f", nil])
  }

  @Test func oneRoleMayAppearTwice() throws {
    let formula = try Fonts.typesetter().typeset("\\role{w}{w} \\leftarrow \\role{w}{w} - 1", size: 40)
    #expect(formula.pieces.map(\.role) == ["w", nil, "w", nil])
    #expect(formula.path(role: "w").elements == formula.pieces[0].path.elements + formula.pieces[2].path.elements)
    #expect(formula.path(role: "nobody").isEmpty)
  }

  @Test(arguments: [
    ("\\role{a}{x} + \\role{b}{\\frac{1}{\\role{c}{y}}} = -1", "x + \\frac{1}{y} = -1"),
    ("\\role{a}{\\delta}_\\role{b}{3} \\role{c}{\\cdot} \\role{d}{-}2", "\\delta_3 \\cdot -2"),
    ("\\left(\\role{a}{-b}\\right)^\\role{c}{2}", "\\left(-b\\right)^2"), ("\\hat{\\role{y}{y}}_1", "\\hat{y}_1"),
    ("\\role{s}{\\sum_{i}^{n}} x_i", "\\sum_i^n x_i"),
  ])
  func rolesChangeNothingInTheLayout(with: String, without: String) throws {
    let typesetter = try Fonts.typesetter()
    let (left, right) = try (typesetter.typeset(with, size: 40), typesetter.typeset(without, size: 40))
    #expect(left.path == right.path)
    #expect(left.advance == right.advance)
  }
}
