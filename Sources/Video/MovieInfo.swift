/// What a film's file says about its video track; names are those that FFmpeg uses.
public struct MovieInfo: Hashable, Sendable {
  /// The codec, such as "h264".
  public var codec: String
  /// Pixels in a row.
  public var width: Int
  /// Rows.
  public var height: Int
  /// The layout of the samples, such as "yuv420p".
  public var pixelFormat: String
  /// The range of the samples: "tv" is limited, "pc" is full.
  public var colorRange: String
  /// The primary colours, such as "bt709".
  public var colorPrimaries: String
  /// The transfer curve, such as "bt709".
  public var colorTransfer: String
  /// The matrix from RGB to YCbCr, such as "bt709".
  public var colorSpace: String
  /// Where chroma samples lie, such as "left".
  public var chromaLocation: String
  /// Frames that are shown in `frameRateDenominator` seconds, on average.
  public var frameRateNumerator: Int
  /// Seconds that `frameRateNumerator` frames take.
  public var frameRateDenominator: Int
  /// Frames in the index; of a WebM, which has none, those of its rate in its duration.
  public var frameCount: Int
  /// How long the track is; of a WebM, the file, in whole milliseconds.
  public var duration: PresentationTime
  /// Tags of the file and of the track.
  public var metadata: [String: String]
}
