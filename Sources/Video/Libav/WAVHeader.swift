internal import CFFmpeg

/// What a WAV file says of the size of its sound, which may be anything: a pipe's writer could not come back to fill it
/// in, and some writers never do.
enum WAVHeader {
  /// How many bytes of sound a file has.
  struct Data {
    /// By its header.
    let stated: Int64
    /// By its own end.
    let present: Int64
    /// Whether what follows the stated sound is no chunk of a WAV, so that it must be sound, too.
    let isUnderstated: Bool

    /// Whether the size stands for one that was not known: none, or about the most that 31 or 32 bits hold.
    ///
    /// sox writes 0x7FFFF000, arecord 0x7FFFFF00, FFmpeg 0xFFFFFFFF.
    var isPlaceholder: Bool {
      guard stated > present else { return stated == 0 }
      return 0x7FF0_0000...0x8000_FFFF ~= stated || stated >= 0xFFF0_0000
    }

    /// Whether the sound goes on to the file's end, whatever is stated.
    var isOpen: Bool { isUnderstated || isPlaceholder }

    /// The share of the stated sound that is there; nil when that is all of it and no more, or nobody knows.
    var presentShare: Double? {
      isPlaceholder || stated <= present && !isUnderstated ? nil : Double(present) / Double(stated)
    }
  }

  /// Reads the header of a file; nil for other formats.
  ///
  /// RF64, which is for files of more than 4 GiB, has its sizes
  /// elsewhere.
  static func data(of input: borrowing LocalInput) -> Data? {
    guard input.format == "wav", let file = input.pointer.pointee.pb else { return nil }
    return data(of: file)
  }

  /// The same of a file that is not opened yet.
  static func data(of file: UnsafeMutablePointer<AVIOContext>) -> Data? {
    let place = avio_seek(file, 0, SEEK_CUR)
    defer { avio_seek(file, place, SEEK_SET) }
    guard avio_seek(file, 0, SEEK_SET) == 0 else { return nil }
    let kind = avio_rb32(file)
    _ = avio_rl32(file)
    guard kind == tag("RIFF") || kind == tag("RF64") || kind == tag("BW64"), avio_rb32(file) == tag("WAVE") else {
      return nil
    }
    var wide: Int64?
    // By places, not by the end that libavformat reports: a seek forgets it.
    let length = avio_size(file)
    var start: Int64 = 12
    while start + 8 <= length, avio_seek(file, start, SEEK_SET) >= 0 {
      let (name, size) = (avio_rb32(file), Int64(avio_rl32(file)))
      start += 8
      if name == tag("ds64") {
        _ = avio_rl64(file)
        wide = min(Int64(clamping: avio_rl64(file)), Int64.max / 2)
      } else if name == tag("data") {
        let stated = size == 0xFFFF_FFFF ? wide ?? size : size
        let present = max(0, length - start)
        let end = stated + stated % 2
        let isUnderstated = stated > 0 && end < present && !isChunk(file, at: start + end, before: start + present)
        return Data(stated: stated, present: present, isUnderstated: isUnderstated)
      }
      start += size + size % 2
    }
    return nil
  }

  /// Whether a chunk begins at some place: four letters, and a size that fits into the file.
  private static func isChunk(_ file: UnsafeMutablePointer<AVIOContext>, at place: Int64, before end: Int64) -> Bool {
    // What is shorter than a chunk's head is padding.
    guard end - place >= 8 else { return true }
    guard avio_seek(file, place, SEEK_SET) >= 0 else { return true }
    let name = avio_rb32(file)
    let isName = (0..<4).allSatisfy { 0x20...0x7E ~= name >> (8 * $0) & 0xFF }
    return isName && place + 8 + Int64(avio_rl32(file)) <= end + 1
  }

  private static func tag(_ name: StaticString) -> UInt32 {
    name.withUTF8Buffer { $0.reduce(0) { $0 << 8 | UInt32($1) } }
  }
}
