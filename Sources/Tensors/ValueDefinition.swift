/// A named value, or a function, as it stands in a file.
public struct ValueDefinition: Hashable, Sendable {
  /// What is behind a name.
  public indirect enum Source: Hashable, Sendable {
    /// An expression.
    case expression(String)
    /// Numbers, such as those of a file.
    case tensor(Tensor)
    /// A text.
    case text(String)
    /// Texts.
    case texts([String])
    /// Values with names of their own, in their order.
    case record([Field])
  }

  /// One of several values with names of their own.
  public struct Field: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// What it stands for.
    public let source: Source

    /// Makes a field of its parts.
    public init(_ name: String, _ source: Source) { (self.name, self.source) = (name, source) }
  }

  /// The name, with the parameters of a function: `w`, `f(x, y)`.
  public let head: String
  /// What it stands for.
  public let source: Source
  /// The name of the file that it comes from; empty for none.
  public let origin: String

  /// Makes a definition of its parts.
  public init(_ head: String, _ source: Source, origin: String = "") {
    (self.head, self.source, self.origin) = (head, source, origin)
  }

  /// Makes a definition of an expression.
  public init(_ head: String, _ expression: String) { self.init(head, .expression(expression)) }
}

/// A definition that was read.
struct ParsedDefinition: Sendable {
  let name: String
  /// Nil for a value; a function has one or more.
  let parameters: [String]?
  /// The expression as written; empty for what is none.
  let text: String
  let source: Source

  indirect enum Source: Sendable {
    case expression(Expression)
    case tensor(Tensor)
    case text(String)
    case texts([String])
    case record([(name: String, source: Source)])

    init(_ source: ValueDefinition.Source) throws(ValueError) {
      switch source {
      case .expression(let text): self = .expression(try Parser.expression(text))
      case .tensor(let tensor): self = .tensor(tensor)
      case .text(let text): self = .text(text)
      case .texts(let texts): self = .texts(texts)
      case .record(let fields):
        var parsed: [(name: String, source: Source)] = []
        for field in fields { parsed.append((field.name, try Source(field.source))) }
        self = .record(parsed)
      }
    }
  }

  /// Where the whole expression stands.
  var span: Span { if case .expression(let expression) = source { expression.span } else { 0..<0 } }

  /// How it is called: `f(x, y)`.
  var signature: String { parameters.map { "\(name)(\($0.joined(separator: ", ")))" } ?? name }

  init(_ head: DefinitionHead, _ definition: ValueDefinition) throws(ValueError) {
    (name, parameters) = (head.name, head.parameters)
    text = if case .expression(let text) = definition.source { text } else { "" }
    source = try Source(definition.source)
  }
}

/// What stands before an expression: a name, and the parameters of a function.
struct DefinitionHead {
  let name: String
  let parameters: [String]?

  init(_ head: String) throws(ValueError) {
    let parts = head.split(separator: "(", maxSplits: 1, omittingEmptySubsequences: false)
    name = String(parts[0]).trimmed
    guard Token.isName(name) else { throw ValueError(.badDefinition(head), at: 0..<0) }
    guard Builtins.named[name] == nil, Builtins.constants[name] == nil else {
      throw ValueError(.reservedName(name), at: 0..<0)
    }
    guard parts.count > 1 else {
      parameters = nil
      return
    }
    let names = parts[1].dropLast().split(separator: ",", omittingEmptySubsequences: false).map { String($0).trimmed }
    guard parts[1].last == ")", names.allSatisfy(Token.isName) else {
      throw ValueError(.badDefinition(head), at: 0..<0)
    }
    for (index, name) in names.enumerated() where names[..<index].contains(name) {
      throw ValueError(.repeatedParameter(name), at: 0..<0)
    }
    parameters = names
  }
}

extension String {
  /// Without blanks at either end.
  fileprivate var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
