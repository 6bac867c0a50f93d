internal import CFFmpeg

/// FFmpeg's libraries, which are opened when they are first needed.
enum Libav {
  /// Why one of them can't be opened; nil when all are open.
  private static let failure: VideoError? = {
    for index in 0..<Int32(beatframe_library_count) {
      guard let words = beatframe_open_ffmpeg(index) else { continue }
      let library = beatframe_ffmpeg_library(index)
      return .libraryMissing(
        name: String(cString: library.name), version: Int(library.major), reason: String(cString: words))
    }
    return nil
  }()

  /// Whether all of them are open.
  static var isOpen: Bool { failure == nil }

  /// Opens them, unless they are open; whatever calls their functions first calls this.
  ///
  /// - Throws: `VideoError.libraryMissing`.
  static func open() throws(VideoError) {
    if let failure { throw failure }
  }
}
