/// Fetches macroblocks of a picture from where they were, between its samples too (H.264, 8.4.2.2).
///
/// All macroblocks that move do so by one vector, so what it takes is found once.
struct MotionPrediction: ~Copyable {
  /// Where the macroblock is that was fetched last.
  let fetched: MacroblockSamples
  private let memory: UnsafeMutablePointer<UInt8>
  /// A window of luma whose samples lie partly beyond the picture: 21 × 21, rows of 32.
  private let window: UnsafeMutablePointer<UInt8>
  /// Half-way samples that are averaged, rows of 16.
  private let second: UnsafeMutablePointer<UInt8>
  /// Sums that are not yet shifted: 21 rows of 16.
  private let sums: UnsafeMutablePointer<Int32>

  init() {
    memory = .allocate(capacity: 4096)
    memory.initialize(repeating: 0, count: 4096)
    fetched = MacroblockSamples(y: memory, cb: memory + 256, cr: memory + 320, stride: 16, chromaStride: 8)
    (second, window) = (memory + 512, memory + 1024)
    sums = .allocate(capacity: 21 * 16)
    sums.initialize(repeating: 0, count: 21 * 16)
  }

  deinit {
    memory.deallocate()
    sums.deallocate()
  }

  /// Fetches the macroblock of a column and a row as it was before the picture moved by `vector`.
  func fetch(_ column: Int, _ row: Int, from picture: CodedPicture.Samples, moved vector: MotionVector) {
    let from = MotionVector(x: -vector.x, y: -vector.y)
    let (width, height) = (16 * picture.columns, 16 * picture.rows)
    luma(16 * column, 16 * row, picture.y, picture.stride, width, height, from)
    chroma(8 * column, 8 * row, picture.cb, picture.chromaStride, width / 2, height / 2, from, fetched.cb)
    chroma(8 * column, 8 * row, picture.cr, picture.chromaStride, width / 2, height / 2, from, fetched.cr)
  }

  /// A window of a plane, `size` samples each way, from where its first sample is; what lies beyond the plane's edges
  /// repeats them.
  private func window(
    _ x: Int, _ y: Int, size: Int, _ plane: UnsafePointer<UInt8>, _ stride: Int, _ width: Int, _ height: Int
  ) -> (UnsafePointer<UInt8>, Int) {
    if x >= 0, y >= 0, x + size <= width, y + size <= height { return (plane + y * stride + x, stride) }
    for row in 0..<size {
      let line = plane + min(max(y + row, 0), height - 1) * stride
      for column in 0..<size { window[32 * row + column] = line[min(max(x + column, 0), width - 1)] }
    }
    return (UnsafePointer(window), 32)
  }

  private func luma(
    _ x: Int, _ y: Int, _ plane: UnsafePointer<UInt8>, _ stride: Int, _ width: Int, _ height: Int, _ by: MotionVector
  ) {
    let (across, down) = (by.x & 3, by.y & 3)
    let (corner, step) = window(x + by.x >> 2 - 2, y + by.y >> 2 - 2, size: 21, plane, stride, width, height)
    let start = corner + 2 * step + 2
    // Which half-way samples are nearest: those between columns, between rows, or between both; and whole ones.
    let (right, below) = (across == 3 ? 1 : 0, down == 3 ? step : 0)
    switch (across, down) {
    case (0, 0): whole(start, step, to: fetched.y)
    case (_, 0):
      horizontal(start, step, to: fetched.y)
      if across != 2 { average(start + right, step) }
    case (0, _):
      vertical(start, step, to: fetched.y)
      if down != 2 { average(start + below, step) }
    case (2, 2): middle(start, step, to: fetched.y)
    case (2, _):
      middle(start, step, to: fetched.y)
      horizontal(start + below, step, to: second)
      average(second, 16)
    case (_, 2):
      middle(start, step, to: fetched.y)
      vertical(start + right, step, to: second)
      average(second, 16)
    default:
      horizontal(start + below, step, to: fetched.y)
      vertical(start + right, step, to: second)
      average(second, 16)
    }
  }

  private typealias Wide = SIMD16<Int16>

  @inline(__always)
  private func load(_ start: UnsafePointer<UInt8>) -> Wide {
    Wide(truncatingIfNeeded: UnsafeRawPointer(start).loadUnaligned(as: SIMD16<UInt8>.self))
  }

  /// The filter of six samples, before its shift.
  @inline(__always)
  private func filter(_ start: UnsafePointer<UInt8>, _ step: Int) -> Wide {
    let outer = load(start - 2 * step) &+ load(start + 3 * step)
    let near = load(start - step) &+ load(start + 2 * step)
    let inner = load(start) &+ load(start + step)
    return outer &- near &* 5 &+ inner &* 20
  }

  @inline(__always)
  private func store(_ sums: Wide, to out: UnsafeMutablePointer<UInt8>) {
    let samples = pointwiseMax(pointwiseMin((sums &+ 16) &>> 5, Wide(repeating: 255)), Wide())
    UnsafeMutableRawPointer(out).storeBytes(of: SIMD16<UInt8>(truncatingIfNeeded: samples), as: SIMD16<UInt8>.self)
  }

  private func whole(_ start: UnsafePointer<UInt8>, _ step: Int, to out: UnsafeMutablePointer<UInt8>) {
    for row in 0..<16 { (out + 16 * row).update(from: start + row * step, count: 16) }
  }

  private func horizontal(_ start: UnsafePointer<UInt8>, _ step: Int, to out: UnsafeMutablePointer<UInt8>) {
    for row in 0..<16 { store(filter(start + row * step, 1), to: out + 16 * row) }
  }

  private func vertical(_ start: UnsafePointer<UInt8>, _ step: Int, to out: UnsafeMutablePointer<UInt8>) {
    for row in 0..<16 { store(filter(start + row * step, step), to: out + 16 * row) }
  }

  /// The samples between both columns and rows, from sums that keep all their bits.
  private func middle(_ start: UnsafePointer<UInt8>, _ step: Int, to out: UnsafeMutablePointer<UInt8>) {
    for row in 0..<21 {
      let line = filter(start + (row - 2) * step, 1)
      for column in 0..<16 { sums[16 * row + column] = Int32(line[column]) }
    }
    for row in 0..<16 {
      for column in 0..<16 {
        let at = sums + 16 * row + column
        let sum = at[0] + at[80] - 5 * (at[16] + at[64]) + 20 * (at[32] + at[48])
        out[16 * row + column] = UInt8(clamping: (sum + 512) >> 10)
      }
    }
  }

  /// Averages what was fetched with other samples, upwards.
  private func average(_ other: UnsafePointer<UInt8>, _ step: Int) {
    for row in 0..<16 {
      let out = fetched.y + 16 * row
      let mean = (load(out) &+ load(other + row * step) &+ 1) &>> 1
      UnsafeMutableRawPointer(out).storeBytes(of: SIMD16<UInt8>(truncatingIfNeeded: mean), as: SIMD16<UInt8>.self)
    }
  }

  private func chroma(
    _ x: Int, _ y: Int, _ plane: UnsafePointer<UInt8>, _ stride: Int, _ width: Int, _ height: Int, _ by: MotionVector,
    _ out: UnsafeMutablePointer<UInt8>
  ) {
    let (across, down) = (UInt16(by.x & 7), UInt16(by.y & 7))
    let (start, step) = window(x + by.x >> 3, y + by.y >> 3, size: 9, plane, stride, width, height)
    func load(_ start: UnsafePointer<UInt8>) -> SIMD8<UInt16> {
      SIMD8(truncatingIfNeeded: UnsafeRawPointer(start).loadUnaligned(as: SIMD8<UInt8>.self))
    }
    for row in 0..<8 {
      let line = start + row * step
      let upper = load(line) &* (8 &- across) &+ load(line + 1) &* across
      let lower = load(line + step) &* (8 &- across) &+ load(line + step + 1) &* across
      let sum = upper &* (8 &- down) &+ lower &* down
      UnsafeMutableRawPointer(out + 8 * row).storeBytes(
        of: SIMD8<UInt8>(truncatingIfNeeded: (sum &+ 32) &>> 6), as: SIMD8<UInt8>.self)
    }
  }
}
