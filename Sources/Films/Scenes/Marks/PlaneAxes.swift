import FilmKit
import Numerics
import Text
import Timeline
import Typesetting

/// What axes show: from where to where they go, and what they are called.
struct PlaneAxes: Hashable, Sendable {
  var xs: ClosedRange<Double>
  var ys: ClosedRange<Double>
  var across: String?
  var up: String?
  /// Whether a unit is as long across as up.
  var isSquare = false
  /// Whether each tenfold is as long as any other, across and up.
  var xIsLog = false
  var yIsLog = false

  /// The words of the key `log`.
  static let logs = ["none", "x", "y", "both"]
  /// The words of the key `aspect`.
  static let aspects = ["fill", "equal"]

  /// The rows of the keys that say how the axes are drawn.
  static let keys = [
    Key("across", .text(longest: 40), .words("none"), "What the axis across is called."),
    Key("up", .text(longest: 40), .words("none"), "What the axis up is called."),
  ]
  static let log = Key(
    "log", .choice(logs), .value("\"none\""), "The axis on which each tenfold is as long as any other.")

  /// The row of the key that says how long units are.
  static func aspect(_ fallback: String) -> Key {
    Key("aspect", .choice(aspects), .words(fallback), "Whether a unit is as long across as up.")
  }

  /// Lays them out.
  func axes(_ setting: MarkSetting) throws(TypesettingError) -> Axes {
    try Axes(
      x: xs, y: ys, across: across, up: up, isSquare: isSquare, xIsLog: xIsLog, yIsLog: yIsLog, setting)
  }

  /// A range of whole tenfolds that holds the positive ones of some numbers.
  static func tenfolds(_ numbers: [Double]) -> ClosedRange<Double> {
    let positive = numbers.filter { $0 > 1e-300 && $0 < 1e300 }
    guard let low = positive.min(), let high = positive.max() else { return 1...10 }
    let first = exponent(low)
    let last = max(first + 1, power(exponent(high)) < high ? exponent(high) + 1 : exponent(high))
    return power(first)...power(last)
  }

  /// The power of ten at or below a positive number.
  static func exponent(_ number: Double) -> Int {
    var exponent = Int((Elementary.log(number) / Elementary.log(10)).rounded(.down))
    if power(exponent + 1) <= number { exponent += 1 }
    if power(exponent) > number { exponent -= 1 }
    return exponent
  }

  /// Ten to a power, as exactly as a number can be.
  static func power(_ exponent: Int) -> Double { DecimalLiteral("1e\(exponent)")?.double ?? 0 }

  /// Round numbers inside a range of tenfolds: powers of ten, and 2 and 5 times each where there are few.
  static func logTicks(_ range: ClosedRange<Double>) -> [Double] {
    let (first, last) = (exponent(range.lowerBound), exponent(range.upperBound))
    let every = max(1, (last - first) / 8)
    let slack = 1 + 1e-9
    func inside(_ factors: [Double]) -> [Double] {
      stride(from: first, through: last, by: every).flatMap { exponent in factors.map { $0 * power(exponent) } }
        .filter { $0 * slack >= range.lowerBound && $0 <= range.upperBound * slack }
    }
    let powers = inside([1])
    let ticks = powers.count > 2 ? powers : inside([1, 2, 5])
    return ticks.count > 1 ? ticks : [range.lowerBound, range.upperBound]
  }
}

extension MarkReader {
  /// Which axes are logarithmic; nil, with a message, where that can't be read.
  mutating func logs() -> (x: Bool, y: Bool)? {
    choice("log", PlaneAxes.logs).map { ($0 == "x" || $0 == "both", $0 == "y" || $0 == "both") }
  }

  /// Whether a mark that takes the axes of another says nothing of its own; else there is a message.
  mutating func takesAxes(of host: String?) -> Bool {
    guard let host else { return true }
    for key in ["y", "across", "up", "log", "aspect"] where self[key] != nil {
      report(.takesAxes(key: key, of: host), key)
      return false
    }
    return true
  }

  /// Whether an axis can be logarithmic from one number to another; else there is a message.
  mutating func hasPlace(_ range: ClosedRange<Double>?, _ key: String, onLog isLog: Bool) -> Bool {
    guard isLog, let range, range.lowerBound <= 0 else { return true }
    report(
      .shape(key: key, found: "from \(NumberText.text(range.lowerBound))", wanted: "more than 0 on a log axis"), key)
    return false
  }

  /// Whether a unit is as long across as up, or what stands in for that; nil, with a message, when it is wrong.
  mutating func isSquare(else fallback: Bool, log: Bool = false) -> Bool? {
    guard self["aspect"] != nil else { return fallback }
    guard let word = choice("aspect", PlaneAxes.aspects) else { return nil }
    if word == "equal", log {
      report(.value("a log axis has no units of one length. Leave \"aspect\" or \"log\" out."), "aspect")
      return nil
    }
    return word == "equal"
  }
}
