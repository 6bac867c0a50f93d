internal import CFFmpeg

/// The versions of the libraries that compress and decompress, as this program finds them.
public enum LibraryVersions {
  /// One of the libraries.
  public struct Library: Hashable, Sendable {
    /// Such as "libavcodec".
    public let name: String
    /// Such as "59.37.100"; nil when the library can't be loaded.
    public let version: String?
    /// The Debian package that brings it.
    public let package: String
  }

  /// All of them; loads them.
  public static var all: [Library] {
    let versions = [avcodec_version, avformat_version, avutil_version, swresample_version]
    return versions.enumerated().map { index, version in
      let library = beatframe_ffmpeg_library(Int32(index))
      let name = String(cString: library.name)
      return Library(
        name: name, version: beatframe_open_ffmpeg(Int32(index)) == nil ? words(version()) : nil,
        package: "\(name)\(library.major)")
    }
  }

  private static func words(_ version: UInt32) -> String { "\(version >> 16).\(version >> 8 & 255).\(version & 255)" }
}
