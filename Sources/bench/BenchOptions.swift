import ArgumentParser
import FilmKit
import Films
import Pipeline
import Timeline
import Video

/// Which film is measured.
struct BenchOptions: ParsableArguments {
  @Option(help: "The timeline; its voice is left out.")
  var timeline: String

  @Option(help: "Instead of video.size.", transform: { try PixelSize(parsing: $0) })
  var size: PixelSize?

  @Option(help: "Instead of video.fps.", transform: { try FrameRate(parsing: $0) })
  var fps: FrameRate?

  @Option(help: "Only this beat, such as train.1.", transform: { try Self.beat($0) })
  var beat: BeatID?

  @Option(help: "Measure this of `parts` equal shares of the work, counted from 0.")
  var part: Int = 0

  @Option(help: "Into how many shares the work is cut.")
  var parts: Int = 1

  /// The settings of a film, but that x264 compresses every picture.
  static var everyPicture: EncoderSettings {
    var settings = EncoderSettings(.h264)
    settings.writesDeltas = false
    return settings
  }

  /// Refuses a share that there is not.
  func validate() throws {
    guard parts > 0, (0..<parts).contains(part) else { throw ValidationError("--part \(part): expected 0..<\(parts)") }
  }

  private static func beat(_ name: String) throws -> BeatID {
    guard let beat = BeatID(name) else { throw ValidationError("--beat \(name): expected a beat's name") }
    return beat
  }

  /// The film.
  func film() throws -> any Film {
    let read = try TimelineFile.read(timeline, films: .all, size: size, frameRate: fps)
    return try Project(read, path: timeline, films: .all).film
  }

  /// Ranges of a film, or of its beat, of four seconds each, as long as its chunks are: those of the share.
  func ranges(of film: any Film) throws -> [Range<Int>] {
    let rate = film.timeline.frameRate
    var frames = 0..<film.timeline.frameCount
    if let beat {
      guard let own = film.timeline.beat(beat) else {
        throw ValidationError("--beat \(beat): the film has no such beat")
      }
      frames = own.frames
    }
    let length = 4 * rate.numerator / rate.denominator
    return stride(from: frames.lowerBound, to: frames.upperBound, by: length).enumerated()
      .filter { $0.offset % parts == part }.map { $0.element..<min($0.element + length, frames.upperBound) }
  }

  /// What the encoder is given of a film.
  func format(of film: any Film) throws -> VideoFormat {
    let (size, rate) = (film.timeline.size, film.timeline.frameRate)
    return try VideoFormat(
      width: size.width, height: size.height, frameRateNumerator: rate.numerator,
      frameRateDenominator: rate.denominator)
  }
}
