import FilmKit
import Timeline
import Video

/// What rendering a film will take, before it is rendered.
public struct FilmForecast: Hashable, Sendable {
  /// How many frames the film has.
  public var frames = 0
  /// Frames that differ from the one before, and the first of each chunk.
  public var distinctFrames = 0
  /// How many of those are in the cache.
  public var foundFrames = 0
  /// How many chunks the film is made in.
  public var chunks = 0
  /// How many of those are in the cache.
  public var foundChunks = 0
  /// Whether the sound is in the cache; nil for a silent film.
  public var isSoundFound: Bool?
  /// How long the pictures that are missing will take, from a few that were made to find out.
  public var seconds = 0.0
  /// How large the film will be, from the same.
  public var bytes = 0

  /// Frames that are to be drawn and compressed.
  public var missingFrames: Int { distinctFrames - foundFrames }
}

extension MovieRenderer {
  /// Plans a film, looks into the cache and makes a few of the missing pictures to see how long they take.
  ///
  /// Nothing is written but the plan, to the cache.
  ///
  /// - Parameters:
  ///   - range: The frames of the film that it would show; nil for all.
  ///   - path: The file that would be written.
  ///   - inputs: What the film is made of, which must not be overwritten.
  /// - Throws: What rendering would throw before its first frame.
  public func forecast(
    _ range: Range<Int>? = nil, to path: String, keeping inputs: InputFiles
  ) async throws(PipelineError) -> FilmForecast {
    let target = try target(path, keeping: inputs)
    let plan = try await planner(range, target).plan(jobs: jobs)
    var forecast = FilmForecast()
    forecast.frames = plan.frames
    forecast.distinctFrames = plan.distinct
    forecast.chunks = plan.chunks.count
    var missing: [PlannedChunk] = []
    for chunk in plan.chunks {
      guard let length = cache?.length(of: chunk.key) else {
        missing.append(chunk)
        continue
      }
      forecast.foundChunks += 1
      forecast.foundFrames += chunk.distinct
      forecast.bytes += length
    }
    let film = range ?? 0..<self.film.timeline.frameCount
    if let sound { forecast.add(sound, film, in: cache) }
    let probes = try await probes(of: missing, target)
    let (made, spent) = probes.reduce((0, 0.0)) { ($0.0 + $1.pictures, $0.1 + $1.seconds) }
    guard made > 0 else { return forecast }
    forecast.seconds = spent / Double(made) * Double(forecast.missingFrames) / Double(min(jobs, missing.count))
    let first = probes.reduce(0) { $0 + $1.firstBytes } / probes.count
    let rest = probes.reduce(0) { $0 + $1.restBytes } / max(1, made - probes.count)
    forecast.bytes += missing.reduce(0) { $0 + first + ($1.distinct - 1) * rest }
    return forecast
  }

  /// A few pictures that were made to see what they take.
  private struct Probe: Sendable {
    let pictures: Int
    let seconds: Double
    /// The size of the first picture.
    let firstBytes: Int
    /// The size of the others together.
    let restBytes: Int
  }

  private func probes(of missing: [PlannedChunk], _ target: MovieTarget) async throws(PipelineError) -> [Probe] {
    let (most, pictures) = (4, 10)
    let count = min(most, missing.count)
    let chosen = (0..<count).map { missing[(2 * $0 + 1) * missing.count / (2 * count)].prefix(pictures) }
    let film = self.film
    var probes: [Probe] = []
    try await orderedMap(chosen, jobs: jobs) { (chunk) throws(PipelineError) -> Probe in
      guard !Task.isCancelled else { throw .interrupted(pictures: nil) }
      let clock = ContinuousClock()
      let start = clock.now
      let encoder = PlannedChunkEncoder(film: film, format: target.format, settings: target.settings, lane: .none)
      let made = try encoder.encode(chunk, FrameCounter(total: chunk.distinct))
      let passed = (clock.now - start).components
      let bytes = made.frames.map(\.bytes.count)
      return Probe(
        pictures: chunk.distinct, seconds: Double(passed.seconds) + Double(passed.attoseconds) / 1e18,
        firstBytes: bytes.first ?? 0, restBytes: bytes.dropFirst().reduce(0, +))
    } deliver: { (probe: Probe) throws(PipelineError) in
      probes.append(probe)
    }
    return probes
  }
}

extension FilmForecast {
  fileprivate mutating func add(_ sound: SoundOutput, _ frames: Range<Int>, in cache: Cache?) {
    let samples = sound.samples(of: frames)
    let length = sound.length(samples, in: cache)
    isSoundFound = length != nil
    // What leaves nothing out takes about two thirds of its samples' three bytes, times two channels.
    bytes += length ?? sound.coding.defaultBitRate.map { $0 / 8 * samples.count / 48_000 } ?? samples.count * 4
  }
}
