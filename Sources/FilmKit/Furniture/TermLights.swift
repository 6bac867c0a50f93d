public import Timeline

/// Knows when the terms of formulas are lit: while the things on stage are that they stand for.
public protocol TermLights: Sendable {
  /// How strongly a term is lit at a time in seconds, 0 … 1, in the panel of a beat; nil for one that never is.
  ///
  /// Asked once for every term; the answer is asked in every frame.
  ///
  /// - Parameter tag: What stands in the term's role after its `@`.
  func light(on tag: String, in beat: BeatID) -> (@Sendable (_ time: Double) -> Double)?
}
