public import Text
public import Timeline

/// What a narrator is to say, word by word, and on which words beats start.
public struct Script: Hashable, Sendable {
  /// The words in the order in which they are spoken.
  public let words: [Word]
  /// The marks, in the order in which they stand.
  public let cues: [Cue]
  /// Pronunciations that the script gives itself, by the spoken word in lower case: phones of the CMU dictionary.
  public let pronunciations: [String: [String]]
  /// In which language it is spoken, a code of BCP 47, if the script says so.
  public let language: String?
  /// What stands in brackets and is not spoken, in order: pauses, laughter and the like.
  public internal(set) var directions: [Direction] = []

  /// Something that is to be done, and not to be spoken.
  public struct Direction: Hashable, Sendable {
    /// What stands there, with its brackets.
    public let text: String
    /// Where.
    public let place: Place
  }

  /// One word as it is written: what stands between two spaces, with its punctuation.
  public struct Word: Hashable, Sendable {
    /// What is shown in captions.
    public let display: String
    /// What is said for it, in lower case, one word each; more than one for `100%` or `∂L/∂w₁`.
    public let spoken: [String]
    /// Where it stands.
    public let place: Place
    /// Whether a sentence ends with it.
    public let endsSentence: Bool
    /// Whether a pause may follow it, for there is punctuation.
    public let endsPhrase: Bool
  }

  /// A mark before a word: a beat that starts, or whose motion ends, when the word is said.
  public struct Cue: Hashable, Sendable {
    /// What the mark names; a beat of the film, which the script does not know.
    public let name: String
    /// The word that it stands before, by its index in `words`.
    public let word: Int
    /// By how much the beat is to be later than the word; negative for earlier.
    public let offset: FilmTime
    /// Whether the beat's motion is to end on the word, and not to start.
    public let lands: Bool
    /// Where the mark stands.
    public let place: Place
  }

  /// Everything that is said, one word each, with the index of the word that it is said for.
  public var spoken: [(text: String, word: Int)] {
    words.indices.flatMap { index in words[index].spoken.map { ($0, index) } }
  }
}

extension Script.Word {
  /// The same with punctuation behind it.
  func followed(by punctuation: String) -> Script.Word {
    Script.Word(
      display: display + punctuation, spoken: spoken, place: place,
      endsSentence: endsSentence || punctuation.contains { ".!?…".contains($0) },
      endsPhrase: endsPhrase || punctuation.contains { ".!?…,;:".contains($0) })
  }
}
