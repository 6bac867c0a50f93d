import FilmKit
import Learning
import NetworkKit
import Numerics
import Simulation
import Typesetting

/// How the film `training` rounds: every number of a step has one way of being written, wherever it stands.
enum Rounding {
  /// A number in the formula language: two decimals; one digit where these would leave none, and a power of ten where
  /// that would be lost among zeros: `0.30`, `0.003`, `3.6 \times 10^{-4}`.
  static func math(_ value: Double) -> String {
    let size = abs(value)
    if value == 0 || size >= 0.01 { return value.text(decimals: 2) }
    return size >= 0.001 ? NumberText.math(value, digits: 1) : NumberText.math(value, digits: 2)
  }

  /// A number among those that it is compared with: with three decimals, as all others, where one of them would have
  /// none else.
  static func math(_ value: Double, among vector: [Double]) -> String {
    let isFine = vector.contains { abs($0) >= 0.001 && abs($0) < 0.01 }
    return isFine && (value == 0 || abs(value) >= 0.001) ? value.text(decimals: 3) : math(value)
  }

  /// The numbers that one of a step has as many decimals as: of δ and its factors those of all neurons of the layer, in
  /// the steps of all samples; activations stand in neurons, where that has no room.
  static func vector(of quantity: Quantity, in traces: [Trace]) -> [Double] {
    guard let layer = quantity.indices.first, quantity.indices.count == 2 else { return [] }
    return traces.filter { $0.layers.indices.contains(layer) }.flatMap { trace -> [Double] in
      switch quantity.kind {
      case .delta: trace.layers[layer].delta
      case .slope: trace.layers[layer].slope
      case .upstream: trace.edges.indices.contains(layer) ? trace.upstream(layer) : []
      default: []
      }
    }
  }

  /// A formula of a step with all its numbers rounded so, and in the film's colours: a target is in no role's.
  ///
  /// - Parameter traces: The steps of all samples.
  static func formula(_ source: String, _ trace: Trace, among traces: [Trace]) -> String {
    var (text, rest) = ("", source[...])
    while let start = rest.firstRange(of: "\\role{") {
      text += rest[..<start.lowerBound]
      rest = rest[start.upperBound...]
      guard let end = rest.firstIndex(of: "}") else { break }
      let name = rest[..<end]
      rest = rest[rest.index(after: end)...]
      let body = argument(&rest)
      let tag = name.split(separator: "@").last
      let inner = number(body, tag: tag, trace, traces) ?? formula(body, trace, among: traces)
      text += "\\role{\(neutral(name))}{\(inner)}"
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
  private static func number(_ body: String, tag: Substring?, _ trace: Trace, _ traces: [Trace]) -> String? {
    guard body.drop(while: { "-(".contains($0) }).first?.isNumber == true,
      let quantity = tag.flatMap({ Quantity(tag: $0) }), rounded.contains(quantity.kind), quantity.isOne(trace),
      let value = quantity.value(in: trace, updated: nil)
    else { return nil }
    let vector = vector(of: quantity, in: traces)
    if body.hasPrefix("(") { return "(\(math(value, among: vector)))" }
    // After a minus sign of the formula's own only the size is shown.
    return math(value < 0 && !body.hasPrefix("-") ? -value : value, among: vector)
  }

  private static let rounded: Set<Quantity.Kind> = [
    .activation, .preactivation, .slope, .delta, .weight, .bias, .gradient, .error, .loss, .upstream,
  ]
}

extension Lettering {
  /// Numbers to stand inside neurons: all in one size, and rounded as everywhere; nil where they would not be readable.
  ///
  /// - Parameter traces: The steps of all samples.
  func rounded(
    _ numbers: [Double], _ quantity: (Int) -> Quantity, among traces: [Trace], in shape: Capsule
  ) throws(TypesettingError) -> [Label]? {
    let room = shape.isRound ? 1.7 * shape.halfWidth : 2 * shape.halfWidth - 0.36 * shape.halfHeight
    let height = shape.isRound ? 0.66 * shape.halfHeight : 1.4 * shape.halfHeight
    for size in [30, 26, 24].filter({ $0 > theme.smallest }) + [theme.smallest] where size <= height / unit {
      var labels: [Label] = []
      for (index, number) in numbers.enumerated() {
        let quantity = quantity(index)
        let text = Rounding.math(number, among: Rounding.vector(of: quantity, in: traces))
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
