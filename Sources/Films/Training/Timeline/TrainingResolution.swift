import Learning
import NetworkKit
import Simulation
import Text
import Timeline

extension KeyReader {
  /// Trains the network, or takes the run that was saved, and steps through the samples; nil, with a message, when a
  /// number grows beyond all bounds.
  mutating func train(_ draft: TrainingDraft) -> TrainingContent? {
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
      for sample in steps { try sample.step.trace.checkGradients() }
      let trace = if let first = steps.first { first.step.trace } else { try SampleStep(start, on: samples[0]).trace }
      return TrainingContent(
        classNames: data.classNames, standardization: data.standardization, run: run, samples: steps,
        segments: segments.map { TrainingSegment(from: $0.from, to: $0.to) }, trace: trace)
    } catch {
      report(own: TrainingProblem.network(error), at: draft.networkPlace)
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
      report(own: TrainingProblem.learning(error), at: draft.ratePlace)
      return nil
    }
  }
}
