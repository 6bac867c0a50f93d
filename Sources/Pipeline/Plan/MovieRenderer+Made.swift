import FilmKit
import Timeline
import Video

extension MovieRenderer {
  /// The frames of the film whose chunks the cache has, in order, each range as long as can be; nothing is made.
  ///
  /// - Parameters:
  ///   - path: The file that would be written.
  ///   - inputs: What the film is made of, which must not be overwritten.
  /// - Throws: What rendering would throw before its first frame.
  public func made(for path: String, keeping inputs: InputFiles) async throws(PipelineError) -> [Range<Int>] {
    guard let cache else { return [] }
    let plan = try await planner(nil, target(path, keeping: inputs)).plan(jobs: jobs)
    var made: [Range<Int>] = []
    for chunk in plan.chunks where cache.length(of: chunk.key) != nil {
      let frames = chunk.chunk.frames
      if let last = made.last, last.upperBound == frames.lowerBound {
        made[made.count - 1] = last.lowerBound..<frames.upperBound
      } else {
        made.append(frames)
      }
    }
    return made
  }
}
