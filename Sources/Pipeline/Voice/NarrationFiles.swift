public import Timeline

/// Where it is found what a narrator says: for each take the script, the recording, and the times of its words.
public struct NarrationFiles: Hashable, Sendable {
  /// What there is of one take.
  public struct Take: Hashable, Sendable {
    /// The script; nil where the words of `say` are the script.
    public let script: String?
    /// The recording; nil for none.
    public let recording: String?
    /// A file of word times; nil when the recording is to be listened to.
    public let words: String?
    /// When in the film the recording starts.
    public var offset = FilmTime.zero
    /// Which track of the recording's file is heard; nil for the usual one.
    var track: Voiceover.Track?
    /// Which of its channels are heard; nil for those that speak.
    var channel: Voiceover.Channel?
    /// The part of the film whose beats the marks of its script name; nil for all of it.
    var part: String?
  }

  /// The takes, one at least.
  public let takes: [Take]

  /// Names the files of one take by themselves.
  public init(script: String?, recording: String?, words: String?) {
    takes = [Take(script: script, recording: recording, words: words)]
  }

  /// What a timeline names, and what takes its place.
  ///
  /// - Parameters:
  ///   - timeline: The timeline.
  ///   - path: Its file, from whose folder names are understood.
  ///   - script: In place of every take's script.
  ///   - recording: In place of all takes; then their word times, those of other recordings, don't count.
  ///   - words: In place of all takes' word times: those of the film from the first take's start on.
  public init(
    of timeline: Timeline, at path: String, script: String? = nil, recording: String? = nil, words: String? = nil
  ) {
    func own(_ name: String?) -> String? { name.map { VoiceFile.resolve($0, besides: path) } }
    let named = timeline.takes.map { take in
      Take(
        script: script ?? own(take.script), recording: own(take.file), words: own(take.words), offset: take.offset,
        track: take.track, channel: take.channel, part: take.part)
    }
    let first = named.min { $0.offset < $1.offset }
    if recording == nil, words == nil, !named.isEmpty {
      takes = named
    } else {
      var take = Take(
        script: script ?? first?.script, recording: recording ?? (named.count > 1 ? nil : first?.recording),
        words: words)
      take.offset = first?.offset ?? .zero
      if recording == nil, named.count == 1 { (take.track, take.channel) = (first?.track, first?.channel) }
      takes = [take]
    }
  }

  /// Whether it is said what is spoken, or when.
  public var isNarrated: Bool { takes.contains { $0.script != nil || $0.words != nil } }

  /// The takes of each script, in the order in which the scripts begin; all takes together where none has one.
  ///
  /// A take without a script beside others that have one adds no words.
  var parts: [[Take]] {
    let ordered = takes.enumerated().sorted { ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset) }
      .map(\.element)
    var parts: [[Take]] = []
    for take in ordered where take.script != nil {
      if let index = parts.firstIndex(where: { $0[0].script == take.script }) {
        parts[index].append(take)
      } else {
        parts.append([take])
      }
    }
    return parts.isEmpty ? [ordered] : parts
  }
}
