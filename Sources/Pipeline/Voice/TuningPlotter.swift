import FilmKit
import Review
import Timeline
import Video
import Voice

/// Draws how a film and its voice come together: one page, as pixels or as vectors.
public struct TuningPlotter {
  /// What was made.
  public struct Report: Sendable {
    /// The page's width in pixels.
    public let width: Int
    /// The page's height in pixels.
    public let height: Int
    /// The size of the file in bytes.
    public let bytes: Int
  }

  /// How many peaks of the recording a second has: more than the page has columns.
  private static let rate = 200

  private let output: String
  private let target: (path: String, format: StillFormat)
  private let timeline: String
  private let fonts: FilmFonts

  /// Checks that there can be a page, before any work is done.
  ///
  /// - Parameters:
  ///   - output: The file, .svg, .png or .pdf; one of that name is replaced.
  ///   - timeline: The timeline's file.
  ///   - inputs: What the page is made of, which must not be overwritten.
  ///   - fontFolder: Where to look for fonts first.
  public init(
    to output: String, timeline: String, keeping inputs: InputFiles, fontFolder: String? = nil
  ) throws(PipelineError) {
    (self.output, self.timeline) = (output, timeline)
    target = try Output.checkPlot(output, keeping: inputs)
    fonts = try FontFiles.load(from: fontFolder).fonts
  }

  /// Writes the page, whether the cues fit or not; the file appears when it is complete.
  ///
  /// - Parameters:
  ///   - tuning: The film and its voice.
  ///   - files: Where the voice is from.
  public func write(_ tuning: Tuning, _ files: NarrationFiles) throws(PipelineError) -> Report {
    let page = try page(tuning, files)
    var file = AtomicFile(path: target.path, calledInErrors: output)
    try file.write(
      try SheetRenderer.picture(of: page.list, width: page.width, height: page.height, as: target.format))
    return Report(width: page.width, height: page.height, bytes: try file.finish())
  }

  /// The page, with the recording's sound when there is one.
  func page(_ tuning: Tuning, _ files: NarrationFiles) throws(PipelineError) -> TuningPlot {
    var sound: TuningPlot.Sound?
    if files.takes.contains(where: { $0.recording != nil }) {
      sound = TuningPlot.Sound(
        start: tuning.voiceStart, rate: Self.rate, peaks: try Self.peaks(of: files.takes, from: tuning.voiceStart))
    }
    return TuningPlot(tuning.picture(of: timeline, files, sound), of: tuning.timeline, fonts: fonts)
  }

  /// The least and greatest sample of every small part of the recordings, each at its place in the film.
  private static func peaks(
    of takes: [NarrationFiles.Take], from start: FilmTime
  ) throws(PipelineError) -> [ClosedRange<Float>] {
    var peaks: [ClosedRange<Float>] = []
    for take in takes {
      guard let path = take.recording else { continue }
      let own: [ClosedRange<Float>]
      do throws(VideoError) {
        own = try Self.peaks(of: Recording(path, track: take.track, channel: take.channel))
      } catch {
        throw .words(.recording(error))
      }
      let first = max(0, (take.offset - start).microseconds * rate / 1_000_000)
      if peaks.count < first + own.count {
        peaks += Array(repeating: 0...0, count: first + own.count - peaks.count)
      }
      for (index, peak) in own.enumerated() {
        let known = peaks[first + index]
        peaks[first + index] =
          min(known.lowerBound, peak.lowerBound)...max(known.upperBound, peak.upperBound)
      }
    }
    return peaks
  }

  /// The same of one recording.
  private static func peaks(of recording: Recording) throws(VideoError) -> [ClosedRange<Float>] {
    let samples = try recording.reader().speech(rate: SpeechSamples.rate)
    let length = SpeechSamples.rate / rate
    return stride(from: 0, to: samples.count, by: length).map { start in
      let part = samples[start..<min(start + length, samples.count)]
      let (low, high) = part.reduce((Int16.max, Int16.min)) { (min($0.0, $1), max($0.1, $1)) }
      return Float(low) / 32_768...Float(high) / 32_768
    }
  }
}
