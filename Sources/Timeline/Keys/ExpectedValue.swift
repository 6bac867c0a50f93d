/// The kind of value that a key asks for: its words for messages and the reference, and its JSON Schema.
///
/// An open type: a film describes values of its own. Two are the same when their words are. How such a value is read
/// stands beside it in a ``ValueKind``, or in the film's own reader where it is a mapping or a list.
public struct ExpectedValue: Sendable {
  /// What is true of a kind of value, so that a message can say how a wrong one was probably meant.
  public struct Traits: OptionSet, Sendable {
    /// The raw bits.
    public let rawValue: Int

    /// Makes traits of raw bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// A number is asked for: one in quotes was probably meant.
    public static let number = Traits(rawValue: 1)
    /// A string is asked for: a number was probably meant to be in quotes.
    public static let text = Traits(rawValue: 2)
    /// A truth value is asked for.
    public static let flag = Traits(rawValue: 4)
    /// A colour is asked for.
    public static let color = Traits(rawValue: 8)
    /// A mapping of the key's own keys and nothing else is asked for.
    public static let mapping = Traits(rawValue: 16)
    /// A list whose items are mappings of the key's own keys is asked for.
    public static let list = Traits(rawValue: 32)
    /// The list's items may be timelines themselves, or name the file of one.
    public static let timelines = Traits(rawValue: 64)
  }

  /// The kind of value in words, as in "expected a number of milliseconds from 0 to 3600000".
  public let description: String
  /// What is true of it.
  public let traits: Traits
  /// The most characters that a string may have; nil for any number.
  public let longest: Int?
  let schema: @Sendable (SchemaContext) -> SchemaEntries
  /// Whether a text names a file that belongs to the timeline.
  let namesFile: @Sendable (String) -> Bool
  /// The key under which the mappings in a table of names name files that belong to the timeline; nil for none.
  let fileKey: String?

  /// Describes a kind of value.
  ///
  /// - Parameters:
  ///   - description: Its words, which begin with an article.
  ///   - traits: What is true of it.
  ///   - longest: The most characters that a string may have.
  ///   - namesFile: Whether a text where it is asked for names a file that belongs to the timeline.
  ///   - fileKey: Of a table from names to mappings, the key under which one of these names such a file.
  ///   - schema: What JSON Schema says of it: whatever is read must be taken. What a schema can't say is left to the
  ///     reader.
  public init(
    _ description: String, _ traits: Traits = [], longest: Int? = nil,
    namesFile: @escaping @Sendable (String) -> Bool = { _ in false }, fileKey: String? = nil,
    schema: @escaping @Sendable (SchemaContext) -> SchemaEntries
  ) {
    (self.description, self.traits, self.longest) = (description, traits, longest)
    (self.namesFile, self.fileKey, self.schema) = (namesFile, fileKey, schema)
  }
}

extension ExpectedValue: Hashable, CustomStringConvertible {
  /// Whether two kinds have the same words.
  public static func == (left: ExpectedValue, right: ExpectedValue) -> Bool { left.description == right.description }

  /// Hashes the words.
  public func hash(into hasher: inout Hasher) { hasher.combine(description) }
}
