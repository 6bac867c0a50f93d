import Media
import Numerics

/// How near decoded pictures are to the timeline's own, and to those before and after them.
struct PictureComparison {
  /// A peak signal-to-noise ratio, in dB, that a picture only falls under when it is another.
  static let least = 30.0

  /// The frames that were compared.
  private(set) var frames: [Int] = []
  /// Their mean squared errors, on the scale of 8 bits.
  private(set) var errors: [Double] = []
  /// The sums of the errors against the frame before, the own one, and the one after, over frames that have all three.
  private var shifted = (before: 0.0, own: 0.0, after: 0.0)

  /// Takes the errors of one frame; those against its neighbours, where it has them.
  mutating func add(_ frame: Int, own: Double, before: Double?, after: Double?) {
    frames.append(frame)
    errors.append(own)
    guard let before, let after else { return }
    shifted = (shifted.before + before, shifted.own + own, shifted.after + after)
  }

  /// Whether all pictures together are nearer to their own frames than to the ones before or after.
  var isInStep: Bool { shifted.own <= min(shifted.before, shifted.after) }
  /// Whether they are late: like the frames before.
  var isLate: Bool { shifted.before < shifted.after }

  /// The worst frame and its ratio.
  var worst: (frame: Int, ratio: Double)? {
    zip(frames, errors).max { $0.1 < $1.1 }.map { ($0.0, Self.ratio($0.1)) }
  }

  /// The ratio of the mean error.
  var ratio: Double { errors.isEmpty ? 99 : Self.ratio(errors.reduce(0, +) / Double(errors.count)) }

  /// The peak signal-to-noise ratio of an error in dB: 10·log₁₀(255² / error); 99 for no error at all.
  static func ratio(_ error: Double) -> Double {
    error > 0 ? min(99, 10 * Elementary.log(255 * 255 / error) / Elementary.log(10)) : 99
  }

  /// The mean of the squared differences of all samples of two pictures of one size.
  static func error(_ decoded: borrowing PlanarFrame, _ own: borrowing PlanarFrame) -> Double {
    let (width, height, stride) = (own.width, own.height, own.lumaStride)
    let chroma = own.chromaStride
    let sum = decoded.withPlanes { decoded in
      own.withPlanes { own in
        squares(decoded.y, own.y, width, height, stride) + squares(decoded.cb, own.cb, width / 2, height / 2, chroma)
          + squares(decoded.cr, own.cr, width / 2, height / 2, chroma)
      }
    }
    return Double(sum) / Double(width * height * 3 / 2)
  }

  /// The same of pictures with opacity, whose samples have 10 bits.
  static func error(_ decoded: borrowing AlphaFrame, _ own: borrowing AlphaFrame) -> Double {
    let (width, height, stride) = (own.width, own.height, own.stride)
    let sum = decoded.withPlanes { decoded in
      own.withPlanes { own in
        squares(decoded.y, own.y, width, height, stride) + squares(decoded.cb, own.cb, width, height, stride)
          + squares(decoded.cr, own.cr, width, height, stride)
          + squares(decoded.alpha, own.alpha, width, height, stride)
      }
    }
    return Double(sum) / Double(16 * width * height * 4)
  }

  private static func squares<Sample: FixedWidthInteger>(
    _ a: UnsafeBufferPointer<Sample>, _ b: UnsafeBufferPointer<Sample>, _ width: Int, _ height: Int, _ stride: Int
  ) -> Int {
    var sum = 0
    for row in 0..<height {
      for index in row * stride..<row * stride + width {
        let difference = Int(a[index]) - Int(b[index])
        sum &+= difference &* difference
      }
    }
    return sum
  }
}
