import Numerics

extension Builtins {
  /// The most steps of a run.
  private static let mostSteps = 1_000_000

  static let runs: [Builtin] = [
    Builtin("map", "f, x, y?", "A function of each row of a tensor, or of the rows of two; the results stacked.") {
      call throws(ValueError) in
      let (builder, f) = (call.builder, try call.function("f"))
      var inputs = [try call.tensor("x")]
      if let y = try call.optionalTensor("y") { inputs.append(y) }
      let shapes = inputs.map(builder.shape)
      guard let count = shapes[0].first, shapes.allSatisfy({ $0.first == count }) else {
        throw builder.error(.shapes(shapes[0], shapes.last ?? [], symbol: "map"))
      }
      let (loop, captured) = try builder.loop(shapes.map { Array($0.dropFirst()) }, count: count) {
        rows throws(ValueError) in [try call.tracer.apply(f, toTensors: rows, at: call.span)]
      }
      return .tensor(
        try builder.makeLoop(
          .map(loop), loop, inputs, captured: captured, shape: [count] + builder.shape(loop.results[0])))
    },
    Builtin(
      "iterate", "f, from, steps",
      "A function over and over, each time of what it made before: all of it, the start first."
    ) {
      call throws(ValueError) in
      let f = try call.function("f")
      return .tensor(
        try run(call, states: [try call.tensor("from")]) { states, _ throws(ValueError) in
          [try call.tracer.apply(f, toTensors: states, at: call.span)]
        })
    },
    Builtin(
      "descend", "f, from, rate, steps, by: sgd|momentum|nesterov|rmsprop|adam, momentum: 0.9, decay: 0.999, eps: 1e-8",
      "Gradient descent on a function: every point of the way, the start first."
    ) { call throws(ValueError) in .tensor(try descent(call)) },
  ]

  /// A loop of steps: all of the first state, the start first.
  ///
  /// A result of another shape than its state is an error.
  private static func run(
    _ call: Call, states: [Int], _ body: ([Int], _ step: Int) throws(ValueError) -> [Int]
  ) throws(ValueError) -> Int {
    let builder = call.builder
    let shapes = states.map(builder.shape)
    let count = try call.whole("steps", in: 0...mostSteps)
    let (loop, captured) = try builder.loop(shapes + [[]], count: count) { parameters throws(ValueError) in
      let results = try body(Array(parameters.dropLast()), parameters[parameters.count - 1])
      for (result, shape) in zip(results, shapes) where builder.shape(result) != shape {
        throw builder.error(.resultShape(builder.shape(result), wanted: shape))
      }
      return results
    }
    return try builder.makeLoop(
      .iterate(loop), loop, states, captured: captured, shape: [count + 1] + shapes[0])
  }

  private static func descent(_ call: Call) throws(ValueError) -> Int {
    let (builder, tracer) = (call.builder, call.tracer)
    let slope = FunctionValue.derivative(.gradient, of: try call.function("f"))
    let start = try call.tensor("from")
    let rate = try call.tensor("rate")
    guard builder.shape(rate).isEmpty else {
      throw call.error(.wantedShape(builder.shape(rate), wanted: "a number"), of: "rate")
    }
    // The first gradient, outside of the loop, is held against differences.
    _ = try tracer.apply(slope, toTensors: [start], at: call.span)
    let rule = call.choice("by")
    let momentum = try call.number("momentum", default: 0.9)
    let decay = try call.number("decay", default: rule == "rmsprop" ? 0.9 : 0.999)
    let eps = try call.number("eps", default: 1e-8)
    func gradient(_ w: Int) throws(ValueError) -> Int { try tracer.apply(slope, toTensors: [w], at: call.span) }
    func moved(_ w: Int, _ step: Int) throws(ValueError) -> Int {
      try builder.subtract(w, try builder.multiply(step, rate))
    }
    let nothing = try builder.filled(0, like: start)
    switch rule {
    case "momentum", "nesterov":
      return try run(call, states: [start, nothing]) { states, _ throws(ValueError) in
        let g = try gradient(states[0])
        let velocity = try builder.add(try builder.multiply(states[1], by: momentum), g)
        let step = rule == "momentum" ? velocity : try builder.add(g, try builder.multiply(velocity, by: momentum))
        return [try moved(states[0], step), velocity]
      }
    case "rmsprop":
      return try run(call, states: [start, nothing]) { states, _ throws(ValueError) in
        let g = try gradient(states[0])
        let square = try mixed(states[1], try builder.square(g), decay, builder)
        let spread = try builder.add(try builder.unary(.squareRoot, square), try builder.number(eps))
        return [try moved(states[0], try builder.divide(g, spread)), square]
      }
    case "adam":
      return try run(call, states: [start, nothing, nothing]) { states, step throws(ValueError) in
        let g = try gradient(states[0])
        let first = try mixed(states[1], g, momentum, builder)
        let second = try mixed(states[2], try builder.square(g), decay, builder)
        let size = try builder.unary(.squareRoot, try unbiased(second, decay, step, builder))
        let direction = try builder.divide(
          try unbiased(first, momentum, step, builder), try builder.add(size, try builder.number(eps)))
        return [try moved(states[0], direction), first, second]
      }
    default:
      return try run(call, states: [start]) { states, _ throws(ValueError) in
        [try moved(states[0], try gradient(states[0]))]
      }
    }
  }

  /// keep · old + (1 − keep) · new.
  private static func mixed(_ old: Int, _ new: Int, _ keep: Double, _ builder: GraphBuilder) throws(ValueError) -> Int {
    try builder.add(try builder.multiply(old, by: keep), try builder.multiply(new, by: 1 - keep))
  }

  /// A running mean that began at 0, without the share of its beginning.
  private static func unbiased(_ mean: Int, _ keep: Double, _ step: Int, _ builder: GraphBuilder) throws(ValueError)
    -> Int
  {
    let share = try builder.subtract(
      try builder.number(1), try builder.binary(.power, try builder.number(keep), step))
    return try builder.divide(mean, share)
  }
}
