import Testing
import Text

@Suite struct DidYouMeanTests {
  /// A suggestion is never farther than it may be, and a word always finds itself.
  @Test func suggestionsAreNear() {
    let known = ["countdown", "idle", "forward", "loss", "delta", "gradCalc", "done"]
    for word in known { #expect(DidYouMean.suggestion(for: word.uppercased(), among: known) == word) }
    #expect(DidYouMean.suggestion(for: "fowrard", among: known) == "forward")
    #expect(DidYouMean.suggestion(for: "los", among: known) == "loss")
    #expect(DidYouMean.suggestion(for: "backward", among: known) == nil)
    #expect(DidYouMean.suggestion(for: "x", among: known) == nil)
    #expect(DidYouMean.suggestion(for: "", among: known) == nil)
    #expect(DidYouMean.suggestion(for: String(repeating: "a", count: 1_000_000), among: known) == nil)
    #expect(DidYouMean.distance(Array("kitten"), Array("sitting")) == 3)
    #expect(DidYouMean.distance(Array("ab"), Array("ba")) == 1)
    #expect(DidYouMean.distance([], Array("abc")) == 3)
  }

  @Test(arguments: [
    ("", "", 0), ("a", "", 1), ("frac", "frac", 0), ("fraq", "frac", 1), ("farc", "frac", 1), ("sigam", "sigma", 1),
    ("kitten", "sitting", 3), ("sqt", "sqrt", 1), ("Sigma", "sigma", 1), ("ab", "ba", 1), ("abc", "cab", 2),
  ])
  func distancesAreThoseOfTheDefinition(left: String, right: String, distance: Int) {
    #expect(DidYouMean.distance(Array(left), Array(right)) == distance)
    #expect(DidYouMean.distance(Array(right), Array(left)) == distance)
  }
}
