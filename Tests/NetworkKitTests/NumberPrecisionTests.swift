import NetworkKit
import Testing

@Suite("the precision of a vector")
struct NumberPrecisionTests {
  @Test(
    "the decimals that numbers may share, the best first",
    arguments: [
      ([-0.0412, 0.1734, 0.1411, -0.0769], [3, 2]),
      ([0.75, -0.2731, 0.2568], [3, 2, 1]),
      // No more than any of them needs, and none for what is whole; two digits of the smallest.
      ([0.9, -0.4], [1]), ([1, 0], [0]), ([0, 0], [0]), ([12.5, 0.25], [2, 1]),
      // One more where the smallest has a single digit else.
      ([0.664, 0.00123], [4, 3]),
      // Powers of ten share none, nor what is too far apart.
      ([0.00012, 0.00034], []), ([0.5, 0.0000003], []), ([3e7, 1], []),
    ])
  func decimals(numbers: [Double], expected: [Int]) {
    #expect(NumberPrecision.decimals(of: numbers, most: 3) == expected)
  }

  @Test("a number with its decimals, in the formula language")
  func text() {
    let quantity = Quantity(.delta, [1, 0])
    let precision = NumberPrecision(digits: 3, own: [quantity: .decimals(3)])
    #expect(precision.math(0.75, of: quantity, asked: 4) == "0.750")
    #expect(precision.math(0, of: quantity, asked: 4) == "0")
    #expect(precision.math(0.75, of: Quantity(.delta, [1, 1]), asked: 4) == "0.75")
    #expect(NumberPrecision.byPlace.math(0.12345, of: quantity, asked: 2) == "0.12")
  }
}
