internal import Text

/// Finds the names that a mistyped one may stand for.
enum Spelling {
  /// The candidates at the least distance, at most two edits and less than the name's own length, in order.
  static func nearest(to name: String, among candidates: [String], limit: Int = 3) -> [String] {
    let letters = Array(name)
    let measured = candidates.map { (name: $0, distance: DidYouMean.distance(Array($0), letters)) }
    guard let least = measured.map(\.distance).min(), least <= 2, least < name.count else { return [] }
    return Array(measured.filter { $0.distance == least }.map(\.name).sorted().prefix(limit))
  }
}
