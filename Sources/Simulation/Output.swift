internal import Numerics

/// The output layer and the loss together: prediction, loss and δ from the logits, by formulas that keep their digits
/// where a probability is nearly 0 or 1.
struct Output {
  let network: Network
  /// The logits z of the last layer.
  let logits: [Double]
  /// ŷ.
  let prediction: [Double]
  /// 1 − ŷ where ŷ is a probability (sigmoid, softmax), never computed by subtracting ŷ; else empty.
  let complement: [Double]
  private let softmax: Softmax?

  init(of network: Network, logits: [Double]) {
    self.network = network
    self.logits = logits
    switch network.output {
    case .elementwise(let activation):
      prediction = logits.map(activation.value)
      complement = activation == .sigmoid ? logits.map { Elementary.sigmoid(-$0) } : []
      softmax = nil
    case .softmax:
      let softmax = Softmax(logits)
      (prediction, complement, self.softmax) = (softmax.values, softmax.complements, softmax)
    }
  }

  /// ŷ − y, from 1 − ŷ when y is nearer to 1.
  func error(_ j: Int) -> Double {
    let y = network.target[j]
    guard y > 0.5, !complement.isEmpty else { return prediction[j] - y }
    return (1 - y) - complement[j]
  }

  /// The loss of the prediction.
  var loss: Double {
    let indices = logits.indices
    switch network.loss {
    case .squaredError:
      return indices.reduce(0) { sum, j in sum + error(j) * error(j) } / 2
    case .crossEntropy:
      return indices.reduce(0) { sum, j in sum + weighted(network.target[j], surprisal(j)) }
    case .binaryCrossEntropy:
      return indices.reduce(0) { sum, j in
        let y = network.target[j]
        return sum + weighted(y, surprisal(j)) + weighted(1 - y, complementSurprisal(j))
      }
    }
  }

  /// −ln ŷⱼ; of a sigmoid it is softplus(−z).
  private func surprisal(_ j: Int) -> Double { softmax?.surprisals[j] ?? Elementary.softplus(-logits[j]) }

  /// −ln(1 − ŷⱼ); of a sigmoid it is softplus(z).
  private func complementSurprisal(_ j: Int) -> Double {
    softmax?.complementSurprisal(of: logits, at: j) ?? Elementary.softplus(logits[j])
  }

  /// A product in which no weight leaves nothing, even of ∞.
  private func weighted(_ weight: Double, _ value: Double) -> Double { weight == 0 ? 0 : weight * value }
}
