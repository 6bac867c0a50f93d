public import Timeline

/// A film as a guest: the language of its timelines, and how a film is made of what they come to.
///
/// A program lists the kinds that it knows in a ``FilmList``; nothing else knows any of them.
public protocol FilmKind: FilmGrammar {
  /// The libraries of the system that only this kind is linked with, and their versions, for `render doctor`.
  static var libraries: [(name: String, version: String)] { get }

  /// Lays out and typesets the film; after that nothing can fail.
  ///
  /// - Parameters:
  ///   - content: What `resolve` worked out.
  ///   - setting: What every film is given.
  static func film(_ content: Content, _ setting: FilmSetting) throws(FilmError) -> any Film
}

extension FilmKind {
  /// None.
  public static var libraries: [(name: String, version: String)] { [] }

  /// Makes the film of a timeline.
  ///
  /// - Precondition: The timeline is of this kind.
  fileprivate static func film(
    of timeline: Timeline, fonts: FilmFonts, hasCaptions: Bool, films: FilmList
  ) throws(FilmError) -> any Film {
    guard let content = timeline.content as? Content else {
      preconditionFailure("a film is made by the kind that resolved its timeline")
    }
    return try film(
      content, FilmSetting(timeline, fonts: fonts, hasCaptions: hasCaptions, films: films))
  }
}

/// The kinds of films that a program knows, the one first that a timeline without the key `film` is of.
public struct FilmList: Sendable {
  /// The kinds in order, at least one.
  public let kinds: [any FilmKind.Type]

  /// Gathers kinds of films.
  ///
  /// - Precondition: There is at least one, and no two have the same name.
  public init(_ kinds: [any FilmKind.Type]) {
    precondition(!kinds.isEmpty, "a program knows at least one kind of film")
    precondition(Set(kinds.map { $0.name }).count == kinds.count, "no two kinds of films have the same name")
    self.kinds = kinds
  }

  /// The same as the languages of their timelines.
  public var grammars: [any FilmGrammar.Type] { kinds }

  /// The kind of a name; nil when there is none.
  public subscript(name: String) -> (any FilmKind.Type)? { kinds.first { $0.name == name } }

  /// Makes the film that a timeline asks for.
  ///
  /// - Parameters:
  ///   - timeline: A timeline that was read for these kinds.
  ///   - fonts: The fonts that its texts are set in.
  ///   - hasCaptions: Whether the words of the narration are burned into a band at the bottom.
  /// - Precondition: One of the kinds has the timeline's name.
  public func film(
    of timeline: Timeline, fonts: FilmFonts, hasCaptions: Bool = false
  ) throws(FilmError) -> any Film {
    guard let kind = self[timeline.film] else {
      preconditionFailure("a timeline is of one of the kinds that it was read for")
    }
    return try kind.film(of: timeline, fonts: fonts, hasCaptions: hasCaptions, films: self)
  }
}
