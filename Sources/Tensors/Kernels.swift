/// What each operation makes of numbers.
///
/// Every sum is made from the first number to the last.
enum Kernel {
  static func unary(_ operation: UnaryOperation, _ x: Tensor) -> Tensor {
    Tensor(shape: x.shape, elements: x.elements.map { operation($0) })
  }

  static func binary(_ operation: BinaryOperation, _ x: Tensor, _ y: Tensor, shape: [Int]) -> Tensor {
    if y.shape.isEmpty {
      let y = y.elements[0]
      return Tensor(shape: shape, elements: x.elements.map { operation($0, y) })
    }
    if x.shape.isEmpty {
      let x = x.elements[0]
      return Tensor(shape: shape, elements: y.elements.map { operation(x, $0) })
    }
    let (x, y) = (x.broadcast(to: shape), y.broadcast(to: shape))
    return Tensor(shape: shape, elements: zip(x.elements, y.elements).map { operation($0, $1) })
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
            for k in 0..<inner {
              let factor = left[row * inner + k]
              for column in 0..<columns {
                result[row * columns + column] += factor * right[matrix + k * columns + column]
              }
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
