import Numerics
import Synchronization
import Testing

@testable import Pipeline

@Suite("ordered work")
struct OrderedMapTests {
  private struct Failure: Error, Equatable { let item: Int }

  @Test("is delivered in order, whatever finishes first, and bounded", arguments: [1, 2, 3, 8])
  func order(jobs: Int) async {
    let atWork = Mutex((now: 0, most: 0, ahead: 0, delivered: 0))
    var delivered: [Int] = []
    await orderedMap(Array(0..<60), jobs: jobs) { item in
      atWork.withLock { state in
        state.now += 1
        state.most = max(state.most, state.now)
        state.ahead = max(state.ahead, item - state.delivered)
      }
      // Busy for a while that differs from item to item.
      var generator = SeededGenerator(seed: UInt64(item))
      var sum = 0.0
      for _ in 0..<generator.next(in: 1_000...60_000) { sum += generator.nextUnit() }
      atWork.withLock { $0.now -= 1 }
      return sum > 0 ? item : -1
    } deliver: { item in
      delivered.append(item)
      atWork.withLock { $0.delivered = delivered.count }
    }
    #expect(delivered == Array(0..<60))
    #expect(atWork.withLock { $0.most } <= jobs)
    #expect(atWork.withLock { $0.ahead } < 2 * jobs)
  }

  @Test("stops with the first failure in order, after delivering what came before it")
  func failure() async {
    var delivered: [Int] = []
    await #expect(throws: Failure(item: 7)) {
      try await orderedMap(Array(0..<40), jobs: 4) { item in
        if item >= 7 { throw Failure(item: item) }
        return item
      } deliver: {
        delivered.append($0)
      }
    }
    #expect(delivered == Array(0..<7))
  }

  @Test("stops when the receiver fails")
  func receiver() async {
    var delivered = 0
    await #expect(throws: Failure(item: 3)) {
      try await orderedMap(Array(0..<40), jobs: 2) {
        $0
      } deliver: { item in
        if item == 3 { throw Failure(item: item) }
        delivered += 1
      }
    }
    #expect(delivered == 3)
  }

  @Test("of nothing is nothing")
  func nothing() async {
    await orderedMap([Int](), jobs: 3) {
      $0
    } deliver: { _ in
      Issue.record("nothing to deliver")
    }
  }
}
