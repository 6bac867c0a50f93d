import Drawing
import FilmKit
import Media
import Video

/// Draws, converts and compresses the pictures of one chunk: the work of one worker.
struct PlannedChunkEncoder {
  let film: any Film
  let format: VideoFormat
  let settings: EncoderSettings
  let lane: Lane

  /// Makes a chunk; throws `interrupted` when the run was cancelled.
  ///
  /// - Parameters:
  ///   - planned: The chunk.
  ///   - lists: What its pictures show, as far as it is known.
  ///   - progress: Counts the frames.
  func encode(
    _ planned: PlannedChunk, showing lists: [DisplayList?] = [], _ progress: FrameCounter
  ) throws(PipelineError) -> EncodedChunk {
    var source = FrameSource(film, transparent: settings.codec.hasAlpha, lane: lane)
    var planes = FramePlanes(format, for: settings.codec)
    var encoder = try Self.encoding { () throws(VideoError) in try ChunkEncoder(format: format, settings: settings) }
    var frame = planned.chunk.frames.lowerBound
    for (picture, count) in planned.stands.enumerated() {
      let list = picture < lists.count ? lists[picture] : nil
      let changed = try source.draw(frame, showing: list) { (pixels, changed) throws(PipelineError) in
        lane.measure(.convert, frame: frame) { planes.convert(pixels, in: changed) }
        return changed
      }
      do throws(VideoError) {
        if changed.isEmpty, frame > planned.chunk.frames.lowerBound {
          // Commands that differ may come to the same pixels.
          try encoder.hold()
        } else {
          try lane.measure(.encode, frame: frame) { () throws(VideoError) in
            try planes.encode(
              with: &encoder, changed: changed, motion: MotionVector(pixels: (source.shift.x, source.shift.y)))
          }
        }
        for _ in 1..<count { try encoder.hold() }
      } catch {
        throw .encoding(error)
      }
      frame += count
      progress.advance(by: count)
    }
    do { return try encoder.finish() } catch { throw .encoding(error) }
  }

  private static func encoding<R: ~Copyable>(_ work: () throws(VideoError) -> R) throws(PipelineError) -> R {
    do throws(VideoError) { return try work() } catch { throw .encoding(error) }
  }
}
