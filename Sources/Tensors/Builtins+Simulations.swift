import Learning
import Simulation

extension Builtins {
  /// The activations that a layer may have, the usual one first.
  private static let activations =
    [NetworkCall.usualActivation.rawValue]
    + Activation.allCases.filter { $0 != NetworkCall.usualActivation }.map(\.rawValue)

  static let simulations: [Builtin] = [
    Builtin(
      "network",
      "layers?, x?, target?, seed: 1, w?, b?, activation: \(activations.joined(separator: "|")), "
        + "output?: \(OutputActivation.allCases.map(\.description).joined(separator: "|")), "
        + "loss?: \(Loss.allCases.map(\.rawValue).joined(separator: "|"))",
      "A network: `.w[0]` and `.b[0]`, drawn with a seed or given; of an input also `.z[1]` and `.a[1]`; with a target "
        + "also `.loss`, `.delta[1]`, `.gradient[0]` and `.multiplications`."
    ) { call throws(ValueError) in try NetworkCall(call).value() },
    Builtin(
      "train",
      "network, x, y, steps, rate: 0.01, by: adam|momentum|sgd, batch: 16, seed: 1, momentum: 0.9, decay: 0.999, "
        + "eps: 1e-8, l2: 0",
      "A network that learns classes of points: `.w[0]`, `.b[0]`, `.loss` and `.accuracy`, each after every step, the "
        + "start first."
    ) { call throws(ValueError) in try TrainCall(call).value() },
  ]
}
