import Tensors

/// How much the marks of a film may take before its first frame, all of them together.
struct MarkBudget: Sendable {
  /// The most values of variables, or pairs of them, at which one mark is computed.
  static let mostStates = 4000

  /// Multiplications, and numbers that are computed on the way.
  var work = ValueLimits().work
  /// Numbers that are kept.
  var numbers = 1 << 24

  /// Limits for the next value: the usual ones, or what is left.
  func limits(_ usual: ValueLimits) -> ValueLimits {
    var limits = usual
    limits.multiplications = min(limits.multiplications, work)
    limits.elementsInAll = min(limits.elementsInAll, work)
    limits.work = min(limits.work, work)
    return limits
  }
}

/// Which shapes a mark can show.
struct TrackShape: Hashable, Sendable {
  /// How many sides.
  let ranks: ClosedRange<Int>
  /// How long the last side is; nil for any length.
  let last: Int?
  /// The most numbers.
  let most: Int
  /// All its sides; nil for any.
  var shape: [Int]?
  /// Whether a list may have no items yet.
  var mayBeEmpty = false

  /// Whether a value can be shown.
  func holds(_ tensor: Tensor) -> Bool {
    ranks.contains(tensor.shape.count) && (last == nil || tensor.shape.last == last)
      && (mayBeEmpty || !tensor.shape.contains(0))
      && tensor.count <= most && (shape == nil || tensor.shape == shape)
  }
}
