public import FilmKit
import Simulation
import Timeline

/// The backward pass, what it cost, and the step that it is for.
extension NetworkFormulas {
  /// δ of the layer that an edge leads to.
  public func delta(_ edge: Int) -> PanelText {
    let layer = edge + 1
    let name = delta(ofLayer: layer)
    let words = "δ\(subscripted(layer))"
    let times = isChain ? "\\cdot" : "\\odot"
    let f = function(ofLayer: layer)
    let z = isChain ? "z" : "\\mathbf{z}"
    let slope = f.isEmpty ? "" : " \(times) \\role{ink@s.\(layer)}{\(f)'(\(z)_{\(layer)})}"
    var (steps, sign) = ([name], "=")
    let captions: [String]
    if layer == last {
      captions = wording.ways(.deltaBorn, ["delta": "\(words)"])
      if isFused {
        steps.append("= \(activation(last)) - \(target)")
        if isChain { steps.append("= \(difference)") }
      } else if network.loss == .squaredError, case .elementwise = network.output {
        steps.append("= (\(activation(last)) - \(target))\(slope)")
        if isChain { steps.append("= (\(difference)) \\cdot \(slopeValue(layer))") }
      } else {
        steps.append("= \\frac{\\partial L}{\\partial \(z)_{\(layer)}}")
      }
    } else {
      let next = delta(ofLayer: layer + 1)
      let factor = "\(isChain ? "w" : "W")\(subscripted(layer + 1))"
      let old = "δ\(subscripted(layer + 1))"
      captions = wording.ways(
        f.isEmpty ? .deltaFetchedLinear : .deltaFetched,
        ["old": "\(old)", "weight": "\(factor)", "delta": "\(words)"])
      if isChain {
        steps.append("= \(weight(edge + 1)) \\cdot \(next)\(slope)")
        let product =
          number(trace.edges[edge + 1].weights[0][0], Quantity(.weight, [edge + 1, 0, 0]), .weight) + " \\cdot "
          + number(trace.layers[layer + 1].delta[0], Quantity(.delta, [layer + 1, 0]), .delta, isFactor: true)
        steps.append("= \(product)\(f.isEmpty ? "" : " \\cdot \(slopeValue(layer))")")
        let slope = f.isEmpty ? 1 : read(trace.layers[layer].slope[0], Quantity(.slope, [layer, 0]))
        sign = equals(
          read(trace.edges[edge + 1].weights[0][0], Quantity(.weight, [edge + 1, 0, 0]))
            * read(trace.layers[layer + 1].delta[0], Quantity(.delta, [layer + 1, 0])) * slope,
          trace.layers[layer].delta[0], Quantity(.delta, [layer, 0]))
      } else {
        steps.append("= \(weight(edge + 1))^{\\top} \(next)\(slope)")
      }
    }
    let result = "\(sign) \(values(trace.layers[layer].delta, .delta) { Quantity(.delta, [layer, $0]) })"
    steps.append(result)
    let short = "= \(few(trace.layers[layer].delta, .delta) { Quantity(.delta, [layer, $0]) })"
    return PanelText(
      captions: captions, steps: steps, brief: [name, short], spare: steps.count > 3 ? 2 : nil,
      plain: "\(words) = \(plain(trace.layers[layer].delta))")
  }

  /// The gradients of an edge.
  public func gradient(_ edge: Int) -> PanelText {
    let layer = edge + 1
    let strongest = self.strongest(edge)
    let role = Self.role(ofGradient: strongest.value)
    let quantity = Quantity(.gradient, [edge, strongest.to, strongest.from])
    var steps = [gradientName(edge)]
    let name = "w\(subscripted(layer))"
    guard !isChain else {
      steps.append("= \(delta(ofLayer: layer)) \\cdot \(activation(edge))")
      steps.append(
        "= " + number(trace.layers[layer].delta[0], Quantity(.delta, [layer, 0]), .delta) + " \\cdot "
          + number(trace.layers[edge].a[0], Quantity(.activation, [edge, 0]), .signal, isFactor: true))
      let product =
        read(trace.layers[layer].delta[0], Quantity(.delta, [layer, 0]))
        * read(trace.layers[edge].a[0], Quantity(.activation, [edge, 0]))
      let result = "\(equals(product, strongest.value, quantity)) \(number(strongest.value, quantity, role))"
      steps.append(result)
      return PanelText(
        captions: wording.ways(.gradientWeight, ["weight": "\(name)", "delta": "δ\(subscripted(layer))"]),
        steps: steps, brief: [steps[0], result], spare: 2, plain: "∂L/∂\(name) = \(NumberText.text(strongest.value))")
    }
    steps.append("= \(delta(ofLayer: layer)) \\, \(activation(edge))^{\\top}")
    let entry = "\\role{weight}{\(entry(edge, strongest.to, strongest.from))}"
    let result =
      "\\role{ink@g.\(edge)}{\\frac{\\partial L}{\\partial \(entry)}} = \(number(strongest.value, quantity, role))"
    let isDead = strongest.value == 0
    return PanelText(
      captions: wording.ways(
        isDead ? .gradientsZero : .gradientsLayer,
        ["layer": .count(layer), "from": .count(strongest.from + 1), "to": .count(strongest.to + 1)]),
      steps: steps + ["\\qquad \(result)"], brief: [result],
      plain: wording(
        isDead ? .gradientsZeroSummary : .gradientsSummary,
        [
          "gradient": "∂L/∂W\(subscripted(layer))", "value": "\(NumberText.text(strongest.value))",
          "count": .count(strongest.count),
        ]))
  }

  /// What the gradients cost, and what those of a deeper network like this one would.
  public func done(depth: Int) -> PanelText {
    let count = trace.multiplications
    let deep = network.gradientCost(ofDepth: depth)
    return PanelText(
      captions: wording.ways(.everyGradient),
      steps: [], brief: [],
      plain: wording(
        .costSummary,
        [
          "reuse": .count(count.backward), "scratch": .count(count.withoutReuse), "depth": .count(depth),
          "deepReuse": .count(deep.withReuse.reduce(0, +)), "deepScratch": .count(deep.fromScratch.reduce(0, +)),
        ]))
  }

  /// The edge that has the greatest gradient of those that are seen as the weights take their step, the first of equals.
  public var steepest: Int {
    (firstSeen..<last).reduce(firstSeen) { abs(strongest($1).value) > abs(strongest($0).value) ? $1 : $0 }
  }

  /// The step against the gradients, written out for the weight that moves most of those that are seen, and what it does
  /// to the loss.
  public var updated: PanelText? {
    guard let update else { return nil }
    let edge = steepest
    let best = strongest(edge)
    let place = [edge, best.to, best.from]
    let weight = trace.edges[edge].weights[best.to][best.from]
    let new = update.trace.edges[edge].weights[best.to][best.from]
    let (before, after) = (Quantity(.weight, place), Quantity(.weight, place, isUpdated: true))
    let sum = read(weight, before) - update.learningRate * read(best.value, Quantity(.gradient, place))
    let rate = NumberText.math(update.learningRate)
    let name = isChain ? self.weight(edge) : "\\role{weight@w.\(edge)}{\(entry(edge, best.to, best.from))}"
    let gradient = number(
      best.value, Quantity(.gradient, place), Self.role(ofGradient: best.value), isFactor: true)
    let fall =
      "\\role{ink@L}{L} = \(number(trace.loss, Quantity(.loss), .ink)) \\rightarrow "
      + number(update.trace.loss, Quantity(.loss, isUpdated: true), .ink)
    let (old, now) = (trace.loss, update.trace.loss)
    return PanelText(
      captions: wording.ways(now < old ? .lossFalls : now > old ? .lossRises : .lossStays),
      steps: [
        "\(name) \\leftarrow \(name) - \\eta \\cdot \\frac{\\partial L}{\\partial \(name)}",
        "= \(number(weight, before, .weight)) - \(rate) \\cdot \(gradient)",
        "\(equals(sum, new, after)) \(number(new, after, .weight))", "\\quad \(fall)",
      ],
      brief: [fall],
      plain: "L = \(NumberText.text(trace.loss)) → \(NumberText.text(update.trace.loss)), "
        + "η = \(NumberText.text(update.learningRate))")
  }

  private func slopeValue(_ layer: Int) -> String {
    number(trace.layers[layer].slope[0], Quantity(.slope, [layer, 0]), .ink, isFactor: true)
  }
}
