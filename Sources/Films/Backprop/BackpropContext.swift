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
      firstSeen: stage.firstEdgeSeenAtTheEnd, wording: setting.timeline.wording)
  }

  /// Four digits for every number of a chain, three for those of wide layers, fewer for one that would not be readable
  /// in its neuron; the numbers of a layer all end at the same decimal.
  private static func precision(
    _ content: BackpropContent, _ stage: BackpropStage, _ setting: FilmSetting
  ) -> NumberPrecision {
    let most = stage.isChain ? 4 : 3
    let smallest = Self.smallest(setting)
    let room = stage.neuron.numberRoom
    let isInside = room.height >= smallest * setting.unit
    /// Whether a number as it is written is readable in its neuron; one that the font can't set is an error of the label's
    /// own.
    func fits(_ text: String) -> Bool {
      guard isInside else { return true }
      return (try? setting.lettering.math(text, size: smallest)).map { $0.width <= room.width } ?? true
    }
    var own: [Quantity: NumberPrecision.Rounding] = [:]
    func shared(_ numbers: [Double]) -> (decimals: Int, count: Int)? {
      Self.shared(numbers, most: most) { count in numbers.allSatisfy { fits(NumberPrecision.math($0, decimals: count)) }
      }
    }
    func look(_ numbers: [Double], asFew: Int? = nil, _ quantity: (Int) -> Quantity) {
      if let shared = shared(numbers) {
        // One less than the layer has room for, as others have no more; numbers that are exact need none.
        let isLess = asFew == shared.decimals - 1 && !Self.isExact(numbers, shared.decimals)
        let decimals = isLess && Self.keepsDigits(numbers, shared.decimals - 1) ? shared.decimals - 1 : shared.decimals
        for index in 0..<shared.count { own[quantity(index)] = .decimals(decimals) }
        return
      }
      guard isInside else { return }
      for (index, number) in numbers.enumerated() {
        let digits = (2...most).reversed().first { fits(NumberText.math(number, digits: $0)) } ?? 1
        // What a neuron has no room for at all stands beside the layer's name.
        if digits < most, numbers.count > 1 || fits(NumberText.math(number, digits: digits)) {
          own[quantity(index)] = .digits(digits)
        }
      }
    }
    let passes = [(content.trace, false)] + (content.update.map { [($0.trace, true)] } ?? [])
    // What one layer has no room for, no other has: an activation reads alike in all of them.
    let fewest = passes.flatMap { $0.0.layers.dropFirst() }.compactMap { layer -> Int? in
      guard let decimals = shared(layer.a)?.decimals,
        let best = NumberPrecision.decimals(of: layer.a, most: most).first, decimals < best
      else { return nil }
      return decimals
    }.min()
    for (trace, isUpdated) in passes {
      for (layer, values) in trace.layers.enumerated() {
        look(values.a, asFew: fewest) { Quantity(.activation, [layer, $0], isUpdated: isUpdated) }
      }
    }
    look(content.trace.network.target) { Quantity(.target, [$0]) }
    if stage.isChain, let update = content.update {
      for (edge, pair) in zip(content.trace.edges, update.trace.edges).enumerated() {
        let digits = Self.digits([pair.0.weights[0][0], pair.1.weights[0][0]], most: most)
        for (count, isUpdated) in zip(digits, [false, true]) where count < most {
          own[Quantity(.weight, [edge, 0, 0], isUpdated: isUpdated)] = .digits(count)
        }
      }
    }
    for layer in content.trace.layers.dropFirst() where layer.delta.count > 1 {
      func strip(_ rounding: NumberPrecision.Rounding, _ count: Int) -> [Quantity: NumberPrecision.Rounding] {
        Dictionary(uniqueKeysWithValues: (0..<count).map { (Quantity(.delta, [layer.index, $0]), rounding) })
      }
      /// Whether the strip of the layer has room for numbers that are rounded so.
      func fits(_ rounding: NumberPrecision.Rounding) -> Bool {
        let precision = NumberPrecision(digits: most, own: strip(rounding, layer.delta.count))
        let formulas = NetworkFormulas(trace: content.trace, precision: precision)
        // As above, what can't be set is an error of its own.
        return (try? StripVisual.numbers(layer.index, formulas, stage, setting, smallest: smallest)) != nil
      }
      let digits = (2...most).reversed().lazy.map(NumberPrecision.Rounding.digits).first(where: fits)
      // A strip without numbers does not decide how those of the panel are rounded.
      let shared = Self.shared(layer.delta, most: most) { digits == nil || fits(.decimals($0)) }
      if let shared {
        own.merge(strip(.decimals(shared.decimals), shared.count)) { _, new in new }
      } else if let digits {
        own.merge(strip(digits, layer.delta.count)) { _, new in new }
      }
    }
    return NumberPrecision(digits: most, own: own)
  }

  /// The decimals that the numbers of a layer share, and how many of them, from the first, that is: all, or those that the
  /// panel shows where one of the others is too small for that; nil for numbers that can't share any.
  private static func shared(
    _ numbers: [Double], most: Int, fits: (Int) -> Bool
  ) -> (decimals: Int, count: Int)? {
    guard numbers.count > 1 else { return nil }
    if let all = NumberPrecision.decimals(of: numbers, most: most).first(where: fits) { return (all, numbers.count) }
    let first = Array(numbers.prefix(NetworkFormulas.shownCount(of: numbers.count)))
    guard first.count < numbers.count else { return nil }
    return NumberPrecision.decimals(of: first, most: most).first(where: fits).map { ($0, first.count) }
  }

  /// The digits of numbers that end at one decimal, that of the largest with `most` digits; `most` for all where one of
  /// them would have less than two.
  private static func digits(_ numbers: [Double], most: Int) -> [Int] {
    let exponents = numbers.map { number -> Int in
      var decimal = DecimalText(number)
      decimal?.round(toDigits: most)
      return decimal?.exponent ?? 0
    }
    let largest = exponents.max() ?? 0
    let digits = exponents.map { most - (largest - $0) }
    return digits.allSatisfy { $0 >= 2 } ? digits : numbers.map { _ in most }
  }

  /// Whether numbers are what they are with so many decimals.
  private static func isExact(_ numbers: [Double], _ decimals: Int) -> Bool {
    numbers.allSatisfy { abs((Double(NumberPrecision.math($0, decimals: decimals)) ?? 0) - $0) < 1e-12 }
  }

  /// Whether each of some numbers has a digit left with so many decimals.
  private static func keepsDigits(_ numbers: [Double], _ decimals: Int) -> Bool {
    decimals >= 0
      && numbers.allSatisfy { $0 == 0 || (Double(NumberPrecision.math($0, decimals: decimals)) ?? 0) != 0 }
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
    beat == .update ? secondLoss.part(0, 0.5).end : nil
  }

  func emblem(width: Double, height: Double) -> Emblem? {
    .network(trace.network.widths, bands.axis, width: width, height: height, unit: unit, theme: theme)
  }

  func colored(_ formula: String) -> String { FormulaText.colored(formula, lastLayer: lastLayer) }
}
