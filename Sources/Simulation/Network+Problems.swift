extension Network {
  /// Everything wrong with what a network would be made of, each as a fact with its indices: shapes first, then
  /// numbers, then what the loss asks for; empty when `init` would take it.
  public static func problems(
    input: [Double], target: [Double], output: OutputActivation, loss: Loss, weights: [[[Double]]],
    biases: [[Double]]?
  ) -> [SimulationError] {
    shapeProblems(input: input, target: target, weights: weights, biases: biases)
      + finitenessProblems(input: input, target: target, weights: weights, biases: biases)
      + lossProblems(target: target, output: output, loss: loss)
  }

  /// What is wrong with the widths of a network's layers, the input's first.
  public static func problems(widths: [Int]) -> [SimulationError] {
    var problems: [SimulationError] = []
    if widths.count < 2 { problems.append(.noEdges) }
    if widths.count > maximumLayers + 2 { problems.append(.tooManyLayers(hidden: widths.count - 2)) }
    for (layer, width) in widths.enumerated() where !(1...maximumWidth).contains(width) {
      problems.append(.layerWidth(layer: layer, found: width))
    }
    return problems
  }

  /// What is wrong with a loss for this output and target: see the cases of `SimulationError` for what each loss
  /// needs.
  ///
  /// Targets are held to 0 … 1 by both entropies; to a sum of 1, give or take 10⁻⁹, by cross-entropy over softmax.
  /// A target that is not finite is not reported here.
  public static func lossProblems(target: [Double], output: OutputActivation, loss: Loss) -> [SimulationError] {
    guard loss != .squaredError else { return [] }
    var problems: [SimulationError] = []
    if output != .softmax, output != .elementwise(.sigmoid) {
      problems.append(.lossNeedsProbabilities(loss, output: output))
    }
    for (index, y) in target.enumerated() where y.isFinite && !(0...1).contains(y) {
      problems.append(.targetNotProbability(loss, index: index, found: y))
    }
    let sum = target.reduce(0, +)
    if loss == .crossEntropy, output == .softmax, problems.isEmpty, abs(sum - 1) > 1e-9 {
      problems.append(.targetSum(found: sum))
    }
    return problems
  }

  private static func shapeProblems(
    input: [Double], target: [Double], weights: [[[Double]]], biases: [[Double]]?
  ) -> [SimulationError] {
    let widths = [input.count] + weights.map(\.count)
    var problems = problems(widths: widths)
    for (edge, matrix) in weights.enumerated() {
      for (to, row) in matrix.enumerated() where row.count != widths[edge] {
        problems.append(.weightCount(edge: edge, to: to, found: row.count, expected: widths[edge]))
      }
    }
    if let last = weights.last, last.count != target.count {
      problems.append(.targetCount(found: target.count, expected: last.count))
    }
    guard let biases else { return problems }
    if biases.count != weights.count {
      problems.append(.biasEdges(found: biases.count, expected: weights.count))
    }
    for (edge, (vector, matrix)) in zip(biases, weights).enumerated() where vector.count != matrix.count {
      problems.append(.biasCount(edge: edge, found: vector.count, expected: matrix.count))
    }
    return problems
  }

  private static func finitenessProblems(
    input: [Double], target: [Double], weights: [[[Double]]], biases: [[Double]]?
  ) -> [SimulationError] {
    var problems: [SimulationError] = []
    func check(_ value: Double, _ quantity: @autoclosure () -> SimulationError.Quantity) {
      if !value.isFinite { problems.append(.notFinite(quantity(), value)) }
    }
    for (i, x) in input.enumerated() { check(x, .input(i)) }
    for (i, y) in target.enumerated() { check(y, .target(i)) }
    for (edge, matrix) in weights.enumerated() {
      for (to, row) in matrix.enumerated() {
        for (from, w) in row.enumerated() { check(w, .weight(edge: edge, to: to, from: from)) }
      }
    }
    for (edge, vector) in (biases ?? []).enumerated() {
      for (to, b) in vector.enumerated() { check(b, .bias(edge: edge, to: to)) }
    }
    return problems
  }
}
