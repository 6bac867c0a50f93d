/// A call of a built-in function: its arguments, each with its place.
struct Call {
  let tracer: Tracer
  let function: Builtin
  /// Where the call stands.
  let span: Span
  private(set) var arguments: [String: TracedValue.Item] = [:]
  private var choices: [String: String] = [:]

  var builder: GraphBuilder { tracer.builder }

  init(_ function: Builtin, _ arguments: [Expression.Argument], at span: Span, _ tracer: Tracer) throws(ValueError) {
    (self.function, self.span, self.tracer) = (function, span, tracer)
    let parameters = function.parameters
    guard arguments.count <= parameters.count || arguments.contains(where: { $0.name != nil }) else {
      throw tracer.error(
        .tooManyArguments(function: function.name, signature: function.signature, count: arguments.count),
        at: arguments[parameters.count].value.span)
    }
    for (index, argument) in arguments.enumerated() {
      let parameter: Builtin.Parameter
      if let name = argument.name {
        guard let found = parameters.first(where: { $0.name == name }) else {
          throw tracer.error(
            .unknownArgument(name, function: function.signature, known: parameters.map(\.name)),
            at: argument.nameSpan)
        }
        parameter = found
      } else {
        guard index < parameters.count else {
          throw tracer.error(
            .tooManyArguments(function: function.name, signature: function.signature, count: arguments.count),
            at: argument.value.span)
        }
        parameter = parameters[index]
      }
      guard self.arguments[parameter.name] == nil, choices[parameter.name] == nil else {
        throw tracer.error(.repeatedArgument(parameter.name), at: argument.value.span)
      }
      if parameter.choices.isEmpty {
        self.arguments[parameter.name] = .init(
          value: try tracer.value(of: argument.value), span: argument.value.span)
      } else {
        choices[parameter.name] = try Self.choice(argument.value, parameter, tracer)
      }
    }
    for parameter in parameters where !parameter.isOptional && self.arguments[parameter.name] == nil {
      throw tracer.error(
        .missingArgument(parameter.name, function: function.name, signature: function.signature), at: span)
    }
  }

  private static func choice(
    _ expression: Expression, _ parameter: Builtin.Parameter, _ tracer: Tracer
  ) throws(ValueError) -> String {
    let word: String
    switch expression.kind {
    case .name(let name): word = name
    case .text(let text): word = text
    default: throw tracer.error(.badNumberOf(what: parameter.name, wanted: "a word"), at: expression.span)
    }
    guard parameter.choices.contains(word) else {
      throw tracer.error(.badChoice(word, known: parameter.choices), at: expression.span)
    }
    return word
  }

  /// A call of values that are there already, each for the parameter in its place.
  init(_ function: Builtin, values: [TracedValue.Item], at span: Span, _ tracer: Tracer) throws(ValueError) {
    (self.function, self.span, self.tracer) = (function, span, tracer)
    for (index, item) in values.enumerated() {
      guard index < function.parameters.count, function.parameters[index].choices.isEmpty else {
        throw tracer.error(
          .tooManyArguments(function: function.name, signature: function.signature, count: values.count), at: item.span)
      }
      arguments[function.parameters[index].name] = item
    }
    for parameter in function.parameters where !parameter.isOptional && arguments[parameter.name] == nil {
      throw tracer.error(
        .missingArgument(parameter.name, function: function.name, signature: function.signature), at: span)
    }
  }

  /// Runs it.
  func result() throws(ValueError) -> TracedValue {
    let result = try tracer.at(span) { _ throws(ValueError) in try function.body(self) }
    if case .tensor(let node) = result {
      tracer.note(node, function.name, function.parameters.compactMap { arguments[$0.name]?.value })
    }
    return result
  }

  // MARK: Arguments

  private func required(_ name: String) throws(ValueError) -> TracedValue.Item {
    guard let item = arguments[name] else {
      throw tracer.error(
        .missingArgument(name, function: function.name, signature: function.signature), at: span)
    }
    return item
  }

  func has(_ name: String) -> Bool { arguments[name] != nil }

  func span(of name: String) -> Span { arguments[name]?.span ?? span }

  func error(_ problem: ValueProblem, of name: String) -> ValueError { tracer.error(problem, at: span(of: name)) }

  /// An argument that is a tensor.
  func tensor(_ name: String) throws(ValueError) -> Int {
    let item = try required(name)
    defer { builder.site = Origin(definition: tracer.definition, span: span) }
    return try tracer.tensor(item.value, at: item.span)
  }

  func optionalTensor(_ name: String) throws(ValueError) -> Int? { has(name) ? try tensor(name) : nil }

  func value(_ name: String) throws(ValueError) -> TracedValue { try required(name).value }

  /// The items of a list, or the rows of a tensor.
  func items(_ name: String) throws(ValueError) -> [Int] {
    let item = try required(name)
    if let items = item.value.items {
      var tensors: [Int] = []
      for item in items { tensors.append(try tracer.tensor(item.value, at: item.span)) }
      guard !tensors.isEmpty else { throw error(.emptySide(function.name), of: name) }
      return tensors
    }
    let whole = try tensor(name)
    let shape = builder.shape(whole)
    guard let count = shape.first, count > 0 else {
      throw error(.wantedShape(shape, wanted: "a list of tensors"), of: name)
    }
    var rows: [Int] = []
    for row in 0..<count {
      rows.append(
        try builder.reshape(try builder.part(whole, side: 0, from: row, count: 1), to: Array(shape.dropFirst())))
    }
    return rows
  }

  func function(_ name: String) throws(ValueError) -> FunctionValue {
    guard case .function(let function) = try required(name).value else {
      throw error(.wrongKind(try required(name).value.kind, wanted: "a function"), of: name)
    }
    return function
  }

  /// The word that is given; nil for none.
  func given(_ name: String) -> String? { choices[name] }

  func choice(_ name: String) -> String {
    choices[name] ?? function.parameters.first { $0.name == name }?.choices.first ?? ""
  }

  /// A number that is known while expressions are read.
  ///
  /// - Parameter what: What messages call it; nil for its name.
  func number(
    _ name: String, default standard: Double? = nil, as what: String? = nil
  ) throws(ValueError) -> Double {
    if let standard, !has(name) { return standard }
    let id = try tensor(name)
    guard builder.shape(id).isEmpty else {
      throw error(.wantedShape(builder.shape(id), wanted: "a number"), of: name)
    }
    guard let value = try builder.constant(id) else { throw error(.notConstant(what ?? name), of: name) }
    return value.elements[0]
  }

  func whole(_ name: String, default standard: Int? = nil, in range: ClosedRange<Int>) throws(ValueError) -> Int {
    if let standard, !has(name) { return standard }
    let number = try number(name)
    guard let whole = Int(exactly: number) else { throw error(.notWhole(number, what: name), of: name) }
    guard range.contains(whole) else {
      throw error(
        .outOfBounds(whole, what: name, lowest: range.lowerBound, highest: range.upperBound), of: name)
    }
    return whole
  }

  /// Whole numbers that are known while expressions are read; one number is a list of one.
  func wholes(_ name: String, in range: ClosedRange<Int>) throws(ValueError) -> [Int] {
    let id = try tensor(name)
    guard builder.shape(id).count < 2 else {
      throw error(.wantedShape(builder.shape(id), wanted: "a list of whole numbers"), of: name)
    }
    guard let value = try builder.constant(id) else { throw error(.notConstant(name), of: name) }
    var wholes: [Int] = []
    for number in value.elements {
      guard let whole = Int(exactly: number) else { throw error(.notWhole(number, what: name), of: name) }
      guard range.contains(whole) else {
        throw error(
          .outOfBounds(whole, what: name, lowest: range.lowerBound, highest: range.upperBound), of: name)
      }
      wholes.append(whole)
    }
    return wholes
  }

  /// A side of a tensor, negative ones counted from the last.
  func side(_ name: String, of shape: [Int], default standard: Int) throws(ValueError) -> Int {
    guard !shape.isEmpty else { throw error(.wantedShape(shape, wanted: "a tensor with sides"), of: "x") }
    let side = try whole(name, default: standard, in: -shape.count...shape.count - 1)
    return side < 0 ? side + shape.count : side
  }

  /// The sides that are named, or all.
  func sides(_ name: String, of shape: [Int]) throws(ValueError) -> [Int] {
    guard has(name) else { return Array(shape.indices) }
    guard !shape.isEmpty else { throw error(.wantedShape(shape, wanted: "a tensor with sides"), of: "x") }
    let sides = try wholes(name, in: -shape.count...shape.count - 1).map { $0 < 0 ? $0 + shape.count : $0 }
    guard Set(sides).count == sides.count else {
      throw error(.badNumberOf(what: name, wanted: "different sides"), of: name)
    }
    return sides.sorted()
  }
}
