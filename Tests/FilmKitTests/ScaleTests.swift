import Testing

@testable import FilmKit

@Suite("scales")
struct ScaleTests {
  @Test(
    "have round numbers around what they hold, three to nine of them",
    arguments: [
      [1.5, 4], [0, 1], [-3, 7], [0.5453, 0.2, 0.8], [1e-9, 3e-9], [1e8, 2.5e8], [0, 0], [5, 5], [-2, -2.0001],
    ])
  func ticks(held: [Double]) throws {
    let ticks = Ticks(held)
    #expect((3...9).contains(ticks.values.count), "\(ticks.values)")
    #expect(ticks.values == ticks.values.sorted())
    for value in held { #expect((0...1).contains(ticks.fraction(of: value)), "\(value) in \(ticks.values)") }
    let step = ticks.values[1] - ticks.values[0]
    for value in ticks.values { #expect(abs((value / step).rounded() - value / step) < 1e-6) }
  }

  @Test("reading takes a glance and a 25th of a second a letter")
  func reading() {
    #expect(Reading.seconds("12345 67890") == 0.65)
    #expect(Reading.seconds("") == 0.25)
  }
}
