import Learning

/// The bounds of the numbers of this film's timelines, each said once.
enum TrainingBounds {
  /// Points that are drawn.
  static let dataSamples = 4...Dataset.maximumSamples
  /// Classes of points that are drawn.
  static let classes = 2...8
  /// The standard deviation of noise.
  static let noise = 0...Int(Dataset.maximumNoise)
  /// Samples of a batch.
  static let batchSize = 1...Dataset.maximumSamples
  /// Samples that are stepped through.
  static let samples = 0...6
  /// Samples to learn from, by their indices.
  static let sampleIndex = 0...Dataset.maximumSamples - 1
  /// How many times as fast as by the tables a sample may be stepped through.
  static let speed = 0.1...20.0
  /// Segments of continuous training.
  static let segments = 0...100
  /// Steps of training, counted from its start.
  static let trainingSteps = 0...1_000_000_000
  /// Steps of training, counted from anywhere.
  static let relativeSteps = -1_000_000_000...1_000_000_000
}
