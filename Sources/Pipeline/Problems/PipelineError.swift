public import FilmKit
public import Media
public import Raster
public import Text
public import Timeline
public import Typesetting
public import Video

/// Why a run ended without what was asked for.
public enum PipelineError: Error, Sendable {
  /// The timeline file could not be read.
  case noTimeline(path: String, TimelineFile.Obstacle)
  /// The timeline is wrong.
  case timeline(TimelineError)
  /// The folder that fonts should be looked for in is none.
  case noFontFolder(String)
  /// Fonts are not installed.
  case missingFonts([FontFiles.File])
  /// A font file is there but can't be read.
  case unreadableFont(path: String, reason: String)
  /// A font file is there but is no font that films can be set in.
  case unusableFont(FontFiles.File, path: String, TypesettingError)
  /// The recording that the timeline names can't be used; with the place of its name.
  case voice(file: String, Place?, key: String, VoiceFile.Problem)
  /// The language of the timeline is none that files of films know.
  case language(file: String, Place?, String)
  /// Reading or writing sound failed.
  case sound(VideoError)
  /// A film's file can't hold such tracks.
  case tracks(path: String, VideoError)
  /// A manifest can't be read.
  case manifest(path: String, reason: String)
  /// There is nothing to hear in a film whose sound should be written.
  case silentFilm(path: String)
  /// The film can't be laid out: each thing that can't be set, with its place if the file has it.
  case film(file: String, [(Place?, FilmError.Problem)])
  /// The output can't be what was asked for.
  case output(path: String, OutputProblem)
  /// The cache can't be what was asked for.
  case cache(String, CacheProblem)
  /// A place on the command line, such as `--from`, is wrong.
  case place(option: String, Problem)
  /// Writing failed; `path` is the output's name, whatever the temporary file was called.
  case writing(path: String, reason: String)
  /// Drawing failed.
  case drawing(frame: Int, RasterError)
  /// Drawing a storyboard failed.
  case drawingSheet(RasterError)
  /// A storyboard can't have so many columns; those that it can have.
  case columns(Int, allowed: ClosedRange<Int>)
  /// Encoding failed.
  case encoding(VideoError)
  /// A picture could not be encoded.
  case picture(MediaError)
  /// The run was cancelled; `pictures` is how many were complete by then, nil where one file was being made.
  case interrupted(pictures: Int?)
  /// Making chunks was cancelled; how many were there by then.
  case stopped(chunks: Int)
  /// A script, its recording or its word times can't be used.
  case words(SpokenScript.Problem)
  /// Cues are wrong: all that is.
  case cues([CueDiagnostic])
  /// Cues don't fit the film; each problem in words.
  case tuning([String])
  /// Warnings that were asked to be errors, each in words.
  case strict([String])
  /// The studio's page can't be served at a port.
  case studio(port: UInt16, reason: String)
  /// A timeline's durations can't be changed.
  case notEditable(path: String, DurationEditor.Failure)

  /// What can be wrong with a cache.
  public enum CacheProblem: Hashable, Sendable {
    /// The name of its folder is empty.
    case noName
    /// There is a file of the folder's name.
    case isFile
    /// The user has no folder for caches, and none was given.
    case noFolder
    /// An entry can't be removed.
    case notCleared(reason: String)
    /// What was made for other machines can't be kept.
    case notKept(reason: String)
    /// A chunk that the film hasn't.
    case noSuchChunk(Int, count: Int)
    /// This machine would make another film than the first one; what differs, each in a few words.
    case otherOrigin([String])
    /// A film should be joined from it, and it lacks some; `film` is the film's name.
    case lacks(MissingParts, film: String)
  }

  /// What can be wrong with an output's name.
  public enum OutputProblem: Hashable, Sendable {
    /// `-`, the standard output, for a film.
    case filmToStandardOutput
    /// `-`, the standard output, for pictures.
    case picturesToStandardOutput
    /// `-`, the standard output, for a still.
    case stillToStandardOutput
    /// `-`, the standard output, for a storyboard.
    case sheetToStandardOutput
    /// `-`, the standard output, for a plot of film and voice.
    case plotToStandardOutput
    /// `-`, the standard output, for values.
    case arraysToStandardOutput
    /// The folder that it should go to does not exist.
    case noFolder(String)
    /// The folder can't be written to.
    case folderNotWritable(String)
    /// The name is empty.
    case noName
    /// The name has more bytes than the names of that disk may have.
    case nameTooLong(bytes: Int, limit: Int)
    /// There is a file of the folder's name.
    case folderIsFile(String)
    /// There is a folder of that name; `example` is what a file in it could be called.
    case isFolder(example: String)
    /// There is something of that name that is no plain file, such as a device or a pipe.
    case notPlainFile
    /// There is a file where a folder of pictures should go.
    case isFile
    /// The name's extension is not one of a film.
    case unknownFormat(extension: String)
    /// `-`, the standard output, for sound.
    case soundToStandardOutput
    /// The name's extension is not one of a file of sound.
    case unknownSoundFormat(extension: String)
    /// A file that the command reads would be overwritten.
    case isInput(InputFiles.Use)
    /// A file that the command reads would be overwritten by captions, which go beside the film.
    case captionsAreInput(InputFiles.Use)
    /// Captions would replace a file that this program did not write, or that was changed since.
    case captionsAreOther
    /// There is a file of that name, and it is not what would replace it; `kind` is what that is called.
    case isOther(kind: String)
    /// Another output of the same run has that name; `kind` is what that is called.
    case isOutput(kind: String)
    /// The name's extension is not one of a still.
    case unknownStillFormat(extension: String)
    /// The name's extension is not one of a storyboard.
    case unknownSheetFormat(extension: String)
    /// The name's extension is not one of a plot.
    case unknownPlotFormat(extension: String)
    /// `-`, the standard output, for a preview.
    case previewToStandardOutput
    /// The name's extension is not that of a page.
    case unknownPreviewFormat(extension: String)
    /// A preview of single frames would be longer than it may be, in seconds.
    case tooLongForFrames(seconds: Double, limit: Int)
    /// The name's extension is not that of an archive of arrays.
    case unknownArrayFormat(extension: String)
    /// There is something of that name already, and nothing of the user's is overwritten.
    case isThere
    /// A codec that files of that name do not hold.
    case codecNotInFile(VideoCodec, MovieContainer)
    /// A codec that takes what its pictures need was asked for bits by this option.
    case codecWithoutRate(VideoCodec, option: String, MovieContainer)
    /// A constant rate factor that the codec does not have.
    case factorOutOfRange(Int, VideoCodec)
    /// An option about the codec, for an animation.
    case filmsOnly(option: String)
    /// Chunks should be made of an animation.
    case hasNoChunks
    /// A film that is no animation should leave frames out.
    case filmSkipsFrames(every: Int)
    /// An animation would have more pictures than it may; taking every n-th frame, where n is `enough`, would do.
    case tooManyPictures(Int, enough: Int)
    /// An animation would have more pictures a second than players show; every n-th, where n is `enough`, would do.
    case tooFast(AnimationKind, every: Int, enough: Int)
  }

  /// Whether the input or the options are at fault (exit status 2) and not the run (1).
  public var isInputError: Bool {
    switch self {
    case .noTimeline, .timeline, .noFontFolder, .voice, .language, .tracks, .manifest, .silentFilm, .film, .output,
      .place, .cache(_, .noName), .cache(_, .isFile), .cache(_, .noFolder), .cache(_, .otherOrigin),
      .cache(_, .noSuchChunk), .columns, .cues, .tuning, .strict,
      .notEditable, .studio:
      true
    case .words(let problem): problem.isInputError
    case .missingFonts, .unreadableFont, .unusableFont, .writing, .drawing, .drawingSheet, .encoding, .sound,
      .picture, .cache(_, .notCleared), .cache(_, .notKept), .cache(_, .lacks), .interrupted, .stopped:
      false
    }
  }
}
