extension TextProblem: CustomStringConvertible {
  /// What is wrong, what was expected, and how to fix it.
  public var description: String {
    switch self {
    case .emptyText: "the file is empty. `render new` writes a timeline to start from."
    case .textTooLong(let bytes, let limit):
      "the file has \(bytes) bytes; at most \(limit) are read"
        + (limit == YAMLReader.largestText ? " as YAML. Write so long a timeline as JSON." : ".")
    case .tooDeep(let limit): "lists and mappings nest more than \(limit) deep."
    case .tooManyValues(let limit): "the file holds more than \(limit) values."
    case .badJSON(let problem): problem.description
    case .badYAML(let problem): problem.description
    case .repeatedKey("<<", let first):
      "the key << stands in this mapping twice\(first.map { ", first in line \($0.line), column \($0.column)" } ?? ""). "
        + "Write one with a list: <<: [*name, *other]."
    case .repeatedKey(let key, nil):
      "the key \(quoted(key)) stands in this mapping twice, here first. Keep one of them."
    case .repeatedKey(let key, let first?):
      "the key \(quoted(key)) is here again; it stands in line \(first.line), column \(first.column) already. Keep one of them."
    case .notFinite(let text): "\(cut(text)) is not a finite number. The largest is about 1.79e308."
    }
  }
}

extension JSONProblem: CustomStringConvertible {
  /// What is wrong, and how to fix it.
  public var description: String {
    switch self {
    case .unexpected(.comment, _):
      "JSON has no comments. Remove it, or write the timeline as YAML in a file named .yaml."
    case .unexpected(let found, let expected): "expected \(expected), found \(found)."
    case .unclosed(let bracket, let place):
      "the file ends, but the \(bracket) of line \(place.line), column \(place.column) is still open. Close it with "
        + (bracket == "{" ? "}." : "].")
    case .unclosedString: "this string does not end on its line. Close it with \", and write a line break in it as \\n."
    case .trailingComma: "nothing follows this comma. Remove it."
    case .controlCharacter(9): "a tab stands in this string. Write it as \\t."
    case .controlCharacter(let byte):
      "the control character \(byte) stands in this string. Remove it, or write it as \\u00\(byte < 16 ? "0" : "")"
        + "\(String(byte, radix: 16))."
    case .badEscape("\\u"): "\\u needs four hexadecimal digits after it."
    case .badEscape(let escape): "\(escape) is no escape. A backslash itself is written \\\\."
    case .loneSurrogate: "this is one half of a surrogate pair. Write both halves, or the character itself."
    case .badNumber(let text):
      "\(cut(text)) is no number of JSON. Write plain decimal ones: 12, -0.5 or 8.5e3."
    case .unquotedWord(let word):
      "\(cut(word)) is no value of JSON. "
        + (DidYouMean.suggestion(for: word, among: ["true", "false", "null"]).map { "Did you mean \($0)?" }
          ?? "A string or a key has quotes: \(quoted(word)).")
    }
  }
}

extension JSONProblem.Expected: CustomStringConvertible {
  /// What may stand at a place, after "expected".
  public var description: String {
    switch self {
    case .value: "a value"
    case .valueOrEnd: "a value or ]"
    case .key: "a key in double quotes"
    case .keyOrEnd: "a key in double quotes, or }"
    case .colon: "a colon"
    case .commaOrEnd(let bracket): "a comma or \(bracket)"
    case .endOfText: "the end of the file"
    }
  }
}

extension JSONProblem.Found: CustomStringConvertible {
  /// What stands there, after "found".
  public var description: String {
    switch self {
    case .character("\""): "a string"
    case .character("'"): "a single quote"
    case .character(let character): quoted(character)
    case .comment: "a comment"
    case .endOfText: "the end of the file"
    }
  }
}

extension YAMLProblem: CustomStringConvertible {
  /// What is wrong, and how to fix it.
  public var description: String {
    switch self {
    case .syntax(let words) where words.hasSuffix("cannot start any token"):
      "this is no YAML: \(words). Indent with spaces, not tabs, and put text that begins with such a character in quotes."
    case .syntax(let words) where words.contains("scanning an anchor"):
      "this is no YAML: \(words). Put text that begins with & in quotes."
    case .syntax(let words) where words.contains("mapping values are not allowed"):
      "this is no YAML: \(words). Put text that has a colon and a blank in it in quotes."
    case .syntax(let words): "this is no YAML: \(words)."
    case .secondDocument: "a second document begins here. A timeline file holds one."
    case .unknownAlias(let name, let known):
      "there is no anchor &\(cut(name)) that *\(cut(name)) could stand for. "
        + (DidYouMean.suggestion(for: name, among: known).map { "Did you mean *\($0)? " } ?? "")
        + "Write &\(cut(name)) before the value, above this line, or put the text in quotes."
    case .anchorBelow(let name, let place):
      "the anchor of *\(cut(name)) comes only in line \(place.line), column \(place.column). Move it above this line."
    case .endlessAlias(let name, let place):
      "*\(cut(name)) stands within the value of &\(cut(name)), in line \(place.line), column \(place.column), which would "
        + "never end. Write out what is meant."
    case .tooMuchAliased(let name, let limit):
      "with *\(cut(name)), the aliases of this file stand for more than \(limit) values. Use fewer of them within one "
        + "another."
    case .notAnAlias(let text):
      "\(quoted(text)) begins with *, which begins an alias in YAML. Put the text in quotes."
    case .notMergeable:
      "<< takes keys from a mapping, or from each mapping of a list, such as <<: *name or <<: [*name, *other]; this is "
        + "neither."
    case .tag(let tag): "tags (\(cut(tag))) are not read here: the key says what its value is. Remove it."
    case .keyNotText: "a key must be plain text here, not a list, a mapping or one written with ?."
    }
  }
}
