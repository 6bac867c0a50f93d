import Drawing
import FilmKit
import Learning
import NetworkKit
import Numerics

/// The axes of the curve: both are logarithmic and stay as they are, so that a step early in the run, which does more,
/// has more room.
struct CurveScale: Sendable {
  /// The rectangle between the axes.
  let plot: Rect
  /// The losses at the foot and at the top.
  let losses: (low: Double, high: Double)
  /// The greatest step.
  let last: Int

  init(_ curve: LossCurve, last: Int, in plot: Rect) {
    (self.plot, self.last) = (plot, max(1, last))
    let high = curve.greatest > 0 ? curve.greatest : 1
    let least = curve.points.reduce(high) { min($0, $1.train, $1.test ?? $0) }
    // Five powers of ten at most; what is below stands at the foot.
    losses = (Self.rounded(max(least, high * 1e-5), up: false), Self.rounded(high, up: true))
  }

  /// The number 1, 2 or 5 times a power of ten that is next to a number.
  private static func rounded(_ value: Double, up: Bool) -> Double {
    let rounds = Self.rounds(from: value / 20, to: value * 20)
    return up
      ? rounds.first { $0 >= value } ?? value : rounds.last { $0 <= value * (1 - 1e-9) } ?? value / 2
  }

  /// 1, 2 and 5 times the powers of ten between two numbers.
  private static func rounds(from low: Double, to high: Double) -> [Double] {
    var power = 1.0
    while power > low { power /= 10 }
    while power * 10 <= low { power *= 10 }
    var found: [Double] = []
    while power <= high {
      found += [1, 2, 5].map { $0 * power }.filter { $0 >= low && $0 <= high * (1 + 1e-9) }
      power *= 10
    }
    return found
  }

  /// The numbers of the losses' axis: as many as have room.
  var marks: [Double] {
    let all = Self.rounds(from: losses.low * (1 - 1e-9), to: losses.high)
    guard all.count > 6 else { return all }
    return all.filter { value in
      let digits = DecimalText(value)?.digits
      return digits == [1]
    }
  }

  /// Where a step is on its axis.
  func x(_ step: Double) -> Double {
    let share = Elementary.log1p(step) / Elementary.log1p(Double(last))
    return plot.minX + min(1, share) * plot.width
  }

  /// Where a loss is on its axis.
  func y(_ loss: Double) -> Double {
    let share = Elementary.log(max(loss, losses.low) / losses.low) / Elementary.log(losses.high / losses.low)
    return plot.maxY - min(1, share) * plot.height
  }

  /// Where a point of the curve is.
  func place(_ step: Int, _ loss: Double) -> Point { Point(x(Double(step)), y(loss)) }
}
