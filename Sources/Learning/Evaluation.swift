internal import Numerics
internal import Simulation

/// How well parameters tell the classes of samples apart.
public struct Evaluation: Hashable, Sendable {
  /// The mean of the samples' losses, without any penalty on the weights.
  public let loss: Double
  /// How many samples are given the class they have.
  public let correct: Int
  /// How many samples there are, at least 1.
  public let count: Int

  /// The share of samples that are given the class they have, 0 to 1.
  public var accuracy: Double { Double(correct) / Double(count) }

  /// Runs every sample through the network; nil of no samples.
  ///
  /// A sample is given class 1 by a sigmoid when its probability is above ½, else class 0, and the class of the
  /// largest output by a softmax, the first of equal ones. The losses are summed in order of the samples.
  public init?(of parameters: Parameters, on samples: [Dataset.Sample]) {
    guard !samples.isEmpty else { return nil }
    var pass = BatchPass(parameters.classifier, capacity: min(samples.count, 256))
    var (sum, correct) = (0.0, 0)
    for start in stride(from: 0, to: samples.count, by: 256) {
      pass.load(
        count: min(256, samples.count - start), point: { samples[start + $0].point },
        label: { samples[start + $0].label })
      pass.forward(parameters.values)
      for group in 0..<(pass.count + 7) / 8 {
        let (losses, leaders) = pass.losses(group: group)
        for lane in 0..<min(8, pass.count - group * 8) {
          sum += losses[lane]
          if leaders[lane] == Double(samples[start + group * 8 + lane].label) { correct += 1 }
        }
      }
    }
    loss = sum / Double(samples.count)
    self.correct = correct
    count = samples.count
  }
}

extension BatchPass {
  /// −ln of the probability of each sample's class, and the class that it is given.
  fileprivate func losses(group: Int) -> (losses: Lanes, leaders: Lanes) {
    let labels = labels[group]
    guard classifier.output == .softmax else {
      let logit = logits(0, group: group)
      let one = Lanes(repeating: 1)
      return (
        LaneMath.softplus(logit.replacing(with: -logit, where: labels .== 1)),
        Lanes().replacing(with: one, where: logit .> 0)
      )
    }
    let (powers, _) = softmax(group)
    var (largest, leaders, own) = (logits(0, group: group), Lanes(), logits(0, group: group))
    for label in 1..<classifier.classCount {
      let logit = logits(label, group: group)
      leaders.replace(with: Double(label), where: logit .> largest)
      largest.replace(with: logit, where: logit .> largest)
      own.replace(with: logit, where: labels .== Double(label))
    }
    // Relative to the largest logit, whose own power of 1 is left out of the sum, nothing overflows or loses digits.
    var rest = Lanes()
    for (label, power) in powers.enumerated() { rest += power.replacing(with: 0, where: leaders .== Double(label)) }
    var losses = largest - own
    for lane in losses.indices { losses[lane] += Elementary.log1p(rest[lane]) }
    return (losses, leaders)
  }
}

/// Where a run stands after a number of steps.
public struct Metrics: Hashable, Sendable {
  /// How many steps have been taken.
  public let step: Int
  /// How many epochs have been completed; nil in a run from elsewhere that does not say.
  public let epoch: Int?
  /// η; nil in a run from elsewhere that does not say.
  public let learningRate: Double?
  /// On all samples that are learnt from.
  public let train: Evaluation
  /// On the samples that are kept back; nil when there are none.
  public let test: Evaluation?
}
