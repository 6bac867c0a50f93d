import Testing

@testable import Typesetting

@Suite struct SpellingTests {
  @Test(arguments: [
    ("", "", 0), ("a", "", 1), ("frac", "frac", 0), ("fraq", "frac", 1), ("farc", "frac", 1), ("sigam", "sigma", 1),
    ("kitten", "sitting", 3), ("sqt", "sqrt", 1), ("Sigma", "sigma", 1), ("ab", "ba", 1), ("abc", "cab", 2),
  ])
  func distancesAreThoseOfTheDefinition(left: String, right: String, distance: Int) {
    #expect(Spelling.distance(left, right) == distance)
    #expect(Spelling.distance(right, left) == distance)
  }

  @Test func onlyNearNamesAreOffered() {
    let names = ["delta", "eta", "beta", "zeta", "theta"]
    #expect(Spelling.nearest(to: "dleta", among: names) == ["delta"])
    #expect(Spelling.nearest(to: "xeta", among: names) == ["beta", "eta", "zeta"])
    #expect(Spelling.nearest(to: "softmax", among: names).isEmpty)
    #expect(Spelling.nearest(to: "z", among: names).isEmpty)
  }

  @Test func everyCommandIsFoundAfterASwap() {
    for name in MathCommand.names where name.count > 3 {
      var letters = Array(name)
      letters.swapAt(1, 2)
      let swapped = String(letters)
      guard MathCommand.named(swapped) == nil else { continue }
      #expect(Spelling.nearest(to: swapped, among: MathCommand.names, limit: 100).contains(name))
    }
  }
}
