import Text

extension Problem {
  /// The words for the film's own words.
  var wordsMessage: String {
    switch self {
    case .unknownTerm(let name, let known):
      "the film has no text \(quoted(name)). \(Self.didYouMean(name, known))`render words --catalogue` lists all."
    case .unknownGap(let name, let known):
      "nothing fills the gap {\(name)}. \(Self.didYouMean(name, known))"
        + (known.isEmpty
          ? "This text has no gaps: write it out." : "It has \(listed(known.map { "{\($0)}" })).")
    case .badPattern(.loneBrace):
      "a brace has no other one. A gap is a name in braces, such as {count}; a brace itself can't be shown."
    case .badPattern(.noName(let name)):
      "{\(cut(name))} is no gap. Write a name, such as {count}, or a plural: {count, plural, one {# step} other {# steps}}."
    case .badPattern(.noOther(let name)):
      "the plural of {\(name)} has no form `other`, which stands for all that aren't named: add other {…}."
    case .noWords(let language):
      "no words of this film are known in \(quoted(language.tag)): they stay English. Give them under \"words\"; `render "
        + "words --catalogue` lists them."
    default: ""
    }
  }
}
