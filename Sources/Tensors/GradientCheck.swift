import Numerics

/// Holds gradients against differences, so that no film shows a wrong one.
enum GradientCheck {
  /// What is wrong with gradients that were taken.
  static func errors(of records: [GradientRecord], _ builder: GraphBuilder) -> [ValueError] {
    var errors: [ValueError] = []
    for record in records {
      do {
        if let error = try error(of: record, builder) { errors.append(error) }
      } catch {
        errors.append(error)
      }
    }
    return errors
  }

  private static func error(of record: GradientRecord, _ builder: GraphBuilder) throws(ValueError) -> ValueError? {
    let graph = builder.graph
    builder.site = record.origin
    let gradient = try builder.value(of: record.gradient)
    let start = try builder.value(of: record.variable)
    _ = try builder.value(of: record.output)
    let path = graph.needed(for: [record.output]) { $0 <= record.variable }
    let dependents = graph.dependents(of: record.variable, upTo: record.output, among: path)
    let steps = path.filter(dependents.contains)
    var evaluation = builder.evaluation
    evaluation.makesSymmetric = true
    for sample in Differences.samples(of: start.count) {
      func output(_ change: Double) throws(ValueError) -> Double? {
        var elements = start.elements
        elements[sample] += change
        evaluation[record.variable] = Tensor(shape: start.shape, elements: elements)
        try evaluation.run(steps, of: graph)
        return evaluation[record.output]?.elements[0]
      }
      let (x, found) = (start.elements[sample], gradient.elements[sample])
      guard try !Differences.agree(with: found, at: x, of: output) else { continue }
      return ValueError(
        .gradientMismatch(
          index: start.shape.index(at: sample), found: found,
          differences: try Differences.slope(at: x, of: output) ?? .nan),
        at: record.origin.span, definition: record.origin.definition)
    }
    return nil
  }
}
