/// Where a text stops being JSON.
public enum JSONProblem: Hashable, Sendable {
  /// What may stand at a place.
  public enum Expected: Hashable, Sendable {
    /// A value.
    case value
    /// A list's first value, or its end.
    case valueOrEnd
    /// A key in double quotes.
    case key
    /// A mapping's first key, or its end.
    case keyOrEnd
    /// The colon between a key and its value.
    case colon
    /// A comma, or this bracket.
    case commaOrEnd(String)
    /// Nothing more.
    case endOfText
  }

  /// What stands there instead.
  public enum Found: Hashable, Sendable {
    /// A character.
    case character(String)
    /// What begins a comment elsewhere: `//`, `/*` or `#`.
    case comment
    /// Nothing.
    case endOfText
  }

  /// Something else stands where something must.
  case unexpected(Found, Expected)
  /// The text ends within a bracket, which opened at the place given.
  case unclosed(String, Place)
  /// A string that does not end on its line.
  case unclosedString
  /// A comma with no value or key after it.
  case trailingComma
  /// A control character within a string, unescaped.
  case controlCharacter(UInt8)
  /// A backslash with something that JSON has no escape for.
  case badEscape(String)
  /// One half of an escaped surrogate pair.
  case loneSurrogate
  /// A number that JSON does not write so.
  case badNumber(String)
  /// A word without quotes.
  case unquotedWord(String)
}

/// Why a text is no YAML, or none that is read here.
public enum YAMLProblem: Hashable, Sendable {
  /// It is not YAML; what libyaml says.
  case syntax(String)
  /// A second document begins.
  case secondDocument
  /// An alias whose anchor is nowhere; `known` are the names of those that are.
  case unknownAlias(String, known: [String])
  /// An alias whose anchor comes only after it, at this place.
  case anchorBelow(String, Place)
  /// An alias within the value of its own anchor, which begins at this place.
  case endlessAlias(String, Place)
  /// With this alias, all of them stand for more values than are read.
  case tooMuchAliased(String, limit: Int)
  /// A text without quotes that begins as an alias does and is none.
  case notAnAlias(String)
  /// What `<<` can't take keys from.
  case notMergeable
  /// An explicit tag.
  case tag(String)
  /// A key that is a list or a mapping.
  case keyNotText
}
