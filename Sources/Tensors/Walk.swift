/// Calls `body` with an offset for each index of `shape`, the last one running fastest.
///
/// Neighbours along side i are `strides[i]` apart; the first index is at `start`.
@inline(__always)
func walk(_ shape: [Int], strides: [Int], from start: Int = 0, _ body: (Int) -> Void) {
  guard !shape.contains(0) else { return }
  guard let length = shape.last, let step = strides.last else { return body(start) }
  let outer = shape.dropLast()
  var index = Array(repeating: 0, count: outer.count)
  var offset = start
  while true {
    var place = offset
    for _ in 0..<length {
      body(place)
      place += step
    }
    var side = outer.count - 1
    while side >= 0 {
      index[side] += 1
      offset += strides[side]
      if index[side] < outer[side] { break }
      offset -= strides[side] * outer[side]
      index[side] = 0
      side -= 1
    }
    if side < 0 { return }
  }
}

extension Tensor {
  /// The numbers at the offsets of a walk, in its order, as a tensor of another shape.
  func walked(_ shape: [Int], strides: [Int], from start: Int = 0) -> Tensor {
    var result: [Double] = []
    result.reserveCapacity(shape.elementCount)
    elements.withUnsafeBufferPointer { elements in
      walk(shape, strides: strides, from: start) { result.append(elements[$0]) }
    }
    return Tensor(shape: shape, elements: result)
  }

  /// Stretched to a wider shape.
  func broadcast(to wide: [Int]) -> Tensor {
    shape == wide ? self : walked(wide, strides: shape.strides(stretchedTo: wide))
  }

  /// Adds the numbers up at the offsets of a walk, in its order: a tensor of `shape` from one that is walked.
  func addedUp(into shape: [Int], strides: [Int], from start: Int = 0) -> Tensor {
    var result = Array(repeating: 0.0, count: shape.elementCount)
    var next = 0
    elements.withUnsafeBufferPointer { elements in
      result.withUnsafeMutableBufferPointer { result in
        walk(self.shape, strides: strides, from: start) {
          result[$0] += elements[next]
          next += 1
        }
      }
    }
    return Tensor(shape: shape, elements: result)
  }
}
