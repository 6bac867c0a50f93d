/// When the pictures of an animation start, in the ticks of its file.
///
/// Every start is rounded from its own exact time, so that nothing drifts: a picture is never more than half a tick
/// from its time.
struct AnimationClock {
  /// Ticks a second.
  let timescale: Int
  /// The most ticks that one stored picture can be shown for.
  static let longest: Int64 = 65_535

  private let period: PresentationTime

  /// Makes the clock of an animation.
  ///
  /// A GIF counts in 1/100 s. A time in an APNG is a fraction of two 16-bit numbers, so that one of the usual rates
  /// is exact; the others are counted in 1/10 000 s.
  init(_ kind: AnimationKind, period: PresentationTime) {
    self.period = period
    timescale =
      switch kind {
      case .gif: 100
      case .apng: period.denominator <= AnimationClock.longest ? Int(period.denominator) : 10_000
      }
  }

  /// The tick that is nearest to the start of a picture, the later one of two.
  func start(ofPicture picture: Int) -> Int64 {
    let ticks = Int128(picture) * Int128(period.numerator) * Int128(timescale)
    return Int64((2 * ticks + Int128(period.denominator)) / (2 * Int128(period.denominator)))
  }

  /// Cuts a time on screen into parts that can be stored; of a longer one, none is short.
  static func parts(of ticks: Int64) -> [Int64] {
    var (parts, rest): ([Int64], Int64) = ([], ticks)
    while rest > longest {
      parts.append(rest >= 2 * longest ? longest : rest / 2)
      rest -= parts[parts.count - 1]
    }
    return parts + [rest]
  }
}
