import Drawing
import FilmKit
import NetworkKit
import Numerics
import Simulation
import Timeline

/// What every visual of a film is made from: the numbers, the places, the times, the look.
struct BackpropContext: FilmStory {
  let setting: FilmSetting
  let content: BackpropContent
  /// The trace after the update; nil for a film without one.
  let updated: Trace?
  let stage: BackpropStage
  let formulas: NetworkFormulas
  /// The greatest |w| of the film.
  let greatestWeight: Double
  /// The greatest |δ| of the film.
  let greatestDelta: Double
  /// The greatest |∂L/∂w| of the film.
  let greatestGradient: Double

  /// Gathers what the visuals need.
  init(_ content: BackpropContent, _ setting: FilmSetting) {
    (self.content, self.setting) = (content, setting)
    let trace = content.trace
    updated = content.update?.trace
    stage = BackpropStage(setting.bands, widths: trace.network.widths, theme: setting.theme)
    greatestWeight = [trace, updated].compactMap(\.self).flatMap(\.edges).reduce(0) { most, edge in
      edge.weights.reduce(most) { most, row in row.reduce(most) { max($0, abs($1)) } }
    }
    greatestDelta = trace.layers.dropFirst().reduce(0) { most, layer in
      layer.delta.reduce(most) { max($0, abs($1)) }
    }
    greatestGradient = trace.edges.reduce(0) { most, edge in
      edge.gradient.reduce(most) { most, row in row.reduce(most) { max($0, abs($1)) } }
    }
    formulas = NetworkFormulas(
      trace: trace, update: content.update, precision: Self.precision(content, stage, setting),
      firstSeen: stage.firstEdgeSeenAtTheEnd)
  }

  /// Four digits for every number of a chain, three for those of wide layers, fewer for one that would not be readable
  /// in its neuron.
  private static func precision(
    _ content: BackpropContent, _ stage: BackpropStage, _ setting: FilmSetting
  ) -> NumberPrecision {
    let most = stage.isChain ? 4 : 3
    let smallest = Self.smallest(setting)
    guard stage.neuron.numberRoom.height >= smallest * setting.unit else {
      return NumberPrecision(digits: most, own: [:])
    }
    var own: [Quantity: Int] = [:]
    func look(_ numbers: [Double], _ quantity: (Int) -> Quantity) {
      for (index, number) in numbers.enumerated() {
        // A number that the font can't set is an error of the label's own.
        let digits = try? setting.lettering.digits(number, most: most, in: stage.neuron, size: smallest)
        guard let digits, digits < most else { continue }
        // What a neuron has no room for at all stands beside the layer's name.
        let shortest = try? setting.lettering.math(NumberText.math(number, digits: digits), size: smallest)
        let fits = shortest.map { $0.width <= stage.neuron.numberRoom.width } ?? false
        if fits || numbers.count > 1 { own[quantity(index)] = digits }
      }
    }
    for (trace, isUpdated) in [(content.trace, false)] + (content.update.map { [($0.trace, true)] } ?? []) {
      for (layer, values) in trace.layers.enumerated() {
        func quantity(_ index: Int) -> Quantity { Quantity(.activation, [layer, index], isUpdated: isUpdated) }
        look(values.a, quantity)
        // A layer whose neurons have room for different digits has the decimals that all of them have room for.
        let digits = values.a.indices.map { own[quantity($0)] ?? most }
        guard let even = Self.even(values.a, digits, most: most, { $0.min() }) else { continue }
        for (index, digits) in even.enumerated() { own[quantity(index)] = digits }
      }
    }
    look(content.trace.network.target) { Quantity(.target, [$0]) }
    for layer in content.trace.layers.dropFirst() where layer.delta.count > 1 {
      // Fewer where the strip of the layer has room for those only.
      let digits = (2...most).reversed().first { digits in
        let formulas = NetworkFormulas(trace: content.trace, precision: NumberPrecision(digits: digits, own: [:]))
        // As above, what can't be set is an error of its own.
        return (try? StripVisual.numbers(layer.index, formulas, stage, setting, smallest: smallest)) != nil
      }
      guard let digits, digits < most else { continue }
      func strip(_ digits: [Int]) -> [Quantity: Int] {
        var own: [Quantity: Int] = [:]
        for (index, digits) in digits.enumerated() { own[Quantity(.delta, [layer.index, index])] = digits }
        return own
      }
      let single = layer.delta.map { _ in digits }
      // As many decimals as the smallest needs, where the strip has room for those.
      let even = Self.even(layer.delta, single, most: most, { $0.max() }).flatMap { even in
        let precision = NumberPrecision(digits: most, own: strip(even))
        let formulas = NetworkFormulas(trace: content.trace, precision: precision)
        let fits = try? StripVisual.numbers(layer.index, formulas, stage, setting, smallest: smallest)
        return fits == nil ? nil : even
      }
      own.merge(strip(even ?? single)) { _, new in new }
    }
    return NumberPrecision(digits: most, own: own)
  }

  /// The digits that give the numbers of a layer the same number of decimals, where some have fewer than `most`; nil where
  /// one would have fewer than two of them, or more than `most`.
  ///
  /// - Parameters:
  ///   - own: The digits that each has by itself.
  ///   - choice: Which of the decimals that they then have.
  private static func even(
    _ numbers: [Double], _ own: [Int], most: Int, _ choice: ([Int]) -> Int?
  ) -> [Int]? {
    guard numbers.count > 1, own.contains(where: { $0 < most }) else { return nil }
    let exponents = zip(numbers, own).map { number, digits in
      guard var decimal = DecimalText(number) else { return 0 }
      decimal.round(toDigits: digits)
      return decimal.exponent
    }
    let decimals = zip(own, exponents).map { digits, exponent in digits - 1 - exponent }
    guard let common = choice(decimals) else { return nil }
    let even = exponents.map { common + 1 + $0 }
    return even.allSatisfy((2...most).contains) ? even : nil
  }

  /// The smallest size of what matters on stage, in units: that of the theme, but 12 pixels in a picture of 480 lines.
  private static func smallest(_ setting: FilmSetting) -> Double {
    max(setting.theme.smallest, min(12 / setting.unit, 27))
  }

  /// The smallest size of what matters on stage, in units.
  var smallest: Double { Self.smallest(setting) }

  /// Every number of the step.
  var trace: Trace { content.trace }
  /// The number of edges.
  var edgeCount: Int { trace.network.edgeCount }
  /// The last layer.
  var lastLayer: Int { edgeCount }
  /// Pixels in a unit of things on the stage, which shrink with the neurons.
  var stageUnit: Double { unit * max(0.3, stage.detail) }

  func text(of beat: BeatID) -> PanelText? {
    // The argument has its own words.
    beat == .done && argument != nil
      ? PanelText(captions: [], steps: [], brief: [], plain: "") : formulas.text(of: beat)
  }

  func panelLeaves(_ beat: BeatID) -> Span? {
    guard beat == .grad(edge: 0), let wrap else { return nil }
    return Span(start: wrap.start, length: min(theme.fade, 0.1 * wrap.length))
  }

  func panelMotion(_ beat: BeatID) -> Double { beat == .update ? 8 : 2.4 }

  /// The new loss comes in the second half of its turn.
  func panelResult(_ beat: BeatID) -> Double? {
    beat == .update ? secondComparison.part(0.4, 1).part(0, 0.5).end : nil
  }

  func emblem(width: Double, height: Double) -> Emblem? {
    .network(trace.network.widths, bands.axis, width: width, height: height, unit: unit, theme: theme)
  }

  func colored(_ formula: String) -> String { FormulaText.colored(formula, lastLayer: lastLayer) }
}
