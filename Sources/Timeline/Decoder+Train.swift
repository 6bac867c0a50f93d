internal import Learning
internal import Simulation

extension Decoder {
  /// Trains the network, or takes the run that was saved, and steps through the samples; nil, with a message, when a
  /// number grows beyond all bounds.
  mutating func train(_ draft: TrainingDraft) -> (training: Training, trace: Trace)? {
    guard let data = draft.data, let network = draft.network, let classifier = draft.classifier,
      let source = draft.source, let request = draft.samples, let segments = draft.segments,
      let run = run(source, data, Parameters(classifier, seed: network.seed), segments, draft)
    else { return nil }
    let start = run.parameters(at: 0)
    do throws(SimulationError) {
      let samples = data.split.train
      let indices =
        if let own = request.indices { own } else {
          try SampleChoice.indices(count: request.speeds.count, among: samples, start)
        }
      var steps: [TrainingSample] = []
      for index in indices {
        steps.append(
          TrainingSample(index: index, sample: samples[index], step: try SampleStep(start, on: samples[index])))
      }
      let training = Training(
        classNames: data.classNames, standardization: data.standardization, run: run, samples: steps,
        segments: segments.map { TrainingSegment(from: $0.from, to: $0.to) })
      if let first = steps.first { return (training, first.step.trace) }
      return (training, try SampleStep(start, on: samples[0]).trace)
    } catch {
      report(.network(error), at: draft.networkPlace)
      return nil
    }
  }

  private mutating func run(
    _ source: TrainingSource, _ data: TrainingData, _ start: Parameters, _ segments: [SegmentDraft],
    _ draft: TrainingDraft
  ) -> TrainingRun? {
    do throws(LearningError) {
      switch source {
      case .optimizer(var settings):
        settings.steps = segments.reduce(1) { max($0, $1.to) }
        return try TrainingRun(from: start, on: data.split, settings: settings)
      case .saved(let saved): return try TrainingRun(saved: saved, on: data.split)
      }
    } catch {
      report(.learning(error), at: draft.ratePlace)
      return nil
    }
  }
}
