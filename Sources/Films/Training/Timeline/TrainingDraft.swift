import Learning
import NetworkKit
import Simulation
import Text
import Timeline

/// The film `training` as its file describes it; nil stands for what is wrong and was reported, or depends on that.
public struct TrainingDraft: Sendable {
  /// The points and their classes.
  var data: TrainingData?
  /// The network, which may be right without the data.
  var network: ClassifierDraft?
  /// How many edges the network has, whenever that is sure.
  var edgeCount: Int?
  /// The shape of the network for these classes.
  var classifier: Classifier?
  /// Where the parameters after every step come from.
  var source: TrainingSource?
  /// The samples that are stepped through.
  var samples: SampleRequest?
  /// The segments of continuous training.
  var segments: [SegmentDraft]?
  /// Where a message about divergence goes.
  var ratePlace: Located
  /// Where one about the network as a whole goes.
  var networkPlace: Located
}

/// Points to learn from and to test on.
struct TrainingData: Sendable {
  let classNames: [String]
  let split: DatasetSplit
  /// What was done to the points; nil where they are as they were given.
  let standardization: Standardization?

  init(
    _ dataset: Dataset, testFraction: Double = TrainingFilm.defaultTestShare,
    seed: UInt64 = UInt64(TrainingFilm.defaultSeed), isStandardized: Bool = false
  ) {
    classNames = dataset.classNames
    let own = dataset.split(testFraction: testFraction, seed: seed)
    (split, standardization) = isStandardized ? own.standardized() : (own, nil)
  }
}

/// A network before the number of classes is known.
struct ClassifierDraft: Sendable {
  var hidden = TrainingFilm.defaultHidden
  var activation = TrainingFilm.defaultActivation
  /// "sigmoid" or "softmax"; nil for what suits the classes.
  var output: String?
  /// Where `output` stands.
  var outputPlace: Located?
  var seed = UInt64(TrainingFilm.defaultSeed)
}

/// Where the parameters after every step come from.
enum TrainingSource: Sendable {
  /// Our optimizer; the number of steps is still to come.
  case optimizer(TrainingSettings)
  /// A run that was saved elsewhere.
  case saved(SavedRun)
}

/// Which samples are stepped through.
struct SampleRequest: Sendable {
  /// The samples, counted from 0; nil for as many as there are speeds, chosen by their gradients.
  var indices: [Int]?
  /// How many times as fast as by the tables each is.
  var speeds: [Double]
}

/// A segment of continuous training.
struct SegmentDraft: Sendable {
  let from: Int
  let to: Int
  let duration: FilmTime
}
