import Audio
import Numerics
import Video

/// Gives a film's writer its compressed sound, as far as its pictures are: piece by piece, found or made.
struct SoundFeed: ~Copyable {
  private let sound: SoundOutput
  private let leveling: Leveling
  private let samples: Range<Int>
  private let cache: Cache?
  private let lack: PipelineError?
  private let pieces: [SoundPiece]
  /// How many pieces are over.
  private var done: Int
  /// How many are over at the end.
  private let end: Int
  /// The packets of pieces that others made, by the film's clock.
  private var ready: [Int: [EncodedSound]] = [:]
  private var mix: SoundMix
  /// The piece at hand, found in the cache or being made.
  private var stored: CachedSound?
  private var encoder: SoundPieceEncoder?
  private var ahead: ArraySlice<EncodedSound> = []

  /// Begins with the first of some samples.
  ///
  /// - Parameters:
  ///   - soundtrack: What was measured of the sound.
  ///   - piece: The one piece that is given; nil for all.
  ///   - lack: The error when the cache lacks a piece; nil when it is made then.
  init(
    _ sound: SoundOutput, _ soundtrack: LeveledSound, _ samples: Range<Int>, only piece: Int? = nil,
    with cache: Cache?, lack: PipelineError? = nil
  ) {
    (self.sound, leveling, self.samples) = (sound, soundtrack.leveling, samples)
    mix = SoundMix(sound.plan, knowing: soundtrack.mixed)
    self.cache = sound.plan.isKnown ? cache : nil
    self.lack = sound.plan.isKnown ? lack : nil
    pieces = sound.pieces(samples)
    (done, end) = piece.map { ($0, $0 + 1) } ?? (0, pieces.count)
  }

  /// Takes the packets of a piece that was made elsewhere, before its turn.
  mutating func take(_ packets: [EncodedSound], of piece: Int) {
    precondition(piece > done || piece == done && stored == nil && encoder == nil, "a piece is given before its turn")
    ready[piece] = packets
  }

  /// The packets that begin before a sample of the film; of the last one, all that is left.
  mutating func next(until sample: Int, isLast: Bool) throws(PipelineError) -> [EncodedSound] {
    let end = Int64(isLast ? .max : sample - samples.lowerBound)
    var packets: [EncodedSound] = []
    while true {
      let due = ahead.prefix { $0.start < end }
      packets += due
      ahead = ahead.dropFirst(due.count)
      guard ahead.isEmpty, isDue(before: end), let more = try more() else { return packets }
      ahead = more[...]
    }
  }

  /// Whether the piece at hand was begun, or begins before a sample; a later one may still be made elsewhere.
  private func isDue(before end: Int64) -> Bool {
    guard stored == nil, encoder == nil, done < pieces.count else { return true }
    return Int64(pieces[done].samples.lowerBound - samples.lowerBound) < end
  }

  /// The next packets, perhaps none yet, by the film's clock; nil at the end.
  private mutating func more() throws(PipelineError) -> [EncodedSound]? {
    guard done < end else { return nil }
    if let packets = ready.removeValue(forKey: done) {
      done += 1
      return packets
    }
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
      stored = found
    } else {
      if let lack { throw lack }
      encoder = try SoundPieceEncoder(piece, of: samples, leveling, as: sound.coding, keeping: place)
    }
  }
}
