public import Timeline
public import Video

extension MovieTags {
  /// What a timeline says of its film.
  ///
  /// - Parameters:
  ///   - timeline: The timeline.
  ///   - path: Its file, for messages.
  /// - Throws: `PipelineError.language`.
  public init(_ timeline: Timeline, path: String) throws(PipelineError) {
    var language: LanguageCode?
    if let tag = timeline.language {
      do { language = try LanguageCode(tag) } catch { throw .language(file: path, timeline.place(of: "language"), tag) }
    }
    self.init(title: timeline.title, artist: timeline.author, comment: timeline.comment, language: language)
  }
}
