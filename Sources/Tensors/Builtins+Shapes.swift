extension Builtins {
  /// The longest side that a function makes.
  static let longest = 1 << 24

  private static func filled(_ name: String, _ summary: String, _ number: Double) -> Builtin {
    Builtin(name, "shape", summary) { call throws(ValueError) in
      let shape = try call.wholes("shape", in: 0...longest)
      return .tensor(try call.builder.broadcast(try call.builder.number(number), to: shape))
    }
  }

  static let shapes: [Builtin] = [
    Builtin("reshape", "x, shape", "The same numbers in another shape; one side may be -1, for what is left.") {
      call throws(ValueError) in
      let x = try call.tensor("x")
      var shape = try call.wholes("shape", in: -1...longest)
      let free = shape.indices.filter { shape[$0] == -1 }
      guard free.count < 2 else { throw call.error(.badNumberOf(what: "shape", wanted: "at most one -1"), of: "shape") }
      let count = call.builder.shape(x).elementCount
      if let side = free.first {
        let rest = shape.reduce(1) { $1 == -1 ? $0 : $0 * $1 }
        guard rest > 0, count % rest == 0 else {
          throw call.error(.size(call.builder.shape(x), into: shape), of: "shape")
        }
        shape[side] = count / rest
      }
      return .tensor(try call.builder.reshape(x, to: shape))
    },
    Builtin("transpose", "x, axes?", "The sides in the opposite order, or in the one given; x.T is the same.") {
      call throws(ValueError) in
      let x = try call.tensor("x")
      let rank = call.builder.shape(x).count
      guard call.has("axes") else { return .tensor(try call.builder.transpose(x)) }
      let order = try call.wholes("axes", in: -rank...max(rank - 1, -rank)).map { $0 < 0 ? $0 + rank : $0 }
      guard order.sorted() == Array(0..<rank) else {
        throw call.error(.badNumberOf(what: "axes", wanted: "each side once"), of: "axes")
      }
      return .tensor(try call.builder.transpose(x, order: order))
    },
    Builtin("concat", "parts, axis: 0", "Tensors one after the other along a side.") { call throws(ValueError) in
      let parts = try call.items("parts")
      let side = try call.side("axis", of: call.builder.shape(parts[0]), default: 0)
      return .tensor(try call.builder.concatenate(parts, side: side))
    },
    Builtin("stack", "parts, axis: 0", "Tensors of one shape along a new side.") { call throws(ValueError) in
      let parts = try call.items("parts")
      let rank = call.builder.shape(parts[0]).count + 1
      let side = try call.whole("axis", default: 0, in: -rank...rank - 1)
      return .tensor(try call.builder.stack(parts, side: side < 0 ? side + rank : side))
    },
    Builtin("outer", "x, y", "Each number of a list times each number of another.") { call throws(ValueError) in
      let (builder, x, y) = (call.builder, try call.tensor("x"), try call.tensor("y"))
      for (name, id) in [("x", x), ("y", y)] where builder.shape(id).count != 1 {
        throw call.error(.wantedShape(builder.shape(id), wanted: "a list"), of: name)
      }
      return .tensor(try builder.multiply(try builder.reshape(x, to: [builder.shape(x)[0], 1]), y))
    },
    Builtin("eye", "n", "The matrix with 1 on its diagonal and 0 elsewhere.") { call throws(ValueError) in
      let n = try call.whole("n", in: 1...4096)
      let elements = (0..<n * n).map { $0 % (n + 1) == 0 ? 1.0 : 0 }
      return .tensor(try call.builder.constant(Tensor(shape: [n, n], elements: elements)))
    },
    Builtin("diag", "x", "A matrix with a list on its diagonal, or the diagonal of a matrix.") {
      call throws(ValueError) in
      let (builder, x) = (call.builder, try call.tensor("x"))
      let shape = builder.shape(x)
      if shape.count == 1 {
        let n = shape[0]
        guard n <= 4096 else { throw call.error(.tooManyElements([n, n], limit: builder.limits.elements), of: "x") }
        let elements = (0..<n * n).map { $0 % (n + 1) == 0 ? 1.0 : 0 }
        return .tensor(try builder.multiply(try builder.constant(Tensor(shape: [n, n], elements: elements)), x))
      }
      guard shape.count == 2 else { throw call.error(.wantedShape(shape, wanted: "a list or a matrix"), of: "x") }
      let count = min(shape[0], shape[1])
      let places = Tensor((0..<count).map { Double($0 * (shape[1] + 1)) })
      return .tensor(try builder.gather(try builder.reshape(x, to: [shape.elementCount]), try builder.constant(places)))
    },
    filled("zeros", "A tensor of zeros.", 0),
    filled("ones", "A tensor of ones.", 1),
    Builtin("linspace", "from, to, count", "Numbers at equal distances, with both ends.") { call throws(ValueError) in
      let (from, to) = (try call.number("from"), try call.number("to"))
      let count = try call.whole("count", in: 1...longest)
      let step = count > 1 ? (to - from) / Double(count - 1) : 0
      let numbers = (0..<count).map { $0 > 0 && $0 == count - 1 ? to : from + Double($0) * step }
      return .tensor(try call.builder.constant(Tensor(numbers)))
    },
    Builtin(
      "range", "from, to?, step: 1", "Numbers from one to before another; with one argument, from 0 to before it."
    ) {
      call throws(ValueError) in
      let isAlone = !call.has("to")
      let first = try call.number("from", as: isAlone ? "the length of range" : nil)
      let (from, to) = isAlone ? (0, first) : (first, try call.number("to"))
      let step = try call.number("step", default: 1)
      let count = ((to - from) / step).rounded(.up)
      guard step != 0, count.isFinite else {
        throw call.error(.badNumberOf(what: "step", wanted: "a number that is not 0"), of: "step")
      }
      guard count <= Double(longest) else {
        throw call.error(.tooManyElements([Int(min(count, 1e15))], limit: call.builder.limits.elements), of: "to")
      }
      return .tensor(try call.builder.constant(Tensor((0..<max(Int(count), 0)).map { from + Double($0) * step })))
    },
    Builtin("onehot", "x, count", "For each whole number a list of zeros with a 1 in its place.") {
      call throws(ValueError) in
      let x = try call.tensor("x")
      return .tensor(try onehot(x, count: try call.whole("count", in: 1...longest), call.builder))
    },
    Builtin("causal", "x", "Minus infinity above the diagonal of the last two sides: no row looks ahead.") {
      call throws(ValueError) in
      let (builder, x) = (call.builder, try call.tensor("x"))
      let shape = builder.shape(x)
      guard shape.count > 1 else { throw call.error(.wantedShape(shape, wanted: "a matrix"), of: "x") }
      let (rows, columns) = (shape[shape.count - 2], shape[shape.count - 1])
      let elements = (0..<rows * columns).map { $0 % columns > $0 / columns ? 1.0 : 0 }
      let isAhead = try builder.constant(Tensor(shape: [rows, columns], elements: elements))
      return .tensor(try builder.select(isAhead, try builder.number(-.infinity), x))
    },
    Builtin("length", "x", "How long the first side is.") { call throws(ValueError) in
      if case .list(let items) = try call.value("x") { return .tensor(try call.builder.number(Double(items.count))) }
      let shape = call.builder.shape(try call.tensor("x"))
      guard let length = shape.first else { throw call.error(.wantedShape(shape, wanted: "a list"), of: "x") }
      return .tensor(try call.builder.number(Double(length)))
    },
  ]

  static func onehot(_ x: Int, count: Int, _ builder: GraphBuilder) throws(ValueError) -> Int {
    let places = try builder.constant(Tensor((0..<count).map(Double.init)))
    let wide = builder.shape(x) + [1]
    guard wide.count <= Tensor.highestRank else { throw builder.error(.rank(wide.count, limit: Tensor.highestRank)) }
    return try builder.binary(.equal, try builder.reshape(x, to: wide), places)
  }
}
