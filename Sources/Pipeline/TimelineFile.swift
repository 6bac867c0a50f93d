import Foundation
public import Timeline

/// Timeline files: the way from a path to a checked timeline.
public enum TimelineFile {
  /// The most bytes that a timeline file may have.
  public static let maximumBytes = 16 << 20

  /// Reads and checks a timeline file.
  ///
  /// - Parameters:
  ///   - path: The file, JSON or YAML.
  ///   - size: Takes the place of the file's `video.size`.
  ///   - frameRate: Takes the place of the file's `video.fps`.
  public static func read(
    _ path: String, size: PixelSize? = nil, frameRate: FrameRate? = nil
  ) throws(PipelineError) -> Timeline {
    let text = try text(path)
    do {
      return try Timeline(parsing: text, file: name(path), size: size, frameRate: frameRate)
    } catch {
      throw .timeline(error)
    }
  }

  /// What messages call the file: its last component, as its author does.
  static func name(_ path: String) -> String { URL(fileURLWithPath: path).lastPathComponent }

  private static func text(_ path: String) throws(PipelineError) -> String {
    var isFolder = ObjCBool(false)
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw .noTimeline(path: path, reason: "there is no such file", alternatives: timelines(near: path))
    }
    guard !isFolder.boolValue else {
      throw .noTimeline(path: path, reason: "it is a folder", alternatives: timelines(near: path + "/x"))
    }
    let bytes: Data
    do {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      defer { try? handle.close() }
      bytes = try handle.read(upToCount: maximumBytes + 1) ?? Data()
    } catch {
      throw .noTimeline(path: path, reason: "it can't be read: \(reason(error))", alternatives: [])
    }
    guard bytes.count <= maximumBytes else {
      throw .noTimeline(path: path, reason: "it is larger than 16 MiB, which no timeline is", alternatives: [])
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .noTimeline(path: path, reason: "it is not UTF-8 text", alternatives: [])
    }
    return text
  }

  /// The timelines in the folder where one was looked for.
  private static func timelines(near path: String) -> [String] {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { name in
      [".json", ".yaml", ".yml"].contains(where: name.hasSuffix) && !name.hasSuffix(".schema.json")
    }.sorted()
  }
}

/// The system's own words for why a file operation failed.
func reason(_ error: any Error) -> String {
  let error = error as NSError
  let underlying = error.userInfo[NSUnderlyingErrorKey] as? NSError
  for candidate in [underlying, error].compactMap({ $0 }) where candidate.domain == NSPOSIXErrorDomain {
    return String(cString: strerror(Int32(candidate.code))).lowercased()
  }
  return error.localizedDescription
}
