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
func orderedMap<Item: Sendable, Output: Sendable, Failure: Error>(
  _ items: [Item], jobs: Int, transform: @escaping @Sendable (Item) throws(Failure) -> Output,
  deliver: (Output) throws(Failure) -> Void
) async throws(Failure) {
  let jobs = max(1, jobs)
  let outcome = await withTaskGroup(
    of: (Int, Result<Output, Failure>).self, returning: Result<Void, Failure>.self
  ) { group in
    var started = 0
    var due = 0
    var early: [Int: Result<Output, Failure>] = [:]
    while due < items.count {
      // At work are those that were started and have neither been delivered nor are early.
      while started < items.count, started - due - early.count < jobs, started < due + 2 * jobs {
        let index = started
        let item = items[index]
        group.addTask { (index, Result { () throws(Failure) in try transform(item) }) }
        started += 1
      }
      guard let (index, result) = await group.next() else {
        preconditionFailure("an item that was started always has a result")
      }
      early[index] = result
      while let result = early.removeValue(forKey: due) {
        due += 1
        do throws(Failure) {
          try deliver(try result.get())
        } catch {
          group.cancelAll()
          return .failure(error)
        }
      }
    }
    return .success(())
  }
  try outcome.get()
}
