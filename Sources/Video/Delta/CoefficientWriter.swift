/// Writes the levels of one block: how many there are, the ones that trail, the others, and the zeros between (H.264,
/// 7.3.5.3.2 and 9.2).
struct CoefficientWriter: ~Copyable {
  /// The tables of `CoefficientCodes`, side by side.
  private let memory: UnsafeMutablePointer<UInt32>
  private let (tokens, zeros, runs, patterns): (Int, Int, Int, Int)

  /// The most that a level can be and still have a code of the usual length.
  static let largest: Int32 = 2063

  /// Prepares the tables.
  init(_ codes: CoefficientCodes = .shared) {
    let all = codes.tokens + codes.zeros + codes.runs + codes.patterns
    memory = .allocate(capacity: all.count)
    memory.initialize(from: all, count: all.count)
    (tokens, zeros) = (0, codes.tokens.count)
    runs = zeros + codes.zeros.count
    patterns = runs + codes.runs.count
  }

  deinit { memory.deallocate() }

  /// The number that stands for a coded block pattern.
  @inline(__always)
  func number(ofPattern pattern: Int) -> Int { Int(memory[patterns &+ pattern]) }

  /// Writes a block.
  ///
  /// - Parameters:
  ///   - levels: The levels in the order of coding, `stride` numbers apart.
  ///   - stride: From one level of the block to the next.
  ///   - present: Which are not 0, a bit for each.
  ///   - table: The table of tokens: 0 … 3 by what is expected, 4 for chroma DC.
  ///   - most: How many levels there could be: 16, 15, or 4 for chroma DC.
  ///   - sink: What is written to.
  @inline(__always)
  func write(
    _ levels: UnsafePointer<Int16>, stride: Int, present: UInt32, table: Int, most: Int, to sink: inout BitSink
  ) {
    let count = present.nonzeroBitCount
    guard count > 0 else {
      put(memory[tokens &+ table &* CoefficientCodes.tokenStride], to: &sink)
      return
    }
    // From the last coefficient backwards, the ones that trail: three at most.
    var rest = present
    var (ones, signs): (Int, UInt32) = (0, 0)
    while rest != 0, ones < 3 {
      let place = 31 &- rest.leadingZeroBitCount
      let level = levels[place &* stride]
      guard level == 1 || level == -1 else { break }
      signs = signs << 1 | (level < 0 ? 1 : 0)
      ones &+= 1
      rest ^= 1 << UInt32(truncatingIfNeeded: place)
    }
    put(memory[tokens &+ table &* CoefficientCodes.tokenStride &+ 4 &* count &+ ones], to: &sink)
    sink.put(signs, ones)
    if rest != 0 { write(levels, stride: stride, rest, count: count, ones: ones, to: &sink) }
    // The zeros before the last, and before each of the others while some are left.
    var last = 31 &- present.leadingZeroBitCount
    var left = last &+ 1 &- count
    if count < most {
      let row = most == 4 ? CoefficientCodes.chromaZeros &+ 16 &* count : 16 &* count
      put(memory[zeros &+ row &+ left], to: &sink)
    }
    rest = present ^ (1 << UInt32(truncatingIfNeeded: last))
    while left > 0, rest != 0 {
      let place = 31 &- rest.leadingZeroBitCount
      let run = last &- place &- 1
      put(memory[runs &+ 16 &* min(left, 7) &+ run], to: &sink)
      left &-= run
      last = place
      rest ^= 1 << UInt32(truncatingIfNeeded: place)
    }
  }

  /// Writes the levels that are not among the ones that trail.
  @inline(__always)
  private func write(
    _ levels: UnsafePointer<Int16>, stride: Int, _ places: UInt32, count: Int, ones: Int, to sink: inout BitSink
  ) {
    var rest = places
    var suffix = count > 10 && ones < 3 ? 1 : 0
    // After fewer than three ones the first can't be a one: it is coded as smaller by one.
    var known: Int32 = ones < 3 ? 2 : 0
    while rest != 0 {
      let place = 31 &- rest.leadingZeroBitCount
      rest ^= 1 << UInt32(truncatingIfNeeded: place)
      let level = Int32(levels[place &* stride])
      let size = abs(level)
      let code = (level > 0 ? 2 &* size &- 2 : 2 &* size &- 1) &- known
      known = 0
      if suffix == 0 {
        if code < 14 {
          sink.put(1, Int(code) &+ 1)
        } else if code < 30 {
          sink.put(1, 15)
          sink.put(UInt32(bitPattern: code &- 14), 4)
        } else {
          sink.put(1, 16)
          sink.put(UInt32(bitPattern: code &- 30), 12)
        }
        suffix = 1
      } else {
        let prefix = code >> Int32(truncatingIfNeeded: suffix)
        if prefix < 15 {
          let mask: Int32 = 1 &<< Int32(truncatingIfNeeded: suffix) &- 1
          sink.put(1, Int(prefix) &+ 1)
          sink.put(UInt32(bitPattern: code & mask), suffix)
        } else {
          sink.put(1, 16)
          sink.put(UInt32(bitPattern: code &- (15 &<< Int32(truncatingIfNeeded: suffix))), 12)
        }
      }
      if suffix < 6, size > 3 &<< Int32(truncatingIfNeeded: suffix &- 1) { suffix &+= 1 }
    }
  }

  @inline(__always)
  private func put(_ code: UInt32, to sink: inout BitSink) { sink.put(code >> 8, Int(code & 0xFF)) }
}
