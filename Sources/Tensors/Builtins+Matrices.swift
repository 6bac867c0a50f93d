import Numerics

extension Builtins {
  /// The largest matrix that is taken apart.
  private static let largestMatrix = 64

  private static func symmetric(_ call: Call) throws(ValueError) -> (id: Int, size: Int) {
    let x = try call.tensor("x")
    let shape = call.builder.shape(x)
    guard shape.count == 2, shape[0] == shape[1], 1...largestMatrix ~= shape[0] else {
      throw call.error(
        .wantedShape(shape, wanted: "a square matrix of at most [\(largestMatrix), \(largestMatrix)]"), of: "x")
    }
    return (x, shape[0])
  }

  private static func system(
    _ call: Call, _ operation: Operation, isSquare: Bool
  ) throws(ValueError) -> TracedValue {
    let (builder, a, b) = (call.builder, try call.tensor("A"), try call.tensor("b"))
    let (left, right) = (builder.shape(a), builder.shape(b))
    guard left.count == 2, 1...512 ~= left[1], isSquare ? left[0] == left[1] : left[0] >= left[1] else {
      throw call.error(
        .wantedShape(left, wanted: isSquare ? "a square matrix" : "a matrix with at least as many rows as columns"),
        of: "A")
    }
    guard right.count == 1 || right.count == 2, right[0] == left[0] else {
      throw call.error(.wantedShape(right, wanted: "[\(left[0])] or [\(left[0]), n]"), of: "b")
    }
    let cost = left[0] * left[1] * (left[1] + right.dropFirst().reduce(1, *))
    return .tensor(try builder.make(operation, [a, b], shape: [left[1]] + right.dropFirst(), cost: cost))
  }

  static let matrices: [Builtin] = [
    Builtin("eigenvalues", "x", "The eigenvalues of a symmetric matrix, ascending.") { call throws(ValueError) in
      let (x, size) = try symmetric(call)
      return .tensor(try call.builder.make(.eigenvalues, [x], shape: [size], cost: 10 * size * size * size))
    },
    Builtin("eigenvectors", "x", "The eigenvectors of a symmetric matrix in columns, in the order of its eigenvalues.")
    {
      call throws(ValueError) in
      let (x, size) = try symmetric(call)
      return .tensor(try call.builder.make(.eigenvectors, [x], shape: [size, size], cost: 10 * size * size * size))
    },
    Builtin("svd", "x", "Of a symmetric matrix: u, s and vt with u @ diag(s) @ vt = x, the largest s first.") {
      call throws(ValueError) in
      let (builder, (x, size)) = (call.builder, try symmetric(call))
      let cost = 10 * size * size * size
      let values = try builder.make(.eigenvalues, [x], shape: [size], cost: cost)
      let vectors = try builder.make(.eigenvectors, [x], shape: [size, size], cost: cost)
      let sizes = try builder.unary(.magnitude, values)
      let order = try builder.make(.order(side: 0), [try builder.negate(sizes)], shape: [size])
      let rows = try builder.gather(try builder.transpose(vectors), order)
      let isNegative = try builder.binary(.less, try builder.gather(values, order), try builder.number(0))
      let signs = try builder.select(isNegative, try builder.number(-1), try builder.number(1))
      return .record([
        .init(name: "u", value: .tensor(try builder.multiply(try builder.transpose(rows), signs))),
        .init(name: "s", value: .tensor(try builder.gather(sizes, order))),
        .init(name: "vt", value: .tensor(rows)),
      ])
    },
    Builtin("solve", "A, b", "The x of A @ x = b, for a square matrix A.") { call throws(ValueError) in
      try system(call, .solution, isSquare: true)
    },
    Builtin("leastSquares", "A, b", "The x for which A @ x is nearest to b.") { call throws(ValueError) in
      try system(call, .leastSquares, isSquare: false)
    },
  ]

  private static func random(
    _ name: String, _ parameters: String, _ summary: String,
    _ next: @escaping @Sendable (inout SeededGenerator, Call) throws(ValueError) -> Double
  ) -> Builtin {
    Builtin(name, parameters, summary) { call throws(ValueError) in
      let shape = try call.wholes("shape", in: 0...1 << 24)
      // A shape that is too large is an error before it is filled.
      let room = try call.builder.broadcast(try call.builder.number(0), to: shape)
      var generator = SeededGenerator(seed: UInt64(try call.whole("seed", in: 0...Int.max)))
      var elements: [Double] = []
      for _ in 0..<call.builder.shape(room).elementCount { elements.append(try next(&generator, call)) }
      return .tensor(try call.builder.constant(Tensor(shape: shape, elements: elements)))
    }
  }

  static let random: [Builtin] = [
    random("normal", "shape, seed", "Numbers of the standard normal distribution, the same for the same seed.") {
      generator, _ throws(ValueError) in generator.normal()
    },
    random(
      "uniform", "shape, seed, from: 0, to: 1",
      "Numbers between two bounds, each equally likely, the same for the same seed."
    ) {
      generator, call throws(ValueError) in
      let (from, to) = (try call.number("from", default: 0), try call.number("to", default: 1))
      return from + (to - from) * generator.nextUnit()
    },
    Builtin("permutation", "n, seed", "0 … n − 1 in an order by chance, the same for the same seed.") {
      call throws(ValueError) in
      var places = Array(0..<(try call.whole("n", in: 1...1 << 20)))
      var generator = SeededGenerator(seed: UInt64(try call.whole("seed", in: 0...Int.max)))
      // Fisher and Yates, from the end.
      for last in places.indices.dropFirst().reversed() { places.swapAt(last, generator.next(in: 0...last)) }
      return .tensor(try call.builder.constant(Tensor(places.map(Double.init))))
    },
  ]
}
