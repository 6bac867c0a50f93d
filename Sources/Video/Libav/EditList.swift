internal import CFFmpeg

/// The edit list of a track in a file of the MP4 family: which parts of its media are played, in which order.
///
/// libavformat applies such a list packet by packet, so that a cut lies up to a packet away from where it should; here
/// it is applied sample by sample. The boxes are those of ISO/IEC 14496-12: `moov`, `trak`, `edts`, `elst`.
struct EditList: Hashable, Sendable {
  /// One entry.
  struct Entry: Hashable, Sendable {
    /// How long it is played, in ticks of the movie; 0 for all that is left.
    let duration: Int64
    /// Where in the media it begins, in ticks of the track; nil for silence.
    let start: Int64?
  }

  /// The track's number in the file, which is libavformat's `id` of the stream.
  let track: Int32
  /// Ticks a second of the movie, and of the track's media.
  let (movieScale, mediaScale): (Int64, Int64)
  /// What is played, in order.
  let entries: [Entry]

  /// Whether it does more than leave out a beginning and begin later, which libavformat does to the sample.
  var isCut: Bool {
    let media = entries.drop { $0.start == nil }
    return media.count > 1
  }

  /// The most entries that are read.
  private static let most = 100_000

  /// Reads the edit lists of all tracks with sound; none of a file that has none, or is built otherwise.
  static func all(in file: UnsafeMutablePointer<AVIOContext>) -> [EditList] {
    let place = avio_seek(file, 0, SEEK_CUR)
    defer { avio_seek(file, place, SEEK_SET) }
    var lists: [EditList] = []
    var movieScale: Int64 = 0
    for box in boxes(of: file, 0..<max(0, avio_size(file))) where box.name == "moov" {
      let parts = boxes(of: file, box.content)
      for part in parts where part.name == "mvhd" { movieScale = scale(of: file, part) }
      for part in parts where part.name == "trak" {
        if let list = list(of: file, part.content, movieScale) { lists.append(list) }
      }
    }
    return lists
  }

  private static func list(
    of file: UnsafeMutablePointer<AVIOContext>, _ trak: Range<Int64>, _ movieScale: Int64
  ) -> EditList? {
    var (track, mediaScale, isSound, entries): (Int32, Int64, Bool, [Entry]) = (0, 0, false, [])
    for box in boxes(of: file, trak) {
      switch box.name {
      case "tkhd":
        let isWide = version(of: file, box) == 1
        avio_skip(file, isWide ? 16 : 8)
        track = Int32(truncatingIfNeeded: avio_rb32(file))
      case "mdia":
        for part in boxes(of: file, box.content) {
          if part.name == "mdhd" { mediaScale = scale(of: file, part) }
          if part.name == "hdlr" {
            _ = version(of: file, part)
            avio_skip(file, 4)
            isSound = name(avio_rb32(file)) == "soun"
          }
        }
      case "edts":
        for part in boxes(of: file, box.content) where part.name == "elst" { entries = read(file, part) }
      default: continue
      }
    }
    guard isSound, movieScale > 0, mediaScale > 0, !entries.isEmpty else { return nil }
    return EditList(track: track, movieScale: movieScale, mediaScale: mediaScale, entries: entries)
  }

  private static func read(_ file: UnsafeMutablePointer<AVIOContext>, _ box: Box) -> [Entry] {
    let isWide = version(of: file, box) == 1
    let room = (box.content.upperBound - box.content.lowerBound - 8) / (isWide ? 20 : 12)
    let count = min(Int64(avio_rb32(file)), max(0, room), Int64(most))
    return (0..<count).map { _ in
      let duration = isWide ? Int64(clamping: avio_rb64(file)) : Int64(avio_rb32(file))
      let start = isWide ? Int64(bitPattern: avio_rb64(file)) : Int64(Int32(bitPattern: avio_rb32(file)))
      // The media stands still at a rate of 0: nothing is heard.
      let rate = avio_rb32(file)
      return Entry(duration: duration, start: start < 0 || rate == 0 ? nil : start)
    }
  }

  /// Ticks a second, as `mvhd` and `mdhd` state them.
  private static func scale(of file: UnsafeMutablePointer<AVIOContext>, _ box: Box) -> Int64 {
    avio_skip(file, version(of: file, box) == 1 ? 16 : 8)
    return Int64(avio_rb32(file))
  }

  /// Goes to a box whose content begins with its version, and passes over that.
  private static func version(of file: UnsafeMutablePointer<AVIOContext>, _ box: Box) -> UInt32 {
    avio_seek(file, box.content.lowerBound, SEEK_SET)
    return avio_rb32(file) >> 24
  }

  /// A box: four letters, and where its content is.
  private struct Box {
    let name: String
    let content: Range<Int64>
  }

  private static func boxes(of file: UnsafeMutablePointer<AVIOContext>, _ range: Range<Int64>) -> [Box] {
    var boxes: [Box] = []
    var place = range.lowerBound
    while place + 8 <= range.upperBound, boxes.count < 10_000 {
      guard avio_seek(file, place, SEEK_SET) >= 0 else { break }
      var (size, head) = (Int64(avio_rb32(file)), Int64(8))
      let name = name(avio_rb32(file))
      if size == 1 { (size, head) = (Int64(clamping: avio_rb64(file)), 16) }
      if size == 0 { size = range.upperBound - place }
      guard size >= head, size <= range.upperBound - place else { break }
      boxes.append(Box(name: name, content: place + head..<place + size))
      place += size
    }
    return boxes
  }

  private static func name(_ tag: UInt32) -> String {
    String(decoding: (0..<4).map { UInt8(truncatingIfNeeded: tag >> (24 - 8 * $0)) }, as: UTF8.self)
  }
}
