import Audio
import Foundation
import Media
import Timeline
import Video

@testable import Pipeline

/// Films with sound, recordings and decoded sound for the tests.
enum Hearing {
  /// A timeline of the tests with its voice heard and its sound planned, as the program does it.
  struct Take {
    let project: Project
    let voice: Voice?
    let soundtrack: LeveledSound?
    let loudness: Double?
    let headroom: Double
    let limiter: Limiter?
    let tags: MovieTags
    let path: String

    var timeline: Timeline { project.timeline }
    var words: MovieWords { MovieWords(timeline) }

    /// Writes the film.
    func render(
      to path: String, _ coding: SoundCoding?, _ settings: EncoderSettings? = nil, captions: Bool = true, jobs: Int = 2
    ) async throws {
      let sound = coding.flatMap { coding in
        soundtrack.map {
          SoundOutput($0.plan, loudness: loudness, headroom: headroom, limiter: limiter, as: coding)
        }
      }
      _ = try await MovieRenderer(
        film: project.film, settings: settings, sound: sound, words: captions ? words : words.silent, tags: tags,
        jobs: jobs
      ).render(to: path, keeping: InputFiles(timeline: self.path), progress: FrameCounter(total: timeline.frameCount))
    }

    /// Writes the sound alone.
    @discardableResult
    func export(to path: String, stems: Bool = false) throws -> [String] {
      guard let soundtrack else { throw PipelineError.silentFilm(path: path) }
      return try SoundExporter(soundtrack).write(to: path, stems: stems, keeping: InputFiles(timeline: self.path))
    }

    /// What a verifier of this timeline finds in a film.
    func verify(_ film: String) throws -> [FilmVerifier.Finding] {
      try FilmVerifier(film: project.film, soundtrack: soundtrack, words: words, tags: tags)
        .verify(film, progress: FrameCounter(total: timeline.frameCount))
    }
  }

  /// Reads a timeline and plans its film and its sound.
  ///
  /// - Parameters:
  ///   - folder: Where the timeline is written, and where it looks for its voice.
  ///   - more: The keys beside `video` and `network`.
  static func take(
    in folder: String, size: String = "32x32", fps: String = "12", network: String = Support.chain,
    _ more: String = Support.short, loudness: Double? = Leveling.standardLoudness,
    headroom: Double = LeveledSound.lossyHeadroom, limiter: Limiter? = Limiter()
  ) throws -> Take {
    let path = folder + "/film.json"
    let fps = fps.contains("/") ? "\"\(fps)\"" : fps
    try Data(#"{"video": {"size": "\#(size)", "fps": \#(fps)}, "network": \#(network), \#(more)}"#.utf8)
      .write(to: URL(fileURLWithPath: path))
    let checked = try TimelineFile.read(path)
    let voice = try Voice.read(for: checked, at: path)
    let project = try Project(checked, path: path, voice: voice)
    let soundtrack = try LeveledSound(
      of: project.film, voice: voice, loudness: loudness, headroom: headroom, limiter: limiter)
    return Take(
      project: project, voice: voice, soundtrack: soundtrack, loudness: loudness, headroom: headroom, limiter: limiter,
      tags: try MovieTags(checked, path: path), path: path)
  }

  /// All the sound of a file.
  static func sound(of path: String) throws -> PCMBuffer {
    var reader = try SoundReader(path: path)
    var (left, right): ([Float], [Float]) = ([], [])
    while let block = try reader.next() {
      left += block.left
      right += block.right
    }
    return PCMBuffer(left: left, right: right)
  }

  /// Both channels added.
  static func mono(of path: String) throws -> [Float] {
    let sound = try sound(of: path)
    return zip(sound.left, sound.right).map { $0 + $1 }
  }

  /// Writes a recording of 24 bits.
  static func write(_ sound: PCMBuffer, to path: String) throws {
    var writer = try SoundWriter(path: path, format: path.hasSuffix(".flac") ? .flac : .wav)
    try writer.append(sound)
    try writer.finish()
  }

  /// What resembles speech to a meter: a voiced sound in each span of seconds, in syllables, and silence between.
  static func speech(_ spans: [ClosedRange<Double>], seconds: Double, level: Float) -> PCMBuffer {
    var samples = [Float](repeating: 0, count: Int(seconds * 48_000))
    for span in spans {
      let (first, last) = (Int(span.lowerBound * 48_000), Int(span.upperBound * 48_000))
      for index in first..<min(last, samples.count) {
        let time = Double(index - first) / 48_000
        let ramp = min(1, Double(min(index - first, last - index)) / 480)
        let syllable = 0.75 + 0.25 * cos(2 * Double.pi * 4 * time)
        let sum = (1...12).reduce(0.0) { $0 + sin(2 * Double.pi * 130 * Double($1) * time) / Double($1) }
        samples[index] = level * Float(ramp * syllable * sum / 2)
      }
    }
    return PCMBuffer(left: samples, right: samples)
  }

  /// The root of the mean square, 0 for nothing.
  static func level(_ samples: ArraySlice<Float>) -> Double {
    guard !samples.isEmpty else { return 0 }
    return (samples.reduce(0.0) { $0 + Double($1) * Double($1) } / Double(samples.count)).squareRoot()
  }

  /// The delay, up to `reach` samples each way, at which `heard` is most like `expected` around an onset, and how like
  /// it is then, from -1 to 1.
  static func delay(
    of heard: [Float], against expected: [Float], at onset: Int, expectedAt: Int? = nil, reach: Int = 40
  ) -> (samples: Int, likeness: Double) {
    let shift = onset - (expectedAt ?? onset)
    let span = max(0, onset - 480)..<min(heard.count - reach, expected.count + shift, onset + 4800)
    var best = (samples: 0, likeness: -1.0)
    for delay in -reach...reach {
      var (product, own, other) = (0.0, 0.0, 0.0)
      for index in span where heard.indices.contains(index + delay) && expected.indices.contains(index - shift) {
        let (a, b) = (Double(heard[index + delay]), Double(expected[index - shift]))
        (product, own, other) = (product + a * b, own + a * a, other + b * b)
      }
      let likeness = own > 0 && other > 0 ? product / (own * other).squareRoot() : -1
      if likeness > best.likeness { best = (delay, likeness) }
    }
    return best
  }
}
