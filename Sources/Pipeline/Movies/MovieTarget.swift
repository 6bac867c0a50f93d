import FilmKit
import Timeline
import Video

/// What a film is rendered to: its file, and how that stores pictures.
struct MovieTarget: Hashable, Sendable {
  /// The file.
  let path: String
  /// What errors call it.
  let name: String
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
    return try self.target(output.path, output.container, calledInErrors: path)
  }

  /// Checks what should be in a file, whose name is not looked at.
  func target(
    _ file: String, _ container: MovieContainer, calledInErrors path: String
  ) throws(PipelineError) -> MovieTarget {
    let settings = settings ?? EncoderSettings(container.usualCodec)
    guard container.codecs.contains(settings.codec) else {
      throw .output(path: path, .codecNotInFile(settings.codec, container))
    }
    let (size, rate) = (film.timeline.size, film.timeline.frameRate)
    do throws(VideoError) {
      let format = try VideoFormat(
        width: size.width, height: size.height, frameRateNumerator: rate.numerator,
        frameRateDenominator: rate.denominator)
      return MovieTarget(
        path: file, name: path, container: container, format: format, settings: settings)
    } catch {
      throw .encoding(error)
    }
  }

  /// What lays out the chunks of the film, or of a range of it.
  func planner(_ range: Range<Int>?, _ target: MovieTarget) -> FilmPlanner {
    FilmPlanner(film, range, target.format, target.settings, digest: digest, cache: cache)
  }
}
