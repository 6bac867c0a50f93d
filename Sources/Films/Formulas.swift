import Simulation
import Timeline

/// What a beat's panel says: a caption in words, a formula in steps, and one line of plain text for reports.
struct PanelText: Hashable, Sendable {
  /// A sentence above the formula.
  var caption: String
  /// The formula, cut before its equals signs: what is worked out, how, with which numbers, the result.
  var steps: [String]
  /// The result as plain text.
  var plain: String
}

/// The formulas of a network's passes, with the trace's own numbers.
///
/// Edge i carries the weights wᵢ₊₁, as narrators count them, and leads to the layer whose δ is δᵢ₊₁.
struct Formulas: Sendable {
  let trace: Trace

  private var network: Network { trace.network }
  private var last: Int { network.edgeCount }
  /// Whether every layer has one neuron, so that each letter is a number.
  var isChain: Bool { network.widths.allSatisfy { $0 == 1 } }

  /// What the panel says during a beat; nil where it stays empty.
  func text(of beat: BeatID) -> PanelText? {
    switch beat {
    case .countdown: nil
    case .title: PanelText(caption: "", steps: [], plain: "the title card")
    case .idle: idle
    case .forward(let edge): forward(edge)
    case .loss: loss
    case .delta(let edge): delta(edge)
    case .grad(let edge): gradient(edge)
    case .done: done
    case .update: PanelText(caption: "", steps: [], plain: "a step against the gradients")
    case .end: PanelText(caption: "", steps: [], plain: "the end card")
    }
  }

  // MARK: Names

  /// The activation of a layer: x, a₁, …, ŷ.
  func activation(_ layer: Int) -> String {
    switch layer {
    case 0: "\\role{signal}{\(isChain ? "x" : "\\mathbf{x}")}"
    case last: "\\role{signal}{\(isChain ? "\\hat{y}" : "\\hat{\\mathbf{y}}")}"
    default: "\\role{signal}{\(isChain ? "a" : "\\mathbf{a}")_{\(layer)}}"
    }
  }

  /// The weights of an edge: w₁ or the matrix W₁.
  func weight(_ edge: Int) -> String { "\\role{weight}{\(isChain ? "w" : "\\mathbf{W}")_{\(edge + 1)}}" }

  /// The δ of a layer.
  func delta(ofLayer layer: Int) -> String { "\\role{delta}{\\delta_{\(layer)}}" }

  /// The target.
  var target: String { "\\role{target}{\(isChain ? "y" : "\\mathbf{y}")}" }

  /// ∂L/∂w of an edge, as a fraction.
  func gradientName(_ edge: Int) -> String { "\\frac{\\partial L}{\\partial \(weight(edge))}" }

  /// Whether δ of the output is ŷ − y itself, the loss and the output activation cancelling.
  private var isFused: Bool {
    switch (network.output, network.loss) {
    case (.softmax, .crossEntropy), (.elementwise(.sigmoid), .binaryCrossEntropy): true
    case (.elementwise(.linear), .squaredError): true
    default: false
    }
  }

  /// The function of a layer's neurons as it is written; empty for the identity.
  private func function(ofLayer layer: Int) -> String {
    switch layer == last ? network.output : .elementwise(network.activation) {
    case .elementwise(.linear): ""
    case .elementwise(.sigmoid): "\\sigma"
    case .elementwise(.tanh): "\\mathrm{tanh}"
    case .elementwise(.relu): "\\mathrm{ReLU}"
    case .elementwise(.leakyRelu): "\\mathrm{LReLU}"
    case .elementwise(.softplus): "\\mathrm{softplus}"
    case .softmax: "\\mathrm{softmax}"
    }
  }

  // MARK: Beats

  private var idle: PanelText {
    let input = values(network.input)
    let wanted = values(network.target)
    return PanelText(
      caption: "One sample: an input, and the target that it should lead to",
      steps: ["\(activation(0)) = \(input),", "\(target) = \(wanted)"],
      plain: "x = \(plain(network.input)), y = \(plain(network.target))")
  }

  private func forward(_ edge: Int) -> PanelText {
    let layer = edge + 1
    let f = function(ofLayer: layer)
    let hasBias = network.biases != nil
    let bias = hasBias ? " + \(isChain ? "b" : "\\mathbf{b}")_{\(layer)}" : ""
    let sum = "\(weight(edge)) \(activation(edge))\(bias)"
    var steps = [activation(layer), f.isEmpty ? "= \(sum)" : "= \(f)(\(sum))"]
    if isChain {
      if f.isEmpty {
        let b = trace.edges[edge].biases.first.map { $0 < 0 ? " - \(number(-$0))" : " + \(number($0))" } ?? ""
        let product = product([
          (trace.edges[edge].weights[0][0], .weight), (trace.layers[edge].a[0], .signal),
        ])
        steps.append("= \(product)\(hasBias ? b : "")")
      } else {
        steps.append("= \(f)(\(number(trace.layers[layer].z[0])))")
      }
    }
    steps.append("= \\role{signal}{\(values(trace.layers[layer].a))}")
    let what = isChain ? "weight \(layer)" : "layer \(layer) of weights"
    let name = layer == last ? "ŷ" : "a\(subscripted(layer))"
    return PanelText(
      caption: layer == last ? "Forward through \(what): the prediction" : "Forward through \(what)",
      steps: steps, plain: "\(name) = \(plain(trace.layers[layer].a))")
  }

  private var loss: PanelText {
    let result = "= \\role{target}{\(number(trace.loss))}"
    let y = target
    let hat = activation(last)
    let steps: [String]
    switch (network.loss, isChain) {
    case (.squaredError, true):
      let inner = difference(trace.prediction[0], network.target[0])
      steps = ["L", "= \\tfrac{1}{2} (\(hat) - \(y))^2", "= \\tfrac{1}{2} (\(inner))^2", result]
    case (.squaredError, false):
      steps = ["L", "= \\tfrac{1}{2} \\sum_k (\\role{signal}{\\hat{y}_k} - \\role{target}{y_k})^2", result]
    case (.binaryCrossEntropy, true):
      steps = [
        "L", "= -\(y) \\,\\mathrm{ln}\\, \(hat) - (1 - \(y)) \\,\\mathrm{ln} (1 - \(hat))", result,
      ]
    case (.binaryCrossEntropy, false):
      steps = [
        "L",
        "= -\\sum_k \\left( \\role{target}{y_k} \\,\\mathrm{ln}\\, \\role{signal}{\\hat{y}_k} + "
          + "(1 - \\role{target}{y_k}) \\,\\mathrm{ln} (1 - \\role{signal}{\\hat{y}_k}) \\right)",
        result,
      ]
    case (.crossEntropy, _):
      steps = ["L", "= -\\sum_k \\role{target}{y_k} \\,\\mathrm{ln}\\, \\role{signal}{\\hat{y}_k}", result]
    }
    return PanelText(
      caption: "The loss: how far the prediction missed the target", steps: steps,
      plain: "L = \(NumberText.text(trace.loss))")
  }

  private func delta(_ edge: Int) -> PanelText {
    let layer = edge + 1
    let name = delta(ofLayer: layer)
    let times = isChain ? "\\cdot" : "\\odot"
    let f = function(ofLayer: layer)
    let z = isChain ? "z" : "\\mathbf{z}"
    let slope = f.isEmpty ? "" : " \(times) \(f)'(\(z)_{\(layer)})"
    var steps = [name]
    let caption: String
    if layer == last {
      caption = "δ\(subscripted(layer)) is born at the output, and stored: how the loss moves when the prediction does"
      if isFused {
        steps.append("= \(activation(last)) - \(target)")
        if isChain { steps.append("= \(difference(trace.prediction[0], network.target[0]))") }
      } else if network.loss == .squaredError, case .elementwise = network.output {
        steps.append("= (\(activation(last)) - \(target))\(slope)")
        if isChain {
          let error = "(\(difference(trace.prediction[0], network.target[0])))"
          steps.append("= \(error) \\cdot \(factor(trace.layers[layer].slope[0]))")
        }
      } else {
        steps.append("= \\frac{\\partial L}{\\partial \(z)_{\(layer)}}")
      }
    } else {
      let next = delta(ofLayer: layer + 1)
      let factor = isChain ? "w\(subscripted(layer + 1))" : "the weights of layer \(layer + 1)"
      caption =
        "δ\(subscripted(layer + 1)) is fetched, not worked out again: times \(factor)\(f.isEmpty ? "" : " and the slope") "
        + "it becomes δ\(subscripted(layer))"
      if isChain {
        steps.append("= \(weight(edge + 1)) \(next)\(slope)")
        var factors: [(Double, Role?)] = [
          (trace.edges[edge + 1].weights[0][0], .weight), (trace.layers[layer + 1].delta[0], .delta),
        ]
        if !f.isEmpty { factors.append((trace.layers[layer].slope[0], nil)) }
        steps.append("= \(product(factors))")
      } else {
        steps.append("= \(weight(edge + 1))^{\\top} \(next)\(slope)")
      }
    }
    steps.append("= \\role{delta}{\(values(trace.layers[layer].delta))}")
    return PanelText(
      caption: caption, steps: steps, plain: "δ\(subscripted(layer)) = \(plain(trace.layers[layer].delta))")
  }

  private func gradient(_ edge: Int) -> PanelText {
    let layer = edge + 1
    let strongest = self.strongest(edge)
    let role = Self.role(ofGradient: strongest.value)
    var steps = [gradientName(edge)]
    var caption: String
    let name = "w\(subscripted(layer))"
    if isChain {
      steps.append("= \(delta(ofLayer: layer)) \\cdot \(activation(edge))")
      let factors: [(Double, Role?)] = [(trace.layers[layer].delta[0], .delta), (trace.layers[edge].a[0], .signal)]
      steps.append("= \(product(factors))")
      steps.append("= \\role{\(role.rawValue)}{\(number(strongest.value))}")
      caption = "The gradient of \(name): δ\(subscripted(layer)) times what came in"
    } else {
      steps.append("= \(delta(ofLayer: layer)) \\, \(activation(edge))^{\\top}")
      let entry = "w_{\(strongest.to + 1),\(strongest.from + 1)}"
      steps.append(
        "\\;,\\quad \\frac{\\partial L}{\\partial \(entry)} = \\role{\(role.rawValue)}{\(number(strongest.value))}")
      caption =
        strongest.value == 0
        ? "The gradients of layer \(layer): every one is zero"
        : "The gradients of layer \(layer); the strongest is that from neuron \(strongest.from + 1) to \(strongest.to + 1)"
    }
    return PanelText(
      caption: caption, steps: steps,
      plain: isChain
        ? "∂L/∂\(name) = \(NumberText.text(strongest.value))"
        : strongest.value == 0
          ? "∂L/∂W\(subscripted(layer)): all \(strongest.count) are 0"
          : "∂L/∂W\(subscripted(layer)): strongest \(NumberText.text(strongest.value)) of \(strongest.count)")
  }

  private var done: PanelText {
    let count = trace.multiplications
    return PanelText(
      caption: "One pass forward, one pass back: every gradient, each δ worked out once and reused",
      steps: [
        "\\role{decrease}{\(count.backward)} \\text{ \(Self.multiplications(count.backward)) with reuse,}",
        "\\role{increase}{\(count.withoutReuse)} \\text{ without}",
      ],
      plain: "\(count.backward) \(Self.multiplications(count.backward)) with reuse, \(count.withoutReuse) without")
  }

  private static func multiplications(_ count: Int) -> String { count == 1 ? "multiplication" : "multiplications" }

  // MARK: Parts

  /// What the card of an edge says: its gradient, or the size of the strongest of many.
  func card(_ edge: Int) -> (source: String, role: Role) {
    let strongest = strongest(edge)
    guard strongest.count > 1 else {
      let role = Self.role(ofGradient: strongest.value)
      return ("\(gradientName(edge)) = \\role{\(role.rawValue)}{\(number(strongest.value))}", role)
    }
    let size = NumberText.math(abs(strongest.value), digits: 3)
    return ("\\mathrm{max}\\,\\left|\(gradientName(edge))\\right| = \(size)", .muted)
  }

  /// The gradient entry of an edge that is greatest in size (the first of equals), and how many there are.
  func strongest(_ edge: Int) -> (to: Int, from: Int, value: Double, count: Int) {
    let rows = trace.edges[edge].gradient
    var best = (to: 0, from: 0, value: rows[0][0], count: rows.count * rows[0].count)
    for (to, row) in rows.enumerated() {
      for (from, value) in row.enumerated() where abs(value) > abs(best.value) {
        (best.to, best.from, best.value) = (to, from, value)
      }
    }
    return best
  }

  /// What the update will do to a weight: a step against its gradient.
  static func role(ofGradient value: Double) -> Role {
    value < 0 ? .increase : value > 0 ? .decrease : .muted
  }

  private func number(_ value: Double) -> String { NumberText.math(value) }

  /// A number, in brackets when it is negative.
  private func factor(_ value: Double) -> String { value < 0 ? "(\(number(value)))" : number(value) }

  private func product(_ factors: [(Double, Role?)]) -> String {
    factors.enumerated().map { index, entry in
      let text = index == 0 ? number(entry.0) : factor(entry.0)
      return entry.1.map { "\\role{\($0.rawValue)}{\(text)}" } ?? text
    }.joined(separator: " \\cdot ")
  }

  private func difference(_ prediction: Double, _ wanted: Double) -> String {
    "\\role{signal}{\(number(prediction))} - \\role{target}{\(factor(wanted))}"
  }

  /// One number, or the first few of a vector.
  private func values(_ vector: [Double]) -> String {
    guard vector.count > 1 else { return number(vector[0]) }
    let shown = vector.prefix(4).map { NumberText.math($0, digits: 3) }.joined(separator: ", ")
    return "(\(shown)\(vector.count > 4 ? ", \\ldots" : ""))"
  }

  private func plain(_ vector: [Double]) -> String {
    guard vector.count > 1 else { return NumberText.text(vector[0]) }
    let shown = vector.prefix(4).map { NumberText.text($0) }.joined(separator: ", ")
    return "(\(shown)\(vector.count > 4 ? ", …" : ""))"
  }

  private func subscripted(_ value: Int) -> String {
    String(String.UnicodeScalarView(String(value).unicodeScalars.compactMap { Unicode.Scalar($0.value + 0x2050) }))
  }
}
