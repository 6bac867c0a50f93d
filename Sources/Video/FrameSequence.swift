/// Puts the frames of a chunk in order: pictures that an encoder gives, at once or later, and held ones between them.
struct FrameSequence {
  /// The frames so far, in order.
  private(set) var frames: [EncodedChunk.Frame] = []
  /// How many pictures have been given to the encoder.
  var pictures: Int { holds.count }
  /// How many of them have come back.
  private(set) var received = 0
  private let held: HeldPictures?
  /// How many frames are held after each picture that was given to the encoder.
  private var holds: [Int] = []

  /// Begins a chunk; without held pictures, every frame is given to the encoder.
  init(_ held: HeldPictures?) { self.held = held }

  /// Notes that the next frame is given to the encoder.
  mutating func expect() { holds.append(0) }

  /// Notes that the next frame is the one before once more; false if it must be given to the encoder.
  mutating func hold() -> Bool {
    guard held != nil, !holds.isEmpty else { return false }
    holds[holds.count - 1] += 1
    return true
  }

  /// Takes the next picture that the encoder gave; false if it does not follow the one before.
  mutating func append(_ frame: EncodedChunk.Frame) -> Bool {
    guard received < holds.count else { return false }
    appendHeld()
    var frame = frame
    if let held {
      var bytes: [UInt8] = []
      bytes.reserveCapacity(frame.bytes.count + 4)
      for unit in NALUnits(sized: frame.bytes).units {
        guard let unit = held.renumbered(Array(unit), from: received, to: frames.count) else { return false }
        bytes += NALUnits.sized(unit[...])
      }
      frame.bytes = bytes
    }
    frames.append(frame)
    received += 1
    return true
  }

  /// Adds a frame that no encoder gave.
  mutating func insert(_ frame: EncodedChunk.Frame) { frames.append(frame) }

  /// Ends the chunk; false if pictures are missing.
  mutating func finish() -> Bool {
    guard received == holds.count else { return false }
    appendHeld()
    return true
  }

  /// Adds the frames that are held after the last picture.
  private mutating func appendHeld() {
    guard let held, received > 0 else { return }
    for _ in 0..<holds[received - 1] {
      frames.append(EncodedChunk.Frame(bytes: NALUnits.sized(held.slice(number: frames.count)[...]), isKey: false))
    }
  }
}
