internal import Numerics
internal import Simulation

extension LearningError: CustomStringConvertible {
  /// What is wrong, where, what was expected and how to fix it, in one sentence or two.
  public var description: String {
    switch self {
    case .classCount(let found):
      "there are \(found) classes: expected 2 to \(Classifier.maximumClasses)"
    case .network(let error): error.description
    case .classes(let data, let classifier):
      "the data have \(data) classes, but the network tells \(classifier) apart: make its class count \(data)"
    case .setting(let name, let found):
      "\(name.rawValue) is \(found.text(significantDigits: 6)): expected \(name.expected)"
    case .noTrainingSamples:
      "all samples are test samples, and none is left to learn from: make the test fraction smaller"
    case .diverged(let divergence): divergence.description
    case .savedLoss(let step):
      "the loss of the parameters saved at step \(step) is too large to be a number: save the run only as far as that"
    }
  }
}

extension Divergence: CustomStringConvertible {
  /// Which number left the range at which step, and which learning rate would work.
  public var description: String {
    let rate = learningRate.text(significantDigits: 6)
    let advice =
      workingRate.map { "a learning rate of \($0.text(significantDigits: 6)) works" }
      ?? "none of the smaller learning rates that were tried does better, so look at the data and at the weight decay"
    return "training diverges at step \(step): \(quantity) is too large to be a number at a learning rate of \(rate); "
      + advice
  }
}
