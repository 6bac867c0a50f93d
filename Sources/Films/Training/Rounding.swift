import FilmKit
import Learning
import NetworkKit
import Numerics
import Simulation
import Typesetting

/// How the film `training` rounds: every number of a step has one way of being written, wherever it stands.
///
/// δ of a hidden layer is printed with its two factors: these have one decimal more than it where it takes that for what
/// is printed of them to multiply to what is printed of it.
struct Rounding: Sendable {
  /// How many decimals the numbers of each layer have.
  private let decimals: [Decimals]

  /// The decimals of δ of a layer, of what reaches it, and of its slopes.
  private struct Decimals: Sendable {
    let delta: Int
    let upstream: Int
    let slope: Int
  }

  /// Decides for the steps of all samples.
  init(_ traces: [Trace]) {
    decimals = (traces.first?.layers ?? []).indices.map { Self.decimals(ofLayer: $0, traces) }
  }

  /// As few decimals as there can be; the factors have one more than δ where more products come out then.
  private static func decimals(ofLayer layer: Int, _ traces: [Trace]) -> Decimals {
    let products = traces.flatMap { Product.all(ofLayer: layer, $0) }
    let few = Decimals(
      delta: least(traces.flatMap { $0.layers[layer].delta }), upstream: least(products.map(\.upstream)),
      slope: least(products.map(\.slope)))
    let (upstream, slope) = (max(few.upstream, few.delta) + 1, max(few.slope, few.delta) + 1)
    let more = Decimals(delta: few.delta, upstream: upstream, slope: slope)
    func wrong(_ way: Decimals) -> Int { products.count { !comesOut($0, way) } }
    return wrong(more) < wrong(few) ? more : few
  }

  /// Three decimals where a number would have none else, or two.
  private static func least(_ numbers: [Double]) -> Int {
    numbers.contains { abs($0) >= 0.001 && abs($0) < 0.01 } ? 3 : 2
  }

  /// A δ and its factors.
  private struct Product {
    let upstream: Double
    let slope: Double
    let delta: Double

    /// Those of a layer; none of the input and the output, whose δ is no such product.
    static func all(ofLayer layer: Int, _ trace: Trace) -> [Product] {
      guard layer > 0, trace.edges.indices.contains(layer) else { return [] }
      let (upstream, own) = (trace.upstream(layer), trace.layers[layer])
      return upstream.indices.map { Product(upstream: upstream[$0], slope: own.slope[$0], delta: own.delta[$0]) }
    }
  }

  /// Whether the printed factors multiply to what rounds to the printed product.
  private static func comesOut(_ product: Product, _ decimals: Decimals) -> Bool {
    let (up, _) = read(product.upstream, decimals: decimals.upstream)
    let (slope, _) = read(product.slope, decimals: decimals.slope)
    let (delta, unit) = read(product.delta, decimals: decimals.delta)
    // One in the middle between two would be rounded to either.
    return abs(up * slope - delta) < unit / 2 * (1 - 1e-6)
  }

  /// The sign between the factors of some neurons' δ and the products: `=` where what is printed comes out so.
  func equals(_ neurons: Range<Int>, ofLayer layer: Int, in trace: Trace) -> String {
    let products = Product.all(ofLayer: layer, trace)
    return neurons.allSatisfy { Self.comesOut(products[$0], decimals[layer]) } ? "=" : "\\approx"
  }

  /// A number in the formula language: so many decimals; one digit where these would leave none, and a power of ten
  /// where that would be lost among zeros: `0.30`, `0.003`, `3.6 \times 10^{-4}`.
  private static func math(_ value: Double, decimals: Int) -> String {
    guard let digits = digits(value, decimals: decimals) else { return value.text(decimals: decimals) }
    return NumberText.math(value, digits: digits)
  }

  /// A number as it is read, and what one more of its last digit is.
  private static func read(_ value: Double, decimals: Int) -> (value: Double, unit: Double) {
    guard let digits = digits(value, decimals: decimals), var decimal = DecimalText(value) else {
      return (Double(value.text(decimals: decimals)) ?? value, power(-decimals))
    }
    decimal.round(toDigits: digits)
    return (Double(NumberText.text(value, digits: digits)) ?? value, power(decimal.exponent + 1 - digits))
  }

  private static func power(_ exponent: Int) -> Double {
    (0..<abs(exponent)).reduce(1) { power, _ in exponent < 0 ? power / 10 : power * 10 }
  }

  /// The digits of a number that so many decimals would leave nothing of; nil for others.
  private static func digits(_ value: Double, decimals: Int) -> Int? {
    let size = abs(value)
    if value == 0 || size >= power(-decimals) { return nil }
    return size >= 0.001 ? 1 : 2
  }

  /// A number in the formula language: of δ and its factors with as many decimals as those of all neurons of the layer,
  /// in the steps of all samples; activations stand in neurons, where that has no room.
  func math(_ value: Double, of quantity: Quantity) -> String {
    guard let layer = quantity.indices.first, quantity.indices.count == 2, decimals.indices.contains(layer) else {
      return Self.math(value, decimals: 2)
    }
    let count =
      switch quantity.kind {
      case .delta: decimals[layer].delta
      case .slope: decimals[layer].slope
      case .upstream: decimals[layer].upstream
      default: 2
      }
    return Self.math(value, decimals: count)
  }

  /// A formula of a step with all its numbers rounded so, and in the film's colours: a target is in no role's.
  func formula(_ source: String, _ trace: Trace) -> String {
    var (text, rest) = ("", source[...])
    while let start = rest.firstRange(of: "\\role{") {
      text += rest[..<start.lowerBound]
      rest = rest[start.upperBound...]
      guard let end = rest.firstIndex(of: "}") else { break }
      let name = rest[..<end]
      rest = rest[rest.index(after: end)...]
      let body = Self.argument(&rest)
      let tag = name.split(separator: "@").last
      let inner = number(body, tag: tag, trace) ?? formula(body, trace)
      text += "\\role{\(Self.neutral(name))}{\(inner)}"
    }
    return text + rest
  }

  private static func neutral(_ name: Substring) -> String {
    name.hasPrefix(Role.target.rawValue)
      ? Role.ink.rawValue + name.dropFirst(Role.target.rawValue.count) : String(name)
  }

  /// What stands between the braces that `rest` begins with.
  private static func argument(_ rest: inout Substring) -> String {
    guard rest.first == "{" else { return "" }
    var depth = 0
    for index in rest.indices {
      if rest[index] == "{" { depth += 1 } else if rest[index] == "}" { depth -= 1 }
      guard depth == 0 else { continue }
      let body = rest[rest.index(after: rest.startIndex)..<index]
      rest = rest[rest.index(after: index)...]
      return String(body)
    }
    return ""
  }

  /// A number of a step anew; nil for what is none.
  private func number(_ body: String, tag: Substring?, _ trace: Trace) -> String? {
    guard body.drop(while: { "-(".contains($0) }).first?.isNumber == true,
      let quantity = tag.flatMap({ Quantity(tag: $0) }), Self.rounded.contains(quantity.kind), quantity.isOne(trace),
      let value = quantity.value(in: trace, updated: nil)
    else { return nil }
    if body.hasPrefix("(") { return "(\(math(value, of: quantity)))" }
    // After a minus sign of the formula's own only the size is shown.
    return math(value < 0 && !body.hasPrefix("-") ? -value : value, of: quantity)
  }

  private static let rounded: Set<Quantity.Kind> = [
    .activation, .preactivation, .slope, .delta, .weight, .bias, .gradient, .error, .loss, .upstream,
  ]
}

extension Lettering {
  /// Numbers to stand inside neurons: all in one size, and rounded as everywhere; nil where they would not be readable.
  func rounded(
    _ numbers: [Double], _ quantity: (Int) -> Quantity, by rounding: Rounding, in shape: Capsule
  ) throws(TypesettingError) -> [Label]? {
    let room = shape.isRound ? 1.7 * shape.halfWidth : 2 * shape.halfWidth - 0.36 * shape.halfHeight
    let height = shape.isRound ? 0.66 * shape.halfHeight : 1.4 * shape.halfHeight
    for size in [30, 26, 24].filter({ $0 > theme.smallest }) + [theme.smallest] where size <= height / unit {
      var labels: [Label] = []
      for (index, number) in numbers.enumerated() {
        let quantity = quantity(index)
        let text = rounding.math(number, of: quantity)
        let label = try math("\\role{ink@\(quantity.tag)}{\(text)}", size: size)
        if label.width <= room {
          labels.append(label)
        } else if abs(number) < 0.01, size == theme.smallest {
          labels.append(try math("\\approx 0", size: size))
        } else {
          break
        }
      }
      if labels.count == numbers.count { return labels }
    }
    return nil
  }
}
