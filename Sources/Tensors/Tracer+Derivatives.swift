import Text

extension Tracer {
  /// A derivative of a function at arguments: by its one argument, or by its numbers together as one list.
  func derivative(
    _ derivative: Derivative, of function: FunctionValue, at arguments: [TracedValue.Item], _ span: Span
  ) throws(ValueError) -> Int {
    var tensors: [Int] = []
    for argument in arguments { tensors.append(try tensor(argument.value, at: argument.span)) }
    guard let first = tensors.first else {
      throw error(
        .missingArgument(
          parameters(of: function).first ?? "x", function: name(of: function), signature: signature(of: function)),
        at: span)
    }
    let variable = try at(span) { builder throws(ValueError) in
      try builder.copy(tensors.count == 1 ? first : try builder.stack(tensors))
    }
    var parts: [Int] = [variable]
    if tensors.count > 1 {
      parts = []
      for (index, tensor) in tensors.enumerated() {
        parts.append(
          try at(span) { builder throws(ValueError) in
            try builder.reshape(
              try builder.part(variable, side: 0, from: index, count: 1), to: builder.shape(tensor))
          })
      }
    }
    let output = try apply(function, toTensors: parts, at: span)
    return try self.derivative(
      derivative, of: output, name(of: function), by: variable, "what it is called with", at: span)
  }

  /// A derivative of a node by another.
  func derivative(
    _ derivative: Derivative, of output: Int, _ name: String, by variable: Int, _ variableName: String, at span: Span
  ) throws(ValueError) -> Int {
    let names = (name, variableName)
    switch derivative {
    case .gradient: return try gradient(of: output, by: variable, names, at: span)
    case .jacobian: return try jacobian(of: output, by: variable, names, at: span)
    case .hessian:
      let slope = try gradient(of: output, by: variable, names, at: span)
      return try jacobian(of: slope, by: variable, names, at: span, isSecond: true)
    }
  }

  private func gradient(
    of output: Int, by variable: Int, _ names: (String, String), at span: Span
  ) throws(ValueError) -> Int {
    let gradient = try at(span) { builder throws(ValueError) in
      guard builder.shape(output).elementCount == 1 else {
        throw builder.error(.gradientOfTensor(builder.shape(output)))
      }
      let seed = try builder.filled(1, like: output)
      guard let gradient = try builder.gradient(of: output, seed: seed, by: variable) else {
        throw builder.error(.independent(names.0, of: names.1))
      }
      return gradient
    }
    if builder.graph[output].loop == 0 {
      gradients.append(
        GradientRecord(
          output: output, variable: variable, gradient: gradient,
          origin: Origin(definition: definition, span: span)))
    }
    return gradient
  }

  /// Row by row: for each number of the output, its gradient.
  private func jacobian(
    of output: Int, by variable: Int, _ names: (String, String), at span: Span, isSecond: Bool = false
  ) throws(ValueError) -> Int {
    try at(span) { builder throws(ValueError) in
      let (rows, columns) = (builder.shape(output), builder.shape(variable))
      guard rows.count + columns.count <= Tensor.highestRank else {
        throw builder.error(.rank(rows.count + columns.count, limit: Tensor.highestRank))
      }
      let count = rows.elementCount
      let unit = Tensor(shape: [count, count], elements: (0..<count * count).map { $0 % (count + 1) == 0 ? 1 : 0 })
      let seeds = try builder.reshape(try builder.constant(unit), to: [count, count])
      var hangs = false
      let (loop, captured) = try builder.loop([[count]], count: count) { parameters throws(ValueError) in
        let seed = try builder.reshape(parameters[0], to: rows)
        guard let row = try builder.gradient(of: output, seed: seed, by: variable) else {
          // A slope that is the same everywhere has no slope of its own.
          return [try builder.filled(0, like: variable)]
        }
        hangs = true
        return [row]
      }
      guard hangs || isSecond else { throw builder.error(.independent(names.0, of: names.1)) }
      let stacked = try builder.makeLoop(.map(loop), loop, [seeds], captured: captured, shape: [count] + columns)
      return try builder.reshape(stacked, to: rows + columns)
    }
  }

  /// What stands at a place of the text that is being read, cut to what a line can hold.
  func text(at span: Span) -> String { text(at: Origin(definition: definition, span: span)) }

  /// What a node was written as.
  func text(of node: Int) -> String { text(at: builder.graph[node].origin) }

  private func text(at origin: Origin) -> String {
    let (definition, span) = (origin.definition, origin.span)
    let text = definition < definitions.count ? definitions[definition]?.text ?? "" : looseText
    var piece = String.UnicodeScalarView()
    piece.append(contentsOf: text.unicodeScalars.dropFirst(span.lowerBound).prefix(span.count))
    return cut(String(piece))
  }
}
