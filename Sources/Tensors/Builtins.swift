import Numerics

/// The functions and numbers that every film has.
public enum Builtins {
  /// All functions, by what they are for.
  public static let all: [Builtin] =
    elementwise + reductions + shapes + networks + matrices + random + derivatives + runs + simulations

  static let named = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  /// Numbers with names.
  public static let constants: [String: Double] = ["pi": .pi, "π": .pi, "infinity": .infinity, "∞": .infinity]

  /// A function of each number.
  private static func unary(_ name: String, _ summary: String, _ operation: UnaryOperation) -> Builtin {
    Builtin(name, "x", summary) { call throws(ValueError) in
      .tensor(try call.builder.unary(operation, try call.tensor("x")))
    }
  }

  static let elementwise: [Builtin] = [
    unary("exp", "eˣ of each number.", .exp),
    unary("log", "The natural logarithm of each number.", .log),
    unary("sqrt", "The square root of each number.", .squareRoot),
    unary("abs", "Each number without its sign.", .magnitude),
    unary("sign", "−1, 0 or 1, by each number's sign.", .sign),
    unary("floor", "The whole number at or below each number.", .floor),
    unary("sin", "The sine of each number, in radians.", .sin),
    unary("cos", "The cosine of each number, in radians.", .cos),
    unary("tanh", "The hyperbolic tangent of each number.", .tanh),
    unary("sigmoid", "1 / (1 + e⁻ˣ) of each number.", .sigmoid),
    unary("softplus", "log(1 + eˣ) of each number.", .softplus),
    Builtin("mod", "x, y", "What is left of x divided by y; it has the sign of y.") { call throws(ValueError) in
      .tensor(try call.builder.binary(.remainder, try call.tensor("x"), try call.tensor("y"), symbol: "mod"))
    },
    Builtin("relu", "x", "Each number, or 0 where it is negative. Its slope at 0 is 0.") { call throws(ValueError) in
      .tensor(try leaky(try call.tensor("x"), slope: nil, call.builder))
    },
    Builtin("leakyRelu", "x, slope: 0.01", "Each number, times the slope where it is negative.") {
      call throws(ValueError) in
      .tensor(try leaky(try call.tensor("x"), slope: try call.number("slope", default: 0.01), call.builder))
    },
    Builtin("gelu", "x", "x/2 · (1 + tanh(√(2/π) · (x + 0.044715 x³))), as in GPT-2.") {
      call throws(ValueError) in
      let (builder, x) = (call.builder, try call.tensor("x"))
      let cube = try builder.multiply(x, try builder.square(x))
      let inner = try builder.multiply(
        try builder.add(x, try builder.multiply(cube, by: 0.044715)), by: (2 / Double.pi).squareRoot())
      let gate = try builder.add(try builder.unary(.tanh, inner), try builder.number(1))
      return .tensor(try builder.multiply(try builder.multiply(x, by: 0.5), gate))
    },
  ]

  private static func leaky(_ x: Int, slope: Double?, _ builder: GraphBuilder) throws(ValueError) -> Int {
    let nothing = try builder.number(0)
    let below = if let slope { try builder.multiply(x, by: slope) } else { nothing }
    return try builder.select(try builder.binary(.less, nothing, x), x, below)
  }

  // MARK: Reductions

  /// A function of the numbers along some sides.
  private static func reduction(
    _ name: String, _ summary: String,
    _ make: @escaping @Sendable (GraphBuilder, Int, [Int]) throws(ValueError) -> Int
  ) -> Builtin {
    Builtin(name, "x, axis?", summary) { call throws(ValueError) in
      let x = try call.tensor("x")
      return .tensor(try make(call.builder, x, try call.sides("axis", of: call.builder.shape(x))))
    }
  }

  /// The larger or smaller of two tensors, or the one of all numbers of one.
  private static func extremum(
    _ name: String, _ summary: String, _ kind: Extremum, _ operation: BinaryOperation
  ) -> Builtin {
    Builtin(name, "x, y?, axis?", summary) { call throws(ValueError) in
      let x = try call.tensor("x")
      if let y = try call.optionalTensor("y") {
        return .tensor(try call.builder.binary(operation, x, y, symbol: name))
      }
      return .tensor(try call.builder.extremum(kind, x, sides: try call.sides("axis", of: call.builder.shape(x))))
    }
  }

  private static func place(_ name: String, _ summary: String, _ kind: Extremum) -> Builtin {
    Builtin(name, "x, axis?", summary) { call throws(ValueError) in
      let builder = call.builder
      var x = try call.tensor("x")
      if !call.has("axis") { x = try builder.reshape(x, to: [builder.shape(x).elementCount]) }
      let shape = builder.shape(x)
      let side = try call.side("axis", of: shape, default: 0)
      guard shape[side] > 0 else { throw builder.error(.emptySide(name)) }
      return .tensor(try builder.make(.place(kind, side: side), [x], shape: builder.without([side], shape)))
    }
  }

  static let reductions: [Builtin] = [
    reduction("sum", "The sum of all numbers, or along a side.") { builder, x, sides throws(ValueError) in
      try builder.sum(x, sides: sides)
    },
    reduction("mean", "The mean of all numbers, or along a side.") { builder, x, sides throws(ValueError) in
      try mean(x, sides: sides, builder)
    },
    reduction("var", "The mean squared distance from the mean.") { builder, x, sides throws(ValueError) in
      try variance(x, sides: sides, builder)
    },
    reduction("std", "The square root of the mean squared distance from the mean.") {
      builder, x, sides throws(ValueError) in
      try builder.unary(.squareRoot, try variance(x, sides: sides, builder))
    },
    reduction("norm", "The square root of the sum of squares.") { builder, x, sides throws(ValueError) in
      try builder.unary(.squareRoot, try builder.sum(try builder.square(x), sides: sides))
    },
    extremum(
      "max", "The largest number of all or along a side; of two tensors the larger numbers.", .largest, .largest),
    extremum(
      "min", "The smallest number of all or along a side; of two tensors the smaller numbers.", .smallest, .smallest),
    place("argmax", "The place of the first largest number of all, or along a side.", .largest),
    place("argmin", "The place of the first smallest number of all, or along a side.", .smallest),
    Builtin("argsort", "x, axis: -1", "The places of the numbers in ascending order.") { call throws(ValueError) in
      .tensor(try order(try call.tensor("x"), call))
    },
    Builtin("sort", "x, axis: -1", "The numbers of a list, or of each line along a side, in ascending order.") {
      call throws(ValueError) in
      let (builder, x) = (call.builder, try call.tensor("x"))
      let side = try call.side("axis", of: builder.shape(x), default: -1)
      return .tensor(try picked(x, by: try order(x, call), side: side, builder))
    },
    Builtin("cumsum", "x, axis: -1", "The running sum along a side.") { call throws(ValueError) in
      let x = try call.tensor("x")
      return .tensor(
        try call.builder.runningSum(x, side: try call.side("axis", of: call.builder.shape(x), default: -1)))
    },
    Builtin(
      "histogram", "x, from, to, count",
      "How many numbers lie in each of equal parts from one number to another, the other one included."
    ) { call throws(ValueError) in
      let (from, to) = (try call.number("from"), try call.number("to"))
      guard from < to else {
        throw call.error(.badNumberOf(what: "to", wanted: "a number greater than \"from\""), of: "to")
      }
      let count = try call.whole("count", in: 1...longest)
      return .tensor(try histogram(try call.tensor("x"), from, to, count, call.builder))
    },
  ]

  /// How many numbers lie in each part: those at or above its lower end, less those at or above its upper one.
  ///
  /// Ends are compared with, and not divided by, as in NumPy, so that a number on an end is in the part that begins
  /// there.
  private static func histogram(
    _ x: Int, _ from: Double, _ to: Double, _ count: Int, _ builder: GraphBuilder
  ) throws(ValueError) -> Int {
    let all = builder.shape(x).elementCount
    let column = try builder.reshape(x, to: [all, 1])
    let step = (to - from) / Double(count)
    let ends = (0...count).map { $0 == count ? to : from + Double($0) * step }
    let reached = try builder.sum(
      try builder.binary(.lessOrEqual, try builder.constant(Tensor(ends)), column), sides: [0])
    let last = try builder.sum(try builder.binary(.equal, column, try builder.number(to)), sides: [0])
    let inside = try builder.subtract(
      try builder.part(reached, side: 0, from: 0, count: count),
      try builder.part(reached, side: 0, from: 1, count: count))
    let isLast = try builder.constant(Tensor((0..<count).map { $0 == count - 1 ? 1 : 0 }))
    return try builder.add(inside, try builder.multiply(isLast, last))
  }

  private static func order(_ x: Int, _ call: Call) throws(ValueError) -> Int {
    let shape = call.builder.shape(x)
    let side = try call.side("axis", of: shape, default: -1)
    return try call.builder.make(.order(side: side), [x], shape: shape)
  }

  /// Numbers along a side by places of the same shape.
  private static func picked(_ x: Int, by places: Int, side: Int, _ builder: GraphBuilder) throws(ValueError) -> Int {
    let shape = builder.shape(x)
    let stride = shape.strides[side]
    // Where each line along the side begins, in memory.
    let bases = (0..<shape.elementCount).map { offset in
      Double(offset - offset / stride % shape[side] * stride)
    }
    let offsets = try builder.add(
      try builder.constant(Tensor(shape: shape, elements: bases)), try builder.multiply(places, by: Double(stride)))
    return try builder.gather(try builder.reshape(x, to: [shape.elementCount]), offsets)
  }

  static func mean(_ x: Int, sides: [Int], keeping: Bool = false, _ builder: GraphBuilder) throws(ValueError) -> Int {
    let count = sides.reduce(1) { $0 * builder.shape(x)[$1] }
    guard count > 0 else { throw builder.error(.emptySide("mean")) }
    return try builder.divide(try builder.sum(x, sides: sides, keeping: keeping), try builder.number(Double(count)))
  }

  static func variance(
    _ x: Int, sides: [Int], keeping: Bool = false, _ builder: GraphBuilder
  ) throws(ValueError) -> Int {
    let distance = try builder.subtract(x, try mean(x, sides: sides, keeping: true, builder))
    return try mean(try builder.square(distance), sides: sides, keeping: keeping, builder)
  }
}
