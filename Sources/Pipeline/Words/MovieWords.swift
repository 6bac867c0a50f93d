public import Timeline
public import Video

/// The words of a film as files and tracks have them: captions and chapters, of the whole or of a range.
public struct MovieWords: Hashable, Sendable {
  /// Characters in a line of a caption.
  public static let longestLine = 42

  /// What is said, cut to be read.
  public let captions: [TimedText]
  /// The phases of the film, without gaps, the first from its start.
  public let chapters: [MovieChapter]

  /// No words at all.
  public init() { (captions, chapters) = ([], []) }

  /// The same without captions.
  public var silent: MovieWords { MovieWords(captions: [], chapters: chapters) }

  private init(captions: [TimedText], chapters: [MovieChapter]) {
    (self.captions, self.chapters) = (captions, chapters)
  }

  /// Gathers the words of the frames of a film; nil for all.
  public init(_ timeline: Timeline, _ range: Range<Int>? = nil) {
    let frames = range ?? 0..<timeline.frameCount
    let span = Self.instant(frames.lowerBound, timeline)..<Self.instant(frames.upperBound, timeline)
    func clipped(_ start: FilmTime, _ end: FilmTime) -> (PresentationTime, PresentationTime)? {
      let (start, end) = (max(start.microseconds, span.lowerBound), min(end.microseconds, span.upperBound))
      guard start < end else { return nil }
      return (
        PresentationTime(Int64(start - span.lowerBound), 1_000_000),
        PresentationTime(Int64(end - span.lowerBound), 1_000_000)
      )
    }
    captions = timeline.captions(longestLine: Self.longestLine).compactMap { caption in
      clipped(caption.start, caption.end).map {
        TimedText(start: $0.0, end: $0.1, text: caption.lines.joined(separator: "\n"))
      }
    }
    // Each from its first beat that is seen to the next one's; the first one from the start.
    var starts: [(title: String, start: FilmTime)] = []
    for beat in timeline.beats where !beat.frames.isEmpty {
      let title = timeline.chapter(of: beat)
      if starts.last?.title != title { starts.append((title, starts.isEmpty ? .zero : beat.start)) }
    }
    let ends = starts.dropFirst().map(\.start) + [timeline.duration]
    chapters = zip(starts, ends).compactMap { chapter, end in
      clipped(chapter.start, end).map { MovieChapter(start: $0.0, end: $0.1, title: chapter.title) }
    }
  }

  /// The chapters as video sites read them in a description: a line each, its start in whole seconds.
  public var chapterList: String {
    chapters.map { "\(Self.clock($0.start)) \($0.title)" }.joined(separator: "\n")
  }

  /// Why sites would not show the chapters; nil when they do.
  ///
  /// YouTube wants at least three chapters, each of at least ten seconds.
  public var chapterProblem: String? {
    if chapters.count < 3 {
      return "video sites show chapters only where there are at least 3; this film has \(chapters.count)."
    }
    let short = chapters.filter { chapter in
      let (start, end) = (chapter.start, chapter.end)
      return end.numerator * start.denominator - start.numerator * end.denominator
        < 10 * start.denominator * end.denominator
    }
    guard let first = short.first else { return nil }
    return "video sites show chapters only where each lasts at least 10 s; \"\(first.title)\" is shorter."
  }

  /// The microsecond at which a frame begins; that of the film's end is exact.
  private static func instant(_ frame: Int, _ timeline: Timeline) -> Int {
    guard frame < timeline.frameCount else { return timeline.duration.microseconds }
    return frame * timeline.frameRate.denominator * 1_000_000 / timeline.frameRate.numerator
  }

  private static func clock(_ time: PresentationTime) -> String {
    let seconds = Int(time.numerator / time.denominator)
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return seconds < 3600
      ? "\(seconds / 60):\(padded(seconds % 60))"
      : "\(seconds / 3600):\(padded(seconds / 60 % 60)):\(padded(seconds % 60))"
  }
}
