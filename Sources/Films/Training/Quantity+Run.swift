import FilmKit
import Learning
import NetworkKit

/// What a run has, the place being the step.
extension Quantity.Kind {
  /// How many steps have been taken.
  static let step = Self(rawValue: "k")
  /// How often the samples have been gone through.
  static let epoch = Self(rawValue: "p")
  /// The losses of the samples to learn from, and of those to test on.
  static let trainLoss = Self(rawValue: "lt")
  static let testLoss = Self(rawValue: "lv")
  /// How many of them the network is right about.
  static let trainCorrect = Self(rawValue: "nt")
  static let testCorrect = Self(rawValue: "nv")
}

extension Quantity {
  /// Its name and its value in a run; nil for what is no number of a run, or one that it hasn't.
  func number(in run: TrainingRun) -> (name: String, value: Double)? {
    guard let step = indices.first, (0...run.steps).contains(step) else { return nil }
    func named(_ name: String, _ value: Double?) -> (name: String, value: Double)? { value.map { (name, $0) } }
    return switch kind {
    case .step: ("step", Double(step))
    case .epoch: named("epoch after step \(step)", run.metrics(at: step).epoch.map(Double.init))
    case .trainLoss: ("training loss after step \(step)", run.metrics(at: step).train.loss)
    case .testLoss: named("test loss after step \(step)", run.metrics(at: step).test?.loss)
    case .trainCorrect: ("training points right after step \(step)", Double(run.metrics(at: step).train.correct))
    case .testCorrect:
      named("test points right after step \(step)", run.metrics(at: step).test.map { Double($0.correct) })
    default: nil
    }
  }
}
