public import Media

/// Writes sound alone: a WAV or a FLAC file of 24 bits.
///
/// A sample is rounded to the nearest of 2²⁴ steps, the even one of two, and clipped at full scale. Nothing in the file
/// names a version or a date: its bytes depend on the samples alone.
///
/// The file is written in place, as by ``MovieWriter``.
public struct SoundWriter: ~Copyable {
  /// The file.
  public let path: String
  /// How many samples have been handed over.
  public private(set) var sampleCount = 0
  private let output: MovieOutput
  private let packet: PacketOwner
  private var encoder: SoundEncoder

  /// Makes the file, or empties it; the path is a local file's, whatever it looks like.
  ///
  /// - Throws: `VideoError.tracks` when an encoder is missing, or the library's failure, during `.creating`.
  public init(path: String, format: SoundFormat) throws(VideoError) {
    try self.init(path: path, muxer: format.rawValue, coding: format.coding)
  }

  /// Makes a file of any coding that a muxer of libavformat takes.
  init(path: String, muxer: String, coding: SoundCoding, bitRate: Int? = nil) throws(VideoError) {
    let encoder = try SoundEncoder(coding, bitRate: bitRate)
    let packet = try PacketOwner(during: .creatingSound(path: path))
    let codec = encoder.codec.pointer
    let output = try SoundWriter.reporting { () throws(VideoError) in
      let output = try MovieOutput(path: path, muxer: muxer)
      try output.create()
      try output.describe(sound: codec, language: nil)
      if muxer == "wav" { try output.set("rf64", to: "auto") }
      try output.writeHeader()
      return output
    }
    self.path = path
    self.output = output
    self.packet = packet
    self.encoder = encoder
  }

  /// Adds sound after that which is there.
  ///
  /// - Throws: `VideoError.tracks` for a sample that is no number, or the library's failure.
  public mutating func append(_ sound: PCMBuffer) throws(VideoError) {
    try write(try encoder.encode(sound))
    sampleCount += sound.count
  }

  /// Completes the file and closes it.
  ///
  /// - Throws: `VideoError.tracks` when there is no sample, or the library's failure, such as a full disk's.
  public consuming func finish() throws(VideoError) {
    guard sampleCount > 0 else { throw .tracks(.emptySound) }
    try write(try encoder.finish())
    try SoundWriter.reporting { () throws(VideoError) in try output.end() }
  }

  private func write(_ packets: [EncodedSound]) throws(VideoError) {
    try SoundWriter.reporting { () throws(VideoError) in
      for sound in packets { try output.write(sound, to: 0, with: packet) }
    }
  }

  /// Does a piece of work on the file, and reports its failure as that of a file of sound, not of a film.
  private static func reporting<R: ~Copyable>(_ work: () throws(VideoError) -> R) throws(VideoError) -> R {
    do throws(VideoError) { return try work() } catch {
      switch error {
      case .library(let failure, .creating(let path)): throw .library(failure, during: .creatingSound(path: path))
      case .library(let failure, .writing(let path)): throw .library(failure, during: .writingSound(path: path))
      default: throw error
      }
    }
  }
}
