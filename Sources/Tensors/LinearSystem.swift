/// Systems of linear equations.
///
/// The right side is a list, or a matrix with a system in each column.
enum LinearSystem {
  private static func rows(_ x: Tensor) -> [[Double]] {
    let width = x.shape.dropFirst().reduce(1, *)
    return (0..<x.shape[0]).map { Array(x.elements[$0 * width..<($0 + 1) * width]) }
  }

  /// The x of A x = b, by elimination with the largest pivot of each column; nil when A is singular.
  static func solution(_ a: Tensor, _ b: Tensor) -> Tensor? {
    var (left, right) = (rows(a), rows(b))
    let size = left.count
    for column in 0..<size {
      var pivot = column
      for row in column..<size where abs(left[row][column]) > abs(left[pivot][column]) { pivot = row }
      guard left[pivot][column] != 0 else { return nil }
      left.swapAt(column, pivot)
      right.swapAt(column, pivot)
      for row in column + 1..<max(size, column + 1) where left[row][column] != 0 {
        let factor = left[row][column] / left[column][column]
        for k in column..<size { left[row][k] -= factor * left[column][k] }
        for k in right[row].indices { right[row][k] -= factor * right[column][k] }
      }
    }
    return Tensor(shape: b.shape, elements: substituted(left, right).flatMap { $0 })
  }

  /// The x of R x = b for a matrix R with nothing below its diagonal.
  private static func substituted(_ upper: [[Double]], _ right: [[Double]]) -> [[Double]] {
    let size = upper.first?.count ?? 0
    var x = Array(right[..<size])
    for row in (0..<size).reversed() {
      for k in x[row].indices {
        for column in row + 1..<max(size, row + 1) { x[row][k] -= upper[row][column] * x[column][k] }
        x[row][k] /= upper[row][row]
      }
    }
    return x
  }

  /// The x for which |A x − b| is least, by Householder's reflections; nil when A's columns hang on one another.
  static func leastSquares(_ a: Tensor, _ b: Tensor) -> Tensor? {
    var (left, right) = (rows(a), rows(b))
    let (height, width) = (left.count, a.shape[1])
    for column in 0..<width {
      var mirror = (column..<height).map { left[$0][column] }
      let length = mirror.reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard length > 0 else { return nil }
      mirror[0] += mirror[0] < 0 ? -length : length
      let square = mirror.reduce(0) { $0 + $1 * $1 }
      func reflect(_ rows: inout [[Double]], _ k: Int) {
        var product = 0.0
        for row in column..<height { product += mirror[row - column] * rows[row][k] }
        let factor = 2 * product / square
        for row in column..<height { rows[row][k] -= factor * mirror[row - column] }
      }
      for k in column..<width { reflect(&left, k) }
      for k in right[0].indices { reflect(&right, k) }
    }
    let largest = (0..<width).reduce(0) { max($0, abs(left[$1][$1])) }
    guard (0..<width).allSatisfy({ abs(left[$0][$0]) > 1e-14 * largest }) else { return nil }
    return Tensor(shape: [width] + b.shape.dropFirst(), elements: substituted(left, right).flatMap { $0 })
  }
}
