/// The measures that a font's designer wrote down, in ems: multiply by the size to get pixels.
public struct FontMetrics: Hashable, Sendable {
  /// How many design units make an em.
  public let unitsPerEm: Int
  /// From the baseline up to the top of the line.
  public let ascender: Double
  /// From the baseline down to the bottom of the line; positive.
  public let descender: Double
  /// The extra space that the designer wants between lines.
  public let lineGap: Double
  /// The height of capital letters.
  public let capHeight: Double
  /// The height of small letters without ascender.
  public let xHeight: Double
}
