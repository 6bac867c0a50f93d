/// Maps work items in parallel and delivers the results in order.
///
/// At most `jobs` items are at work at once. A result that is early waits until its turn, and no item is started more
/// than `2 × jobs` places ahead of the next delivery, so what is held is bounded by the workers, not by the work. The
/// first error in the items' order wins over those that follow from it; the rest is cancelled.
///
/// - Parameters:
///   - items: What to work on.
///   - jobs: How many at once; at least 1.
///   - transform: The work; runs on any thread, so it must depend on its item alone.
///   - deliver: Takes every result, one after the other, in the items' order.
func orderedMap<Item: Sendable, Result: Sendable>(
  _ items: [Item], jobs: Int, transform: @escaping @Sendable (Item) throws -> Result,
  deliver: (Result) throws -> Void
) async throws {
  let jobs = max(1, jobs)
  try await withThrowingTaskGroup(of: (Int, Swift.Result<Result, any Error>).self) { group in
    var started = 0
    var due = 0
    var early: [Int: Swift.Result<Result, any Error>] = [:]
    var atWork = 0
    while due < items.count {
      while started < items.count, atWork < jobs, started < due + 2 * jobs {
        let index = started
        let item = items[index]
        group.addTask { (index, Swift.Result { try transform(item) }) }
        started += 1
        atWork += 1
      }
      guard let (index, result) = try await group.next() else { return }
      atWork -= 1
      early[index] = result
      while let result = early.removeValue(forKey: due) {
        due += 1
        do {
          try deliver(try result.get())
        } catch {
          group.cancelAll()
          throw error
        }
      }
    }
  }
}
