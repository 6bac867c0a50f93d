import Audio
import Media
import Video

/// Compresses one piece of a film's sound, block by block, and keeps it if it can.
struct SoundPieceEncoder: ~Copyable {
  private let piece: SoundPiece
  /// Whether nothing is cut off: there is no piece before or after it.
  private let (isFirst, isLast): (Bool, Bool)
  private let leveling: Leveling
  private var encoder: SoundEncoder
  private var writer: CacheWriter?
  private var position: Int

  /// Begins a piece of some samples.
  ///
  /// - Parameter cache: Where it is kept, and by which key; nil for nowhere.
  init(
    _ piece: SoundPiece, of samples: Range<Int>, _ leveling: Leveling, as coding: SoundCoding,
    keeping cache: (Cache, CacheKey)?
  ) throws(PipelineError) {
    (self.piece, self.leveling) = (piece, leveling)
    (isFirst, isLast) = (
      piece.samples.lowerBound == samples.lowerBound, piece.samples.upperBound == samples.upperBound
    )
    position = piece.heard.lowerBound
    do throws(VideoError) { encoder = try SoundEncoder(coding) } catch { throw .sound(error) }
    writer = cache.flatMap { cache, key in cache.begin(key) }
  }

  /// The next packets, whose times count from the piece's first sample; nil when there are none left.
  mutating func next(from mix: inout SoundMix) throws(PipelineError) -> [EncodedSound]? {
    // What a coder still has at the end of a piece belongs to the next one.
    guard position < piece.heard.upperBound || isLast && position == piece.heard.upperBound else { return nil }
    var packets: [EncodedSound]
    if position < piece.heard.upperBound {
      let end = min(position + LeveledSound.block, piece.heard.upperBound)
      let sound = leveling.applied(to: try mix.samples(position..<end), from: position)
      position = end
      do throws(VideoError) { packets = try encoder.encode(sound) } catch { throw .sound(error) }
    } else {
      do throws(VideoError) { packets = try encoder.finish() } catch { throw .sound(error) }
      position += 1
    }
    let shift = Int64(piece.heard.lowerBound - piece.samples.lowerBound)
    for index in packets.indices { packets[index].start += shift }
    packets.removeAll { (!isFirst && $0.start < 0) || (!isLast && $0.start >= Int64(piece.samples.count)) }
    for packet in packets { writer?.write(packet.serialized) }
    return packets
  }

  /// Ends a piece of which all was given.
  consuming func finish() { writer.take()?.finish() }
}
