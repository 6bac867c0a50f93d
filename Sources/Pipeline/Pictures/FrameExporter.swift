public import FilmKit
import Media
import Timeline

/// Writes frames of a film as PNG pictures, in parallel.
public struct FrameExporter: Sendable {
  /// The film to draw.
  public let film: any Film
  /// Whether the film's ground is left out, so that the pictures can be laid over others.
  public let transparent: Bool
  /// How many workers draw at once.
  public let jobs: Int

  /// Prepares to export frames of a film.
  public init(film: any Film, transparent: Bool = false, jobs: Int) {
    (self.film, self.transparent, self.jobs) = (film, transparent, max(1, jobs))
  }

  /// The file name of a frame: numbered from 0, as wide as the film's last number, so that names sort by frame.
  public func name(ofFrame frame: Int) -> String {
    let digits = max(6, String(film.timeline.frameCount).count)
    let number = String(frame)
    return "frame-" + String(repeating: "0", count: max(0, digits - number.count)) + number + ".png"
  }

  /// Writes the frames into a folder, which is made when it is missing; each picture appears when it is complete.
  ///
  /// No picture replaces one of the inputs, which the film is made of. Returns the paths, in the order of `frames`.
  /// Pictures that are complete when the run is cancelled stay.
  public func export(
    _ frames: [Int], to folder: String, keeping inputs: InputFiles, progress: FrameCounter
  ) async throws(PipelineError) -> [String] {
    if let (path, use) = inputs.first(in: folder, of: frames.map(name)) {
      throw .output(path: path, .isInput(use))
    }
    try Output.makeFolder(folder)
    // Neighbouring frames go to one worker, which then draws only what changed between them.
    let run = 32
    let groups = stride(from: 0, to: frames.count, by: run).map { Array(frames[$0..<min($0 + run, frames.count)]) }
    var paths: [String] = []
    do throws(PipelineError) {
      try await orderedMap(groups, jobs: jobs) { (group) throws(PipelineError) in
        try write(group, to: folder, progress: progress)
      } deliver: { (written) throws(PipelineError) in
        paths += written
      }
    } catch {
      if case .interrupted = error { throw .interrupted(pictures: progress.frames) }
      throw error
    }
    return paths
  }

  private func write(
    _ frames: [Int], to folder: String, progress: FrameCounter
  ) throws(PipelineError) -> [String] {
    var source = FrameSource(film, transparent: transparent)
    let size = film.timeline.size
    var pictures: PNGSequence
    do throws(MediaError) {
      pictures = try PNGSequence(width: size.width, height: size.height, opaque: !transparent)
    } catch {
      throw .picture(error)
    }
    var bytes: [UInt8] = []
    var paths: [String] = []
    for frame in frames {
      let path = folder + "/" + name(ofFrame: frame)
      try source.draw(frame) { (pixels, changed) throws(PipelineError) in
        guard !changed.isEmpty else { return }
        do throws(MediaError) {
          bytes = try pictures.encode(pixels, changedIn: changed)
        } catch {
          throw .picture(error)
        }
      }
      var file = AtomicFile(path: path)
      try file.write(bytes)
      try file.finish(synced: false)
      progress.advance()
      paths.append(path)
    }
    return paths
  }
}
