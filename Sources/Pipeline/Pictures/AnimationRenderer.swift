public import FilmKit
import Media
import Timeline
import Video

/// Makes a looping animation of frames of a film: draws in parallel, and stores the pictures in order; those of an
/// APNG are compressed in parallel, too.
public struct AnimationRenderer: Sendable {
  /// The film to render.
  public let film: any Film
  /// Which of its frames, and how.
  public let plan: AnimationPlan
  /// How many groups of frames are at work at once; the file's bytes do not depend on it.
  public let jobs: Int

  /// What a finished run did.
  public struct Report: Hashable, Sendable {
    /// The animation's length in pictures.
    public let pictures: Int
    /// Pictures that differ from the one before; the others only lengthen it.
    public let distinctPictures: Int
    /// The size of the file.
    public let bytes: Int
  }

  /// Prepares to render an animation.
  public init(film: any Film, plan: AnimationPlan, jobs: Int) {
    (self.film, self.plan, self.jobs) = (film, plan, max(1, jobs))
  }

  /// Renders the animation to a file, which appears under its name only when it is complete.
  ///
  /// - Parameters:
  ///   - path: The file; one of that name is replaced when the new one is finished.
  ///   - inputs: What the film is made of, which must not be overwritten.
  ///   - progress: Counts the frames, each as often as the plan has passes.
  public func render(
    to path: String, keeping inputs: InputFiles, progress: FrameCounter
  ) async throws(PipelineError) -> Report {
    var file = AtomicFile(path: try Output.checkFilm(path, keeping: inputs), calledInErrors: path)
    let (temporary, film) = (file.temporaryPath, film)
    // What libav says of the temporary file is reported of the animation.
    func writing<R: ~Copyable>(_ work: () throws(VideoError) -> R) throws(PipelineError) -> R {
      do throws(VideoError) { return try work() } catch { throw .encoding(error.renamed(from: temporary, to: path)) }
    }
    // The place is tried before the work for the palette.
    try file.write([])
    let coding = try await coding(progress: progress)
    let format = try writing { () throws(VideoError) in
      let size = film.timeline.size
      return try AnimationFormat(coding: coding, width: size.width, height: size.height, period: plan.period)
    }
    var writer: AnimationWriter? = try writing { () throws(VideoError) in
      try AnimationWriter(path: temporary, format: format)
    }
    try await orderedMap(groups(of: format), jobs: jobs) { (group) throws(PipelineError) in
      try Self.pictures(of: film, group, coding, progress: progress)
    } deliver: { (pictures) throws(PipelineError) in
      for picture in pictures {
        guard !Task.isCancelled else { throw .interrupted(pictures: nil) }
        try writing { () throws(VideoError) in try writer?.append(picture) }
      }
    }
    let distinct = try writing { () throws(VideoError) in try writer.take()?.finish() }
    return Report(pictures: plan.frames.count, distinctPictures: distinct ?? 0, bytes: try file.finish())
  }
}
