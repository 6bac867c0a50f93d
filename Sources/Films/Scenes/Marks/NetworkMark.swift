import Drawing
import FilmKit
import Tensors
import Text
import Timeline
import Typesetting

extension MarkKind {
  static let network = MarkKind(
    name: "network", summary: "Layers of neurons, coloured by their values, with weights as lines between them.",
    value: .layers, example: "[\"x\", \"relu(w @ x)\"]",
    keys: [
      Key(
        "weights", .layers, .words("lines of one width"),
        "A table for each two neighbouring layers, as in w @ x: a row for each neuron that it leads to."),
      Key(
        "mask", .layers, .words("all are on"),
        "For each layer a list of 1 and 0, or a number for all of it; neurons with 0 are switched off."),
      Key("names", .texts, .words("none"), "What the layers are called."),
      Key("digits", .whole(0...4), .value("2"), "How many decimals the numbers have, where there is room for them."),
    ],
    most: 1 << 18, anchors: [.neuron]
  ) { mark in NetworkMark.read(&mark) }
}

/// Layers of neurons.
struct NetworkMark: MarkContent {
  /// A list for each layer.
  let layers: [ValueTrack]
  /// A table for each two neighbouring layers; empty for none.
  let weights: [ValueTrack]
  /// What each layer's values are multiplied by to switch neurons off; empty for none.
  let masks: [ValueTrack]
  let names: [String]
  let digits: Int

  /// The most layers.
  static let mostLayers = 8
  /// The most neurons of a layer that are shown.
  static let mostNeurons = 16

  /// How many neurons each layer has, and how many of them are shown.
  var sizes: [(all: Int, shown: Int)] {
    layers.map { layer in
      let count = layer.known.first?.count ?? 1
      return (count, min(count, Self.mostNeurons))
    }
  }

  var anchorRanges: [String: [ClosedRange<Double>]] {
    let most = sizes.map(\.shown).max() ?? 1
    return [AnchorKind.neuron.name: [0...Double(layers.count - 1), 0...Double(most - 1)]]
  }

  /// Between two layers, the neurons that both have.
  func anchorRange(_ anchor: String, in layer: Double) -> ClosedRange<Double>? {
    let ends = [layer.rounded(.down), layer.rounded(.up)].map { min(max(0, Int($0)), layers.count - 1) }
    return ends.map { sizes[$0].shown }.min().map { 0...Double($0 - 1) }
  }

  static func read(_ mark: inout MarkReader) -> NetworkMark? {
    guard let layers = mark.tracks("network", ranks: 1...1, wanted: "a list"),
      let digits = mark.whole("digits", 0...4, else: 2)
    else { return nil }
    guard 2...mostLayers ~= layers.count else {
      let wanted = "2 … \(mostLayers) layers, such as [\"x\", \"h\", \"y\"]"
      mark.report(.shape(key: "network", found: counted(layers.count, "layer"), wanted: wanted), "network")
      return nil
    }
    var sizes: [Int] = []
    for (index, layer) in layers.enumerated() {
      let counts = layer.known.map(\.count)
      let size = counts.first ?? 0
      if let other = counts.first(where: { $0 != size }) {
        let found = "\(counted(size, "number")) and later \(other)"
        mark.report(.shape(key: "network[\(index)]", found: found, wanted: "always as many"), "network[\(index)]")
        return nil
      }
      sizes.append(size)
    }
    guard let weights = self.weights(sizes, &mark), let masks = self.masks(sizes, &mark) else { return nil }
    let written = mark.texts("names")
    let names = written ?? []
    // Names that can't be read are reported already.
    if written != nil, names.count != layers.count {
      let found = counted(names.count, "name")
      mark.report(.shape(key: "names", found: found, wanted: counted(layers.count, "name")), "names")
    }
    return NetworkMark(
      layers: layers.map(\.steady), weights: weights.map(\.steady), masks: masks, names: names, digits: digits)
  }

  /// The weights, which fit the layers; nil, with messages, when they don't.
  private static func weights(_ sizes: [Int], _ mark: inout MarkReader) -> [ValueTrack]? {
    guard mark["weights"] != nil else { return [] }
    guard let weights = mark.tracks("weights", ranks: 2...2, wanted: "a table") else { return nil }
    guard weights.count == sizes.count - 1 else {
      let wanted = "\(sizes.count - 1): one for each two neighbouring layers"
      mark.report(.shape(key: "weights", found: counted(weights.count, "table"), wanted: wanted), "weights")
      return nil
    }
    var fit = true
    for (index, table) in weights.enumerated() {
      let shape = [sizes[index + 1], sizes[index]]
      guard let other = table.known.first(where: { $0.shape != shape }) else { continue }
      fit = false
      let isName = table.expression.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
      let transposed = isName ? "\(table.expression).T" : "(\(table.expression)).T"
      let hint = other.shape == shape.reversed() ? ", such as \(transposed)" : ""
      let wanted =
        "\(shape), a row for each neuron of layer \(index + 1) and a column for each of layer \(index)\(hint)"
      mark.report(.shape(key: "weights[\(index)]", found: "\(other.shape)", wanted: wanted), "weights[\(index)]")
    }
    return fit ? weights : nil
  }

  /// What switches neurons off; nil, with messages, when it doesn't fit.
  private static func masks(_ sizes: [Int], _ mark: inout MarkReader) -> [ValueTrack]? {
    guard mark["mask"] != nil else { return [] }
    guard let masks = mark.tracks("mask", ranks: 0...1, wanted: "a list or a number") else { return nil }
    guard masks.count == sizes.count else {
      let wanted = "\(sizes.count): one for each layer"
      mark.report(.shape(key: "mask", found: counted(masks.count, "list"), wanted: wanted), "mask")
      return nil
    }
    var fit = true
    for (index, mask) in masks.enumerated() {
      let key = "mask[\(index)]"
      if let other = mask.known.first(where: { !$0.shape.isEmpty && $0.count != sizes[index] }) {
        let wanted = "\(counted(sizes[index], "number")), or one for the layer"
        mark.report(.shape(key: key, found: counted(other.count, "number"), wanted: wanted), key)
        fit = false
      } else if let number = mask.known.flatMap(\.elements).first(where: { !(0...1 ~= $0) }) {
        mark.report(.shape(key: key, found: ColorScale.words(number, .english), wanted: "numbers from 0 to 1"), key)
        fit = false
      }
    }
    return fit ? masks : nil
  }

  func layout(_ setting: MarkSetting) throws(TypesettingError) -> any MarkDrawing {
    let shown = sizes.map(\.shown)
    let numbers = zip(layers, shown).flatMap { layer, count in layer.known.flatMap { $0.elements.prefix(count) } }
    let colors = ColorScale(from: numbers, setting.theme)
    let legend = try NetworkLegend(colors, weights: shownWeights, setting)
    let geometry = try NetworkGeometry(sizes, names, setting.within(setting.area.inset(bottom: legend.height)))
    var figures: [(figures: Figures, size: Double)?] = []
    for (index, radius) in geometry.radii.enumerated() {
      figures.append(
        try self.figures(layers[index].known.flatMap { $0.elements.prefix(shown[index]) }, radius, setting))
    }
    // Numbers stand on colours that change: only such that ink can be read on all of them.
    let hasFigures = figures.contains { $0 != nil }
    return NetworkDrawing(
      mark: self, geometry: geometry, figures: figures, colors: hasFigures ? colors.behindWords : colors,
      legend: legend, theme: setting.theme, unit: setting.unit)
  }

  /// The weights of all lines that are ever drawn.
  private var shownWeights: [Double] {
    let sizes = sizes
    return weights.enumerated().flatMap { index, table -> [Double] in
      let columns = sizes[index].all
      return table.known.flatMap { tensor -> [Double] in
        (0..<sizes[index + 1].shown).flatMap { row in
          tensor.elements[row * columns..<row * columns + sizes[index].shown]
        }
      }
    }
  }

  /// The largest type in which numbers stand in neurons; nil when none can be read.
  private func figures(
    _ numbers: [Double], _ radius: Double, _ setting: MarkSetting
  ) throws(TypesettingError) -> (figures: Figures, size: Double)? {
    let theme = setting.theme
    for size in [theme.caption, theme.small, theme.smallest] where size * setting.unit <= 0.9 * radius {
      let figures = try Figures(size: size, setting.lettering)
      let widest = numbers.filter(\.isFinite).reduce(0) { max($0, figures.width(NumberMark.fixed($1, digits))) }
      if widest <= 1.66 * radius { return (figures, size) }
    }
    return nil
  }
}
