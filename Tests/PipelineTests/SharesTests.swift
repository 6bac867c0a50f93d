import Numerics
import Testing

@testable import Pipeline

@Suite("shares")
struct SharesTests {
  @Test(
    "are consecutive, and the largest is as small as it can be",
    arguments: [
      ([5, 5, 5, 5], 2, [0..<2, 2..<4]),
      ([9, 1, 1, 1], 2, [0..<1, 1..<4]),
      ([1, 1, 1, 9], 2, [0..<3, 3..<4]),
      ([1, 1, 1, 1, 1, 1, 1, 1, 1, 1], 7, [0..<2, 2..<4, 4..<6, 6..<7, 7..<8, 8..<9, 9..<10]),
      ([4, 2], 3, [0..<1, 1..<2, 2..<2]),
      ([], 2, [0..<0, 0..<0]),
    ] as [([Int], Int, [Range<Int>])])
  func known(costs: [Int], count: Int, shares: [Range<Int>]) { #expect(Shares.cut(costs, into: count) == shares) }

  @Test("of any work: no way to cut it has a smaller largest share")
  func best() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<300 {
      let costs = (0..<Int(1 + generator.next() % 7)).map { _ in Int(generator.next() % 20) }
      let count = Int(1 + generator.next() % 4)
      let shares = Shares.cut(costs, into: count)
      #expect(shares.count == count)
      #expect(shares.flatMap(Array.init) == Array(costs.indices))
      #expect(costs.count < count || !shares.contains(where: \.isEmpty))
      let largest = shares.map { costs[$0].reduce(0, +) }.max() ?? 0
      #expect(largest == smallest(costs[...], count))
    }
  }

  /// The largest share of the best cut, by trying all.
  private func smallest(_ costs: ArraySlice<Int>, _ count: Int) -> Int {
    guard count > 1 else { return costs.reduce(0, +) }
    return (costs.startIndex...costs.endIndex).map { end in
      max(costs[..<end].reduce(0, +), smallest(costs[end...], count - 1))
    }.min() ?? 0
  }

  @Test(
    "numbers of chunks are read and written", arguments: [("3", [3]), ("1-4,7", [1, 2, 3, 4, 7]), ("2,1", [1, 2])])
  func numbers(text: String, numbers: [Int]) throws {
    let read = try #require(ChunkNumbers(parsing: text))
    #expect(read.numbers == numbers)
    #expect(ChunkNumbers(parsing: read.text) == read)
  }

  @Test(
    "what is no list of numbers is refused", arguments: ["", "0", "4-2", "1,", "a", "-1", "1-2-3", "1-99999999999"])
  func noNumbers(text: String) { #expect(ChunkNumbers(parsing: text) == nil) }
}
