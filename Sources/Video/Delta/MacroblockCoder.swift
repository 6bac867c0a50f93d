/// Writes the macroblocks of a slice and computes what a decoder makes of them (H.264, 7.3.5).
struct MacroblockCoder: ~Copyable {
  private let columns: Int
  private let writer = CoefficientWriter()
  /// The bits of the slice, and room for all that a slice can have.
  private let memory: UnsafeMutablePointer<UInt8>
  private var sink: BitSink
  /// Macroblocks that have been skipped since the last that was not.
  private var skipped = 0
  /// The macroblock after the last that was dealt with.
  private var next = 0
  /// The quantiser of the last macroblock that stated one.
  private var quantizer = 0
  /// How far what has moved has, as the slice states it: from where it is to where it was.
  private var vector = MotionVector.zero
  /// Which macroblocks have moved.
  private let moved: UnsafeMutablePointer<Bool>
  /// How many levels each block has, 24 of a macroblock: 16 of luma and four of either chroma, row by row.
  private let counts: UnsafeMutablePointer<UInt8>
  /// The macroblocks whose blocks have levels.
  private var filled: [Int] = []
  /// The quantisers, 16 places each.
  private let quantizers: UnsafeMutablePointer<QuantizerLanes>
  /// Coefficients of three groups.
  private let coefficients: UnsafeMutablePointer<BlockGroup.Lanes>
  /// Levels of three groups.
  private let levels: UnsafeMutablePointer<BlockGroup.Lanes>
  /// Which levels of each block are not 0.
  private let present: UnsafeMutablePointer<UInt16>
  /// Levels of chroma DC, four of either plane.
  private let directs: UnsafeMutablePointer<Int16>

  /// The most bits that a macroblock may have (H.264, A.3.1).
  private static let mostBits = 3200

  /// Makes room for pictures of one size, in macroblocks.
  init(columns: Int, rows: Int) {
    self.columns = columns
    let count = columns * rows
    memory = .allocate(capacity: 1024 + 2 * Self.mostBits / 8 * count)
    sink = BitSink(memory)
    moved = .allocate(capacity: count)
    moved.initialize(repeating: false, count: count)
    counts = .allocate(capacity: 24 * count)
    counts.initialize(repeating: 0, count: 24 * count)
    let places = Quantizer.range.flatMap { QuantizerLanes.places(of: Quantizer($0)) }
    quantizers = .allocate(capacity: places.count)
    quantizers.initialize(from: places, count: places.count)
    coefficients = .allocate(capacity: 48)
    coefficients.initialize(repeating: BlockGroup.Lanes(), count: 48)
    levels = .allocate(capacity: 48)
    levels.initialize(repeating: BlockGroup.Lanes(), count: 48)
    present = .allocate(capacity: 24)
    present.initialize(repeating: 0, count: 24)
    directs = .allocate(capacity: 8)
    directs.initialize(repeating: 0, count: 8)
  }

  deinit {
    memory.deallocate()
    moved.deallocate()
    counts.deallocate()
    quantizers.deallocate()
    coefficients.deallocate()
    levels.deallocate()
    present.deallocate()
    directs.deallocate()
  }

  /// Begins a slice.
  mutating func begin(_ syntax: DeltaSyntax, number: Int, quantizer: Int, motion: MotionVector) {
    sink = syntax.begin(number, quantizer: quantizer, in: memory)
    (self.quantizer, next, skipped) = (quantizer, 0, 0)
    let vector = MotionVector(x: -motion.x, y: -motion.y)
    // Nothing moves by nothing.
    if self.vector != .zero { moved.update(repeating: false, count: syntax.columns * syntax.rows) }
    self.vector = vector
    for index in filled { (counts + 24 * index).update(repeating: 0, count: 24) }
    filled.removeAll(keepingCapacity: true)
  }

  /// Ends the slice: all macroblocks that are left are skipped.
  mutating func finish(of count: Int) -> [UInt8] {
    skipped += count - next
    if skipped > 0 { sink.unsigned(skipped) }
    return DeltaSyntax.unit(UnsafeBufferPointer(start: memory, count: sink.finish()))
  }

  // MARK: Motion

  /// Whether a macroblock that is skipped is taken from where it was (H.264, 8.4.1.1): where its neighbours have moved.
  @inline(__always)
  func movesIfSkipped(_ column: Int, _ row: Int) -> Bool {
    guard vector != .zero, column > 0, row > 0 else { return false }
    let index = row &* columns &+ column
    return moved[index &- 1] && moved[index &- columns]
  }

  /// Whether a macroblock is expected to have moved (H.264, 8.4.1.3): most of its neighbours have.
  private func isExpectedToMove(_ column: Int, _ row: Int) -> Bool {
    guard vector != .zero else { return false }
    let index = row * columns + column
    if row == 0 { return column > 0 && moved[index - 1] }
    let above = moved[index - columns]
    let left = column > 0 && moved[index - 1]
    // Beyond the right edge the one above the left neighbour stands in.
    if column + 1 < columns { return [left, above, moved[index - columns + 1]].count(where: { $0 }) > 1 }
    if column == 0 { return above }
    return [left, above, moved[index - columns - 1]].count(where: { $0 }) > 1
  }

  // MARK: Macroblocks

  /// Codes a macroblock without differences: skips it if that means the same.
  mutating func keep(_ column: Int, _ row: Int, isMoved: Bool) {
    let index = row &* columns &+ column
    moved[index] = isMoved
    if isMoved == movesIfSkipped(column, row) { return }
    var sink = sink
    begin(index, column, row, isMoved, &sink)
    // The pattern of none.
    sink.unsigned(0)
    self.sink = sink
    end(index)
  }

  /// Codes a macroblock as what it differs from a prediction, and stores what a decoder makes of it.
  ///
  /// - Parameters:
  ///   - column: Its place.
  ///   - row: Its place.
  ///   - target: What it should be.
  ///   - prediction: What it is predicted from.
  ///   - out: Where it is stored, which may be the prediction.
  ///   - quantizer: The quantiser, or a higher one where there would be too many bits.
  ///   - isMoved: Whether the prediction is from where it was.
  mutating func code(
    _ column: Int, _ row: Int, _ target: MacroblockSamples, from prediction: MacroblockSamples,
    to out: MacroblockSamples, _ quantizer: Int, isMoved: Bool
  ) {
    BlockGroup.transform(target.luma(0), prediction.luma(0), to: coefficients)
    BlockGroup.transform(target.luma(1), prediction.luma(1), to: coefficients + 16)
    BlockGroup.transform(target.chroma, prediction.chroma, to: coefficients + 32)
    let index = row &* columns &+ column
    var own = quantizer
    var pattern = quantise(own)
    while pattern != 0 {
      var sink = sink
      begin(index, column, row, isMoved, &sink)
      let start = sink.count
      write(pattern, own, index, column, row, &sink)
      if sink.count &- start <= Self.mostBits - 64 || own == Quantizer.range.upperBound {
        self.sink = sink
        break
      }
      own = min(own &+ 4, Quantizer.range.upperBound)
      pattern = quantise(own)
    }
    if pattern == 0 {
      keep(column, row, isMoved: isMoved)
      if out.y != prediction.y { out.copy(prediction) }
      return
    }
    moved[index] = isMoved
    end(index)
    self.quantizer = own
    filled.append(index)
    reconstruct(pattern, own, prediction, out)
  }

  /// Writes what is before a macroblock's pattern.
  @inline(__always)
  private func begin(_ index: Int, _ column: Int, _ row: Int, _ isMoved: Bool, _ sink: inout BitSink) {
    sink.unsigned(skipped &+ index &- next)
    // One prediction for the whole macroblock, and how its vector differs from the one that is expected.
    sink.unsigned(0)
    let isExpected = isExpectedToMove(column, row)
    let factor = (isMoved ? 1 : 0) &- (isExpected ? 1 : 0)
    sink.signed(factor &* vector.x)
    sink.signed(factor &* vector.y)
  }

  private mutating func end(_ index: Int) { (skipped, next) = (0, index &+ 1) }

  // MARK: Levels

  /// Turns coefficients into levels and answers the pattern of what has some: a bit for each quarter of luma, and 16 for
  /// chroma's DC or 32 for all of chroma.
  @inline(__always)
  private func quantise(_ parameter: Int) -> Int {
    let own = quantizers + 16 &* parameter
    var pattern = 0
    var score = 0
    for group in 0..<2 {
      let found = BlockGroup.quantise(coefficients + 16 &* group, by: own, to: levels + 16 &* group)
      UnsafeMutableRawPointer(present + 8 &* group).storeBytes(of: found.present, as: SIMD8<UInt16>.self)
      for half in 0..<2 {
        let blocks = present + (8 &* group &+ 4 &* half)
        if blocks[0] | blocks[1] | blocks[2] | blocks[3] == 0 { continue }
        let large = half == 0 ? found.isLarge.lowHalf : found.isLarge.highHalf
        let quarter = large == SIMD4() ? Self.score(blocks) : 9
        if quarter < 4 { continue }
        score &+= quarter
        pattern |= 1 &<< (2 &* group &+ half)
      }
    }
    // What would hardly be seen is not worth its bits.
    if score < 6 { pattern = 0 }
    return pattern | quantiseChroma(quantizers + 16 &* Quantizer.chroma(parameter))
  }

  private func quantiseChroma(_ own: UnsafePointer<QuantizerLanes>) -> Int {
    let found = BlockGroup.quantise(coefficients + 32, by: own, to: levels + 32)
    UnsafeMutableRawPointer(present + 16).storeBytes(of: found.present & 0xFFFE, as: SIMD8<UInt16>.self)
    var pattern = 0
    for plane in 0..<2 {
      let blocks = present + (16 &+ 4 &* plane)
      if blocks[0] | blocks[1] | blocks[2] | blocks[3] != 0 {
        let large = plane == 0 ? found.isLarge.lowHalf : found.isLarge.highHalf
        if large != SIMD4() || Self.score(blocks) >= 7 {
          pattern = 32
        } else {
          for block in 0..<4 { blocks[block] = 0 }
        }
      }
      let direct = UnsafeRawPointer(coefficients + 32).assumingMemoryBound(to: Int16.self) + 4 &* plane
      // Two columns of two rows: sums and differences of all (H.264, 8.5.11.1).
      let (a, b, c, d) = (Int32(direct[0]), Int32(direct[2]), Int32(direct[1]), Int32(direct[3]))
      let sums = (a &+ b &+ c &+ d, a &- b &+ c &- d, a &+ b &- c &- d, a &- b &- c &+ d)
      let (factor, bias) = (UInt32(own[0].factor[0]), UInt32(own[0].bias[0]))
      func level(_ sum: Int32) -> Int16 {
        let product = (UInt32(abs(sum)) &+ 2 &* bias) &* factor
        let size = min(product >> 17, UInt32(CoefficientWriter.largest))
        return Int16(truncatingIfNeeded: sum < 0 ? 0 &- Int32(size) : Int32(size))
      }
      let out = directs + 4 &* plane
      (out[0], out[1], out[2], out[3]) = (level(sums.0), level(sums.1), level(sums.2), level(sums.3))
      if pattern == 0, out[0] | out[1] | out[2] | out[3] != 0 { pattern = 16 }
    }
    return pattern
  }

  /// How much four blocks are worth whose levels are ±1: 3 for one right after another or at the start, less after
  /// zeros, nothing after six.
  private static func score(_ blocks: UnsafePointer<UInt16>) -> Int {
    var score = 0
    for block in 0..<4 {
      var rest = UInt32(blocks[block])
      while rest != 0 {
        let place = 31 &- rest.leadingZeroBitCount
        rest ^= 1 &<< UInt32(truncatingIfNeeded: place)
        let zeros = place &- (32 &- rest.leadingZeroBitCount)
        score &+= zeros == 0 ? 3 : zeros < 3 ? 2 : zeros < 6 ? 1 : 0
      }
    }
    return score
  }

  // MARK: Bits

  /// Writes a macroblock's pattern, its quantiser and its blocks.
  @inline(__always)
  private func write(
    _ pattern: Int, _ parameter: Int, _ index: Int, _ column: Int, _ row: Int, _ sink: inout BitSink
  ) {
    sink.unsigned(writer.number(ofPattern: pattern))
    // Modulo 52, as near to 0 as can be.
    let step = parameter &- quantizer
    sink.signed(step > 25 ? step &- 52 : step < -26 ? step &+ 52 : step)
    let own = counts + 24 &* index
    let left = column > 0 ? own - 24 : nil
    let above = row > 0 ? own - 24 &* columns : nil
    let levels = UnsafeRawPointer(levels).assumingMemoryBound(to: Int16.self)
    for block in 0..<16 {
      let (x, y) = (block & 1 | block >> 1 & 2, block >> 1 & 1 | block >> 2 & 2)
      let lane = 8 &* (y >> 1) &+ 2 &* x &+ (y & 1)
      guard pattern >> (block >> 2) & 1 == 1 else {
        own[4 &* y &+ x] = 0
        continue
      }
      let expected = Self.expected(
        left: x > 0 ? own[4 &* y &+ x &- 1] : left?[4 &* y &+ 3], above: y > 0 ? own[4 &* y &+ x &- 4] : above?[12 &+ x]
      )
      let found = UInt32(present[lane])
      own[4 &* y &+ x] = UInt8(truncatingIfNeeded: found.nonzeroBitCount)
      writer.write(
        levels + (128 &* (y >> 1) &+ lane & 7), stride: 8, present: found,
        table: CoefficientCodes.tokenTable(expecting: expected), most: 16, to: &sink)
    }
    guard pattern >= 16 else {
      for block in 16..<24 { own[block] = 0 }
      return
    }
    for plane in 0..<2 {
      let direct = directs + 4 &* plane
      var found: UInt32 = 0
      for place in 0..<4 where direct[place] != 0 { found |= 1 &<< UInt32(truncatingIfNeeded: place) }
      writer.write(direct, stride: 1, present: found, table: CoefficientCodes.chromaTokens, most: 4, to: &sink)
    }
    for plane in 0..<2 {
      let blocks = 16 &+ 4 &* plane
      for block in 0..<4 {
        let (x, y) = (block & 1, block >> 1)
        guard pattern >= 32 else {
          own[blocks &+ block] = 0
          continue
        }
        let expected = Self.expected(
          left: x > 0 ? own[blocks &+ block &- 1] : left?[blocks &+ block &+ 1],
          above: y > 0 ? own[blocks &+ block &- 2] : above?[blocks &+ block &+ 2])
        let lane = 4 &* plane &+ 2 &* x &+ y
        let found = UInt32(present[16 &+ lane]) >> 1
        own[blocks &+ block] = UInt8(truncatingIfNeeded: found.nonzeroBitCount)
        writer.write(
          levels + (256 &+ 8 &+ lane), stride: 8, present: found,
          table: CoefficientCodes.tokenTable(expecting: expected), most: 15, to: &sink)
      }
    }
  }

  /// How many levels are expected of a block by those of its neighbours, as far as there are such (H.264, 9.2.1).
  @inline(__always)
  private static func expected(left: UInt8?, above: UInt8?) -> Int {
    switch (left, above) {
    case (let left?, let above?): (Int(left) &+ Int(above) &+ 1) >> 1
    case (let count?, nil), (nil, let count?): Int(count)
    case (nil, nil): 0
    }
  }

  // MARK: What a decoder makes of it

  @inline(__always)
  private func reconstruct(
    _ pattern: Int, _ parameter: Int, _ prediction: MacroblockSamples, _ out: MacroblockSamples
  ) {
    for half in 0..<2 {
      let quarters = pattern >> (2 &* half) & 3
      let start = out.y + 8 &* half &* out.stride
      if quarters == 0 {
        if out.y != prediction.y {
          for row in 8 &* half..<8 &* half &+ 8 {
            (out.y + row &* out.stride).update(from: prediction.y + row &* prediction.stride, count: 16)
          }
        }
        continue
      }
      let x = coefficients + 16 &* half
      BlockGroup.scale(levels + 16 &* half, by: quantizers + 16 &* parameter, to: x)
      if quarters != 3 {
        // Levels that were not written.
        let kept = SIMD8<Int16>(
          lowHalf: SIMD4(repeating: quarters & 1 == 1 ? -1 : 0), highHalf: SIMD4(repeating: quarters & 2 == 2 ? -1 : 0))
        for place in 0..<16 { x[place] &= kept }
      }
      BlockGroup.reconstruct(x, on: prediction.luma(half)).store(luma: start, out.stride)
    }
    if pattern < 16 {
      if out.y != prediction.y {
        for row in 0..<8 {
          (out.cb + row &* out.chromaStride).update(from: prediction.cb + row &* prediction.chromaStride, count: 8)
          (out.cr + row &* out.chromaStride).update(from: prediction.cr + row &* prediction.chromaStride, count: 8)
        }
      }
      return
    }
    let own = Quantizer.chroma(parameter)
    let x = coefficients + 32
    if pattern >= 32 {
      // A plane whose levels were not worth their bits has none.
      let found = UnsafeRawPointer(present + 16).loadUnaligned(as: SIMD8<UInt16>.self)
      BlockGroup.scale(levels + 32, by: quantizers + 16 &* own, to: x)
      let kept = unsafeBitCast(found | (0 &- found), to: BlockGroup.Lanes.self) &>> 15
      for place in 0..<16 { x[place] &= kept }
    } else {
      x.update(repeating: BlockGroup.Lanes(), count: 16)
    }
    let scale = Int32(Quantizer(own).scales.0)
    let direct = UnsafeMutableRawPointer(x).assumingMemoryBound(to: Int16.self)
    for plane in 0..<2 {
      let (a, b, c, d) = (
        Int32(directs[4 &* plane]), Int32(directs[4 &* plane &+ 1]), Int32(directs[4 &* plane &+ 2]),
        Int32(directs[4 &* plane &+ 3])
      )
      func scaled(_ sum: Int32) -> Int16 { Int16(truncatingIfNeeded: (sum &* scale) >> 1) }
      direct[4 &* plane] = scaled(a &+ b &+ c &+ d)
      direct[4 &* plane &+ 2] = scaled(a &- b &+ c &- d)
      direct[4 &* plane &+ 1] = scaled(a &+ b &- c &- d)
      direct[4 &* plane &+ 3] = scaled(a &- b &- c &+ d)
    }
    BlockGroup.reconstruct(x, on: prediction.chroma).store(cb: out.cb, cr: out.cr, out.chromaStride)
  }
}
