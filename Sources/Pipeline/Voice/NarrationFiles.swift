public import Timeline

/// Where it is found what a narrator says: the script, the recording, and the times of its words.
public struct NarrationFiles: Hashable, Sendable {
  /// The script; nil where the words of `say` are the script.
  public let script: String?
  /// The recording; nil for none.
  public let recording: String?
  /// A file of word times; nil when the recording is to be listened to.
  public let words: String?

  /// Names the files by themselves.
  public init(script: String?, recording: String?, words: String?) {
    (self.script, self.recording, self.words) = (script, recording, words)
  }

  /// What a timeline names, and what takes its place.
  ///
  /// - Parameters:
  ///   - timeline: The timeline.
  ///   - path: Its file, from whose folder names are understood.
  ///   - script: In place of `voiceover.script`.
  ///   - recording: In place of `voiceover.file`; then `voiceover.words`, those of another take, don't count.
  ///   - words: In place of `voiceover.words`.
  public init(
    of timeline: Timeline, at path: String, script: String? = nil, recording: String? = nil, words: String? = nil
  ) {
    func own(_ name: String?) -> String? { name.map { VoiceFile.resolve($0, besides: path) } }
    self.script = script ?? own(timeline.voiceover?.script)
    self.recording = recording ?? own(timeline.voiceover?.file)
    self.words = words ?? (recording == nil ? own(timeline.voiceover?.words) : nil)
  }

  /// All of them that are there to be watched.
  public var paths: [String] { [script, recording, words].compactMap(\.self) }
}
