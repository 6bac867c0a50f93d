/// The eigenvalues and eigenvectors of a symmetric matrix, by Jacobi's rotations in the order of rows.
///
/// See G. H. Golub and C. F. Van Loan, Matrix Computations (4th edition), 8.5.
struct SymmetricMatrix {
  /// Ascending.
  let eigenvalues: [Double]
  /// Column k belongs to eigenvalue k, has length 1, and its first entry that is not tiny is positive.
  let eigenvectors: [[Double]]

  init(_ rows: [[Double]]) {
    let size = rows.count
    var a = rows
    var vectors = (0..<size).map { row in (0..<size).map { $0 == row ? 1.0 : 0 } }
    // It converges quadratically; matrices of this size take fewer than ten sweeps.
    for _ in 0..<64 {
      var rest = 0.0
      for row in 0..<size {
        for column in row + 1..<max(size, row + 1) { rest += a[row][column] * a[row][column] }
      }
      guard rest > 0, rest.isFinite else { break }
      for p in 0..<size {
        for q in p + 1..<max(size, p + 1) where a[p][q] != 0 {
          let (sine, cosine) = Self.rotation(a[p][p], a[p][q], a[q][q])
          for k in 0..<size { (a[k][p], a[k][q]) = Self.turned(a[k][p], a[k][q], sine, cosine) }
          for k in 0..<size { (a[p][k], a[q][k]) = Self.turned(a[p][k], a[q][k], sine, cosine) }
          for k in 0..<size { (vectors[k][p], vectors[k][q]) = Self.turned(vectors[k][p], vectors[k][q], sine, cosine) }
          (a[p][q], a[q][p]) = (0, 0)
        }
      }
    }
    let order = (0..<size).sorted { (a[$0][$0], $0) < (a[$1][$1], $1) }
    eigenvalues = order.map { a[$0][$0] }
    let signs = order.map { column in
      (vectors.first { abs($0[column]) > 1e-9 }?[column] ?? 1) < 0 ? -1.0 : 1
    }
    eigenvectors = vectors.map { row in zip(order, signs).map { row[$0] * $1 } }
  }

  /// The sine and cosine that make the entry between p and q zero.
  private static func rotation(_ pp: Double, _ pq: Double, _ qq: Double) -> (sine: Double, cosine: Double) {
    let slope = (qq - pp) / (2 * pq)
    let tangent = (slope >= 0 ? 1 : -1) / (abs(slope) + (slope * slope + 1).squareRoot())
    let cosine = 1 / (tangent * tangent + 1).squareRoot()
    return (tangent * cosine, cosine)
  }

  private static func turned(_ p: Double, _ q: Double, _ sine: Double, _ cosine: Double) -> (Double, Double) {
    (cosine * p - sine * q, sine * p + cosine * q)
  }
}
