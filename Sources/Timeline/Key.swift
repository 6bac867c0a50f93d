/// One key of the timeline file: everything that the decoder, the schema and the README say about it.
struct Key: Sendable {
  /// What happens when the key is left out.
  enum Fallback: Sendable {
    /// There is no film; an example of the entry.
    case required(example: String)
    /// The value in JSON that stands in for it.
    case value(String)
    /// What takes its place, in words.
    case words(String)
  }

  let name: String
  let value: ExpectedValue
  let fallback: Fallback
  /// What it means: whole sentences, plain text.
  let meaning: String
  /// The keys of a mapping.
  let keys: [Key]
  /// The films that have the key; a name may stand twice, for different films.
  let films: [FilmKind]

  init(
    _ name: String, _ value: ExpectedValue, _ fallback: Fallback, _ meaning: String, keys: [Key] = [],
    of films: [FilmKind] = FilmKind.allCases
  ) {
    self.name = name
    self.value = value
    self.fallback = fallback
    self.meaning = meaning
    self.keys = keys
    self.films = films
  }
}
