import Drawing
import FilmKit
import Numerics
import Video

/// A chunk with all that is known of it before it is made.
struct PlannedChunk: Hashable, Sendable, Codable {
  /// Its beat and its frames.
  let chunk: Chunk
  /// What its compressed frames are found by.
  let key: CacheKey
  /// How long each picture stands, in frames: the first is that of the chunk's first frame, and only it may be like the
  /// one before.
  let stands: [Int]

  /// About how many bytes of display lists are kept from when a chunk is laid out until it is made.
  private static let room = 24 << 20

  /// Lays out a chunk: looks at the display list of each of its frames.
  ///
  /// - Returns: The chunk, and the list of each picture, which need not be made again; nil once there is no more room.
  static func lay(
    _ chunk: Chunk, of film: any Film, _ format: VideoFormat, _ settings: EncoderSettings
  ) -> (planned: PlannedChunk, lists: [DisplayList?]) {
    var digest = DisplayListDigest()
    var (stands, pictures): ([Int], [StableHash]) = ([], [])
    var lists: [DisplayList?] = []
    var (last, room): (DisplayList?, Int) = (nil, room)
    for frame in chunk.frames {
      let list = film.frame(frame)
      if list == last {
        stands[stands.count - 1] += 1
      } else {
        pictures.append(digest.of(list))
        stands.append(1)
        last = list
        room -= list.size
        lists.append(room >= 0 ? list : nil)
      }
    }
    let key = CacheKey(.chunk) { hash in
      format.feed(&hash)
      settings.feed(&hash)
      hash.combine(stands.count)
      for (picture, count) in zip(pictures, stands) {
        hash.combine(picture)
        hash.combine(count)
      }
    }
    return (PlannedChunk(chunk: chunk, key: key, stands: stands), lists)
  }

  /// The first pictures of a chunk, with the frames that hold them: a sample of the work.
  func prefix(_ pictures: Int) -> PlannedChunk {
    let stands = Array(stands.prefix(pictures))
    let start = chunk.frames.lowerBound
    var chunk = chunk
    chunk.frames = start..<start + stands.reduce(0, +)
    return PlannedChunk(chunk: chunk, key: key, stands: stands)
  }

  private init(chunk: Chunk, key: CacheKey, stands: [Int]) {
    (self.chunk, self.key, self.stands) = (chunk, key, stands)
  }

  /// How many pictures are drawn and compressed; the other frames hold one.
  var distinct: Int { stands.count }
}

extension VideoFormat {
  /// Feeds the size and the frame rate.
  func feed(_ hash: inout StableHash) {
    for value in [width, height, frameRateNumerator, frameRateDenominator] { hash.combine(value) }
  }
}

extension EncoderSettings {
  /// Feeds everything that decides the encoder's bytes.
  func feed(_ hash: inout StableHash) {
    hash.combine(codec.rawValue)
    hash.combine(effort)
    hash.combine(tune ?? "")
    hash.combine(writesDeltas)
    switch rate {
    case nil: hash.combine(0)
    case .factor(let factor):
      hash.combine(1)
      hash.combine(factor)
    case .bitrate(let bits):
      hash.combine(2)
      hash.combine(bits)
    }
  }
}

extension DisplayList {
  /// About how many bytes it takes; outlines are shared with other lists.
  fileprivate var size: Int {
    commands.reduce(256) { size, command in
      if case .field(let field) = command { return size + 4 * field.colors.count }
      return size + MemoryLayout<DrawCommand>.stride
    }
  }
}
