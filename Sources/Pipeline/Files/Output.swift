import Foundation
import Video

/// Checks of an output's name, made before any work is done.
enum Output {
  /// Refuses what can't become a film file; answers where the file will be, which is elsewhere when `path` is a link.
  static func checkFilm(_ path: String, keeping inputs: InputFiles) throws(PipelineError) -> String {
    guard path != "-" else { throw .output(path: path, .filmToStandardOutput) }
    let target = try checkFile(path, example: "film.mp4", keeping: inputs)
    let name = URL(fileURLWithPath: path).pathExtension
    guard FilmFormat(path: path) != nil else {
      throw .output(path: path, .unknownFormat(extension: name))
    }
    return try checkFolder(of: target, for: path)
  }

  /// Refuses what can't become a film that is no animation; answers the same, and the kind of file.
  static func checkMovie(
    _ path: String, keeping inputs: InputFiles
  ) throws(PipelineError) -> (path: String, container: MovieContainer) {
    let target = try checkFilm(path, keeping: inputs)
    guard case .movie(let container) = FilmFormat(path: path) else {
      throw .output(path: path, .unknownFormat(extension: URL(fileURLWithPath: path).pathExtension))
    }
    return (target, container)
  }

  /// Refuses what can't become a still; answers where the file will be, as for a film, and what it will be.
  static func checkStill(
    _ path: String, keeping inputs: InputFiles
  ) throws(PipelineError) -> (path: String, format: StillFormat) {
    try checkPicture(
      path, example: "still.png", keeping: inputs, toStandardOutput: .stillToStandardOutput
    ) { .unknownStillFormat(extension: $0) }
  }

  /// Refuses what can't become a storyboard; answers the same as for a still.
  static func checkSheet(
    _ path: String, keeping inputs: InputFiles
  ) throws(PipelineError) -> (path: String, format: StillFormat) {
    try checkPicture(
      path, example: "sheet.png", keeping: inputs, toStandardOutput: .sheetToStandardOutput
    ) { .unknownSheetFormat(extension: $0) }
  }

  /// Refuses what can't become a plot of film and voice; answers the same as for a still.
  static func checkPlot(
    _ path: String, keeping inputs: InputFiles
  ) throws(PipelineError) -> (path: String, format: StillFormat) {
    try checkPicture(
      path, example: "plan.svg", keeping: inputs, toStandardOutput: .plotToStandardOutput
    ) { .unknownPlotFormat(extension: $0) }
  }

  /// Refuses what can't become a file of sound; answers where the file will be and what it will be.
  static func checkSound(
    _ path: String, keeping inputs: InputFiles
  ) throws(PipelineError) -> (path: String, format: SoundFormat) {
    guard path != "-" else { throw .output(path: path, .soundToStandardOutput) }
    let target = try checkFile(path, example: "mix.wav", keeping: inputs)
    let name = URL(fileURLWithPath: path).pathExtension
    guard let format = SoundFormat(rawValue: name.lowercased()) else {
      throw .output(path: path, .unknownSoundFormat(extension: name))
    }
    return (try checkFolder(of: target, for: path), format)
  }

  /// Refuses what can't become a file of arrays; answers where the file will be.
  static func checkArrays(_ path: String, keeping inputs: InputFiles) throws(PipelineError) -> String {
    guard path != "-" else { throw .output(path: path, .arraysToStandardOutput) }
    let target = try checkFile(path, example: "values.npz", keeping: inputs)
    let name = URL(fileURLWithPath: path).pathExtension
    guard name.lowercased() == "npz" else { throw .output(path: path, .unknownArrayFormat(extension: name)) }
    return try checkFolder(of: target, for: path)
  }

  /// Refuses what can't become a preview, and to replace a page that is none; answers where the file will be.
  static func checkPreview(_ path: String, keeping inputs: InputFiles) throws(PipelineError) -> String {
    guard path != "-" else { throw .output(path: path, .previewToStandardOutput) }
    let target = try checkFile(path, example: "film.html", keeping: inputs)
    let name = URL(fileURLWithPath: path).pathExtension
    guard name.lowercased() == "html" else { throw .output(path: path, .unknownPreviewFormat(extension: name)) }
    let file = try checkFolder(of: target, for: path)
    let sign = Array(PreviewRenderer.Page.sign.utf8)
    try checkKind(of: file, for: path, kind: "preview") { $0.prefix(4096).contains(sign) }
    return file
  }

  /// Refuses what no file beside a film can be called; answers where the file will be.
  static func checkSidecar(_ path: String, keeping inputs: InputFiles) throws(PipelineError) -> String {
    try checkFolder(of: checkFile(path, example: "film.srt", keeping: inputs), for: path)
  }

  /// Refuses to replace a file that is there and not of the output's own kind; one that is empty is of any kind.
  static func checkKind(
    of target: String, for path: String, kind: String, _ isOfKind: ([UInt8]) -> Bool
  ) throws(PipelineError) {
    guard let bytes = FileManager.default.contents(atPath: target), !bytes.isEmpty else { return }
    guard isOfKind(Array(bytes)) else { throw .output(path: path, .isOther(kind: kind)) }
  }

  private static func checkPicture(
    _ path: String, example: String, keeping inputs: InputFiles, toStandardOutput: PipelineError.OutputProblem,
    unknownFormat: (String) -> PipelineError.OutputProblem
  ) throws(PipelineError) -> (path: String, format: StillFormat) {
    guard path != "-" else { throw .output(path: path, toStandardOutput) }
    let target = try checkFile(path, example: example, keeping: inputs)
    let name = URL(fileURLWithPath: path).pathExtension
    guard let format = StillFormat(name) else { throw .output(path: path, unknownFormat(name)) }
    return (try checkFolder(of: target, for: path), format)
  }

  /// Refuses a name that no file can take; answers the file, which is elsewhere when `path` is a link.
  private static func checkFile(_ path: String, example: String, keeping inputs: InputFiles) throws(PipelineError)
    -> URL
  {
    guard !path.isEmpty else { throw .output(path: path, .noName) }
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    switch kind(target.path) {
    case .folder: throw .output(path: path, .isFolder(example: example))
    case .other: throw .output(path: path, .notPlainFile)
    case .nothing where path.hasSuffix("/"): throw .output(path: path, .isFolder(example: example))
    case .nothing, .file: break
    }
    if let use = inputs.use(of: target.path) { throw .output(path: path, .isInput(use)) }
    return target
  }

  /// Refuses a file whose folder can't take it; answers the file's own path.
  private static func checkFolder(of target: URL, for path: String) throws(PipelineError) -> String {
    let folder = target.deletingLastPathComponent().path
    try checkLength(of: target.lastPathComponent, in: folder, for: path)
    switch kind(folder) {
    case .nothing: throw .output(path: path, .noFolder(folder))
    case .file, .other: throw .output(path: path, .folderIsFile(folder))
    case .folder: try checkWritable(folder, for: path)
    }
    return target.path
  }

  /// Makes the folder that pictures go to, with those that it is in, or refuses its name.
  static func makeFolder(_ path: String) throws(PipelineError) {
    guard path != "-" else { throw .output(path: path, .picturesToStandardOutput) }
    guard !path.isEmpty else { throw .output(path: path, .noName) }
    // The nearest folder that is there decides whether the rest can be made.
    var missing: [String] = []
    var folder = URL(fileURLWithPath: path).standardizedFileURL
    while kind(folder.path) == .nothing, folder.path != "/" {
      missing.append(folder.path)
      folder.deleteLastPathComponent()
    }
    guard kind(folder.path) == .folder else {
      throw .output(path: path, missing.isEmpty ? .isFile : .folderIsFile(folder.path))
    }
    try checkWritable(folder.path, for: path)
    for name in missing {
      try checkLength(of: URL(fileURLWithPath: name).lastPathComponent, in: folder.path, for: path)
    }
    for folder in missing.reversed() where mkdir(folder, 0o777) != 0 && errno != EEXIST {
      throw .writing(path: path, reason: systemReason(errno))
    }
  }

  /// Refuses a name that has more bytes than the names of its disk.
  private static func checkLength(of name: String, in folder: String, for path: String) throws(PipelineError) {
    let known = pathconf(folder, Int32(_PC_NAME_MAX))
    let limit = known > 0 ? known : 255
    guard name.utf8.count <= limit else {
      throw .output(path: path, .nameTooLong(bytes: name.utf8.count, limit: limit))
    }
  }

  /// What there is under a name.
  private enum Kind {
    case nothing, file, folder, other
  }

  private static func kind(_ path: String) -> Kind {
    var status = stat()
    guard stat(path, &status) == 0 else { return .nothing }
    return switch status.st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    default: .other
    }
  }

  private static func checkWritable(_ folder: String, for path: String) throws(PipelineError) {
    guard access(folder, W_OK) == 0 else { throw .output(path: path, .folderNotWritable(folder)) }
  }
}

/// The system's words for an error number.
func systemReason(_ code: Int32) -> String { String(cString: strerror(code)).lowercased() }
