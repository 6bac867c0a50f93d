public import Video

extension PresentationTime {
  /// The time in seconds, to the nearest double: for showing and measuring, never for a clock.
  public var double: Double { Double(numerator) / Double(denominator) }
}
