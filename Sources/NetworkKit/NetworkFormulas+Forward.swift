public import FilmKit
import Simulation
import Timeline

/// The forward pass and the loss.
extension NetworkFormulas {
  /// The sample: x and y.
  public var idle: PanelText {
    let input = values(network.input, .signal) { Quantity(.activation, [0, $0]) }
    let wanted = values(network.target, .target) { Quantity(.target, [$0]) }
    let steps = ["\(activation(0)) = \(input)\(wording.language.listMark)", "\(target) = \(wanted)"]
    return PanelText(
      captions: wording.ways(.sample),
      steps: steps, brief: steps, plain: "x = \(plain(network.input)), y = \(plain(network.target))")
  }

  /// The activations of the layer that an edge leads to.
  public func forward(_ edge: Int) -> PanelText {
    let layer = edge + 1
    let f = function(ofLayer: layer)
    let hasBias = network.biases != nil
    let bias = hasBias ? " + \(isChain ? "b" : "\\mathbf{b}")_{\(layer)}" : ""
    let sum = "\(weight(edge)) \(isChain ? "\\cdot " : "")\(activation(edge))\(bias)"
    var steps = [activation(layer), f.isEmpty ? "= \(sum)" : "= \(f)(\(sum))"]
    var sign = "="
    if isChain {
      if f.isEmpty {
        let b = trace.edges[edge].biases.first.map { bias in
          (bias < 0 ? " - " : " + ") + number(abs(bias), Quantity(.bias, [edge, 0]), .ink)
        }
        let product =
          number(trace.edges[edge].weights[0][0], Quantity(.weight, [edge, 0, 0]), .weight) + " \\cdot "
          + number(trace.layers[edge].a[0], Quantity(.activation, [edge, 0]), .signal, isFactor: true)
        steps.append("= \(product)\(b ?? "")")
        if let bias = trace.edges[edge].biases.first {
          let (weight, input) = (Quantity(.weight, [edge, 0, 0]), Quantity(.activation, [edge, 0]))
          let product = read(trace.edges[edge].weights[0][0], weight) * read(trace.layers[edge].a[0], input)
          let sum = product + read(bias, Quantity(.bias, [edge, 0]))
          sign = equals(sum, trace.layers[layer].a[0], Quantity(.activation, [layer, 0]))
        }
      } else {
        steps.append("= \(f)(\(number(trace.layers[layer].z[0], Quantity(.preactivation, [layer, 0]), .ink)))")
      }
    }
    let result = "\(sign) \(values(trace.layers[layer].a, .signal) { Quantity(.activation, [layer, $0]) })"
    steps.append(result)
    let term: Term =
      switch (isChain, layer == last) {
      case (true, false): .forwardWeight
      case (true, true): .forwardLastWeight
      case (false, false): .forwardLayer
      case (false, true): .forwardLastLayer
      }
    let name = layer == last ? "ŷ" : "a\(subscripted(layer))"
    return PanelText(
      captions: wording.ways(term, ["layer": .count(layer), "name": "\(name)"]),
      steps: steps,
      brief: [
        activation(layer), "= \(few(trace.layers[layer].a, .signal) { Quantity(.activation, [layer, $0]) })",
      ], spare: isChain ? 2 : nil,
      plain: "\(name) = \(plain(trace.layers[layer].a))")
  }

  /// The loss.
  public var loss: PanelText {
    let result = "= \(number(trace.loss, Quantity(.loss), .ink))"
    let name = "\\role{ink@L}{L}"
    let y = target
    let hat = activation(last)
    let hats = "\\role{signal@a.\(last)}{\\hat{y}_k}"
    let wanted = "\\role{target@y}{y_k}"
    let steps: [String]
    switch (network.loss, isChain) {
    case (.squaredError, true):
      steps = [name, "= \\tfrac{1}{2} (\(hat) - \(y))^2", "= \\tfrac{1}{2} (\(difference))^2", result]
    case (.squaredError, false):
      steps = [name, "= \\tfrac{1}{2} \\sum_k (\(hats) - \(wanted))^2", result]
    case (.binaryCrossEntropy, true):
      steps = [
        name, "= -\(y) \\,\\mathrm{ln}\\, \(hat) - (1 - \(y)) \\,\\mathrm{ln} (1 - \(hat))", result,
      ]
    case (.binaryCrossEntropy, false):
      steps = [
        name,
        "= -\\sum_k \\left( \(wanted) \\,\\mathrm{ln}\\, \(hats) + (1 - \(wanted)) \\,\\mathrm{ln} (1 - \(hats)) \\right)",
        result,
      ]
    case (.crossEntropy, _):
      steps = [name, "= -\\sum_k \(wanted) \\,\\mathrm{ln}\\, \(hats)", result]
    }
    return PanelText(
      captions: wording.ways(.loss), steps: steps,
      brief: [name, result],
      spare: steps.count > 3 ? 2 : nil, plain: "L = \(NumberText.text(trace.loss))")
  }

  /// ŷ − y in numbers.
  public var difference: String {
    number(trace.prediction[0], Quantity(.activation, [last, 0]), .signal) + " - "
      + number(network.target[0], Quantity(.target, [0]), .target, isFactor: true)
  }
}
