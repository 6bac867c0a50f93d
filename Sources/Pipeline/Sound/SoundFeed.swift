import Audio
import Numerics
import Video

/// Gives a film's writer its compressed sound, as far as its pictures are: piece by piece, found or made.
struct SoundFeed: ~Copyable {
  private let sound: SoundOutput
  private let leveling: Leveling
  private let samples: Range<Int>
  private let cache: Cache?
  private let pieces: [SoundPiece]
  /// How many pieces are over.
  private var done = 0
  private var mix: SoundMix
  /// The piece at hand, found in the cache or being made.
  private var stored: CachedSound?
  private var encoder: SoundPieceEncoder?
  private var ahead: ArraySlice<EncodedSound> = []

  /// Begins with the first of some samples.
  ///
  /// - Parameter soundtrack: What was measured of the sound.
  init(_ sound: SoundOutput, _ soundtrack: LeveledSound, _ samples: Range<Int>, with cache: Cache?) {
    (self.sound, leveling, self.samples) = (sound, soundtrack.leveling, samples)
    mix = SoundMix(sound.plan, knowing: soundtrack.mixed)
    self.cache = sound.plan.isKnown ? cache : nil
    pieces = sound.pieces(samples)
  }

  /// The packets that begin before a sample of the film; of the last one, all that is left.
  mutating func next(until sample: Int, isLast: Bool) throws(PipelineError) -> [EncodedSound] {
    let end = Int64(isLast ? .max : sample - samples.lowerBound)
    var packets: [EncodedSound] = []
    while true {
      let due = ahead.prefix { $0.start < end }
      packets += due
      ahead = ahead.dropFirst(due.count)
      guard ahead.isEmpty, let more = try more() else { return packets }
      ahead = more[...]
    }
  }

  /// The next packets, perhaps none yet, by the film's clock; nil at the end.
  private mutating func more() throws(PipelineError) -> [EncodedSound]? {
    guard done < pieces.count else { return nil }
    try open()
    let origin = Int64(pieces[done].samples.lowerBound - samples.lowerBound)
    var packets: [EncodedSound]
    if let packet = try stored?.next() {
      packets = [packet]
    } else if var maker = encoder.take() {
      if let made = try maker.next(from: &mix) {
        packets = made
        encoder = consume maker
      } else {
        packets = []
        maker.finish()
        done += 1
      }
    } else {
      packets = []
      stored = nil
      done += 1
    }
    for index in packets.indices { packets[index].start += origin }
    return packets
  }

  /// Finds the piece at hand, or begins to make it.
  private mutating func open() throws(PipelineError) {
    if stored != nil || encoder != nil { return }
    let piece = pieces[done]
    let place = cache.map { ($0, sound.key(piece, of: samples, leveling)) }
    if let (cache, key) = place, let found = CachedSound(key, in: cache) {
      stored = consume found
    } else {
      encoder = try SoundPieceEncoder(piece, of: samples, leveling, as: sound.coding, keeping: place)
    }
  }
}
