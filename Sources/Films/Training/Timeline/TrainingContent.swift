public import Learning
import NetworkKit
public import Simulation
public import Timeline

/// What the film `training` is about: points of some classes, a network that learns to tell them apart, the samples
/// that it is stepped through on, and the segments of its continuous training.
public struct TrainingContent: FilmContent {
  /// What the classes are called, in order of their labels.
  public let classNames: [String]
  /// How the points of the file became those that the network is given; nil where they are the same.
  public let standardization: Standardization?
  /// The whole run, with the parameters after any of its steps.
  public let run: TrainingRun
  /// The samples that are stepped through before the network trains, in the film's order.
  public let samples: [TrainingSample]
  /// The segments of continuous training, one a beat `train.k`.
  public let segments: [TrainingSegment]

  /// Both passes through the network before its first step: on the first sample that is stepped through, or on the first
  /// of all where there is none.
  public let trace: Trace

  /// The points, those to learn from and those to test on.
  public var split: DatasetSplit { run.split }
  /// The shape of the network.
  public var classifier: Classifier { run.classifier }

  init(
    classNames: [String], standardization: Standardization?, run: TrainingRun, samples: [TrainingSample],
    segments: [TrainingSegment], trace: Trace
  ) {
    (self.classNames, self.standardization) = (classNames, standardization)
    (self.run, self.samples, self.segments, self.trace) = (run, samples, segments, trace)
  }
}

extension TrainingContent {
  /// The formula of its kind.
  public func expression(of name: String, in beat: BeatID) -> String? { Quantity.formula(ofNumber: name) }

  /// The chapter of a sample's step; other beats have that of their phase.
  public func chapter(of beat: BeatID, in wording: Wording) -> String? {
    guard case .step(_, let sample)? = TrainingBeat(beat), samples.indices.contains(sample) else { return nil }
    return wording(.sampleChapter, ["sample": .count(samples[sample].index)])
  }

  /// Training goes on for as long as its beat does, unless it rests.
  public func movesThroughout(_ beat: BeatID) -> Bool {
    guard case .train(let segment)? = TrainingBeat(beat), segments.indices.contains(segment) else { return false }
    return segments[segment].from != segments[segment].to
  }

  /// The segments of training where the file names none: of our own run two, of a saved one all that it has.
  public func usualItems(of list: String) -> [[(key: String, value: String)]] {
    guard list == "train" else { return [] }
    guard run.settings != nil else {
      return [[("to", "\(run.steps)"), ("ms", "\(TrainingFilm.defaultSavedTime.microseconds / 1000)")]]
    }
    return TrainingFilm.defaultSegments.map { [("steps", "\($0)"), ("ms", "\($1)")] }
  }
}

/// A sample that the film steps through, with every number of the step.
public struct TrainingSample: Hashable, Sendable {
  /// Which of the samples to learn from, counted from 0.
  public let index: Int
  /// The point and its class.
  public let sample: Dataset.Sample
  /// Both passes through the network as it is before it trains.
  public let step: SampleStep

  init(index: Int, sample: Dataset.Sample, step: SampleStep) {
    (self.index, self.sample, self.step) = (index, sample, step)
  }
}

/// A segment of continuous training: the steps that its beat begins and ends with.
public struct TrainingSegment: Hashable, Sendable {
  /// How many steps have been taken as it begins.
  public let from: Int
  /// How many have been taken as it ends; less than `from` where it runs backward.
  public let to: Int

  init(from: Int, to: Int) { (self.from, self.to) = (from, to) }
}
