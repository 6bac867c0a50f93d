/// Coverages by what they are of, so that nothing is worked out twice in a row.
///
/// There are two generations: what is used moves to the younger, and when that has grown to half the limit, the elder
/// is forgotten. So memory is bounded, and nothing that is in use is lost.
struct CoverageCache<Key: Hashable> {
  /// The most bytes that it keeps.
  let limit: Int
  private var young: [Key: Coverage] = [:]
  private var old: [Key: Coverage] = [:]
  private var youngSize = 0

  /// Makes an empty cache of at most `limit` bytes.
  init(limit: Int) { self.limit = limit }

  /// The coverage of something, if it is remembered.
  mutating func find(_ key: Key) -> Coverage? {
    if let coverage = young[key] { return coverage }
    guard let coverage = old[key] else { return nil }
    insert(coverage, of: key)
    return coverage
  }

  /// Remembers a coverage.
  mutating func insert(_ coverage: Coverage, of key: Key) {
    guard coverage.size <= limit / 2 else { return }
    if youngSize + coverage.size > limit / 2 {
      (old, young, youngSize) = (young, [:], 0)
    }
    young[key] = coverage
    youngSize += coverage.size
  }
}
