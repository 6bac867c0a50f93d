import Foundation
import Text
import Timeline

extension Manifest {
  /// The manifest as JSON, ending in a line break.
  public var json: String {
    let fields: [(key: String, value: JSONText)] = [
      ("width", .integer(width)), ("height", .integer(height)), ("frames", .integer(frames)),
      (
        "libraries",
        .object(libraries.keys.sorted().map { ($0, .string(libraries[$0] ?? "")) })
      ),
      (
        "sound",
        sound.map { .object([("samples", .integer($0.samples)), ("sha256", .string($0.sha256))]) } ?? .literal("null")
      ),
      (
        "pictures",
        .list(pictures.map { .object([("sha256", .string($0.sha256)), ("count", .integer($0.count))]) })
      ),
    ]
    return JSONText.object(fields).text + "\n"
  }

  /// Refuses what a film's manifest can't be written to, before the film is read.
  ///
  /// - Throws: `PipelineError.output`.
  public static func check(output path: String, film: String) throws(PipelineError) {
    let target = try Output.checkSidecar(path, keeping: InputFiles().adding(film, as: .film))
    try Output.checkKind(of: target, for: path, kind: "manifest") { (try? Manifest(parsing: $0)) != nil }
  }

  /// Writes the manifest to a file.
  public func write(to path: String) throws(PipelineError) {
    var file = AtomicFile(path: try Output.checkSidecar(path, keeping: InputFiles()), calledInErrors: path)
    try file.write(Array(json.utf8))
    try file.finish()
  }

  /// Reads a manifest's file.
  ///
  /// - Throws: `PipelineError.manifest`.
  public init(file path: String) throws(PipelineError) {
    let bytes: Data
    do {
      bytes = try FileHandle(forReadingFrom: URL(fileURLWithPath: path)).readToEnd() ?? Data()
    } catch {
      throw .manifest(path: path, reason: reason(error))
    }
    do { self = try Manifest(parsing: Array(bytes)) } catch {
      throw .manifest(path: path, reason: "it is no manifest, or was changed")
    }
  }

  /// Something that is no manifest.
  private struct NoManifest: Error {}

  /// Reads a manifest; what is thrown has no words.
  package init(parsing bytes: [UInt8]) throws {
    self = try JSONDecoder().decode(Manifest.self, from: Data(bytes))
    guard isSound else { throw NoManifest() }
  }

  /// Whether its runs are as many frames as it says, and no more than a film has.
  private var isSound: Bool {
    let most = FilmTime.longestFilm.microseconds / 1_000_000 * FrameRate.bounds.upperBound
    var rest = frames
    for run in pictures {
      guard 1...most ~= run.count, run.count <= rest else { return false }
      rest -= run.count
    }
    return rest == 0 && frames <= most
  }

  /// What is different in another one: nothing when a film decodes to the same.
  ///
  /// Other versions of the libraries are no difference by themselves.
  public func differences(_ other: Manifest) -> [FilmVerifier.Finding] {
    let same = frames == other.frames && width == other.width && height == other.height
    return [
      FilmVerifier.Finding(
        "manifest size", same, "\(width)x\(height), \(frames) frames",
        expected: "\(other.width)x\(other.height), \(other.frames) frames"), pictureDifference(other),
      FilmVerifier.Finding(
        "manifest sound", sound == other.sound, sound.map { "\($0.samples) samples" } ?? "none",
        expected: other.sound.map { "\($0.samples) samples with the SHA-256 \($0.sha256)" } ?? "none"),
    ]
  }

  private func pictureDifference(_ other: Manifest) -> FilmVerifier.Finding {
    let (own, others) = (digests, other.digests)
    let wrong = zip(own, others).enumerated().filter { $0.element.0 != $0.element.1 }
    guard let first = wrong.first else {
      return FilmVerifier.Finding(
        isGood: true, name: "manifest pictures", text: "\(min(own.count, others.count)) are the same")
    }
    let made = other.libraries.keys.sorted().filter { libraries[$0] != other.libraries[$0] }
    let hint =
      made.isEmpty
      ? "" : ", which was made with \(made.map { "\($0) \(other.libraries[$0] ?? "")" }.joined(separator: ", "))"
    return FilmVerifier.Finding(
      "manifest pictures", false, "\(wrong.count) differ, the first at frame \(first.offset)",
      expected: "those of the manifest\(hint)")
  }

  /// The digest of every frame.
  private var digests: [String] { pictures.flatMap { Array(repeating: $0.sha256, count: $0.count) } }
}
