import FilmKit
import NetworkKit
import Testing

@testable import Backprop

@Suite("logarithmic scales")
struct DecadesTests {
  @Test("of powers of ten hold all sizes, and rise with them")
  func decades() {
    let sizes = [3e-12, 1e-8, 0.002, 0.09]
    let decades = Decades(sizes)
    #expect(decades.low == -12 && decades.high == -1)
    let fractions = sizes.map(decades.fraction)
    #expect(fractions == fractions.sorted() && fractions.allSatisfy { (0...1).contains($0) })
    #expect(Decades.power(-12) == "⁻¹²")
    #expect(Decades([0, 0]).high > Decades([0, 0]).low)
  }
}
