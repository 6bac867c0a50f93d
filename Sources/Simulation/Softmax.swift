internal import Numerics

/// The softmax of a layer's logits, with its complements and logarithms: all relative to the largest logit, so that
/// nothing overflows, and none of them a difference of nearly equal numbers.
struct Softmax {
  /// ŷ = eᶻⱼ / Σ eᶻₖ.
  let values: [Double]
  /// 1 − ŷ.
  let complements: [Double]
  /// −ln ŷ.
  let surprisals: [Double]
  /// ln Σ eᶻₖ, as the largest logit and what the others add to it.
  let logSum: (largest: Double, rest: Double)

  /// Works out the softmax of at least one logit.
  init(_ logits: [Double]) {
    let largest = logits.max() ?? 0
    let leader = logits.firstIndex(of: largest)
    let powers = logits.map { Elementary.exp($0 - largest) }
    func sum(without left: Int?) -> Double {
      powers.indices.reduce(0) { sum, k in k == left ? sum : sum + powers[k] }
    }
    let total = sum(without: nil)
    let rest = Elementary.log1p(sum(without: leader))
    values = powers.map { $0 / total }
    complements = powers.indices.map { sum(without: $0) / total }
    surprisals = logits.map { (largest - $0) + rest }
    logSum = (largest, rest)
  }

  /// −ln(1 − ŷⱼ); ∞ when there is no other logit.
  func complementSurprisal(of logits: [Double], at j: Int) -> Double {
    guard values[j] > 0.5 else { return -Elementary.log1p(-values[j]) }
    guard logits.count > 1 else { return .infinity }
    let others = Softmax(Self.removing(j, from: logits))
    return (logSum.largest - others.logSum.largest) + (logSum.rest - others.logSum.rest)
  }

  /// All logits but the one at `j`.
  static func removing(_ j: Int, from logits: [Double]) -> [Double] {
    Array(logits[..<j] + logits[(j + 1)...])
  }
}
