import Numerics

/// What each operation makes of numbers.
///
/// Every sum is made from the first number to the last.
enum Kernel {
  static func unary(_ operation: UnaryOperation, _ x: Tensor) -> Tensor {
    switch operation {
    case .negate: mapped(x) { -$0 }
    case .tanh: Tensor(shape: x.shape, elements: Elementary.tanh(x.elements))
    case .exp: Tensor(shape: x.shape, elements: Elementary.exp(x.elements))
    default: mapped(x) { operation($0) }
    }
  }

  /// A function of each number; written into each use of it, so that simple ones become loops over vectors.
  @inline(__always)
  private static func mapped(_ x: Tensor, _ body: (Double) -> Double) -> Tensor {
    let elements = x.elements.withUnsafeBufferPointer { x in
      [Double](unsafeUninitializedCapacity: x.count) { result, count in
        for index in 0..<x.count { result[index] = body(x[index]) }
        count = x.count
      }
    }
    return Tensor(shape: x.shape, elements: elements)
  }

  static func binary(_ operation: BinaryOperation, _ x: Tensor, _ y: Tensor, shape: [Int]) -> Tensor {
    switch operation {
    case .add: combined(x, y, shape, +)
    case .subtract: combined(x, y, shape, -)
    case .multiply: combined(x, y, shape, *)
    case .divide: combined(x, y, shape, /)
    default: combined(x, y, shape) { operation($0, $1) }
    }
  }

  /// A function of the numbers that meet; written into each use of it, as in ``mapped(_:_:)``.
  @inline(__always)
  private static func combined(
    _ x: Tensor, _ y: Tensor, _ shape: [Int], _ body: (Double, Double) -> Double
  ) -> Tensor {
    // What is a number, or the last sides of the result, is read over and over; other shapes are stretched first.
    let left = shape.suffix(x.shape.count).elementsEqual(x.shape) ? x : x.broadcast(to: shape)
    let right = shape.suffix(y.shape.count).elementsEqual(y.shape) ? y : y.broadcast(to: shape)
    let size = shape.elementCount
    let elements = left.elements.withUnsafeBufferPointer { left in
      right.elements.withUnsafeBufferPointer { right in
        [Double](unsafeUninitializedCapacity: size) { result, count in
          count = size
          let length = min(left.count, right.count)
          if left.count == right.count {
            for index in 0..<size { result[index] = body(left[index], right[index]) }
          } else if length == 1 {
            let (x, y) = (left[0], right[0])
            if left.count == 1 {
              for index in 0..<size { result[index] = body(x, right[index]) }
            } else {
              for index in 0..<size { result[index] = body(left[index], y) }
            }
          } else {
            for start in stride(from: 0, to: size, by: max(length, 1)) {
              let x = left.count == length ? 0 : start
              let y = right.count == length ? 0 : start
              for index in 0..<length { result[start + index] = body(left[x + index], right[y + index]) }
            }
          }
        }
      }
    }
    return Tensor(shape: shape, elements: elements)
  }

  static func select(_ condition: Tensor, _ then: Tensor, _ otherwise: Tensor) -> Tensor {
    let elements = condition.elements.indices.map {
      condition.elements[$0] != 0 ? then.elements[$0] : otherwise.elements[$0]
    }
    return Tensor(shape: then.shape, elements: elements)
  }

  static func transpose(_ x: Tensor, order: [Int], shape: [Int]) -> Tensor {
    let strides = x.shape.strides
    return x.walked(shape, strides: order.map { strides[$0] })
  }

  static func sum(_ x: Tensor, sides: [Int], shape: [Int]) -> Tensor {
    x.addedUp(into: shape, strides: strides(of: x.shape, without: sides))
  }

  /// The strides of what is left of a shape without some sides, for a walk over all of it.
  private static func strides(of shape: [Int], without sides: [Int]) -> [Int] {
    let rest = shape.indices.filter { !sides.contains($0) }
    var strides = Array(repeating: 0, count: shape.count)
    for (side, stride) in zip(rest, rest.map { shape[$0] }.strides) { strides[side] = stride }
    return strides
  }

  static func extremum(_ kind: Extremum, _ x: Tensor, sides: [Int], shape: [Int]) -> Tensor {
    var result = Array(repeating: kind == .largest ? -Double.infinity : .infinity, count: shape.elementCount)
    var next = 0
    walk(x.shape, strides: strides(of: x.shape, without: sides)) {
      let (old, new) = (result[$0], x.elements[next])
      if new.isNaN || (kind == .largest ? new > old : new < old) { result[$0] = old.isNaN ? old : new }
      next += 1
    }
    return Tensor(shape: shape, elements: result)
  }

  /// Calls `body` with the first offset of each line along a side, and how far apart its numbers are.
  private static func lines(_ shape: [Int], along side: Int, _ body: (_ start: Int, _ step: Int) -> Void) {
    var (rest, strides) = (shape, shape.strides)
    let step = strides[side]
    rest.remove(at: side)
    strides.remove(at: side)
    walk(rest, strides: strides) { body($0, step) }
  }

  static func place(_ kind: Extremum, _ x: Tensor, side: Int, shape: [Int]) -> Tensor {
    var result: [Double] = []
    lines(x.shape, along: side) { start, step in
      var best = 0
      for index in 1..<max(x.shape[side], 1) {
        let (old, new) = (x.elements[start + best * step], x.elements[start + index * step])
        if !old.isNaN, new.isNaN || (kind == .largest ? new > old : new < old) { best = index }
      }
      result.append(Double(best))
    }
    return Tensor(shape: shape, elements: result)
  }

  static func order(_ x: Tensor, side: Int) -> Tensor {
    var result = x.elements
    lines(x.shape, along: side) { start, step in
      // Sorting is stable by the place as the second key; what is no number comes last, as in NumPy.
      let order = (0..<x.shape[side]).sorted { a, b in
        let (x, y) = (x.elements[start + a * step], x.elements[start + b * step])
        if x.isNaN || y.isNaN { return x.isNaN == y.isNaN ? a < b : y.isNaN }
        return x == y ? a < b : x < y
      }
      for (index, place) in order.enumerated() { result[start + index * step] = Double(place) }
    }
    return Tensor(shape: x.shape, elements: result)
  }

  static func slice(_ x: Tensor, _ picks: [Stride], shape: [Int]) -> Tensor {
    let strides = x.shape.strides
    return x.walked(
      shape, strides: zip(picks, strides).map { $0.step * $1 },
      from: zip(picks, strides).reduce(0) { $0 + $1.0.start * $1.1 })
  }

  static func spread(_ x: Tensor, _ picks: [Stride], shape: [Int]) -> Tensor {
    let strides = shape.strides
    return x.addedUp(
      into: shape, strides: zip(picks, strides).map { $0.step * $1 },
      from: zip(picks, strides).reduce(0) { $0 + $1.0.start * $1.1 })
  }

  static func concatenate(_ parts: [Tensor], side: Int, shape: [Int]) -> Tensor {
    let outer = shape[..<side].reduce(1, *)
    var result: [Double] = []
    result.reserveCapacity(shape.elementCount)
    for block in 0..<outer {
      for part in parts {
        let length = part.shape[side...].reduce(1, *)
        result += part.elements[block * length..<(block + 1) * length]
      }
    }
    return Tensor(shape: shape, elements: result)
  }

  /// Matrices are in the last two sides; all sides before them are stretched to one another.
  static func matrixProduct(_ x: Tensor, _ y: Tensor, shape: [Int]) -> Tensor {
    let (rows, inner, columns) = (
      x.shape[x.shape.count - 2], x.shape[x.shape.count - 1], y.shape[y.shape.count - 1]
    )
    let outer = Array(shape.dropLast(2))
    let left = x.broadcast(to: outer + [rows, inner])
    let right = y.broadcast(to: outer + [inner, columns])
    var result = Array(repeating: 0.0, count: shape.elementCount)
    result.withUnsafeMutableBufferPointer { result in
      left.elements.withUnsafeBufferPointer { left in
        right.elements.withUnsafeBufferPointer { right in
          for row in 0..<outer.elementCount * rows {
            let matrix = row / max(rows, 1) * inner * columns
            // Four numbers of the left row at a time: each sum is read and written once for them, in their order.
            var k = 0
            while k < inner {
              let few = min(4, inner - k)
              let (a, b) = (row * inner + k, matrix + k * columns)
              if few == 4 {
                let (a0, a1, a2, a3) = (left[a], left[a + 1], left[a + 2], left[a + 3])
                for column in 0..<columns {
                  var sum = result[row * columns + column]
                  sum += a0 * right[b + column]
                  sum += a1 * right[b + columns + column]
                  sum += a2 * right[b + 2 * columns + column]
                  sum += a3 * right[b + 3 * columns + column]
                  result[row * columns + column] = sum
                }
              } else {
                for part in 0..<few {
                  for column in 0..<columns {
                    result[row * columns + column] += left[a + part] * right[b + part * columns + column]
                  }
                }
              }
              k += few
            }
          }
        }
      }
    }
    return Tensor(shape: shape, elements: result)
  }

  static func gather(_ x: Tensor, _ places: [Int], shape: [Int]) -> Tensor {
    let length = x.shape.dropFirst().reduce(1, *)
    return Tensor(
      shape: shape, elements: places.flatMap { x.elements[$0 * length..<($0 + 1) * length] })
  }

  static func scatter(_ x: Tensor, _ places: [Int], shape: [Int]) -> Tensor {
    let length = shape.dropFirst().reduce(1, *)
    var result = Array(repeating: 0.0, count: shape.elementCount)
    for (row, place) in places.enumerated() {
      for index in 0..<length { result[place * length + index] += x.elements[row * length + index] }
    }
    return Tensor(shape: shape, elements: result)
  }

  static func runningSum(_ x: Tensor, side: Int) -> Tensor {
    var result = x.elements
    lines(x.shape, along: side) { start, step in
      for index in 1..<max(x.shape[side], 1) {
        result[start + index * step] += result[start + (index - 1) * step]
      }
    }
    return Tensor(shape: x.shape, elements: result)
  }
}
