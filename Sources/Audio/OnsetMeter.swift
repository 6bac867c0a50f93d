/// Measures by how many samples a sound comes early or late, against what it should be.
public struct OnsetMeter: Hashable, Sendable {
  /// How far is looked each way, in samples: 20 ms.
  public static let reach = 960
  /// How long a piece is compared, in samples: 60 ms, a multiple of 8.
  public static let length = 2880

  /// Samples of a piece before the onset.
  public static var before: Int { reach + lead }
  /// Samples of a piece.
  public static var size: Int { 2 * reach + lead + length }

  /// How late a sound is.
  public struct Lateness: Hashable, Sendable {
    /// How many samples late; less than 0 for early.
    public let samples: Int
    /// Whether the tone itself was heard; under loud speech it is not, and what is measured is tone and voice together.
    public let isTone: Bool
  }

  /// How like a sound must be, from 0 to 1, to be taken for the mix, and to be taken for a tone, which is like itself a
  /// period later.
  private static let likeness: (mix: Float, tone: Float) = (0.8, 0.95)
  /// How many samples before the onset are compared as well, a multiple of 8: where a tone begins is best seen there.
  private static let lead = 480

  /// Finds how late a tone is in what was decoded.
  ///
  /// All pieces begin ``before`` samples before the onset and are ``size`` long. The tone is looked for in
  /// what is left when the voice is taken away, where the voice itself was found.
  ///
  /// - Parameters:
  ///   - decoded: What was decoded.
  ///   - tones: The tones as they are mixed.
  ///   - voice: The voice as it is mixed.
  /// - Returns: nil where nothing is heard that is like it.
  public static func lateness(decoded: [Float], tones: [Float], voice: [Float]) -> Lateness? {
    guard voice.contains(where: { $0 != 0 }) else {
      return best(decoded, tones, likeness.tone).map { Lateness(samples: $0, isTone: true) }
    }
    guard let late = best(decoded, zip(tones, voice).map { $0 + $1 }, likeness.mix) else { return nil }
    var rest = decoded
    for index in rest.indices where voice.indices.contains(index - late) { rest[index] -= voice[index - late] }
    return best(rest, tones, likeness.tone).map { Lateness(samples: $0, isTone: true) }
      ?? Lateness(samples: late, isTone: false)
  }

  /// The delay at which a part of `expected` is most like `heard`; nil where nothing is expected, or nothing alike is
  /// heard.
  private static func best(_ heard: [Float], _ expected: [Float], _ likeness: Float) -> Int? {
    let part = Array(expected[reach..<reach + lead + length])
    let power = products(part, part, from: 0).other
    guard power > 0 else { return nil }
    var best = (delay: 0, likeness: Float(0))
    // From the middle outwards, so that the smallest of equals is taken.
    for step in 0...2 * reach {
      let delay = step % 2 == 0 ? step / 2 : -(step + 1) / 2
      guard -reach...reach ~= delay else { continue }
      let (product, own) = products(part, heard, from: reach + delay)
      guard own > 0, product > 0 else { continue }
      let alike = product / (own * power).squareRoot()
      if alike > best.likeness { best = (delay, alike) }
    }
    return best.likeness >= likeness ? best.delay : nil
  }

  /// The sum of the products of a piece with another from one of its samples on, and that of the other with itself.
  private static func products(_ piece: [Float], _ other: [Float], from start: Int) -> (both: Float, other: Float) {
    let other = other[start..<start + piece.count]
    return piece.withUnsafeBytes { piece in
      other.withUnsafeBytes { other in
        // Eight sums side by side, for each by itself would have to wait for the one before.
        var (both, own) = (SIMD8<Float>.zero, SIMD8<Float>.zero)
        for offset in 0..<piece.count / 32 {
          let a = piece.loadUnaligned(fromByteOffset: 32 * offset, as: SIMD8<Float>.self)
          let b = other.loadUnaligned(fromByteOffset: 32 * offset, as: SIMD8<Float>.self)
          both += a * b
          own += b * b
        }
        return (both.sum(), own.sum())
      }
    }
  }
}
