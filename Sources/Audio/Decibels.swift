import Numerics

/// Between decibels and factors of an amplitude.
public enum Decibels {
  /// The factor of so many decibels: 10^(dB/20).
  public static func factor(_ decibels: Double) -> Double { Elementary.exp(decibels * log10 / 20) }

  /// The decibels of a factor, which is greater than 0: 20·log₁₀.
  public static func of(_ factor: Double) -> Double { 20 * Elementary.log(factor) / log10 }

  /// ln 10.
  private static let log10 = 2.302585092994046
}
