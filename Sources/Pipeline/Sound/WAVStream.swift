import Audio
import Media

/// A film's mix as the bytes of a WAV file (PCM of 16 bits, two channels, 48 kHz), any part of which can be had by itself.
///
/// It is the mix that a film's file has, before it is compressed: nothing is kept of it, and what is asked for is mixed
/// when it is asked for.
public struct WAVStream: Sendable {
  private let soundtrack: LeveledSound
  /// The file's first bytes (Microsoft, "Multimedia Programming Interface and Data Specifications 1.0").
  private let header: [UInt8]
  /// Bytes of a sample of both channels.
  private static let frame = 4

  /// Prepares the file of a soundtrack.
  public init(_ soundtrack: LeveledSound) {
    self.soundtrack = soundtrack
    let length = soundtrack.count * Self.frame
    func bytes<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
      withUnsafeBytes(of: number.littleEndian) { Array($0) }
    }
    header =
      Array("RIFF".utf8) + bytes(UInt32(clamping: 36 + length)) + Array("WAVEfmt ".utf8) + bytes(UInt32(16))
      + bytes(UInt16(1)) + bytes(UInt16(2)) + bytes(UInt32(PCMBuffer.sampleRate))
      + bytes(UInt32(PCMBuffer.sampleRate * Self.frame)) + bytes(UInt16(Self.frame)) + bytes(UInt16(16))
      + Array("data".utf8) + bytes(UInt32(clamping: length))
  }

  /// How many bytes the file has.
  public var count: Int { header.count + soundtrack.count * Self.frame }

  /// Begins to read a part of the file, which lies within it.
  public func reader(_ bytes: Range<Int>) -> Reader {
    precondition(bytes.lowerBound >= 0 && bytes.upperBound <= count, "the part is in the file")
    return Reader(self, bytes)
  }

  /// What reads a part of the file, bit by bit.
  public struct Reader: ~Copyable {
    private let stream: WAVStream
    private var rest: Range<Int>
    private var stems: StemReader

    fileprivate init(_ stream: WAVStream, _ bytes: Range<Int>) {
      (self.stream, rest) = (stream, bytes)
      stems = stream.soundtrack.reader()
    }

    /// The next bytes, at most a quarter of a second; none at the end.
    ///
    /// - Throws: `PipelineError.sound` or `.interrupted`.
    public mutating func next() throws(PipelineError) -> [UInt8] {
      guard !rest.isEmpty else { return [] }
      let start = stream.header.count
      if rest.lowerBound < start {
        let part = rest.clamped(to: 0..<start)
        rest = part.upperBound..<rest.upperBound
        return Array(stream.header[part])
      }
      // The samples that have a byte of the part.
      let first = (rest.lowerBound - start) / WAVStream.frame
      let end = min(
        (rest.upperBound - start + WAVStream.frame - 1) / WAVStream.frame, first + LeveledSound.block)
      if stems.position < first { stems.skip(to: first) }
      let mix = try stems.next(end - first).mix(gain: 1)
      let leveled = stream.soundtrack.leveling.applied(to: mix, from: first)
      var bytes: [UInt8] = []
      bytes.reserveCapacity(WAVStream.frame * leveled.count)
      for (left, right) in zip(leveled.left, leveled.right) {
        for sample in [left, right] {
          let level = UInt16(bitPattern: Int16((max(-1, min(1, sample)) * 32767).rounded()))
          bytes.append(UInt8(truncatingIfNeeded: level))
          bytes.append(UInt8(truncatingIfNeeded: level >> 8))
        }
      }
      let whole = start + first * WAVStream.frame
      let part = rest.clamped(to: whole..<whole + bytes.count)
      rest = part.upperBound..<rest.upperBound
      return Array(bytes[part.lowerBound - whole..<part.upperBound - whole])
    }
  }
}
