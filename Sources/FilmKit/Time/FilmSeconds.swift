/// The grid of the times that pictures are drawn by: multiples of 2⁻³⁰ s.
///
/// Sums and differences of such times are exact in doubles up to 2²³ s, so that a picture depends on how far its beat
/// has come, and not on when that began.
enum FilmSeconds {
  private static let steps = Double(1 << 30)

  /// The point of the grid that is nearest to a number of seconds.
  static func onGrid(_ seconds: Double) -> Double { (seconds * steps).rounded() / steps }

  /// The last point of the grid that is not after a number of seconds.
  static func before(_ seconds: Double) -> Double { (seconds * steps).rounded(.down) / steps }
}
