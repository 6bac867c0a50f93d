/// Turns expressions into nodes: finds names, follows calls, and lets the builder check shapes.
final class Tracer {
  let builder: GraphBuilder
  let definitions: [ParsedDefinition?]
  private let numbers: [String: Int]
  /// Names whose definitions can't be read.
  private let broken: Set<String>
  /// Values that are played, in this frame.
  private let variables: [String: Double]
  /// What a name stands for, once it is known; an error when it can't be.
  private(set) var known: [Int: TracedValue]
  private(set) var failed: Set<Int> = []
  /// For how many definitions that fail a name is looked for that was meant.
  private static let mostSuggestions = 50
  /// The definitions that are being read, each waiting for the next.
  private var open: [Int] = []
  /// The parameters of the function that is being read.
  private var scope: [String: TracedValue] = [:]
  /// The definition whose text is being read.
  private(set) var definition: Int
  /// The expression that belongs to no definition, if there is one.
  let looseText: String
  /// The gradients that were taken outside of loops.
  var gradients: [GradientRecord] = []
  /// What nodes were made of, as expressions say it.
  private(set) var steps: [Int: TracedStep]
  /// The nodes of played variables, each made once.
  private(set) var variableNodes: [String: Int] = [:]

  init(
    _ definitions: [ParsedDefinition?], builder: GraphBuilder, known: [Int: TracedValue] = [:],
    variables: [String: Double] = [:], definition: Int = 0, text: String = "", broken: Set<String> = [],
    steps: [Int: TracedStep] = [:]
  ) {
    (self.definitions, self.builder, self.known) = (definitions, builder, known)
    (self.variables, self.definition, looseText) = (variables, definition, text)
    (self.broken, self.steps) = (broken, steps)
    var numbers: [String: Int] = [:]
    for (index, definition) in definitions.enumerated() {
      if let definition, numbers[definition.name] == nil { numbers[definition.name] = index }
    }
    self.numbers = numbers
  }

  func error(_ problem: ValueProblem, at span: Span) -> ValueError {
    ValueError(problem, at: span, definition: definition)
  }

  /// Makes a node for an expression, with errors that point at it.
  func at<Result>(_ span: Span, _ make: (GraphBuilder) throws(ValueError) -> Result) throws(ValueError) -> Result {
    let before = builder.site
    defer { builder.site = before }
    builder.site = Origin(definition: definition, span: span)
    return try make(builder)
  }

  // MARK: Names

  /// The value of a definition, read the first time that it is asked for.
  func value(ofDefinition index: Int, at span: Span) throws(ValueError) -> TracedValue {
    if let value = known[index] { return value }
    guard let parsed = definitions[index], !failed.contains(index) else { throw ValueError(.nothing, at: span).silent }
    if parsed.parameters != nil { return .function(.defined(index)) }
    try enter(index, at: span)
    let outer = (scope, definition)
    (scope, definition) = ([:], index)
    defer {
      (scope, definition) = outer
      open.removeLast()
    }
    do {
      var value = try self.value(of: parsed.source)
      // A list of numbers is one tensor from here on, wherever its name stands.
      if case .list(let items) = value, !items.contains(where: \.isText) {
        value = .tensor(try tensor(value, at: parsed.span))
      }
      known[index] = value
      return value
    } catch {
      failed.insert(index)
      throw error
    }
  }

  private func enter(_ index: Int, at span: Span) throws(ValueError) {
    if let start = open.firstIndex(of: index) {
      let circle = (open[start...] + [index]).compactMap { definitions[$0]?.name }
      throw error(.circle(circle), at: span)
    }
    open.append(index)
  }

  private func value(of source: ParsedDefinition.Source) throws(ValueError) -> TracedValue {
    switch source {
    case .expression(let expression): return try value(of: expression)
    case .tensor(let tensor):
      return .tensor(try at(0..<0) { builder throws(ValueError) in try builder.constant(tensor) })
    case .text(let text): return .text(text)
    case .texts(let texts): return .list(texts.map { .init(value: .text($0), span: 0..<0) })
    case .record(let fields):
      var values: [TracedValue.Field] = []
      for field in fields { values.append(.init(name: field.name, value: try value(of: field.source))) }
      return .record(values)
    }
  }

  /// The node of a value that is a tensor.
  func node(named name: String) -> Int? {
    guard let index = numbers[name], case .tensor(let node)? = known[index] else { return nil }
    return node
  }

  private func value(named name: String, at span: Span) throws(ValueError) -> TracedValue {
    if let value = scope[name] { return value }
    if let number = variables[name] {
      if let node = variableNodes[name] { return .tensor(node) }
      let node = try at(span) { builder throws(ValueError) in try builder.number(number) }
      // In a loop's body nothing is kept: the node is of that body.
      if builder.loopDepth == 0 { variableNodes[name] = node }
      return .tensor(node)
    }
    if let index = numbers[name] { return try value(ofDefinition: index, at: span) }
    guard !broken.contains(name) else { throw ValueError(.nothing, at: span).silent }
    if let number = Builtins.constants[name] {
      return .tensor(try at(span) { builder throws(ValueError) in try builder.number(number) })
    }
    if let function = Builtins.named[name] { return .function(.builtin(function)) }
    // Of very many that fail, no more are told what may have been meant: that takes as long as there are names.
    let all =
      failed.count > Self.mostSuggestions
      ? []
      : scope.keys.sorted() + variables.keys.sorted() + definitions.compactMap { $0?.name }
        + Builtins.all.map(\.name) + Builtins.constants.keys.sorted()
    throw error(.unknownName(name, known: all, canRun: canRun(at: span)), at: span)
  }

  /// Whether a name may be one of a variable that runs: it stands in no definition, and nothing calls it.
  private func canRun(at span: Span) -> Bool {
    let rest = looseText.unicodeScalars.dropFirst(span.upperBound).drop { $0.properties.isWhitespace }
    return definition == definitions.count && rest.first != "("
  }

  // MARK: Expressions

  /// Remembers what a node was made of; a node that was there before stays what it was.
  func note(_ node: Int, _ symbol: String, _ inputs: [TracedValue]) {
    guard builder.loopDepth == 0, steps[node] == nil else { return }
    let parts = inputs.flatMap(\.nodes)
    guard !parts.contains(node) else { return }
    steps[node] = TracedStep(symbol: symbol, inputs: parts)
  }

  /// An expression as a tensor.
  func tensor(of expression: Expression) throws(ValueError) -> Int {
    try tensor(try value(of: expression), at: expression.span)
  }

  /// A value as a tensor: a list of equal shapes is stacked.
  func tensor(_ value: TracedValue, at span: Span) throws(ValueError) -> Int {
    switch value {
    case .tensor(let id): return id
    case .list(let items), .parts(let items):
      var parts: [Int] = []
      for item in items { parts.append(try tensor(item.value, at: item.span)) }
      return try at(span) { builder throws(ValueError) in
        guard let first = parts.first else { return try builder.constant(Tensor([])) }
        // Numbers that are written in the list need no nodes of their own; those with names are what one derives by.
        var numbers: [Double] = []
        for (part, item) in zip(parts, items) {
          guard case .constant(let tensor) = builder.graph[part].operation,
            builder.graph[part].origin == Origin(definition: definition, span: item.span),
            tensor.shape == builder.shape(first), tensor.shape.count < Tensor.highestRank
          else { return try builder.stack(parts) }
          numbers += tensor.elements
        }
        return try builder.constant(Tensor(shape: [parts.count] + builder.shape(first), elements: numbers))
      }
    case .function(let function):
      throw error(.isFunction(name(of: function), signature: signature(of: function)), at: span)
    case .text, .record: throw error(.wrongKind(value.kind, wanted: "a tensor"), at: span)
    }
  }

  func value(of expression: Expression) throws(ValueError) -> TracedValue {
    let span = expression.span
    switch expression.kind {
    case .number(let number):
      return .tensor(try at(span) { builder throws(ValueError) in try builder.number(number) })
    case .text(let text): return .text(text)
    case .name(let name): return try value(named: name, at: span)
    case .list(let elements):
      var items: [TracedValue.Item] = []
      for element in elements { items.append(.init(value: try value(of: element), span: element.span)) }
      return .list(items)
    case .negative(let operand):
      let x = try tensor(of: operand)
      let result = try at(span) { builder throws(ValueError) in try builder.negate(x) }
      // A number that is written with a sign is one number.
      if case .number = operand.kind { return .tensor(result) }
      note(result, "-", [.tensor(x)])
      return .tensor(result)
    case .not(let operand):
      let x = try tensor(of: operand)
      let result = try at(span) { builder throws(ValueError) in
        try builder.binary(.equal, x, try builder.number(0))
      }
      note(result, "not", [.tensor(x)])
      return .tensor(result)
    case .binary(let symbol, let left, let right):
      let parts = (try value(of: left), try value(of: right))
      let (x, y) = (try tensor(parts.0, at: left.span), try tensor(parts.1, at: right.span))
      let result = try at(span) { builder throws(ValueError) in try builder.apply(symbol, x, y) }
      note(result, symbol.rawValue, [parts.0, parts.1])
      return .tensor(result)
    case .comparison(let first, let links): return .tensor(try comparison(first, links, at: span))
    case .conditional(let condition, let then, let otherwise):
      let (c, x, y) = (try tensor(of: condition), try tensor(of: then), try tensor(of: otherwise))
      let result = try at(span) { builder throws(ValueError) in try builder.select(c, x, y) }
      note(result, "if", [.tensor(c), .tensor(x), .tensor(y)])
      return .tensor(result)
    case .call(let callee, let arguments): return try call(callee, arguments, at: span)
    case .member(let whole, let name, let nameSpan): return try member(name, of: whole, at: span, nameSpan)
    case .index(let whole, let subscripts): return try index(whole, subscripts, at: span)
    }
  }

  private func comparison(
    _ first: Expression, _ links: [Expression.Comparison], at span: Span
  ) throws(ValueError) -> Int {
    var left = try tensor(of: first)
    var parts: [TracedValue] = [.tensor(left)]
    var result: Int?
    for link in links {
      let right = try tensor(of: link.operand)
      result = try at(span) { builder throws(ValueError) in
        let holds = try builder.apply(link.symbol, left, right)
        return if let result { try builder.multiply(result, holds) } else { holds }
      }
      left = right
      parts.append(.tensor(right))
    }
    if let result { note(result, links.map(\.symbol.rawValue).joined(separator: " "), parts) }
    return result ?? left
  }

  private func member(
    _ name: String, of whole: Expression, at span: Span, _ nameSpan: Span
  ) throws(ValueError) -> TracedValue {
    let value = try value(of: whole)
    if case .record(let fields) = value {
      guard let field = fields.first(where: { $0.name == name }) else {
        throw error(.unknownMember(name, of: "the group", known: fields.map(\.name)), at: nameSpan)
      }
      return field.value
    }
    guard name == "T" else {
      throw error(.unknownMember(name, of: value.kind, known: ["T"]), at: nameSpan)
    }
    let x = try tensor(value, at: whole.span)
    return .tensor(try at(span) { builder throws(ValueError) in try builder.transpose(x) })
  }

  // MARK: Calls

  private func call(
    _ callee: Expression, _ arguments: [Expression.Argument], at span: Span
  ) throws(ValueError) -> TracedValue {
    let value = try value(of: callee)
    guard case .function(let function) = value else { throw error(.notCallable(value.kind), at: callee.span) }
    if case .builtin(let builtin) = function { return try Call(builtin, arguments, at: span, self).result() }
    let signature = signature(of: function)
    var items: [TracedValue.Item?] = []
    let parameters = parameters(of: function)
    for argument in arguments {
      let item = TracedValue.Item(value: try self.value(of: argument.value), span: argument.value.span)
      if let name = argument.name {
        guard let place = parameters.firstIndex(of: name) else {
          throw error(.unknownArgument(name, function: signature, known: parameters), at: argument.nameSpan)
        }
        while items.count <= place { items.append(nil) }
        guard items[place] == nil else { throw error(.repeatedArgument(name), at: argument.value.span) }
        items[place] = item
      } else {
        items.append(item)
      }
    }
    var given: [TracedValue.Item] = []
    for (index, item) in items.enumerated() {
      guard let item else {
        throw error(.missingArgument(parameters[index], function: name(of: function), signature: signature), at: span)
      }
      given.append(item)
    }
    return try apply(function, to: given, at: span)
  }

  func parameters(of function: FunctionValue) -> [String] {
    switch function {
    case .defined(let index): definitions[index]?.parameters ?? []
    case .builtin(let builtin): builtin.parameters.map(\.name)
    case .derivative(_, let inner): parameters(of: inner)
    }
  }

  func name(of function: FunctionValue) -> String {
    switch function {
    case .defined(let index): definitions[index]?.name ?? ""
    case .builtin(let builtin): builtin.name
    case .derivative(let derivative, let inner): "\(derivative.rawValue)(\(name(of: inner)))"
    }
  }

  func signature(of function: FunctionValue) -> String {
    switch function {
    case .builtin(let builtin): builtin.signature
    default: "\(name(of: function))(\(parameters(of: function).joined(separator: ", ")))"
    }
  }

  /// Calls a function with tensors; their errors point at `span`.
  func apply(_ function: FunctionValue, toTensors tensors: [Int], at span: Span) throws(ValueError) -> Int {
    let value = try apply(function, to: tensors.map { .init(value: .tensor($0), span: span) }, at: span)
    return try tensor(value, at: span)
  }

  /// Calls a function; a function of n numbers may be given one list of n.
  func apply(
    _ function: FunctionValue, to arguments: [TracedValue.Item], at span: Span
  ) throws(ValueError) -> TracedValue {
    switch function {
    case .builtin(let builtin): return try Call(builtin, values: arguments, at: span, self).result()
    case .derivative(let derivative, let inner):
      return .tensor(try self.derivative(derivative, of: inner, at: arguments, span))
    case .defined(let index): return try apply(index, to: arguments, at: span)
    }
  }

  private func apply(
    _ index: Int, to arguments: [TracedValue.Item], at span: Span
  ) throws(ValueError) -> TracedValue {
    guard let parsed = definitions[index], let parameters = parsed.parameters,
      case .expression(let body) = parsed.source
    else { throw error(.nothing, at: span).silent }
    var arguments = arguments
    if arguments.count == 1, parameters.count > 1 { arguments = try unpacked(arguments[0], into: parameters.count) }
    guard arguments.count <= parameters.count else {
      throw error(
        .tooManyArguments(function: parsed.name, signature: parsed.signature, count: arguments.count),
        at: arguments[parameters.count].span)
    }
    guard arguments.count == parameters.count else {
      throw error(
        .missingArgument(parameters[arguments.count], function: parsed.name, signature: parsed.signature), at: span)
    }
    try enter(index, at: span)
    let outer = (scope, definition)
    let caller = Origin(definition: definition, span: span)
    scope = Dictionary(uniqueKeysWithValues: zip(parameters, arguments.map(\.value)))
    definition = index
    defer {
      (scope, definition) = outer
      open.removeLast()
    }
    do {
      return try value(of: body)
    } catch {
      throw error.called(from: caller)
    }
  }

  /// The numbers of a list as arguments of their own.
  private func unpacked(_ argument: TracedValue.Item, into count: Int) throws(ValueError) -> [TracedValue.Item] {
    if let items = argument.value.items, items.count == count { return items }
    guard case .tensor(let id) = argument.value, builder.shape(id).first == count else { return [argument] }
    var parts: [TracedValue.Item] = []
    for index in 0..<count {
      let part = try at(argument.span) { builder throws(ValueError) in
        try builder.reshape(
          try builder.part(id, side: 0, from: index, count: 1), to: Array(builder.shape(id).dropFirst()))
      }
      note(part, TracedStep.element, [argument.value])
      parts.append(.init(value: .tensor(part), span: argument.span))
    }
    return parts
  }
}

extension ValueError {
  /// The same, called from somewhere.
  func called(from caller: Origin) -> ValueError {
    var error = self
    error.calls.append(caller)
    return error
  }

  /// An error that another one tells of already.
  var silent: ValueError {
    var error = self
    error.isSilent = true
    return error
  }
}
