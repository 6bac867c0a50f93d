import Numerics

/// What a node of the graph does with its inputs: as few operations as all functions can be made of.
enum Operation: Sendable {
  case constant(Tensor)
  /// What a loop's body is given.
  case parameter
  /// The input itself, as something that can be differentiated by.
  case copy
  case unary(UnaryOperation)
  case binary(BinaryOperation)
  /// Where the first input is not 0 the second one, else the third.
  case select
  case reshape
  /// Side i of the result is side `order[i]` of the input.
  case transpose(order: [Int])
  case broadcast
  /// The sum along sides, which are gone then.
  case sum(sides: [Int])
  /// The largest or smallest number along sides, which are gone then.
  case extremum(Extremum, sides: [Int])
  /// The place of the first largest or smallest number along a side.
  case place(Extremum, side: Int)
  /// The places in ascending order of their numbers, equal ones as they stand.
  case order(side: Int)
  case slice([Stride])
  /// The opposite of a slice: the input there, 0 elsewhere.
  case spread([Stride])
  case concatenate(side: Int)
  case matrixProduct
  /// Rows of the first input, along its first side, by the places in the second.
  case gather
  /// The opposite of gathering: rows of the first input, added up at the places in the second.
  case scatter
  case runningSum(side: Int)
  /// The eigenvalues of a symmetric matrix, ascending.
  case eigenvalues
  /// The eigenvectors of a symmetric matrix, in columns, in the order of its eigenvalues.
  case eigenvectors
  /// The x of A x = b.
  case solution
  /// The x for which |A x − b| is least.
  case leastSquares
  /// The body for each row of the inputs that have rows; the results stacked.
  case map(Loop)
  /// The body over and over, each time with what it made before; all of its first state, stacked.
  case iterate(Loop)
  /// What other code works out of the inputs.
  case external(External)
}

/// The larger or the smaller.
enum Extremum: Sendable { case largest, smallest }

/// Every `step`-th place of a side from `start` on, `count` of them.
struct Stride: Hashable, Sendable {
  let start: Int
  let step: Int
  let count: Int
}

/// A function of each number alone.
enum UnaryOperation: Sendable {
  case negate, exp, log, squareRoot, magnitude, sign, floor, tanh, sigmoid, softplus, sin, cos

  /// How long it takes for a number, in additions, as measured.
  var weight: Int {
    switch self {
    case .negate, .magnitude, .sign, .floor: 1
    case .squareRoot: 4
    case .exp, .tanh: 25
    case .log, .sigmoid, .sin, .cos: 60
    case .softplus: 120
    }
  }

  func callAsFunction(_ x: Double) -> Double {
    switch self {
    case .negate: -x
    case .exp: Elementary.exp(x)
    case .log: Elementary.log(x)
    case .squareRoot: x.squareRoot()
    case .magnitude: abs(x)
    case .sign: x > 0 ? 1 : x < 0 ? -1 : x
    case .floor: x.rounded(.down)
    case .tanh: Elementary.tanh(x)
    case .sigmoid: Elementary.sigmoid(x)
    case .softplus: Elementary.softplus(x)
    case .sin: Elementary.sin(x)
    case .cos: Elementary.cos(x)
    }
  }
}

/// A function of two numbers.
enum BinaryOperation: Sendable {
  case add, subtract, multiply, divide, power, largest, smallest, remainder, less, lessOrEqual, equal, notEqual

  func callAsFunction(_ x: Double, _ y: Double) -> Double {
    switch self {
    case .add: x + y
    case .subtract: x - y
    case .multiply: x * y
    case .divide: x / y
    case .power: y == 2 ? x * x : Elementary.pow(x, y)
    case .largest: x.isNaN || y.isNaN ? .nan : x > y ? x : y
    case .smallest: x.isNaN || y.isNaN ? .nan : x < y ? x : y
    // The sign of the divisor, as NumPy and Python have it.
    case .remainder: Self.remainder(x, y)
    case .less: x < y ? 1 : 0
    case .lessOrEqual: x <= y ? 1 : 0
    case .equal: x == y ? 1 : 0
    case .notEqual: x != y ? 1 : 0
    }
  }

  private static func remainder(_ x: Double, _ y: Double) -> Double {
    let rest = x.truncatingRemainder(dividingBy: y)
    return rest != 0 && (rest < 0) != (y < 0) ? rest + y : rest
  }

  /// Whether it counts as a multiplication.
  var isMultiplication: Bool {
    switch self {
    case .multiply, .divide, .power: true
    default: false
    }
  }
}

/// The body of a loop: nodes of the graph that hang on its parameters.
struct Loop: Sendable {
  /// What the body is given: states first, then rows.
  let parameters: [Int]
  /// The nodes of the body, in the order in which they are computed.
  let body: [Int]
  /// What the body makes: the states anew, or the one result of a map.
  let results: [Int]
  /// How often it is run.
  let count: Int
  /// The multiplications of one run.
  let cost: Int
  /// How long one run takes, as for ``ValueLimits/work``.
  let work: Int
}

extension Operation {
  /// How long it takes for each of its numbers, in additions.
  var weight: Int {
    switch self {
    case .unary(let operation): operation.weight
    case .binary(.power): 120
    case .order: 30
    default: 1
    }
  }

  /// The loop that it is; nil for what is none.
  var loop: Loop? {
    switch self {
    case .map(let loop), .iterate(let loop): loop
    default: nil
    }
  }
}
