/// Finds when the words of a script are said, from the sound alone.
public protocol WordAligner: Sendable {
  /// Aligns a script with a recording of it.
  ///
  /// - Parameter samples: One channel, `SpeechSamples.rate` samples a second.
  func align(_ script: Script, with samples: [Int16]) throws(AlignerError) -> Alignment
}

/// The form of sound that aligners take.
public enum SpeechSamples {
  /// Samples a second.
  public static let rate = 16_000
}
