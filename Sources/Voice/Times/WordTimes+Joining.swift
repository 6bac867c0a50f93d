extension WordTimes {
  /// Makes one of the times of several recordings, of which there is one at least.
  ///
  /// - Parameter parts: The times of each, and by how many seconds it starts later than the first.
  public init(joining parts: [(times: WordTimes, offset: Double)]) {
    let spans = parts.flatMap { part in
      part.times.spans.map { span in
        Span(
          text: span.text, start: span.start.map { $0 + part.offset }, end: span.end.map { $0 + part.offset },
          confidence: span.confidence, place: span.place)
      }
    }
    self.init(format: parts[0].times.format, spans: spans, warnings: parts.flatMap(\.times.warnings))
  }
}
