import Numerics
import Testing

@Suite struct RationalTests {
  @Test func lowestTermsWithAPositiveDenominator() {
    let value = Rational(30, -12)
    #expect(value.numerator == -5)
    #expect(value.denominator == 2)
    #expect(Rational(0, -7) == 0)
    #expect(Rational(0, -7).denominator == 1)
    #expect(Set([Rational(1, 2), Rational(2, 4), Rational(-3, -6)]).count == 1)
  }

  private static let texts: [(String, Int, Int)] = [
    ("29.97", 2997, 100), ("30000/1001", 30000, 1001), ("8500.5", 17001, 2), ("-0.25", -1, 4), ("+3", 3, 1),
    ("0", 0, 1), ("-0.0", 0, 1), ("007.50", 15, 2), ("-6/4", -3, 2), ("1.0000000000000000000000000", 1, 1),
    ("9223372036854775807", Int.max, 1), ("0.000000000000000001", 1, 1_000_000_000_000_000_000),
  ]

  @Test(arguments: texts)
  func textIsReadExactly(_ text: String, _ numerator: Int, _ denominator: Int) {
    #expect(Rational(text) == Rational(numerator, denominator))
  }

  @Test(arguments: [
    "", " 1", "1 ", "1.", ".5", "1e3", "1/0", "1/-2", "--1", "+-1", "1/2/3", "1.5/2", "0x10", "१", "1,5", "inf", "nan",
    "-", "/", ".", "9223372036854775808", "0.0000000000000000001", "1_000",
  ])
  func whatIsNoNumberIsRefused(_ text: String) {
    #expect(Rational(text) == nil)
  }

  @Test func descriptionReadsBack() {
    for value in [Rational(30000, 1001), 0, -7, Rational(-1, 3)] { #expect(Rational(value.description) == value) }
    #expect(Rational(30000, 1001).description == "30000/1001")
    #expect(Rational(-8, 2).description == "-4")
  }

  @Test func roundingTakesHalvesUp() {
    let values = [(5, 2), (-5, 2), (7, 3), (-7, 3), (8, 3), (-8, 3), (4, 1), (-4, 1), (0, 1), (1, 2), (-1, 2)]
    #expect(values.map { Rational($0.0, $0.1).rounded() } == [3, -2, 2, -2, 3, -3, 4, -4, 0, 1, 0])
    #expect(values.map { Rational($0.0, $0.1).floor } == [2, -3, 2, -3, 2, -3, 4, -4, 0, 0, -1])
    #expect(Rational(Int.max, 2).rounded() == Int.max / 2 + 1)
    #expect(Rational(Int.max - 1, Int.max).rounded() == 1)
    #expect(Rational(Int.min, 3).floor == Int.min / 3 - 1)
  }

  @Test func arithmeticIsExact() {
    #expect(Rational(1, 6) + Rational(1, 10) == Rational(4, 15))
    #expect(Rational(1, 6) - Rational(1, 10) == Rational(1, 15))
    #expect(Rational(4, 9) * Rational(3, 8) == Rational(1, 6))
    #expect(Rational(4, 9) / Rational(-2, 3) == Rational(-2, 3))
    // An hour of frames at 29.97…: the sum of the frames' durations is the hour's, to the last bit.
    let frame = Rational(1001, 30000)
    var sum = Rational.zero
    for _ in 0..<107_892 { sum += frame }
    #expect(sum == Rational(107_892 * 1001, 30000))
  }

  @Test func partsThatOverflowOnlyOnTheWayAreNoMatter() {
    let large = Rational(1 << 62, 3)
    #expect(large * Rational(3, 1 << 62) == 1)
    #expect(large - large == 0)
    #expect(large / large == 1)
  }

  @Test func whatDoesNotFitIsNil() {
    #expect(Rational(Int.max).addingExactly(1) == nil)
    #expect(Rational(Int.min).subtractingExactly(1) == nil)
    #expect(Rational(Int.max).multipliedExactly(by: 2) == nil)
    #expect(Rational(1).dividedExactly(by: 0) == nil)
    #expect(Rational(1, Int.max).multipliedExactly(by: Rational(1, 2)) == nil)
    #expect(Rational(Int.min).multipliedExactly(by: -1) == nil)
    #expect(Rational(exactly: 1, over: 0) == nil)
    #expect(Rational(exactly: .min, over: -1) == nil)
    #expect(Rational(exactly: 1, over: .min) == nil)
    #expect(Rational(exactly: .min, over: .min) == 1)
    #expect(Rational(exactly: .min, over: 1)?.numerator == .min)
    #expect(Rational(Int.max).addingExactly(-1) == Rational(Int.max - 1))
  }

  @Test func orderIsExactBeyondDoubles() {
    #expect(Rational(Int.max - 1, Int.max) < 1)
    #expect(Rational(Int.max - 2, Int.max - 1) < Rational(Int.max - 1, Int.max))
    #expect(Rational(-1, 2) < Rational(-1, 3))
    #expect(Rational(-1, 3) < 0)
    #expect(Rational(30000, 1001) < Rational(30))
    #expect(!(Rational(1, 2) < Rational(1, 2)))
  }

  @Test func doubles() {
    #expect(Rational(1, 3).double == 1.0 / 3)
    #expect(Rational(-5, 2).double == -2.5)
  }
}
