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

  /// Frames that one worker draws in a row, and the frame of the picture before them.
  struct Group: Sendable {
    let before: Int?
    let frames: [Int]
  }

  /// The frames, dealt out so that pictures of a format find room.
  func groups(of format: AnimationFormat) -> [Group] {
    groups(of: min(Self.run, max(1, Self.held / (2 * jobs) / format.bytesPerPicture)))
  }

  /// Draws frames as pictures of an animation; nil for one that is the picture before it.
  static func pictures(
    of film: any Film, _ group: Group, _ coding: AnimationCoding, progress: FrameCounter
  ) throws(PipelineError) -> [AnimationPicture?] {
    switch coding {
    case .gif(let palette): try indices(of: film, group.frames, palette, progress)
    case .apng: try patches(of: film, group, progress)
    }
  }

  private static func indices(
    of film: any Film, _ frames: [Int], _ palette: Palette, _ progress: FrameCounter
  ) throws(PipelineError) -> [AnimationPicture?] {
    var source = FrameSource(film)
    var dither = OrderedDither(palette)
    var pictures: [AnimationPicture?] = []
    for frame in frames {
      try source.draw(frame) { (pixels, changed) throws(PipelineError) in
        pictures.append(changed.isEmpty ? nil : .indices(dither.indices(of: pixels)))
      }
      progress.advance()
    }
    return pictures
  }

  private static func patches(
    of film: any Film, _ group: Group, _ progress: FrameCounter
  ) throws(PipelineError) -> [AnimationPicture?] {
    var source = FrameSource(film)
    var patcher = PNGPatcher()
    if let before = group.before {
      try source.draw(before) { (pixels, _) throws(PipelineError) in patcher = PNGPatcher(after: pixels) }
    }
    var pictures: [AnimationPicture?] = []
    for frame in group.frames {
      try source.draw(frame) { (pixels, changed) throws(PipelineError) in
        do throws(MediaError) {
          pictures.append(changed.isEmpty ? nil : try patcher.patch(pixels, in: changed).map(AnimationPicture.patch))
        } catch {
          throw .picture(error)
        }
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
    try await orderedMap(groups(of: Self.run), jobs: jobs) { (group) throws(PipelineError) in
      var source = FrameSource(film)
      var histogram = ColorHistogram()
      for frame in group.frames {
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

  private func groups(of count: Int) -> [Group] {
    let frames = plan.frames
    return stride(from: 0, to: frames.count, by: count).map { start in
      Group(
        before: start == 0 ? nil : frames[start - 1], frames: Array(frames[start..<min(start + count, frames.count)]))
    }
  }
}
