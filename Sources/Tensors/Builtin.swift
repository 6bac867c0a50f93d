/// A function that every film has: a row of a table.
public struct Builtin: Sendable {
  /// What it is called.
  public let name: String
  /// Its parameters as one calls it: `softmax(x, axis: -1)`.
  public let signature: String
  /// What it gives, in one sentence.
  public let summary: String
  let parameters: [Parameter]
  let body: @Sendable (Call) throws(ValueError) -> TracedValue

  /// Something that a function is called with.
  struct Parameter: Sendable {
    let name: String
    let isOptional: Bool
    /// The words that may be given, each without quotes; empty when it is a value.
    let choices: [String]
  }

  /// Makes a row.
  ///
  /// `signature` names the parameters: `x, axis?, by: max|mean`; a default or a question mark makes one optional, and
  /// bars part the words to choose from.
  init(
    _ name: String, _ signature: String, _ summary: String,
    _ body: @escaping @Sendable (Call) throws(ValueError) -> TracedValue
  ) {
    (self.name, self.summary, self.body) = (name, summary, body)
    self.signature = "\(name)(\(signature))"
    parameters = signature.split(separator: ",").map { text in
      let parts = text.split(separator: ":").map { $0.drop { $0 == " " } }
      let choices = parts.count > 1 && parts[1].contains("|") ? parts[1].split(separator: "|").map(String.init) : []
      return Parameter(
        name: String(parts[0].prefix { $0 != "?" }), isOptional: parts.count > 1 || parts[0].hasSuffix("?"),
        choices: choices)
    }
  }
}
