extension Builtins {
  static let networks: [Builtin] = [
    Builtin("softmax", "x, axis: -1", "eˣ over its sum along a side.") { call throws(ValueError) in
      let (builder, x) = (call.builder, try call.tensor("x"))
      let side = try call.side("axis", of: builder.shape(x), default: -1)
      let powers = try builder.unary(.exp, try shifted(x, side: side, builder))
      return .tensor(try builder.divide(powers, try builder.sum(powers, sides: [side], keeping: true)))
    },
    Builtin("logsoftmax", "x, axis: -1", "The logarithm of softmax.") { call throws(ValueError) in
      let x = try call.tensor("x")
      return .tensor(
        try logSoftmax(x, side: try call.side("axis", of: call.builder.shape(x), default: -1), call.builder))
    },
    Builtin(
      "layernorm", "x, gain?, bias?, eps: 1e-5",
      "Each line of the last side with mean 0 and variance 1, then times the gain, plus the bias."
    ) {
      call throws(ValueError) in
      let (builder, x) = (call.builder, try call.tensor("x"))
      let last = builder.shape(x).count - 1
      guard last >= 0 else { throw call.error(.wantedShape([], wanted: "a list or more"), of: "x") }
      let distance = try builder.subtract(x, try mean(x, sides: [last], keeping: true, builder))
      let square = try mean(try builder.square(distance), sides: [last], keeping: true, builder)
      let spread = try builder.unary(
        .squareRoot, try builder.add(square, try builder.number(try call.number("eps", default: 1e-5))))
      var result = try builder.divide(distance, spread)
      if let gain = try call.optionalTensor("gain") {
        result = try builder.binary(.multiply, result, gain, symbol: "gain")
      }
      if let bias = try call.optionalTensor("bias") { result = try builder.binary(.add, result, bias, symbol: "bias") }
      return .tensor(result)
    },
    Builtin("mse", "y, target", "The mean squared error.") { call throws(ValueError) in
      let (builder, y, target) = (call.builder, try call.tensor("y"), try call.tensor("target"))
      let error = try builder.binary(.subtract, y, target, symbol: "mse")
      return .tensor(
        try mean(try builder.square(error), sides: Array(builder.shape(error).indices), builder))
    },
    Builtin(
      "crossEntropy", "logits, target",
      "The mean over rows of −Σ t log softmax(logits); targets are classes or probabilities."
    ) {
      call throws(ValueError) in
      let (builder, logits, target) = (call.builder, try call.tensor("logits"), try call.tensor("target"))
      let shape = builder.shape(logits)
      guard let classes = shape.last else {
        throw call.error(.wantedShape(shape, wanted: "a list or more"), of: "logits")
      }
      let isClasses = builder.shape(target) == Array(shape.dropLast())
      guard isClasses || builder.shape(target) == shape else {
        throw builder.error(.shapes(shape, builder.shape(target), symbol: "crossEntropy"))
      }
      let probabilities = isClasses ? try onehot(target, count: classes, builder) : target
      let surprise = try logSoftmax(logits, side: shape.count - 1, builder)
      // What is certain not to come counts nothing, even if its logarithm is infinite.
      let isNothing = try builder.binary(.equal, probabilities, try builder.number(0))
      let products = try builder.select(
        isNothing, try builder.number(0), try builder.multiply(probabilities, surprise))
      let sums = try builder.sum(products, sides: [shape.count - 1])
      return .tensor(
        try builder.negate(try mean(sums, sides: Array(builder.shape(sums).indices), builder)))
    },
    Builtin(
      "binaryCrossEntropy", "logit, target",
      "The mean of softplus(z) − t z, for logits z and targets t between 0 and 1."
    ) {
      call throws(ValueError) in
      let (builder, z, t) = (call.builder, try call.tensor("logit"), try call.tensor("target"))
      let product = try builder.binary(.multiply, z, t, symbol: "binaryCrossEntropy")
      let loss = try builder.subtract(try builder.unary(.softplus, z), product)
      return .tensor(try mean(loss, sides: Array(builder.shape(loss).indices), builder))
    },
    Builtin(
      "conv2d", "x, kernel, stride: 1, padding: 0",
      "A kernel [h, w] slid over a picture [H, W], or [h, w, C, F] over [H, W, C]: sums of products."
    ) {
      call throws(ValueError) in .tensor(try convolution(call))
    },
    Builtin(
      "pool", "x, size, stride?, by: max|mean",
      "The largest or mean number of each window of a picture [H, W] or [H, W, C]."
    ) {
      call throws(ValueError) in .tensor(try pool(call))
    },
  ]

  /// Less the largest number of each line, which is taken as given: softmax doesn't hang on it.
  private static func shifted(_ x: Int, side: Int, _ builder: GraphBuilder) throws(ValueError) -> Int {
    let largest = try builder.extremum(.largest, x, sides: [side], keeping: true)
    return try builder.subtract(x, largest)
  }

  private static func logSoftmax(_ x: Int, side: Int, _ builder: GraphBuilder) throws(ValueError) -> Int {
    let low = try shifted(x, side: side, builder)
    let sum = try builder.sum(try builder.unary(.exp, low), sides: [side], keeping: true)
    return try builder.subtract(low, try builder.unary(.log, sum))
  }

  private static func convolution(_ call: Call) throws(ValueError) -> Int {
    let builder = call.builder
    var x = try call.tensor("x")
    let kernel = try call.tensor("kernel")
    let (shape, window) = (builder.shape(x), builder.shape(kernel))
    let hasChannels = shape.count == 3
    guard shape.count == 2 || hasChannels else {
      throw call.error(.wantedShape(shape, wanted: "[H, W] or [H, W, C]"), of: "x")
    }
    guard window.count == (hasChannels ? 4 : 2), !hasChannels || window[2] == shape[2], !window.contains(0) else {
      throw call.error(
        .wantedShape(window, wanted: hasChannels ? "[h, w, \(shape[2]), F]" : "[h, w]"), of: "kernel")
    }
    let padding = try call.whole("padding", default: 0, in: 0...4096)
    if padding > 0 {
      let picks = shape.enumerated().map { Stride(start: $0.offset < 2 ? padding : 0, step: 1, count: $0.element) }
      let wide = shape.enumerated().map { $0.offset < 2 ? $0.element + 2 * padding : $0.element }
      x = try builder.spread(x, picks, shape: wide)
    }
    let windows = try Windows(
      of: builder.shape(x), size: (window[0], window[1]), stride: try call.whole("stride", default: 1, in: 1...4096),
      call)
    var sum: Int?
    for row in 0..<window[0] {
      for column in 0..<window[1] {
        let part = try windows.part(x, row, column, builder)
        let weight = try builder.reshape(
          try builder.slice(
            kernel,
            [Stride(start: row, step: 1, count: 1), Stride(start: column, step: 1, count: 1)]
              + window.dropFirst(2).map { Stride(start: 0, step: 1, count: $0) }),
          to: Array(window.dropFirst(2)))
        let product = hasChannels ? try builder.matrixProduct(part, weight) : try builder.multiply(part, weight)
        sum = if let sum { try builder.add(sum, product) } else { product }
      }
    }
    return sum ?? x
  }

  private static func pool(_ call: Call) throws(ValueError) -> Int {
    let (builder, x) = (call.builder, try call.tensor("x"))
    let shape = builder.shape(x)
    guard shape.count == 2 || shape.count == 3 else {
      throw call.error(.wantedShape(shape, wanted: "[H, W] or [H, W, C]"), of: "x")
    }
    let size = try call.whole("size", in: 1...4096)
    let windows = try Windows(
      of: shape, size: (size, size), stride: try call.whole("stride", default: size, in: 1...4096), call)
    var parts: [Int] = []
    for row in 0..<size {
      for column in 0..<size {
        let part = try windows.part(x, row, column, builder)
        parts.append(try builder.reshape(part, to: [builder.shape(part).elementCount]))
      }
    }
    let all = try builder.stack(parts)
    let pooled =
      call.choice("by") == "max"
      ? try builder.extremum(.largest, all, sides: [0]) : try mean(all, sides: [0], builder)
    return try builder.reshape(pooled, to: [windows.rows, windows.columns] + shape.dropFirst(2))
  }

  /// The places of a window that slides over a picture.
  private struct Windows {
    let rows: Int
    let columns: Int
    let stride: Int

    init(of shape: [Int], size: (height: Int, width: Int), stride: Int, _ call: Call) throws(ValueError) {
      guard shape[0] >= size.height, shape[1] >= size.width else {
        throw call.error(.wantedShape(shape, wanted: "at least [\(size.height), \(size.width)]"), of: "x")
      }
      (rows, columns) = ((shape[0] - size.height) / stride + 1, (shape[1] - size.width) / stride + 1)
      self.stride = stride
    }

    /// What is under one cell of the window, for all its places.
    func part(_ x: Int, _ row: Int, _ column: Int, _ builder: GraphBuilder) throws(ValueError) -> Int {
      try builder.slice(
        x,
        [Stride(start: row, step: stride, count: rows), Stride(start: column, step: stride, count: columns)]
          + builder.shape(x).dropFirst(2).map { Stride(start: 0, step: 1, count: $0) })
    }
  }
}
