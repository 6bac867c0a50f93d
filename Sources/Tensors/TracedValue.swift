/// What an expression is while it is read: a node of the graph, or what is no tensor.
indirect enum TracedValue: Sendable {
  case tensor(Int)
  case text(String)
  /// A list as it was written, which becomes a tensor where one is wanted.
  case list([Item])
  /// Values without names, one after the other, whose shapes may differ: the weights of layers.
  case parts([Item])
  case record([Field])
  case function(FunctionValue)

  struct Item: Sendable {
    let value: TracedValue
    let span: Span

    var isText: Bool { if case .text = value { true } else { false } }
  }

  struct Field: Sendable {
    let name: String
    let value: TracedValue
  }

  /// What it is a list of; nil for what is none.
  var items: [Item]? {
    switch self {
    case .list(let items), .parts(let items): items
    default: nil
    }
  }

  /// The kind, with its article, for messages.
  var kind: String {
    switch self {
    case .tensor: "a tensor"
    case .text: "a text"
    case .list, .parts: "a list"
    case .record: "a group of values"
    case .function: "a function"
    }
  }
}

/// A function as a value.
indirect enum FunctionValue: Sendable {
  /// One of the film's own, by the number of its definition.
  case defined(Int)
  case builtin(Builtin)
  case derivative(Derivative, of: FunctionValue)
}

/// What is derived.
enum Derivative: String, Sendable {
  case gradient = "grad"
  case jacobian
  case hessian
}
