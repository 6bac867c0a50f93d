public import Media

/// Joins chunks, sound and words to a film: a file with a track of each.
///
/// Frame k starts at exactly k / frame rate seconds (of a WebM, at the millisecond that is nearest) and lasts until the
/// next. Sample n of the sound is played at n / 48 000 s: what a codec puts before it is left out by an edit (MP4, MOV)
/// or a delay (WebM). In MP4 and MOV the index lies before the tracks, so a film can be played while it loads. Nothing
/// in the file names a version or a date: its bytes depend on what was handed over, not on the order in which sound and
/// picture came.
///
/// Pictures and sound are stored in the order of their times. What comes of one track before the other's is kept,
/// compressed, until that follows: whoever hands over the sound of a chunk before the chunk keeps memory small.
///
/// The file is written in place: whoever must not see half a film gives a temporary name and renames it. A writer that
/// is dropped before `finish` leaves an unfinished file.
public struct MovieWriter: ~Copyable {
  /// The file.
  public let path: String
  /// The size and the frame rate.
  public let format: VideoFormat
  /// What the film holds beside its picture.
  public let tracks: MovieTracks
  /// How many frames have been handed over.
  public private(set) var frameCount = 0
  /// How many samples of sound have been handed over.
  public private(set) var sampleCount = 0
  private let container: MovieContainer
  private let output: MovieOutput
  private let packet: PacketOwner
  private var encoder: SoundEncoder?
  private var parameterSets: EncodedChunk.ParameterSets?
  private var pictures = PacketQueue<EncodedChunk.Frame>()
  private var sounds = PacketQueue<EncodedSound>()
  private var writtenFrames: Int64 = 0
  private var writtenCaptions = 0

  /// Makes the file, or empties it; the path is a local file's, whatever it looks like.
  ///
  /// - Throws: `VideoError.tracks`, before the file is touched, or the library's failure, during `.creating`.
  public init(
    path: String, format: VideoFormat, container: MovieContainer = .mp4, tracks: MovieTracks = MovieTracks()
  ) throws(VideoError) {
    try tracks.check(for: container)
    var encoder: SoundEncoder?
    if let sound = tracks.sound { encoder = try SoundEncoder(sound.coding, bitRate: sound.bitRate) }
    let output = try MovieOutput(path: path, muxer: container.rawValue)
    let packet = try PacketOwner(during: .creating(path: path))
    try output.create()
    self.path = path
    self.format = format
    self.container = container
    self.tracks = tracks
    self.output = output
    self.packet = packet
    self.encoder = encoder
  }

  /// Adds the frames of a chunk after those that are there.
  ///
  /// - Throws: `VideoError.emptyChunk`, `.damagedChunk`, `.codecNotInContainer`, `.formatDiffers`,
  ///   `.parameterSetsDiffer`, or the library's failure.
  public mutating func append(_ chunk: EncodedChunk) throws(VideoError) {
    guard !chunk.frames.isEmpty else { throw .emptyChunk }
    guard chunk.parameterSets.areSound else { throw .damagedChunk }
    guard container.codecs.contains(chunk.codec) else {
      throw .codecNotInContainer(path: path, chunk.codec, container)
    }
    guard chunk.format == format else { throw .formatDiffers(path: path, chunk: chunk.format, movie: format) }
    if let parameterSets {
      guard chunk.parameterSets == parameterSets else {
        throw .parameterSetsDiffer(path: path, firstFrame: frameCount)
      }
    } else {
      try output.begin(format, chunk.parameterSets, in: container, with: tracks, sound: encoder?.codec.pointer)
      if container.holdsCover, let cover = tracks.cover { try output.write(cover, with: packet) }
      parameterSets = chunk.parameterSets
    }
    frameCount += chunk.frames.count
    pictures.append(chunk.frames)
    try write(isLast: false)
  }

  /// Adds sound after that which is there; the first sample is played with the first frame.
  ///
  /// - Throws: `VideoError.tracks` when the film has no track of sound, or for a sample that is no number; or the
  ///   library's failure.
  public mutating func append(sound: PCMBuffer) throws(VideoError) {
    guard let packets = try encoder?.encode(sound) else { throw .tracks(.unexpectedSound) }
    sampleCount += sound.count
    sounds.append(packets)
    try write(isLast: false)
  }

  /// Adds sound that a `SoundEncoder` of the track's coding has compressed; a film's sound comes in one way or the other.
  ///
  /// - Throws: `VideoError.tracks` when the film has no track of sound, or the library's failure.
  public mutating func append(_ packets: [EncodedSound]) throws(VideoError) {
    guard tracks.sound != nil else { throw .tracks(.unexpectedSound) }
    sampleCount += packets.reduce(0) { $0 + Int($1.duration) }
    sounds.append(packets)
    try write(isLast: false)
  }

  /// Completes the film and closes the file.
  ///
  /// - Throws: `VideoError.emptyMovie`, `.tracks` for a track of sound without a sample, or the library's failure, such
  ///   as a full disk's.
  public consuming func finish() throws(VideoError) {
    guard frameCount > 0 else { throw .emptyMovie(path: path) }
    if let packets = try encoder?.finish() {
      guard sampleCount > 0 else { throw .tracks(.noSound) }
      sounds.append(packets)
    }
    try write(isLast: true)
    try output.end()
  }

  /// Writes what is due: everything that comes before what may still be handed over.
  private mutating func write(isLast: Bool) throws(VideoError) {
    guard parameterSets != nil else { return }
    let ticks = Int64(format.ticksPerFrame)
    while let frame = pictures.first {
      let start = writtenFrames * ticks
      if tracks.sound != nil {
        let sound = sounds.first
        if sound == nil, !isLast { return }
        if let sound, sound.time.isBefore(PresentationTime(start, Int64(format.timescale))) {
          try write(sound)
          continue
        }
      }
      try writeCaptions(until: PresentationTime(start, Int64(format.timescale)))
      try output.write(frame, start: start, duration: ticks, of: format, with: packet)
      pictures.removeFirst()
      writtenFrames += 1
    }
    while isLast, let sound = sounds.first { try write(sound) }
    if isLast { try writeCaptions(until: nil) }
  }

  private mutating func write(_ sound: EncodedSound) throws(VideoError) {
    try writeCaptions(until: sound.time)
    try output.write(sound, to: 1, with: packet)
    sounds.removeFirst()
  }

  /// Writes the captions that have begun by a time, or all.
  private mutating func writeCaptions(until time: PresentationTime?) throws(VideoError) {
    while writtenCaptions < tracks.captions.count {
      let caption = tracks.captions[writtenCaptions]
      if let time, time.isBefore(caption.start) { return }
      try output.write(
        caption, to: tracks.sound == nil ? 1 : 2, in: container, format, with: packet)
      writtenCaptions += 1
    }
  }
}
