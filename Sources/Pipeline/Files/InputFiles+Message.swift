extension InputFiles.Use: CustomStringConvertible {
  /// What a file is, as messages call it.
  public var description: String {
    switch self {
    case .timeline: "the timeline itself"
    case .film: "the film itself"
    case .named(let key) where Self.isRecording(key): "the recording of the voice itself"
    case .named(let key): "the file that the timeline names as \(key)"
    case .option(let name): "the file of \(name)"
    }
  }

  /// Whether a key names a recording: `voiceover`, one of its list, or the `file` of either.
  private static func isRecording(_ key: String) -> Bool {
    key.wholeMatch(of: /voiceover(\[\d+\])?(\.file)?/) != nil
  }
}
