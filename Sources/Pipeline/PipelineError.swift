public import Films
public import Media
public import Raster
public import Timeline
public import Video

/// Why a run ended without what was asked for.
public enum PipelineError: Error, Sendable {
  /// The timeline file could not be read; `alternatives` are timelines beside it.
  case noTimeline(path: String, reason: String, alternatives: [String])
  /// The timeline is wrong.
  case timeline(TimelineError)
  /// Fonts are not installed.
  case missingFonts([FontFiles.File])
  /// A font file is there but can't be used.
  case unusableFont(FontFiles.File, reason: String)
  /// The film can't be laid out.
  case film(file: String, FilmError)
  /// The output can't be what was asked for.
  case output(path: String, OutputProblem)
  /// A place on the command line, such as `--from`, is wrong.
  case place(option: String, Problem)
  /// Writing failed; `path` is the output's name, whatever the temporary file was called.
  case writing(path: String, reason: String)
  /// Drawing failed.
  case drawing(frame: Int, RasterError)
  /// Encoding failed.
  case encoding(VideoError)
  /// A picture could not be encoded.
  case picture(MediaError)
  /// The run was cancelled.
  case interrupted

  /// What can be wrong with an output's name.
  public enum OutputProblem: Hashable, Sendable {
    /// `-`: the standard output.
    case standardOutput
    /// The folder that it should go to does not exist.
    case noFolder(String)
    /// The folder can't be written to.
    case folderNotWritable(String)
    /// There is a folder of that name.
    case isFolder
    /// There is a file where a folder of pictures should go.
    case isFile
    /// The name's extension is not one of a film.
    case unknownFormat(extension: String)
    /// The timeline itself would be overwritten.
    case isTimeline
  }

  /// Whether the input or the options are at fault (exit status 2) and not the run (1).
  public var isInputError: Bool {
    switch self {
    case .noTimeline, .timeline, .film, .output, .place: true
    case .missingFonts, .unusableFont, .writing, .drawing, .encoding, .picture, .interrupted: false
    }
  }
}
