extension Tracer {
  /// What stands between the brackets for one side of the tensor.
  private enum Pick {
    case stride(Stride)
    /// One place, so the side is gone.
    case one(Int)
    case tensor(Int, span: Span)
    case newSide
  }

  func index(_ whole: Expression, _ subscripts: [Expression.Subscript], at span: Span) throws(ValueError) -> TracedValue
  {
    let value = try value(of: whole)
    if case .list(let items) = value, subscripts.count == 1, items.contains(where: \.isText),
      let picked = try self.picked(subscripts[0], of: items)
    {
      return picked
    }
    if case .parts(let items) = value, case .at(let place)? = subscripts.first {
      let item = items[try onePlace(try tensor(of: place), side: 0, length: items.count, at: place.span)]
      return .tensor(try index(item.value, at: whole.span, subscripts.dropFirst(), at: span))
    }
    return .tensor(try index(value, at: whole.span, subscripts[...], at: span))
  }

  /// One of some texts, or several of them in a list; nil for what picks neither.
  private func picked(
    _ choice: Expression.Subscript, of items: [TracedValue.Item]
  ) throws(ValueError) -> TracedValue? {
    switch choice {
    case .newSide, .rest: return nil
    case .range(let from, let to, let step, let span):
      let stride = try stride(from, to, step, length: items.count, at: span)
      return .list((0..<stride.count).map { items[stride.start + $0 * stride.step] })
    case .at(let expression):
      let id = try tensor(of: expression)
      guard builder.shape(id).count == 1 else {
        return items[try onePlace(id, side: 0, length: items.count, at: expression.span)].value
      }
      guard let known = try at(expression.span, { builder throws(ValueError) in try builder.constant(id) }) else {
        throw error(.notConstant("this index"), at: expression.span)
      }
      var picked: [TracedValue.Item] = []
      for number in known.elements {
        picked.append(items[try place(number, side: 0, length: items.count, at: expression.span)])
      }
      return .list(picked)
    }
  }

  private func index(
    _ value: TracedValue, at wholeSpan: Span, _ subscripts: ArraySlice<Expression.Subscript>, at span: Span
  ) throws(ValueError) -> Int {
    let x = try tensor(value, at: wholeSpan)
    if subscripts.isEmpty { return x }
    let shape = builder.shape(x)
    let picks = try picks(subscripts, shape: shape, at: span)
    let result = try at(span) { builder throws(ValueError) in try self.index(x, picks, builder) }
    note(result, TracedStep.element, [.tensor(x)])
    return result
  }

  private func picks(
    _ subscripts: ArraySlice<Expression.Subscript>, shape: [Int], at span: Span
  ) throws(ValueError) -> [Pick] {
    let used = subscripts.filter {
      switch $0 {
      case .at, .range: true
      case .newSide, .rest: false
      }
    }.count
    guard used <= shape.count else { throw error(.tooManySubscripts(used, shape: shape), at: span) }
    var picks: [Pick] = []
    var side = 0
    var hasRest = false
    func takeWhole() {
      picks.append(.stride(Stride(start: 0, step: 1, count: shape[side])))
      side += 1
    }
    for item in subscripts {
      switch item {
      case .newSide: picks.append(.newSide)
      case .rest(let span):
        guard !hasRest else { throw error(.unexpected("...", wanted: "one of it at most"), at: span) }
        hasRest = true
        for _ in 0..<shape.count - used { takeWhole() }
      case .range(let from, let to, let step, let span):
        picks.append(.stride(try stride(from, to, step, length: shape[side], at: span)))
        side += 1
      case .at(let expression):
        picks.append(try self.pick(expression, side: side, length: shape[side]))
        side += 1
      }
    }
    while side < shape.count { takeWhole() }
    return picks
  }

  private func pick(_ expression: Expression, side: Int, length: Int) throws(ValueError) -> Pick {
    let id = try tensor(of: expression)
    guard builder.shape(id).isEmpty, builder.graph[id].loop == 0 else {
      if let known = try builder.constant(id) { try check(known, side: side, length: length, at: expression.span) }
      return .tensor(id, span: expression.span)
    }
    return .one(try onePlace(id, side: side, length: length, at: expression.span))
  }

  private func check(_ places: Tensor, side: Int, length: Int, at span: Span) throws(ValueError) {
    for number in places.elements { _ = try place(number, side: side, length: length, at: span) }
  }

  private func place(_ number: Double, side: Int, length: Int, at span: Span) throws(ValueError) -> Int {
    guard let index = Int(exactly: number) else { throw error(.indexNotWhole(number), at: span) }
    guard -length..<length ~= index else {
      throw error(.indexOutside(index, side: side, length: length), at: span)
    }
    return index < 0 ? index + length : index
  }

  private func onePlace(_ id: Int, side: Int, length: Int, at span: Span) throws(ValueError) -> Int {
    guard let known = try at(span, { builder throws(ValueError) in try builder.constant(id) }) else {
      throw error(.notConstant("this index"), at: span)
    }
    guard known.shape.isEmpty else { throw error(.wantedShape(known.shape, wanted: "a number"), at: span) }
    return try place(known.elements[0], side: side, length: length, at: span)
  }

  /// Python's rules: negative bounds count from the end, and what is beyond an end stops there.
  private func stride(
    _ from: Expression?, _ to: Expression?, _ step: Expression?, length: Int, at span: Span
  ) throws(ValueError) -> Stride {
    let step = try step.map { expression throws(ValueError) in try whole(expression) } ?? 1
    guard step != 0 else { throw error(.outOfBounds(0, what: "the step", lowest: 1, highest: length), at: span) }
    let (lowest, highest) = step > 0 ? (0, length) : (-1, length - 1)
    func clamped(_ bound: Int?, default standard: Int) -> Int {
      guard let bound else { return standard }
      return min(max(bound < 0 ? bound + length : bound, lowest), highest)
    }
    let start = clamped(
      try from.map { expression throws(ValueError) in try whole(expression) }, default: step > 0 ? lowest : highest)
    let end = clamped(
      try to.map { expression throws(ValueError) in try whole(expression) }, default: step > 0 ? highest : lowest)
    let distance = step > 0 ? end - start : start - end
    let count = distance > 0 ? (distance + abs(step) - 1) / abs(step) : 0
    return Stride(start: count > 0 ? start : 0, step: step, count: count)
  }

  /// A bound of a range: a whole number that is known.
  private func whole(_ expression: Expression) throws(ValueError) -> Int {
    let id = try tensor(of: expression)
    guard let known = try at(expression.span, { builder throws(ValueError) in try builder.constant(id) }) else {
      throw error(.notConstant("a bound"), at: expression.span)
    }
    guard known.shape.isEmpty else { throw error(.wantedShape(known.shape, wanted: "a number"), at: expression.span) }
    guard let whole = Int(exactly: known.elements[0]), abs(whole) < 1 << 40 else {
      throw error(.notWhole(known.elements[0], what: "a bound"), at: expression.span)
    }
    return whole
  }

  private func index(_ x: Int, _ picks: [Pick], _ builder: GraphBuilder) throws(ValueError) -> Int {
    // First the ranges and the single places; sides that a tensor picks from stay whole.
    var strides: [Stride] = []
    var side = 0
    for pick in picks {
      switch pick {
      case .stride(let stride): strides.append(stride)
      case .one(let place): strides.append(Stride(start: place, step: 1, count: 1))
      case .tensor: strides.append(Stride(start: 0, step: 1, count: builder.shape(x)[side]))
      case .newSide: continue
      }
      side += 1
    }
    var result = try builder.slice(x, strides)
    // Then the shape: single places go, new sides come.
    var shape: [Int] = []
    var tensors: [(side: Int, id: Int, span: Span)] = []
    var stride = strides.makeIterator()
    for pick in picks {
      switch pick {
      case .newSide: shape.append(1)
      case .one: _ = stride.next()
      case .stride: if let next = stride.next() { shape.append(next.count) }
      case .tensor(let id, let span):
        tensors.append((shape.count, id, span))
        if let next = stride.next() { shape.append(next.count) }
      }
    }
    guard shape.count <= Tensor.highestRank else { throw builder.error(.rank(shape.count, limit: Tensor.highestRank)) }
    result = try builder.reshape(result, to: shape)
    guard let first = tensors.first else { return result }
    // Several tensors pick together, place by place, as NumPy has it for neighbouring sides.
    for (index, tensor) in tensors.enumerated() where tensor.side != first.side + index {
      throw error(.badNumberOf(what: "tensors as indices", wanted: "sides beside one another"), at: tensor.span)
    }
    return try gather(result, tensors.map(\.id), from: first.side, builder)
  }

  private func gather(_ x: Int, _ indices: [Int], from side: Int, _ builder: GraphBuilder) throws(ValueError) -> Int {
    var shape = builder.shape(x)
    let picked = Array(shape[side..<side + indices.count])
    var place = try wrapped(indices[0], length: picked[0], builder)
    for (index, length) in zip(indices.dropFirst(), picked.dropFirst()) {
      place = try builder.add(
        try builder.binary(.multiply, place, try builder.number(Double(length)), symbol: "[ ]"),
        try wrapped(index, length: length, builder))
    }
    // The picked sides first, as one; afterwards their new sides where they were.
    shape.replaceSubrange(side..<side + indices.count, with: [picked.reduce(1, *)])
    let merged = try builder.reshape(x, to: shape)
    let first = try builder.transpose(merged, order: [side] + shape.indices.filter { $0 != side })
    let rows = try builder.gather(first, place)
    let new = builder.shape(place).count
    let order = Array(new..<new + side) + Array(0..<new) + Array(new + side..<builder.shape(rows).count)
    return try builder.transpose(rows, order: order)
  }

  /// Places as they count from the start.
  private func wrapped(_ index: Int, length: Int, _ builder: GraphBuilder) throws(ValueError) -> Int {
    if let known = try builder.constant(index), known.elements.allSatisfy({ $0 >= 0 }) { return index }
    let isNegative = try builder.binary(.less, index, try builder.number(0))
    return try builder.add(index, try builder.multiply(isNegative, by: Double(length)))
  }
}

extension GraphBuilder {
  /// What an operator between two tensors makes.
  func apply(_ symbol: BinaryOperator, _ x: Int, _ y: Int) throws(ValueError) -> Int {
    let sign = symbol.rawValue
    switch symbol {
    case .add: return try binary(.add, x, y, symbol: sign)
    case .subtract: return try binary(.subtract, x, y, symbol: sign)
    case .multiply: return try binary(.multiply, x, y, symbol: sign)
    case .divide: return try binary(.divide, x, y, symbol: sign)
    case .power: return try binary(.power, x, y, symbol: sign)
    case .matrixProduct: return try matrixProduct(x, y)
    case .less: return try binary(.less, x, y, symbol: sign)
    case .lessOrEqual: return try binary(.lessOrEqual, x, y, symbol: sign)
    case .greater: return try binary(.less, y, x, symbol: sign)
    case .greaterOrEqual: return try binary(.lessOrEqual, y, x, symbol: sign)
    case .equal: return try binary(.equal, x, y, symbol: sign)
    case .notEqual: return try binary(.notEqual, x, y, symbol: sign)
    case .and, .or:
      let zero = try number(0)
      let (a, b) = (try binary(.notEqual, x, zero), try binary(.notEqual, y, zero))
      return symbol == .and
        ? try binary(.multiply, a, b, symbol: sign) : try binary(.largest, a, b, symbol: sign)
    }
  }
}
