import FilmKit

/// How halos of δ are sized, and how they come.
public enum Halo {
  /// How wide what shows of a halo is, as a share of the widest: the square root of |δ| against the greatest.
  ///
  /// - Parameter least: The share of the greatest |δ| below which halos would be too small to see: they are drawn as if
  ///   they had it.
  public static func reach(of delta: Double, greatest: Double, least: Double) -> Double {
    max(least, min(1, greatest > 0 ? abs(delta) / greatest : 0)).squareRoot()
  }

  /// How large a halo is as it breathes in, at some progress 0 … 1: from two thirds, so that it does not burst in.
  public static func size(at progress: Double) -> Double { (2 + Easing.breath(progress)) / 3 }
}
