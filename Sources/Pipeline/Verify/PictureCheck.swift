import FilmKit
import Media
import Numerics
import Timeline
import Video

/// Goes through a film's pictures as they are decoded: counts them, looks at their times, compares some.
struct PictureCheck: ~Copyable {
  private let timeline: Timeline
  private let hasAlpha: Bool
  private var source: FrameSource
  private let compared: Set<Int>
  private var comparison = PictureComparison()
  private var count = 0
  /// The frame whose time is the furthest off, and by how many seconds.
  private var furthest: (frame: Int, seconds: Double) = (0, 0)

  /// About so many frames are compared beside those where beats begin and end.
  private static let samples = 48

  init(_ film: any Film, hasAlpha: Bool) {
    timeline = film.timeline
    self.hasAlpha = hasAlpha
    source = FrameSource(film, transparent: hasAlpha)
    let frames = timeline.frameCount
    let edges = timeline.beats.filter { !$0.frames.isEmpty }.flatMap { beat in
      [beat.frames.lowerBound - 1, beat.frames.lowerBound, (beat.frames.lowerBound + beat.frames.upperBound) / 2]
    }
    compared = Set((edges + (0..<Self.samples).map { $0 * frames / Self.samples } + [frames - 1]).filter { $0 >= 0 })
  }

  /// Takes the next picture; false at the end.
  mutating func next(_ reader: inout MovieReader) throws(PipelineError) -> Bool {
    guard !Task.isCancelled else { throw .interrupted(pictures: nil) }
    return hasAlpha ? try nextAlpha(&reader) : try nextOpaque(&reader)
  }

  private mutating func nextOpaque(_ reader: inout MovieReader) throws(PipelineError) -> Bool {
    let next: MovieReader.Frame<PlanarFrame>?
    do { next = try reader.nextFrame() } catch { throw .encoding(error) }
    guard let next else { return false }
    let size = timeline.size
    try take(next.time) { (pixels) in
      var planes = PlanarFrame(width: size.width, height: size.height)
      planes.convert(pixels)
      return PictureComparison.error(next.planes, planes)
    }
    return true
  }

  private mutating func nextAlpha(_ reader: inout MovieReader) throws(PipelineError) -> Bool {
    let next: MovieReader.Frame<AlphaFrame>?
    do { next = try reader.nextAlphaFrame() } catch { throw .encoding(error) }
    guard let next else { return false }
    let size = timeline.size
    try take(next.time) { (pixels) in
      var planes = AlphaFrame(width: size.width, height: size.height)
      planes.convert(pixels)
      return PictureComparison.error(next.planes, planes)
    }
    return true
  }

  /// Notes a picture's time, and compares it with its own frame and that frame's neighbours.
  private mutating func take(
    _ time: PresentationTime, error: (borrowing PixelBuffer) -> Double
  ) throws(PipelineError) {
    let frame = count
    count += 1
    let late = time.double - timeline.clock.time(ofFrame: frame).double
    if abs(late) > abs(furthest.seconds) { furthest = (frame, late) }
    guard compared.contains(frame), frame < timeline.frameCount else { return }
    func against(_ other: Int) throws(PipelineError) -> Double? {
      guard 0..<timeline.frameCount ~= other else { return nil }
      return try source.draw(other) { (pixels, _) in error(pixels) }
    }
    let (before, own, after) = (try against(frame - 1), try against(frame), try against(frame + 1))
    if let own { comparison.add(frame, own: own, before: before, after: after) }
  }

  /// What was found.
  var findings: [FilmVerifier.Finding] {
    let times = "furthest off \((1000 * furthest.seconds).text(decimals: 3)) ms, at frame \(furthest.frame)"
    let worst = comparison.worst
    let step =
      comparison.isInStep
      ? "" : ", a frame \(comparison.isLate ? "late" : "early")"
    return [
      .init("frames", count == timeline.frameCount, "\(count)", expected: "\(timeline.frameCount)"),
      // A container that counts milliseconds can be off by half of one.
      .init("times", abs(furthest.seconds) < 0.000_501, times, expected: "each at its index over the frame rate"),
      .init(
        "pictures", (worst?.ratio ?? 0) >= PictureComparison.least && comparison.isInStep,
        "PSNR \(comparison.ratio.text(decimals: 1)) dB over \(comparison.frames.count) frames, "
          + "least \((worst?.ratio ?? 0).text(decimals: 1)) dB at frame \(worst?.frame ?? 0)\(step)",
        expected: "the timeline's own frames, at least \(PictureComparison.least.text(decimals: 0)) dB each"),
    ]
  }
}
