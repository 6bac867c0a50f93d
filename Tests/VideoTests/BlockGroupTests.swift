import Testing

@testable import Video

@Suite("blocks of 4 × 4")
struct BlockGroupTests {
  @Test("are transformed and quantised in lanes as one by one", arguments: Quantizer.range)
  func arithmetic(parameter: Int) {
    var noise = Noise(parameter)
    let quantizer = Quantizer(parameter)
    for loudness in [2, 9, 60, 255] {
      var (source, prediction) = ([UInt8](repeating: 0, count: 128), [UInt8](repeating: 0, count: 128))
      for index in 0..<128 {
        prediction[index] = UInt8.random(in: 0...255, using: &noise)
        source[index] = UInt8(clamping: Int(prediction[index]) + Int.random(in: -loudness...loudness, using: &noise))
      }
      let (levels, found, samples) = lanes(source, prediction, parameter)
      for block in 0..<8 {
        let (column, row) = (block / 2, block % 2)
        func samples16(_ plane: [UInt8]) -> [Int] {
          (0..<16).map { Int(plane[(4 * row + $0 / 4) * 16 + 4 * column + $0 % 4]) }
        }
        let own = Scalar.levels(samples16(source), samples16(prediction), quantizer)
        #expect((0..<16).map { Int(levels[$0][block]) } == own)
        #expect(Int(found.present[block]) == own.enumerated().reduce(0) { $0 | ($1.1 == 0 ? 0 : 1 << $1.0) })
        #expect((found.isLarge[block] != 0) == own.contains { abs($0) > 1 })
        #expect(samples16(samples) == Scalar.samples(own, samples16(prediction), quantizer))
      }
    }
  }

  /// What the lanes make of eight rows of 16 samples.
  private func lanes(
    _ source: [UInt8], _ prediction: [UInt8], _ parameter: Int
  ) -> (levels: [BlockGroup.Lanes], found: BlockGroup.Levels, samples: [UInt8]) {
    let coefficients = UnsafeMutablePointer<BlockGroup.Lanes>.allocate(capacity: 32)
    coefficients.initialize(repeating: BlockGroup.Lanes(), count: 32)
    let levels = coefficients + 16
    let samples = UnsafeMutablePointer<UInt8>.allocate(capacity: 128)
    samples.initialize(repeating: 0, count: 128)
    defer {
      coefficients.deallocate()
      samples.deallocate()
    }
    var found = BlockGroup.Levels()
    // Arrays are lent as pointers for the length of a call.
    func run(
      _ source: UnsafePointer<UInt8>, _ prediction: UnsafePointer<UInt8>, _ places: UnsafePointer<QuantizerLanes>
    ) {
      let from = BlockGroup.Luma(start: prediction, stride: 16)
      BlockGroup.transform(BlockGroup.Luma(start: source, stride: 16), from, to: coefficients)
      found = BlockGroup.quantise(coefficients, by: places, to: levels)
      BlockGroup.scale(levels, by: places, to: coefficients)
      BlockGroup.reconstruct(coefficients, on: from).store(luma: samples, 16)
    }
    run(source, prediction, QuantizerLanes.places(of: Quantizer(parameter)))
    return ((0..<16).map { levels[$0] }, found, (0..<128).map { samples[$0] })
  }

  @Test("have codes of which none begins another, and no bits are wasted")
  func codes() {
    let codes = CoefficientCodes.shared
    func check(_ words: [UInt32], _ name: String) {
      let texts = words.map { word in
        let length = Int(word & 0xFF)
        return (0..<length).map { word >> UInt32(8 + length - 1 - $0) & 1 == 1 ? "1" : "0" }.joined()
      }
      for (index, text) in texts.enumerated() {
        #expect(!text.isEmpty, "\(name): \(index)")
        for other in texts[(index + 1)...] {
          #expect(!text.hasPrefix(other) && !other.hasPrefix(text), "\(name): \(text)")
        }
      }
    }
    for table in 0..<5 {
      let most = table == 4 ? 4 : 16
      check(
        (0...most).flatMap { count in
          (0...min(3, count)).map { codes.tokens[CoefficientCodes.tokenStride * table + 4 * count + $0] }
        }, "tokens \(table)")
    }
    for count in 1..<16 { check((0...16 - count).map { codes.zeros[16 * count + $0] }, "zeros \(count)") }
    for count in 1..<4 {
      check(
        (0...4 - count).map { codes.zeros[CoefficientCodes.chromaZeros + 16 * count + $0] }, "chroma zeros \(count)")
    }
    for left in 1...7 { check((0...(left == 7 ? 14 : left)).map { codes.runs[16 * left + $0] }, "runs \(left)") }
    #expect(CoefficientCodes.interPatterns.sorted() == Array(0..<48))
  }
}

/// The arithmetic of `BlockGroup` for one block, by the standard's words.
private enum Scalar {
  static func kind(_ place: Int) -> Int { place % 2 + place / 4 % 2 }

  /// Levels in the order of coding.
  static func levels(_ source: [Int], _ prediction: [Int], _ quantizer: Quantizer) -> [Int] {
    let matrix = [[1, 1, 1, 1], [2, 1, -1, -2], [1, -1, -1, 1], [1, -2, 2, -1]]
    let difference = zip(source, prediction).map(-)
    var coefficients = Array(repeating: 0, count: 16)
    for v in 0..<4 {
      for u in 0..<4 {
        for y in 0..<4 {
          for x in 0..<4 { coefficients[4 * v + u] += matrix[v][y] * matrix[u][x] * difference[4 * y + x] }
        }
      }
    }
    return BlockGroup.zigzag.map { place in
      let coefficient = coefficients[Int(place)]
      let (factor, bias) =
        switch kind(Int(place)) {
        case 0: (quantizer.factors.0, quantizer.biases.0)
        case 2: (quantizer.factors.1, quantizer.biases.1)
        default: (quantizer.factors.2, quantizer.biases.2)
        }
      return (((abs(coefficient) + Int(bias)) * Int(factor)) >> 16) * coefficient.signum()
    }
  }

  /// The samples that a decoder makes of levels (H.264, 8.5.12).
  static func samples(_ levels: [Int], _ prediction: [Int], _ quantizer: Quantizer) -> [Int] {
    var block = Array(repeating: 0, count: 16)
    for (place, level) in zip(BlockGroup.zigzag, levels) {
      let scale =
        switch kind(Int(place)) {
        case 0: quantizer.scales.0
        case 2: quantizer.scales.1
        default: quantizer.scales.2
        }
      block[Int(place)] = level * Int(scale)
    }
    func inverse(_ places: [Int]) {
      let (a, b, c, d) = (block[places[0]], block[places[1]], block[places[2]], block[places[3]])
      let (sum, difference, narrow, wide) = (a + c, a - c, (b >> 1) - d, b + (d >> 1))
      block[places[0]] = sum + wide
      block[places[1]] = difference + narrow
      block[places[2]] = difference - narrow
      block[places[3]] = sum - wide
    }
    for row in 0..<4 { inverse([4 * row, 4 * row + 1, 4 * row + 2, 4 * row + 3]) }
    for column in 0..<4 { inverse([column, column + 4, column + 8, column + 12]) }
    return zip(block, prediction).map { min(255, max(0, $1 + (($0 + 32) >> 6))) }
  }
}
