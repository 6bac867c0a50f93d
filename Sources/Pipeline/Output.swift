import Foundation

/// Checks of an output's name, made before any work is done.
enum Output {
  /// Refuses what can't become a film file; answers where the file will be, which is elsewhere when `path` is a link.
  static func checkFilm(_ path: String, timeline: String) throws(PipelineError) -> String {
    guard path != "-" else { throw .output(path: path, .filmToStandardOutput) }
    let url = URL(fileURLWithPath: path)
    let target = url.resolvingSymlinksInPath()
    var isFolder = ObjCBool(false)
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      throw .output(path: path, .isFolder)
    }
    if target == URL(fileURLWithPath: timeline).resolvingSymlinksInPath() {
      throw .output(path: path, .isTimeline)
    }
    guard ["mp4", "m4v"].contains(url.pathExtension.lowercased()) else {
      throw .output(path: path, .unknownFormat(extension: url.pathExtension))
    }
    try checkFolder(target.deletingLastPathComponent().path, of: path)
    return target.path
  }

  /// Makes the folder that pictures go to, or refuses its name.
  static func makeFolder(_ path: String) throws(PipelineError) {
    guard path != "-" else { throw .output(path: path, .picturesToStandardOutput) }
    var isFolder = ObjCBool(false)
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
      guard isFolder.boolValue else { throw .output(path: path, .isFile) }
      guard FileManager.default.isWritableFile(atPath: path) else {
        throw .output(path: path, .folderNotWritable(path))
      }
      return
    }
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw .writing(path: path, reason: reason(error))
    }
  }

  private static func checkFolder(_ folder: String, of path: String) throws(PipelineError) {
    var isFolder = ObjCBool(false)
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
      throw .output(path: path, .noFolder(folder))
    }
    guard FileManager.default.isWritableFile(atPath: folder) else {
      throw .output(path: path, .folderNotWritable(folder))
    }
  }
}
