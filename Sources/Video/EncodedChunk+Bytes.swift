extension EncodedChunk {
  /// The first bytes of a stored chunk: a name and the version of the layout.
  private static let mark = Array("BFCHUNK2".utf8)

  /// The chunk as bytes, to be stored: the same chunk always gives the same.
  ///
  /// A mark; width, height and both parts of the frame rate; the codec's name; the parameter sets; the frames. Numbers
  /// take four bytes, big-endian; lists come after their counts.
  public func serialized() -> [UInt8] {
    var bytes = EncodedChunk.mark
    bytes.reserveCapacity(frames.reduce(1024) { $0 + $1.bytes.count + 5 })
    func append(_ number: Int) {
      for shift in [24, 16, 8, 0] { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
    }
    func append(_ list: [UInt8]) {
      append(list.count)
      bytes += list
    }
    append(format.width)
    append(format.height)
    append(format.frameRateNumerator)
    append(format.frameRateDenominator)
    append(Array(codec.rawValue.utf8))
    append(parameterSets.video)
    append(parameterSets.sequence)
    append(parameterSets.pictures.count)
    for picture in parameterSets.pictures { append(picture) }
    append(frames.count)
    for frame in frames {
      bytes.append(frame.isKey ? 1 : 0)
      append(frame.bytes)
    }
    return bytes
  }

  /// Reads what `serialized` gave.
  ///
  /// - Throws: `VideoError.damagedChunk` for anything else; a change within a picture's bytes is not noticed.
  public init(serialized bytes: [UInt8]) throws(VideoError) {
    var input = bytes[...]
    func take(_ count: Int) throws(VideoError) -> ArraySlice<UInt8> {
      guard count <= input.count else { throw .damagedChunk }
      defer { input = input.dropFirst(count) }
      return input.prefix(count)
    }
    func number() throws(VideoError) -> Int { try take(4).reduce(0) { $0 << 8 | Int($1) } }
    func list() throws(VideoError) -> [UInt8] { Array(try take(number())) }
    guard try take(EncodedChunk.mark.count) == EncodedChunk.mark[...] else { throw .damagedChunk }
    let (width, height, numerator, denominator) = (try number(), try number(), try number(), try number())
    guard
      let format = try? VideoFormat(
        width: width, height: height, frameRateNumerator: numerator, frameRateDenominator: denominator),
      format.frameRateNumerator == numerator
    else { throw .damagedChunk }
    guard let codec = VideoCodec(rawValue: String(decoding: try list(), as: UTF8.self)) else { throw .damagedChunk }
    var parameterSets = ParameterSets(codec: codec, video: try list(), sequence: try list())
    for _ in 0..<(try number()) { parameterSets.pictures.append(try list()) }
    var frames: [Frame] = []
    for _ in 0..<(try number()) {
      guard let flag = try take(1).first, flag <= 1 else { throw .damagedChunk }
      frames.append(Frame(bytes: try list(), isKey: flag == 1))
    }
    guard input.isEmpty, parameterSets.areSound, !frames.isEmpty else { throw .damagedChunk }
    self.init(format: format, parameterSets: parameterSets, frames: frames)
  }
}
