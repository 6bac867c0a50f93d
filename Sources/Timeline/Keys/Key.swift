/// One key of a timeline: everything that the reader, the schema and the reference say about it.
public struct Key: Sendable {
  /// What happens when the key is left out.
  public enum Fallback: Sendable {
    /// There is no film; an example of the entry.
    case required(example: String)
    /// The value in JSON that stands in for it.
    case value(String)
    /// What takes its place, in words.
    case words(String)
  }

  /// The key.
  public let name: String
  /// The kind of value that it asks for.
  public let value: ExpectedValue
  /// What happens when it is left out.
  public let fallback: Fallback
  /// What it means: whole sentences, plain text.
  public let meaning: String
  /// The keys of a mapping, or of the mappings in a list.
  public let keys: [Key]

  /// Describes a key.
  public init(
    _ name: String, _ value: ExpectedValue, _ fallback: Fallback, _ meaning: String, keys: [Key] = []
  ) {
    (self.name, self.value, self.fallback) = (name, value, fallback)
    (self.meaning, self.keys) = (meaning, keys)
  }

  /// Whether there is no film without it.
  var isRequired: Bool {
    if case .required = fallback { true } else { false }
  }
}
