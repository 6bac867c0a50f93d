import FilmKit
import Foundation
import Numerics
import Timeline
import Video

/// What a cache lacks of a film that should be joined.
public struct MissingParts: Hashable, Sendable {
  /// A chunk that is not there.
  struct Part: Hashable, Sendable {
    /// Its number, from 1.
    let number: Int
    let chunk: Chunk
    /// Which share it belongs to, from 1; nil when the film was not made in shares.
    let share: Int?
  }

  /// How many chunks the film has.
  let count: Int
  /// How many shares it was made in; nil when that is not known.
  let shares: Int?
  /// The chunks that are not there, in order.
  let chunks: [Part]
  /// Whether pieces of the sound, or the cover, which are made with the first chunk, are not there.
  var lacksSound = false

  /// The most chunks that are listed.
  private static let listed = 20

  init(_ indices: [Int], of plan: FilmPlan, shares: Int?, hasSound: Bool) {
    let parts = shares.map { Shares.cut(plan.costs(hasSound: hasSound), into: $0) }
    (count, self.shares) = (plan.chunks.count, shares)
    chunks = indices.map { index in
      Part(
        number: index + 1, chunk: plan.chunks[index].chunk,
        share: parts?.firstIndex { $0.contains(index) }.map { $0 + 1 })
    }
  }

  /// What is missing, and what would make it, in lines.
  func text(_ folder: String, _ film: String) -> String {
    let sound = lacksSound ? ["the sound or the cover, which come with chunk 1"] : []
    let what = (chunks.isEmpty ? [] : ["\(chunks.count) of \(count) chunks"]) + sound
    var lines = ["\(film): it can't be joined, because \(folder) lacks \(what.joined(separator: ", and "))."]
    for part in chunks.prefix(Self.listed) {
      let frames = "frames \(part.chunk.frames.lowerBound) to \(part.chunk.frames.upperBound - 1)"
      lines.append("  chunk \(part.number): \(part.chunk.beat), \(frames)\(words(part.share))")
    }
    if chunks.count > Self.listed { lines.append("  and \(chunks.count - Self.listed) more") }
    let numbers = Set(chunks.map(\.number)).union(lacksSound ? [1] : [])
    lines.append(
      "Make what is missing, with the film's own options: render chunks --index \(ChunkNumbers(numbers.sorted()).text)")
    return lines.joined(separator: "\n")
  }

  private func words(_ share: Int?) -> String {
    guard let share, let shares else { return "" }
    return ", of --part \(share)/\(shares)"
  }
}

/// Numbers of chunks, from 1, as the command line has them: `1-4,7`.
public struct ChunkNumbers: Hashable, Sendable {
  /// The numbers, in ascending order.
  public let numbers: [Int]

  /// Takes numbers in ascending order.
  public init(_ numbers: [Int]) { self.numbers = numbers }

  /// Reads numbers and ranges of them, with commas between; nil for anything else.
  public init?(parsing text: String) {
    var numbers: Set<Int> = []
    for word in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = word.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      guard (1...2).contains(ends.count), let first = ends.first ?? nil, let last = ends.last ?? nil, first >= 1,
        last >= first, last <= 1_000_000
      else { return nil }
      numbers.formUnion(first...last)
    }
    self.numbers = numbers.sorted()
  }

  /// The numbers as they are read.
  public var text: String {
    var ranges: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = ranges.last, last.upperBound + 1 == number {
        ranges[ranges.count - 1] = last.lowerBound...number
      } else {
        ranges.append(number...number)
      }
    }
    return ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
      .joined(separator: ",")
  }
}

extension MovieRenderer {
  /// Says which parts of a film the cache lacks, without making any.
  ///
  /// - Throws: `PipelineError.cache`.
  func checkCached(_ range: Range<Int>?, _ planner: FilmPlanner, _ target: MovieTarget) async throws(PipelineError) {
    guard let cache else { return }
    let plan = try await planner.plan(jobs: jobs)
    let lost = plan.chunks.indices.filter { cache.lengthNow(of: plan.chunks[$0].key) == nil }
    var missing = missing(lost, of: plan, planner, in: cache)
    if let sound, sound.plan.isKnown {
      let samples = sound.samples(of: range ?? 0..<film.timeline.frameCount)
      missing.lacksSound = sound.length(samples, in: cache) == nil
    }
    if target.container.holdsCover, !StillRenderer(film: film).isCoverFound(in: cache) { missing.lacksSound = true }
    if !missing.chunks.isEmpty || missing.lacksSound { throw .cache(cache.folder, .lacks(missing, film: target.name)) }
  }

  /// Says that one chunk, which was there, is damaged.
  func lacks(
    _ chunk: PlannedChunk, _ planner: FilmPlanner, _ target: MovieTarget, in cache: Cache
  ) -> PipelineError {
    let plan = planner.find() ?? FilmPlan(chunks: [chunk])
    let index = plan.chunks.firstIndex { $0.chunk == chunk.chunk } ?? 0
    return .cache(cache.folder, .lacks(missing([index], of: plan, planner, in: cache), film: target.name))
  }

  /// What is said of a piece of sound that was there and is damaged; nil when it is made anew.
  func lacksSound(_ planner: FilmPlanner, _ target: MovieTarget) -> PipelineError? {
    guard onlyJoins, let cache else { return nil }
    var missing = missing([], of: planner.find() ?? FilmPlan(chunks: []), planner, in: cache)
    missing.lacksSound = true
    return .cache(cache.folder, .lacks(missing, film: target.name))
  }

  private func missing(_ lost: [Int], of plan: FilmPlan, _ planner: FilmPlanner, in cache: Cache) -> MissingParts {
    MissingParts(lost, of: plan, shares: planner.key.flatMap(cache.shares), hasSound: sound != nil)
  }
}

extension Cache {
  /// How many shares a film is made in; nil when none says.
  func shares(of plan: CacheKey) -> Int? {
    guard case .found(let bytes) = find(Self.sharesKey(plan)) else { return nil }
    return Int(String(decoding: bytes, as: UTF8.self)).flatMap { $0 >= 1 ? $0 : nil }
  }

  /// Notes how many shares a film is made in, for the one who joins them.
  func store(shares: Int, of plan: CacheKey) {
    if self.shares(of: plan) != shares { store(Array("\(shares)".utf8), as: Self.sharesKey(plan)) }
  }

  private static func sharesKey(_ plan: CacheKey) -> CacheKey {
    CacheKey(.shares) { $0.combine(plan.digest) }
  }
}
