import Media

@testable import Video

/// A source of numbers that is the same in every run.
struct Noise: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state &* 0x2545_F491_4F6C_DD1D
  }
}

/// Pictures of rectangles that come, go and change, of noise, and of all that moves at once.
struct Scribbles {
  /// What is done from one picture to the next.
  enum Change: CaseIterable {
    case nothing, rectangles, noise, everything, motion, level
  }

  private var noise: Noise
  private let world: [UInt8]
  private let side = 512
  private var offset = (x: 0, y: 0)
  private(set) var frame: PlanarFrame.Copy

  init(seed: Int, width: Int, height: Int) {
    noise = Noise(seed)
    var noise = self.noise
    // A soft world of large shapes with some texture, which a camera looks at.
    world = (0..<side * side).map { index in
      let (x, y) = (index % 512, index / 512)
      let shape = (x / 24 + y / 40) % 3 * 60
      return UInt8(clamping: 40 + shape + (x * 5 + y * 3) % 17 + Int(noise.next() % 7))
    }
    frame = PlanarFrame.Copy(width: width, height: height)
    look()
  }

  /// Draws the next picture; answers how far it has moved.
  mutating func draw(_ change: Change) -> MotionVector {
    let (width, height) = (frame.width, frame.height)
    switch change {
    case .nothing: break
    case .rectangles:
      for _ in 0..<Int.random(in: 1...4, using: &noise) {
        let (x, y) = (Int.random(in: 0..<width, using: &noise), Int.random(in: 0..<height, using: &noise))
        let size = Int.random(in: 2...60, using: &noise)
        let level = Int.random(in: 16...235, using: &noise)
        fill(x, y, min(width, x + size), min(height, y + size)) { _, _ in level }
      }
    case .noise:
      let (x, y) = (Int.random(in: 0..<width, using: &noise), Int.random(in: 0..<height, using: &noise))
      var noise = noise
      fill(x, y, min(width, x + 70), min(height, y + 40)) { _, _ in Int(noise.next() >> 56) }
      self.noise = noise
    case .everything:
      // The loudest there is: black and white samples.
      var noise = noise
      fill(0, 0, width, height) { _, _ in noise.next() >> 63 == 0 ? 0 : 255 }
      self.noise = noise
    case .motion:
      let by = (x: Int.random(in: -5...5, using: &noise), y: Int.random(in: -3...3, using: &noise))
      offset = (offset.x + 2 * by.x, offset.y + 2 * by.y)
      look()
      // Quarters beside whole samples: the prediction needn't be good.
      return MotionVector(
        x: -8 * by.x + Int.random(in: -3...3, using: &noise), y: -8 * by.y + Int.random(in: -3...3, using: &noise))
    case .level:
      for plane in frame.planes.indices { frame.planes[plane] = frame.planes[plane].map { $0 < 235 ? $0 + 1 : $0 } }
    }
    return .zero
  }

  private mutating func look() {
    let (offset, world, side) = (offset, world, side)
    fill(0, 0, frame.width, frame.height) { x, y in
      Int(world[((y + offset.y + 4096) % side) * side + (x + offset.x + 4096) % side])
    }
  }

  private mutating func fill(_ left: Int, _ top: Int, _ right: Int, _ bottom: Int, _ level: (Int, Int) -> Int) {
    for y in top..<bottom { for x in left..<right { frame.planes[0][y * frame.width + x] = UInt8(level(x, y)) } }
    for y in top / 2..<(bottom + 1) / 2 {
      for x in left / 2..<(right + 1) / 2 {
        frame.planes[1][y * (frame.width / 2) + x] = UInt8(level(2 * x, 2 * y))
        frame.planes[2][y * (frame.width / 2) + x] = UInt8(255 - level(2 * x, 2 * y))
      }
    }
  }
}

extension PlanarFrame {
  /// Samples that can be kept: three planes without padding.
  struct Copy {
    let (width, height): (Int, Int)
    var planes: [[UInt8]]

    init(width: Int, height: Int) {
      (self.width, self.height) = (width, height)
      planes = [width * height, width * height / 4, width * height / 4].map { Array(repeating: 128, count: $0) }
    }

    /// All samples: luma, then blue, then red.
    var samples: [UInt8] { planes.flatMap { $0 } }

    /// The frame that has them.
    func frame() -> PlanarFrame {
      var frame = PlanarFrame(width: width, height: height)
      let (lumaStride, chromaStride) = (frame.lumaStride, frame.chromaStride)
      frame.withMutablePlanes { target in
        for y in 0..<height { for x in 0..<width { target.y[y * lumaStride + x] = planes[0][y * width + x] } }
        for y in 0..<height / 2 {
          for x in 0..<width / 2 {
            target.cb[y * chromaStride + x] = planes[1][y * (width / 2) + x]
            target.cr[y * chromaStride + x] = planes[2][y * (width / 2) + x]
          }
        }
      }
      return frame
    }
  }
}

extension CodedPicture.Samples {
  /// The samples that a frame of a size shows: luma, then blue, then red.
  func shown(width: Int, height: Int) -> [UInt8] {
    func rows(_ plane: UnsafeMutablePointer<UInt8>, _ stride: Int, _ width: Int, _ height: Int) -> [UInt8] {
      (0..<height).flatMap { Array(UnsafeBufferPointer(start: plane + $0 * stride, count: width)) }
    }
    return rows(y, stride, width, height) + rows(cb, chromaStride, width / 2, height / 2)
      + rows(cr, chromaStride, width / 2, height / 2)
  }
}
