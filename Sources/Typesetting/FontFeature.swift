/// A choice that a font offers among its glyphs; the raw value is the feature's OpenType tag.
///
/// A font that lacks the feature sets the text without it.
public enum FontFeature: String, Hashable, Sendable, CaseIterable {
  /// All digits equally wide, so that a number that counts up does not shake.
  case tabularNumbers = "tnum"
  /// A zero with a slash.
  case slashedZero = "zero"
}
