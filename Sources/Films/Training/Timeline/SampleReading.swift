import Learning
import NetworkKit
import Simulation
import Text
import Timeline

extension KeyReader {
  /// Reads `samples`: how many, or which of the samples to learn from; without their count, whether they are there is
  /// not looked at.
  mutating func samples(_ value: Located?, count: Int?) -> SampleRequest? {
    guard let value else {
      return SampleRequest(speeds: Self.speeds(min(TrainingFilm.defaultSamples, count ?? .max)))
    }
    switch value.node.kind {
    case .number:
      guard let wanted = whole(value, in: TrainingBounds.samples, expected: .samples) else { return nil }
      if let count, wanted > count {
        report(own: TrainingProblem.tooFewSamples(wanted: wanted, count: count), at: value)
        return nil
      }
      return SampleRequest(speeds: Self.speeds(wanted))
    default:
      guard let items = items(value, count: TrainingBounds.samples, expected: .samples) else { return nil }
      var request = SampleRequest(indices: [], speeds: Self.speeds(items.count))
      var isRight = true
      for (place, item) in items.enumerated() {
        guard let sample = sample(item, count: count) else {
          isRight = false
          continue
        }
        request.indices?.append(sample.index)
        if let speed = sample.speed { request.speeds[place] = speed }
      }
      return isRight ? request : nil
    }
  }

  /// The usual speeds of so many samples: the first one in full, the others quicker.
  private static func speeds(_ count: Int) -> [Double] {
    (0..<count).map { $0 == 0 ? 1 : TrainingFilm.laterSpeed }
  }

  private mutating func sample(_ value: Located, count: Int?) -> (index: Int, speed: Double?)? {
    guard case .mapping = value.node.kind else {
      return index(value, count: count, expected: .sample).map { ($0, nil) }
    }
    guard let fields = fields(of: value, keys: TrainingFilm.sample) else { return nil }
    let index = fields["index"].flatMap { self.index($0, count: count, expected: .whole(TrainingBounds.sampleIndex)) }
    let bounds = TrainingBounds.speed
    let speed = fields["speed"].map { value in number(value, expected: .speed) { bounds ~= $0 } }
    guard let index, speed.map({ $0 != nil }) ?? true, !fields.hasUnknownKeys else { return nil }
    return (index, speed ?? nil)
  }

  private mutating func index(_ value: Located, count: Int?, expected: ExpectedValue) -> Int? {
    guard let index = whole(value, in: TrainingBounds.sampleIndex, expected: expected) else { return nil }
    if let count, index >= count {
      report(own: TrainingProblem.noSuchTrainingSample(index, count: count), at: value)
      return nil
    }
    return index
  }
}
