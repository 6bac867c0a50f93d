internal import CFFmpeg

/// What a WAV file says about its own length, which libavformat does not report for one that was cut off.
enum WAVHeader {
  /// How long the sound of a file is by its header; nil for other formats, and for files that were written to a pipe.
  ///
  /// Only RIFF is looked at: RF64 and Wave64 are for files that are longer than 4 GB.
  static func length(of input: borrowing LocalInput) throws(VideoError) -> PresentationTime? {
    guard input.format == "wav", let file = input.pointer.pointee.pb else { return nil }
    let place = avio_seek(file, 0, SEEK_CUR)
    defer { avio_seek(file, place, SEEK_SET) }
    guard avio_seek(file, 0, SEEK_SET) == 0, avio_rb32(file) == tag("RIFF") else { return nil }
    _ = avio_rl32(file)
    guard avio_rb32(file) == tag("WAVE") else { return nil }
    var bytesPerSecond: Int64 = 0
    while avio_feof(file) == 0 {
      let (name, size) = (avio_rb32(file), Int64(avio_rl32(file)))
      var next = avio_seek(file, 0, SEEK_CUR) + size + size % 2
      if name == tag("fmt ") {
        _ = avio_rl32(file)
        _ = avio_rl32(file)
        bytesPerSecond = Int64(avio_rl32(file))
      } else if name == tag("data") {
        // A pipe's writer could not come back to fill these in.
        let isUnknown = size == 0 || size >= 0xFFFF_FFFF - 64 * 1024
        return isUnknown || bytesPerSecond == 0 ? nil : PresentationTime(size, bytesPerSecond)
      }
      next = avio_seek(file, next, SEEK_SET)
      if next < 0 { return nil }
    }
    return nil
  }

  private static func tag(_ name: StaticString) -> UInt32 {
    name.withUTF8Buffer { $0.reduce(0) { $0 << 8 | UInt32($1) } }
  }
}
