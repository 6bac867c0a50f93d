import Testing

@testable import Typesetting

@Suite struct SpellingTests {
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
