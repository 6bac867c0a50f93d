/// What a film brings to the reading of its timelines: its keys and beats, and how their values become its content.
///
/// `read`, `plan` and `resolve` are called in this order. Whatever is wrong is reported to the reader, which goes on, so
/// that all that is wrong with a file is reported at once; a value that is wrong becomes nil.
public protocol FilmGrammar: Sendable {
  /// What the file asks for, as far as it is right.
  associatedtype Draft: Sendable
  /// What the film is made of.
  associatedtype Content: FilmContent

  /// The value of the key `film`; lower-case letters, digits and hyphens.
  static var name: String { get }
  /// What the film is about, as a sentence.
  static var summary: String { get }
  /// What its cards say where a timeline doesn't, and its phases.
  static var words: FilmWords { get }
  /// All other texts of its own, with their translations, and the translations of those of its cards and phases; a later
  /// catalogue goes before an earlier one.
  static var catalogues: [WordCatalogue] { get }
  /// The keys that it adds to those that all timelines have.
  static var keys: [Key] { get }
  /// The keys that it adds to `T` besides those of its beats.
  static var durations: [Key] { get }
  /// The parts of its picture that `show` can leave out, besides title and phases.
  static var parts: [PicturePart] { get }
  /// What its keys are in a timeline to start from, as JSON; all that are required are among them.
  static var starter: [(key: String, value: String)] { get }
  /// Its keys in a YAML timeline to start from, with comments, where they say more than a list of keys; nil for that.
  ///
  /// They come to the same as `starter`.
  static var starterYAML: String? { get }
  /// What JSON Schema says of its timelines as a whole, besides their keys.
  static var schema: SchemaEntries { get }
  /// Its kinds of beats, in its order; countdown, title and end are every film's and are not among them.
  static var beats: [BeatKind] { get }

  /// The parts of its sound besides those of its beats.
  static var sounds: [SoundPart] { get }
  /// A regular expression for the names of beats that its files bring; nil where they bring none.
  static var beatNames: String? { get }
  /// Why its beats can't be tuned, and what to do, as words without a stop; nil where they can.
  static var untuned: String? { get }

  /// Its beats in order, without countdown, title and end.
  ///
  /// - Parameter count: How many there are along an axis.
  static func order(_ count: (BeatAxis) -> Int) -> [BeatID]

  /// Reads its own keys.
  static func read(_ fields: Fields, _ reader: inout KeyReader) -> Draft

  /// What the draft says about the beats.
  static func plan(_ draft: Draft) -> BeatPlan

  /// The beats and phases that the file brings itself; nothing for a film whose beats are all its own.
  static func ownBeats(_ draft: Draft) -> OwnBeats

  /// Works out the content; nil when something is wrong, and was reported.
  ///
  /// What takes long is not begun while ``KeyReader/hasErrors``: there will be no film.
  static func resolve(_ draft: Draft, _ timing: FilmTiming, _ reader: inout KeyReader) -> Content?
}

extension FilmGrammar {
  /// No keys besides those of its beats.
  public static var durations: [Key] { [] }
  /// The required keys as their examples have them.
  public static var starter: [(key: String, value: String)] {
    keys.compactMap { key in
      guard case .required(let example) = key.fallback else { return nil }
      return example.split(separator: ": ", maxSplits: 1).last.map { (key.name, String($0)) }
    }
  }
  /// A list of its keys, each with what it means.
  public static var starterYAML: String? { nil }
  /// Nothing.
  public static var schema: SchemaEntries { [] }
  /// None.
  public static var catalogues: [WordCatalogue] { [] }
  /// None.
  public static var sounds: [SoundPart] { [] }
  /// Its files bring none.
  public static var beatNames: String? { nil }
  /// They can be tuned.
  public static var untuned: String? { nil }
  /// Its files bring none.
  public static func ownBeats(_ draft: Draft) -> OwnBeats { OwnBeats() }
  /// No parts that can be left out.
  public static var parts: [PicturePart] { [] }
}

/// A part of the picture that the key `show` can leave out.
public struct PicturePart: Hashable, Sendable {
  /// Its key in `show`.
  public let name: String
  /// What it is, as a sentence.
  public let meaning: String

  /// Describes a part.
  public init(_ name: String, _ meaning: String) { (self.name, self.meaning) = (name, meaning) }
}

/// When the beats of a film are, as far as that is known while its content is worked out.
public struct FilmTiming: Sendable {
  /// How long every beat lasts; nil when any duration is wrong.
  public let durations: Durations?
  /// The beats on the frame grid; nil when it isn't known which there are, or when.
  public let beats: [Beat]?
}
