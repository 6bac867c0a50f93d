import FilmKit
import Learning
import NetworkKit
import Numerics
import Simulation
import Timeline

/// What the panel says in the film `training`, and the formulas of its samples' steps, with their own numbers.
struct TrainingWords: Sendable {
  let training: TrainingContent
  /// The formulas of each sample's step; their numbers are tagged with the sample.
  let formulas: [NetworkFormulas]
  /// How the numbers of all samples' steps are rounded.
  let rounding: Rounding
  /// The formulas of the network without a sample, for names.
  let rest: NetworkFormulas
  private let wording: Wording

  init(_ training: TrainingContent, _ timeline: Timeline) {
    self.training = training
    let traces = training.samples.map(\.step.trace)
    rounding = Rounding(traces)
    let wording = timeline.wording
    self.wording = wording
    formulas = traces.map { NetworkFormulas(trace: $0, wording: wording) }
    rest = NetworkFormulas(trace: training.trace, wording: wording)
  }

  /// What the panel says in a beat; nil where it stays empty.
  func text(of beat: BeatID) -> PanelText? {
    switch TrainingBeat(beat) {
    case nil: nil
    case .idle: idle
    case .step(let part, let sample): step(part, sample)
    case .cost: cost
    case .train(let segment): train(segment)
    case .done: done
    }
  }

  // MARK: One step

  private func step(_ part: StepPart, _ sample: Int) -> PanelText? {
    guard formulas.indices.contains(sample) else { return nil }
    let own = formulas[sample]
    var text: PanelText
    switch part {
    case .sample: text = taken(sample)
    case .forward(let edge):
      text = own.forward(edge)
      // Few numbers are told whole or not at all.
      if own.trace.layers[edge + 1].a.count <= 4, let last = text.steps.last { text.brief = [text.steps[0], last] }
    case .loss: text = loss(own)
    case .delta(let edge): text = delta(edge, sample)
    case .grad(let edge): text = own.gradient(edge)
    case .input: text = input(own)
    }
    text.isSpare = true
    text.keepsFormula = part != .sample
    if case .grad(let edge) = part {
      text.together = wording(.deltaTogether, ["delta": "δ\(subscripted(edge + 1))"])
    }
    text.shared = again(part, sample)
    for index in text.steps.indices { text.steps[index] = tagged(text.steps[index], sample) }
    for index in text.brief.indices { text.brief[index] = tagged(text.brief[index], sample) }
    return text
  }

  /// What a pass of a later sample says, whose beats may be too short for words of their own.
  private func again(_ part: StepPart, _ sample: Int) -> String? {
    let taken = training.samples[...sample].map(\.index)
    guard taken.count > 1, !taken.dropLast().contains(taken[sample]) else { return nil }
    return switch part {
    case .sample, .loss: nil
    case .forward: wording(.forwardAgain)
    case .delta, .grad, .input: wording(.blamedDifferently)
    }
  }

  /// The formula rounded as all of the film is, with its tags made those of a sample.
  private func tagged(_ source: String, _ sample: Int) -> String {
    rounding.formula(source, formulas[sample].trace).replacing("@", with: "@\(sample)/")
  }

  /// A number of a sample's step, in a colour.
  func number(_ value: Double, _ kind: Quantity.Kind, _ indices: [Int] = [], of sample: Int, _ role: Role) -> String {
    let quantity = Quantity(kind, indices, sample: sample)
    return "\\role{\(role.rawValue)@\(quantity.tag)}{\(rounding.math(value, of: quantity))}"
  }

  private func taken(_ sample: Int) -> PanelText {
    let (own, taken) = (formulas[sample], training.samples[sample])
    let name = training.classNames[taken.sample.label]
    let kind = wording(name.allSatisfy(\.isNumber) ? .className : .quotedClass, ["name": .words(name)])
    let text = own.idle
    return PanelText(
      captions: wording.ways(
        sample == 0 ? .firstSample : .nextSample, ["kind": .words(kind), "sample": .count(taken.index)]),
      steps: text.steps, brief: text.brief,
      plain: wording(.sampleSummary, ["sample": .count(taken.index), "values": .words(text.plain)]))
  }

  /// The binary cross-entropy of one output is written without a sum.
  private func loss(_ own: NetworkFormulas) -> PanelText {
    var text = own.loss
    guard own.network.loss == .binaryCrossEntropy, own.network.target.count == 1 else { return text }
    let (hat, y) = ("\\role{signal@a.\(own.last)}{\\hat{y}}", "\\role{target@y}{y}")
    text.steps = [
      "\\role{ink@L}{L}", "= -\(y) \\,\\mathrm{ln}\\, \(hat) - (1 - \(y)) \\,\\mathrm{ln} (1 - \(hat))",
      "= \(own.number(own.trace.loss, Quantity(.loss), .ink))",
    ]
    return text
  }

  /// δ of a layer: of a hidden one, the upstream gradient times the local derivative, neuron by neuron.
  private func delta(_ edge: Int, _ sample: Int) -> PanelText {
    let own = formulas[sample]
    var text = own.delta(edge)
    let layer = edge + 1
    guard layer < own.last else {
      text.captions = wording.ways(.deltaOutput, ["delta": "δ\(subscripted(layer))"])
      return text
    }
    let name = own.delta(ofLayer: layer)
    let up = "\(own.weight(edge + 1))^{\\top} \(own.delta(ofLayer: layer + 1))"
    let slope = own.function(ofLayer: layer).isEmpty ? "1" : "\(own.function(ofLayer: layer))'(\\mathbf{z}_{\(layer)})"
    let upstream = own.trace.upstream(layer)
    let numbers =
      "= \(own.few(upstream, .delta) { Quantity(.upstream, [layer, $0]) }) \\odot "
      + own.few(own.trace.layers[layer].slope, .ink) { Quantity(.slope, [layer, $0]) }
    let shown = 0..<min(2, upstream.count)
    let sign = rounding.equals(shown, ofLayer: layer, in: own.trace)
    let result = "\(sign) \(own.few(own.trace.layers[layer].delta, .delta) { Quantity(.delta, [layer, $0]) })"
    text.captions = wording.ways(.deltaHidden, ["delta": "δ\(subscripted(layer))"])
    text.steps = [name, "= \(up) \\odot \(slope)", numbers, result]
    text.spare = 2
    return text
  }

  private func input(_ own: NetworkFormulas) -> PanelText {
    let name = "\\role{delta@d.0}{\\frac{\\partial L}{\\partial \\mathbf{x}}}"
    let gradient = own.trace.inputGradient
    let result = "= \(own.values(gradient, .delta) { Quantity(.delta, [0, $0]) })"
    return PanelText(
      captions: wording.ways(.inputGradient),
      steps: [name, "= \(own.weight(0))^{\\top} \(own.delta(ofLayer: 1))", result], brief: [name, result],
      plain: "∂L/∂x = \(own.plain(gradient))")
  }

  /// Upstream × local derivative of every neuron of a layer, as small formulas; of the output ŷ − y, none of the input.
  func factors(_ layer: Int, _ sample: Int) -> [String] {
    let own = formulas[sample]
    guard layer > 0, layer < own.last else { return [] }
    let slopes = own.trace.layers[layer].slope
    return own.trace.upstream(layer).enumerated().map { index, value in
      number(value, .upstream, [layer, index], of: sample, .delta) + " \\cdot "
        + number(slopes[index], .slope, [layer, index], of: sample, .ink)
        + " \(rounding.equals(index..<index + 1, ofLayer: layer, in: own.trace))"
    }
  }

  /// The target of an output in a sample's step.
  func target(_ value: Double, _ output: Int, of sample: Int) -> String {
    "\\role{ink@\(Quantity(.target, [output], sample: sample).tag)}{\(NumberText.math(value))}"
  }

  // MARK: The whole run

  private var idle: PanelText {
    let (train, test) = (training.split.train.count, training.split.test.count)
    let classes = training.classNames.count
    let values: [String: WordValue] = [
      "points": .count(train + test), "classes": .count(classes), "test": .count(test),
    ]
    return PanelText(
      captions: wording.ways(test == 0 ? .data : .dataKept, values), steps: whole, brief: whole,
      plain: wording(test == 0 ? .dataSummary : .dataKeptSummary, values), isSpare: true)
  }

  /// The whole network as one formula; empty of a deep one.
  private var whole: [String] {
    guard rest.last <= 4 else { return [] }
    var inner = rest.activation(0)
    for layer in 1...rest.last {
      let sum = "\(rest.weight(layer - 1)) \\,\(inner) + \\mathbf{b}_{\(layer)}"
      inner = "\(rest.function(ofLayer: layer)) \\left( \(sum) \\right)"
    }
    return ["\(rest.activation(rest.last)) = \(inner)"]
  }

  private var cost: PanelText {
    let counts = rest.trace.multiplications
    let weights = rest.trace.edges.reduce(0) { $0 + $1.weights.reduce(0) { $0 + $1.count } }
    return PanelText(
      captions: wording.ways(.cost, ["count": .count(weights)]), steps: [], brief: [],
      plain: wording(
        .costsSummary,
        [
          "forward": .count(counts.forward), "backward": .count(counts.backward),
          "probes": .count(counts.finiteDifferences),
        ]))
  }

  private func train(_ segment: Int) -> PanelText {
    let part = training.segments[segment]
    let count = abs(part.to - part.from)
    let (before, after) = (training.run.metrics(at: part.from).train, training.run.metrics(at: part.to).train)
    let words: [String] =
      switch part.to - part.from {
      case 0: wording.ways(.rest, ["step": .count(part.to)])
      case ..<0: wording.ways(.backToStep, ["step": .count(part.to)])
      case 1...60 where part.from == 0: wording.ways(.firstSteps, ["count": .count(count)])
      default: further(part, falls: after.loss < before.loss)
      }
    let plain = wording(
      .stepsSummary,
      [
        "first": .count(part.from), "last": .count(part.to), "before": .words(NumberText.text(before.loss)),
        "after": .words(NumberText.text(after.loss)),
      ])
    // Said once, with the first steps.
    let rule = segment == 0 && part.to > part.from ? self.rule : []
    return PanelText(captions: words, steps: rule, brief: rule, plain: plain, isSpare: true)
  }

  /// What steps come to that nobody can follow one by one: how many they are, and whether the loss is less after them.
  private func further(_ part: TrainingSegment, falls: Bool) -> [String] {
    let term: Term =
      switch (part.from == 0, falls) {
      case (true, true): .manyFirstFall
      case (true, false): .manyFirst
      case (false, true): .manyNextFall
      case (false, false): .manyNext
      }
    return wording.ways(term, ["count": .count(part.to - part.from), "step": .count(part.to)])
  }

  private var done: PanelText {
    let last = training.segments.last?.to ?? 0
    let metrics = training.run.metrics(at: last)
    let tested = metrics.test ?? metrics.train
    let share = (100 * tested.accuracy).text(decimals: tested.accuracy == 1 ? 0 : 1)
    let values: [String: WordValue] = [
      "steps": .count(last), "right": .count(tested.correct), "count": .count(tested.count),
      "share": .words(wording.number(share)),
    ]
    let hasTest = metrics.test != nil
    return PanelText(
      captions: wording.ways(hasTest ? .rightUnseen : .rightLearnt, values), steps: [], brief: [],
      plain: wording(hasTest ? .rightUnseenSummary : .rightLearntSummary, values))
  }

  /// How a step follows from the gradients, as a formula in steps; empty of a run from elsewhere.
  private var rule: [String] {
    let gradient = "\\frac{\\partial L}{\\partial \\role{weight}{\\mathbf{w}}}"
    let w = "\\role{weight}{\\mathbf{w}}"
    return switch training.run.settings?.optimizer {
    case nil: []
    case .sgd: ["\(w) \\leftarrow \(w) - \\eta \\cdot \(gradient)"]
    case .momentum:
      [
        "\\mathbf{v} \\leftarrow \\mu \\cdot \\mathbf{v} + \(gradient), \\qquad \(w) \\leftarrow \(w) - \\eta \\cdot \\mathbf{v}"
      ]
    case .adam:
      [
        "\(w) \\leftarrow \(w) - \\eta \\cdot \\frac{\\hat{\\mathbf{m}}}{\\sqrt{\\hat{\\mathbf{s}}} + \\varepsilon}, "
          + "\\qquad \\mathbf{m}, \\mathbf{s} \\text{\(wording(.meansOf))} \\mathbf{g}, \\mathbf{g}^2, \\; \\mathbf{g} = \(gradient)"
      ]
    }
  }

  /// How the run was trained, in a line, in its ways from the longest to the shortest.
  var method: [String] {
    func rate(_ rate: Double, digits: Int = 4) -> String { wording.number(NumberText.text(rate, digits: digits)) }
    guard let settings = training.run.settings else {
      let rates = Set(training.run.curve.compactMap(\.learningRate)).sorted()
      guard let low = rates.first, let high = rates.last else { return wording.ways(.savedRun) }
      let range = "\(low == high ? "" : "\(rate(low, digits: 2)) … ")\(rate(high, digits: 2))"
      return wording.ways(.savedRunRate, ["rate": .words(range)])
    }
    let name =
      switch settings.optimizer {
      case .sgd: "SGD"
      case .momentum: wording(.momentum)
      case .adam: "Adam"
      }
    return wording.ways(
      settings.weightDecay > 0 ? .methodDecay : .method,
      [
        "optimizer": .words(name), "rate": .words(rate(settings.learningRate)),
        "batch": .count(min(settings.batchSize, training.split.train.count)),
        "decay": .words(rate(settings.weightDecay)),
      ])
  }
}
