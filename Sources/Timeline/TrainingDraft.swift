internal import Learning

/// The film `training` as its file describes it; nil stands for what is wrong and was reported, or hangs on that.
struct TrainingDraft {
  /// The points and their classes.
  var data: TrainingData?
  /// The network, which may be right without the data.
  var network: TrainingNetwork?
  /// How many edges the network has, whenever that is sure.
  var edgeCount: Int?
  /// The shape of the network for these classes.
  var classifier: Classifier?
  /// Where the parameters after every step come from.
  var source: TrainingSource?
  /// The samples that are stepped through.
  var samples: SampleRequest?
  /// The stretches of continuous training.
  var segments: [SegmentDraft]?
  /// Where a message about divergence goes.
  var ratePlace: Located
  /// Where one about the network as a whole goes.
  var networkPlace: Located
}

/// Points to learn from and to test on.
struct TrainingData {
  let classNames: [String]
  let split: DatasetSplit
  /// What was done to the points; nil where they are as they were given.
  let standardization: Standardization?

  init(
    _ dataset: Dataset, testFraction: Double = TimelineKeys.defaultTestShare,
    seed: UInt64 = UInt64(TimelineKeys.defaultSeed), isStandardized: Bool = false
  ) {
    classNames = dataset.classNames
    let own = dataset.split(testFraction: testFraction, seed: seed)
    (split, standardization) = isStandardized ? own.standardized() : (own, nil)
  }
}

/// A network before the number of classes is known.
struct TrainingNetwork {
  var hidden = TimelineKeys.defaultTrainingHidden
  var activation = TimelineKeys.defaultTrainingActivation
  /// "sigmoid" or "softmax"; nil for what suits the classes.
  var output: String?
  /// Where `output` stands.
  var outputPlace: Located?
  var seed = UInt64(TimelineKeys.defaultSeed)
}

/// Where the parameters after every step come from.
enum TrainingSource {
  /// Our optimizer; the number of steps is still to come.
  case optimizer(TrainingSettings)
  /// A run that was saved elsewhere.
  case saved(SavedRun)
}

/// Which samples are stepped through.
struct SampleRequest {
  /// The samples, counted from 0; nil for as many as there are speeds, chosen by their gradients.
  var indices: [Int]?
  /// How many times as fast as by the tables each is.
  var speeds: [Double]
}

/// A stretch of continuous training.
struct SegmentDraft {
  let from: Int
  let to: Int
  let duration: FilmTime
}
