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

  /// Makes settings; those of the default were chosen by measuring.
  ///
  /// A second of 1080p60 (four dithered glows and five lines of strokes on a dark ground, half of it moving) took, in
  /// ms of one processor a frame, kB and dB of luma's PSNR: `superfast` 18 14.9, 643, 51.9; the same for `animation`
  /// 12.7, 773, 53.9, and with 20 instead 13.0, 633, 52.6; `ultrafast` 18 6.2, 1274, 56.9; `veryfast` 18 14.5, 347,
  /// 48.3; `medium` 18 32.3, 296, 50.3. So the tune gives more likeness for the same bytes, and slower presets give
  /// smaller files, not better pictures.
  public init(preset: Preset = .superfast, crf: Int = 18, tune: Tune? = .animation) {
    (self.preset, self.crf, self.tune) = (preset, crf, tune)
  }
}
