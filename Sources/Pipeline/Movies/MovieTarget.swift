import FilmKit
import Timeline
import Video

/// What a film is rendered to: its file, and how that stores pictures.
struct MovieTarget: Hashable, Sendable {
  /// The file.
  let path: String
  /// The kind of file.
  let container: MovieContainer
  /// The size and the frame rate.
  let format: VideoFormat
  /// How pictures are compressed.
  let settings: EncoderSettings
}

extension MovieRenderer {
  /// Checks the output's name and what should be in it.
  ///
  /// - Throws: `PipelineError.output` or `.encoding`.
  func target(_ path: String, keeping inputs: InputFiles) throws(PipelineError) -> MovieTarget {
    let output = try Output.checkMovie(path, keeping: inputs)
    let settings = settings ?? EncoderSettings(output.container.usualCodec)
    guard output.container.codecs.contains(settings.codec) else {
      throw .output(path: path, .codecNotInFile(settings.codec, output.container))
    }
    let (size, rate) = (film.timeline.size, film.timeline.frameRate)
    do throws(VideoError) {
      let format = try VideoFormat(
        width: size.width, height: size.height, frameRateNumerator: rate.numerator,
        frameRateDenominator: rate.denominator)
      return MovieTarget(path: output.path, container: output.container, format: format, settings: settings)
    } catch {
      throw .encoding(error)
    }
  }

  /// What lays out the chunks of the film, or of a range of it.
  func planner(_ range: Range<Int>?, _ target: MovieTarget) -> FilmPlanner {
    FilmPlanner(film, range, target.format, target.settings, digest: digest, cache: cache)
  }
}
