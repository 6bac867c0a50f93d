public import FilmKit
import Foundation
public import Numerics
import Timeline
import Video

/// Makes one file of a whole film: a page with the film in it, to be sent to somebody who looks at it in a browser.
public struct PreviewRenderer: Sendable {
  /// What surrounds the film in the file.
  public struct Page: Sendable {
    /// All up to the film.
    public let head: String
    /// All after it.
    public let tail: String

    /// Words in the file's first kilobytes by which it is known for a preview.
    public static let sign = "<meta name=\"generator\" content=\"Beatframe preview\">"

    /// Makes a page of its parts.
    public init(head: String, tail: String) { (self.head, self.tail) = (head, tail) }
  }

  /// How the pictures are in it.
  public enum Pictures: Sendable {
    /// As a film: H.264 with AAC.
    case film
    /// Each as a PNG file, to the pixel, and the sound as FLAC.
    case frames
  }

  /// What a finished run did.
  public struct Report: Sendable {
    /// How many frames the film has.
    public let frames: Int
    /// How many of those differ from the one before.
    public let distinctFrames: Int
    /// The size of the file.
    public let bytes: Int
  }

  /// How long a film of single frames may be, in seconds.
  public static let longestOfFrames = 60

  private let film: any Film
  private let digest: StableHash?
  private let sound: SoundOutput?
  private let jobs: Int
  private let cache: Cache?

  /// Prepares to make the file of a film.
  ///
  /// - Parameters:
  ///   - film: The film.
  ///   - digest: `Project.digest`, if it is to be found again.
  ///   - sound: What is heard; nil for a silent film.
  ///   - jobs: How many chunks are at work at once.
  ///   - cache: Where chunks and sound are looked for and kept; nil for nowhere.
  public init(film: any Film, digest: StableHash?, sound: SoundOutput?, jobs: Int, cache: Cache?) {
    (self.film, self.digest, self.sound, self.jobs, self.cache) = (film, digest, sound, jobs, cache)
  }

  /// Refuses a name that the file can't have, and a film that is too long, before anything is made.
  ///
  /// - Returns: Where the file will be, which is elsewhere when `path` is a link.
  /// - Throws: `PipelineError.output`.
  @discardableResult
  public func check(_ path: String, _ pictures: Pictures, keeping inputs: InputFiles) throws(PipelineError) -> String {
    let target = try Output.checkPreview(path, keeping: inputs)
    let rate = film.timeline.frameRate
    let frames = Self.longestOfFrames * rate.numerator / rate.denominator
    if case .frames = pictures, film.timeline.frameCount > frames {
      throw .output(
        path: path, .tooLongForFrames(seconds: film.timeline.duration.seconds, limit: Self.longestOfFrames))
    }
    return target
  }

  /// Makes the file, which appears under its name only when it is complete.
  ///
  /// - Parameters:
  ///   - path: The file, which ends in .html; a preview of that name is replaced.
  ///   - page: What surrounds the film.
  ///   - pictures: How the pictures are in it.
  ///   - inputs: What the film is made of, which must not be overwritten.
  ///   - progress: Counts the frames.
  /// - Throws: `PipelineError.output`, and what `MovieRenderer`, `FrameViews` and `SoundExporter` throw.
  public func render(
    to path: String, in page: Page, _ pictures: Pictures = .film, keeping inputs: InputFiles, progress: FrameCounter
  ) async throws(PipelineError) -> Report {
    let target = try check(path, pictures, keeping: inputs)
    var file = AtomicFile(path: target, calledInErrors: path)
    let folder = try Workshop(besides: path)
    try file.write(Array(page.head.utf8))
    let distinct =
      switch pictures {
      case .film: try await put(film: folder, keeping: inputs, progress, into: file)
      case .frames: try put(frames: folder, keeping: inputs, progress, into: file)
      }
    try file.write(Array(page.tail.utf8))
    return Report(frames: film.timeline.frameCount, distinctFrames: distinct, bytes: try file.finish())
  }

  private func put(
    film folder: borrowing Workshop, keeping inputs: InputFiles, _ progress: FrameCounter,
    into file: borrowing AtomicFile
  ) async throws(PipelineError) -> Int {
    let movie = folder.path + "/film.mp4"
    let report = try await MovieRenderer(
      film: film, digest: digest, sound: sound, jobs: jobs, cache: cache
    ).render(to: movie, keeping: inputs, progress: progress)
    try Self.put(movie, named: "video", type: "video/mp4", into: file)
    return report.distinctFrames
  }

  private func put(
    frames folder: borrowing Workshop, keeping inputs: InputFiles, _ progress: FrameCounter,
    into file: borrowing AtomicFile
  ) throws(PipelineError) -> Int {
    if let sound {
      let leveled = try LeveledSound(sound.plan, loudness: sound.loudness, headroom: 0, limiter: sound.limiter)
      let path = folder.path + "/sound.flac"
      _ = try SoundExporter(leveled).write(to: path, stems: false, keeping: inputs)
      try Self.put(path, named: "sound", type: "audio/flac", into: file)
    }
    var views = FrameViews(film)
    var (last, distinct): ([UInt8], Int) = ([], 0)
    try file.write(Array("<script type=\"application/json\" id=\"pictures\">[".utf8))
    for frame in 0..<film.timeline.frameCount {
      guard !Task.isCancelled else { throw .interrupted(pictures: nil) }
      let picture = try views.png(frame, width: film.timeline.size.width)
      progress.advance(by: 1)
      guard picture != last else { continue }
      let text = Data(picture).base64EncodedString()
      try file.write(Array("\(distinct == 0 ? "" : ",\n"){\"first\": \(frame), \"data\": \"\(text)\"}".utf8))
      (last, distinct) = (picture, distinct + 1)
    }
    try file.write(Array("]</script>\n".utf8))
    return distinct
  }

  /// Puts a file into the page, as text, a part at a time.
  private static func put(
    _ path: String, named name: String, type: String, into file: borrowing AtomicFile
  ) throws(PipelineError) {
    guard let source = FileHandle(forReadingAtPath: path) else {
      throw .writing(path: path, reason: systemReason(errno))
    }
    defer { try? source.close() }
    try file.write(Array("<script type=\"text/plain\" id=\"\(name)\" data-type=\"\(type)\">".utf8))
    do {
      // A multiple of three, so that the texts of all parts are that of the whole.
      while let part = try source.read(upToCount: 3 << 18), !part.isEmpty {
        try file.write(Array(part.base64EncodedString().utf8))
      }
    } catch let error as PipelineError {
      throw error
    } catch {
      throw .writing(path: path, reason: "\(error)")
    }
    try file.write(Array("</script>\n".utf8))
  }

  /// A folder for what goes into the page, which is gone afterwards.
  private struct Workshop: ~Copyable {
    let path: String

    init(besides output: String) throws(PipelineError) {
      var name = Array((FileManager.default.temporaryDirectory.path + "/beatframe.XXXXXX").utf8CString)
      let made: String? = name.withUnsafeMutableBufferPointer { name in
        name.baseAddress.flatMap(mkdtemp).map { String(cString: $0) }
      }
      guard let made else { throw .writing(path: output, reason: systemReason(errno)) }
      path = made
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
  }
}
