import Readers
import Testing

/// Twice the input may take twice the time, and a little more: no small file keeps the program busy for long.
@Suite("time grows with the input", .serialized)
struct GrowthTests {
  @Test("by no more", arguments: Growth.all)
  func growth(growth: Growth) {
    var found = growth.factor()
    // A machine that does other things can only make it look worse.
    for times in [1, 2, 4] where (found?.factor ?? 0) > 2.3 { found = growth.factor(tries: 7, times: times) }
    guard let found else { return }
    #expect(found.factor <= 2.3, "\(growth), \(found.count) of them: \(found.time) s, then \(found.factor) times that")
  }

  @Test("of every reader")
  func readers() {
    #expect(Set(Reader.all.map(\.name)).subtracting(Growth.all.map(\.reader)) == [])
  }
}
