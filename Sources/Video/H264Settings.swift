/// How a film's pictures are compressed; two chunks join in one film when these are equal.
public struct H264Settings: Hashable, Sendable, Codable {
  /// x264's presets, from the fastest to the smallest file.
  public enum Preset: String, Hashable, Sendable, Codable, CaseIterable {
    /// No entropy coder but CAVLC, no deblocking.
    case ultrafast
    /// CABAC and deblocking, hardly any search.
    case superfast
    /// A short search.
    case veryfast
    /// A longer search.
    case faster
    /// Longer still.
    case fast
    /// x264's own default.
    case medium
    /// Two to three times the time of `medium`.
    case slow
    /// Four times the time of `medium`.
    case slower
    /// Eight times the time of `medium`.
    case veryslow
  }

  /// x264's adjustments to a kind of picture.
  public enum Tune: String, Hashable, Sendable, Codable, CaseIterable {
    /// Flat areas and clean lines.
    case animation
    /// Detail before steadiness.
    case stillimage
  }

  /// How hard the encoder searches.
  public var preset: Preset
  /// The constant rate factor, 0 … 51: 18 can hardly be told from the source, 6 more halve the file.
  ///
  /// 0 loses nothing, in a profile (High 4:4:4 Predictive) that few players know.
  public var crf: Int
  /// The kind of picture, if the preset is to be adjusted to it.
  public var tune: Tune?

  /// Makes settings.
  public init(preset: Preset = .superfast, crf: Int = 18, tune: Tune? = nil) {
    (self.preset, self.crf, self.tune) = (preset, crf, tune)
  }
}
