import Text
public import Timeline

/// All that the parts of a film are made of.
public struct PlaylistContent: FilmContent {
  let parts: [JoinedPart]

  /// The numbers of each part, by the parts' names.
  public var traceJSON: String {
    JSONText.object(parts.map { ($0.name, .literal($0.timeline.content.traceJSON)) }).text
  }

  /// The tables of each part, below the parts' names.
  public var traceTable: String {
    parts.map { "\($0.name)\n\n\($0.timeline.content.traceTable)" }.joined(separator: "\n\n")
  }

  /// The values of each part, with the part's name before their own.
  public var values: [FilmValue] {
    parts.flatMap { part in
      part.timeline.content.values.map {
        FilmValue(name: part.joined($0.name), origin: $0.origin, content: $0.content)
      }
    }
  }

  /// As its part says.
  public func expression(of name: String, in beat: BeatID) -> String? {
    found(beat).flatMap { $0.part.timeline.content.expression(of: name, in: $0.own) }
  }

  /// The least that its part says.
  public func least(of beat: BeatID) -> FilmTime {
    found(beat).map { $0.part.timeline.content.least(of: $0.own) } ?? .zero
  }

  /// As its part says.
  public func movesThroughout(_ beat: BeatID) -> Bool {
    found(beat).map { $0.part.timeline.content.movesThroughout($0.own) } ?? false
  }

  private func found(_ beat: BeatID) -> (part: JoinedPart, own: BeatID)? {
    for part in parts { if let own = part.own(beat) { return (part, own) } }
    return nil
  }
}
