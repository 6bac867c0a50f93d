import FilmKit
import Media
import Video

extension AnimationRenderer {
  /// The most frames that one worker draws in a row; neighbours cost less, as only what changed is drawn.
  private static let run = 32
  /// The most bytes of pictures that wait to be stored, as long as each worker may hold one.
  private static let held = 128 << 20

  /// How the pictures are stored; for a GIF this looks at all of them.
  func coding(progress: FrameCounter) async throws(PipelineError) -> AnimationCoding {
    switch plan.kind {
    case .apng: .apng
    case .gif: .gif(Palette(of: try await histogram(progress: progress)))
    }
  }

  /// The frames, dealt out so that pictures of a format find room.
  func groups(of format: AnimationFormat) -> [[Int]] {
    groups(of: min(Self.run, max(1, Self.held / (2 * jobs) / format.bytesPerPicture)))
  }

  /// Draws frames as pictures of an animation; nil for one that is the picture before it in the group.
  static func pictures(
    of film: any Film, _ frames: [Int], _ coding: AnimationCoding, progress: FrameCounter
  ) throws(PipelineError) -> [[UInt8]?] {
    var source = FrameSource(film)
    var dither: OrderedDither? = if case .gif(let palette) = coding { OrderedDither(palette) } else { nil }
    var pictures: [[UInt8]?] = []
    for frame in frames {
      try source.draw(frame) { (pixels, changed) throws(PipelineError) in
        pictures.append(changed.isEmpty ? nil : dither?.indices(of: pixels) ?? pixels.straightRGBA())
      }
      progress.advance()
    }
    return pictures
  }

  /// Counts the colours of every frame that differs from the one before.
  private func histogram(progress: FrameCounter) async throws(PipelineError) -> ColorHistogram {
    let film = film
    var histogram = ColorHistogram()
    // The groups do not depend on the workers, for the sums may depend on the groups.
    try await orderedMap(groups(of: Self.run), jobs: jobs) { (frames) throws(PipelineError) in
      var source = FrameSource(film)
      var histogram = ColorHistogram()
      for frame in frames {
        try source.draw(frame) { (pixels, changed) throws(PipelineError) in
          if !changed.isEmpty { histogram.add(pixels) }
        }
        progress.advance()
      }
      return histogram
    } deliver: { (part) throws(PipelineError) in
      histogram.add(part)
    }
    return histogram
  }

  private func groups(of count: Int) -> [[Int]] {
    let frames = plan.frames
    return stride(from: 0, to: frames.count, by: count).map { Array(frames[$0..<min($0 + count, frames.count)]) }
  }
}
