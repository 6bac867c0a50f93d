internal import CFFmpeg

/// The versions of the libraries that compress and decompress, as this program is linked with them.
public enum LibraryVersions {
  /// Each library's name and its version.
  public static var all: [(name: String, version: String)] {
    [
      ("libavcodec", words(avcodec_version())), ("libavformat", words(avformat_version())),
      ("libavutil", words(avutil_version())), ("libswresample", words(swresample_version())),
    ]
  }

  private static func words(_ version: UInt32) -> String { "\(version >> 16).\(version >> 8 & 255).\(version & 255)" }
}
