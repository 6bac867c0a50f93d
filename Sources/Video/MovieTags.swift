/// What a film's file says about the film.
public struct MovieTags: Hashable, Sendable {
  /// The title.
  public var title: String?
  /// Who made it.
  public var artist: String?
  /// Words about it.
  public var comment: String?
  /// The language that is spoken in it.
  public var language: LanguageCode?

  /// Makes tags; those that are nil are left out.
  public init(title: String? = nil, artist: String? = nil, comment: String? = nil, language: LanguageCode? = nil) {
    (self.title, self.artist, self.comment, self.language) = (title, artist, comment, language)
  }
}
