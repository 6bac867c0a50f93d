import Synchronization

#if canImport(Dispatch)
  import Dispatch
#endif

/// Runs a body for each number below `count`, side by side where there are cores for it; what they make, in order.
func beside<Made: Sendable>(_ count: Int, _ body: @Sendable (Int) -> Made) -> [Made] {
  #if canImport(Dispatch)
    let made = Mutex([Made?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let value = body(index)
      made.withLock { $0[index] = value }
    }
    return made.withLock { $0 }.compactMap { $0 }
  #else
    return (0..<count).map(body)
  #endif
}
