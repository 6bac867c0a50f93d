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
  func encode(_ planned: PlannedChunk, _ progress: FrameCounter) throws(PipelineError) -> EncodedChunk {
    var source = FrameSource(film, transparent: settings.codec.hasAlpha, lane: lane)
    var planes = FramePlanes(format, for: settings.codec)
    var encoder = try Self.encoding { () throws(VideoError) in try ChunkEncoder(format: format, settings: settings) }
    var frame = planned.chunk.frames.lowerBound
    for count in planned.stands {
      let isHeld = try source.draw(frame) { (pixels, changed) throws(PipelineError) in
        lane.measure(.convert, frame: frame) { planes.convert(pixels, in: changed) }
        // Commands that differ may come to the same pixels.
        return changed.isEmpty && frame > planned.chunk.frames.lowerBound
      }
      do throws(VideoError) {
        if isHeld {
          try encoder.hold()
        } else {
          try lane.measure(.encode, frame: frame) { () throws(VideoError) in try planes.encode(with: &encoder) }
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
