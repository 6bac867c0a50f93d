public import FilmKit
import Foundation
public import Numerics
public import Timeline

/// Timeline files: the way from a path to a checked timeline.
public enum TimelineFile {
  /// The most bytes that a timeline file may have.
  public static let maximumBytes = 16 << 20

  /// Why a file can't be read as a timeline; alternatives are the timelines where it was looked for.
  public enum Obstacle: Hashable, Sendable {
    /// There is no file of that name.
    case missing(alternatives: [String])
    /// It is a folder.
    case isFolder(alternatives: [String])
    /// The system refuses, in its own words.
    case unreadable(reason: String)
    /// It has more than `maximumBytes`.
    case tooLarge
    /// It is not UTF-8.
    case notText
  }

  /// Reads and checks a timeline file.
  ///
  /// - Parameters:
  ///   - path: The file, JSON or YAML.
  ///   - films: The films that it can be of.
  ///   - size: Takes the place of the file's `video.size`.
  ///   - frameRate: Takes the place of the file's `video.fps`.
  public static func read(
    _ path: String, films: FilmList, size: PixelSize? = nil, frameRate: FrameRate? = nil
  ) throws(PipelineError) -> Timeline {
    try load(path, films: films, size: size, frameRate: frameRate).timeline
  }

  /// Reads and checks a timeline file, and answers the hash of all that the timeline depends on: the text, whether it is
  /// JSON or YAML, what takes the place of its own settings, and the data or the saved run that it names.
  public static func load(
    _ path: String, films: FilmList, size: PixelSize? = nil, frameRate: FrameRate? = nil
  ) throws(PipelineError) -> (timeline: Timeline, digest: StableHash) {
    try load(text: text(path), of: path, films: films, size: size, frameRate: frameRate)
  }

  /// The same of a text that stands for the file's own: what is not written yet.
  public static func load(
    text: String, of path: String, films: FilmList, size: PixelSize? = nil, frameRate: FrameRate? = nil
  ) throws(PipelineError) -> (timeline: Timeline, digest: StableHash) {
    var companions = StableHash()
    let timeline = try parse(text, path: path, films: films, size: size, frameRate: frameRate) { file in
      companions.combine(file.bytes.count)
      companions.combine(bytes: file.bytes)
    }
    var digest = StableHash()
    digest.combine(text)
    digest.combine(URL(fileURLWithPath: path).pathExtension)
    for value in [timeline.size.width, timeline.size.height] { digest.combine(value) }
    for value in [timeline.frameRate.numerator, timeline.frameRate.denominator] { digest.combine(value) }
    digest.combine(companions.hex)
    return (timeline, digest)
  }

  /// Checks the text of a timeline file; the files that belong to it are read from its folder, and handed to `note`.
  static func parse(
    _ text: String, path: String, films: FilmList, size: PixelSize? = nil, frameRate: FrameRate? = nil,
    note: @escaping (CompanionFile) -> Void = { _ in }
  ) throws(PipelineError) -> Timeline {
    do throws(TimelineError) {
      return try Timeline(
        parsing: text, file: path, films: films.grammars, size: size, frameRate: frameRate
      ) { name in
        let file = companion(VoiceFile.resolve(name, besides: path), kind: name)
        if case .success(let file) = file { note(file) }
        return file
      }
    } catch {
      throw .timeline(error)
    }
  }

  /// The paths of all files that a timeline file names, whether it is right or wrong, and whether they are there.
  public static func companions(of path: String, films: FilmList) -> [String] {
    named(by: path, films: films).map(\.path)
  }

  /// The same, with the key that each stands under.
  static func named(by path: String, films: FilmList) -> [(key: String, path: String)] {
    guard let text = try? text(path) else { return [] }
    return Timeline.files(namedIn: text, file: path, films: films.grammars).flatMap { mention in
      let file = VoiceFile.resolve(mention.name, besides: path)
      // Parts have no parts.
      let inner = mention.isPart && file != path && !isPipe(file) ? named(by: file, films: films) : []
      return [(mention.key, file)] + inner.map { ("\(mention.key): \($0.key)", $0.path) }
    }
  }

  /// Reads the text of a file.
  ///
  /// - Throws: `PipelineError.noTimeline`.
  public static func text(_ path: String) throws(PipelineError) -> String {
    var isFolder = ObjCBool(false)
    guard path == standardInput || FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw .noTimeline(path: path, .missing(alternatives: timelines(near: path)))
    }
    guard !isFolder.boolValue else {
      throw .noTimeline(path: path, .isFolder(alternatives: timelines(near: path + "/x")))
    }
    let bytes: Data
    do {
      bytes = try self.bytes(of: path)
    } catch {
      throw .noTimeline(path: path, .unreadable(reason: reason(error)))
    }
    guard bytes.count <= maximumBytes else {
      throw .noTimeline(path: path, .tooLarge)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .noTimeline(path: path, .notText)
    }
    return text
  }

  /// The timelines in the folder where one was looked for.
  private static func timelines(near path: String) -> [String] {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { name in
      [".json", ".yaml", ".yml"].contains(where: name.hasSuffix) && !name.hasSuffix(".schema.json")
        && !name.hasSuffix(".words.json")
    }.sorted()
  }
}

/// The system's own words for why a file operation failed.
func reason(_ error: any Error) -> String {
  let error = error as NSError
  let underlying = error.userInfo[NSUnderlyingErrorKey] as? NSError
  for candidate in [underlying, error].compactMap({ $0 }) where candidate.domain == NSPOSIXErrorDomain {
    return systemReason(Int32(candidate.code))
  }
  // Foundation does not always keep the system's own number.
  let numbers = [
    CocoaError.fileReadNoPermission: EACCES, .fileReadNoSuchFile: ENOENT, .fileReadUnknown: EIO,
    .fileReadCorruptFile: EIO, .fileReadTooLarge: EFBIG,
  ]
  if error.domain == NSCocoaErrorDomain, let number = numbers[CocoaError.Code(rawValue: error.code)] {
    return systemReason(number)
  }
  return error.localizedDescription.trimmingCharacters(in: ["."])
}
