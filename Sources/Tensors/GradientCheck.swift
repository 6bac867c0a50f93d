/// Holds gradients against differences, so that no film shows a wrong one.
enum GradientCheck {
  /// The most numbers of a gradient that are looked at; of more, some at equal distances are.
  static let mostSamples = 24

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
    let count = start.count
    let samples = count <= mostSamples ? Array(0..<count) : (0..<mostSamples).map { $0 * count / mostSamples }
    for sample in samples {
      func output(_ change: Double) throws(ValueError) -> Double {
        var elements = start.elements
        elements[sample] += change
        evaluation[record.variable] = Tensor(shape: start.shape, elements: elements)
        try evaluation.run(steps, of: graph)
        return evaluation[record.output]?.elements[0] ?? .nan
      }
      let found = gradient.elements[sample]
      guard found.isFinite else { continue }
      guard try !agrees(found, at: start.elements[sample], output) else { continue }
      let width = max(abs(start.elements[sample]), 1) * 1e-4
      let differences = (try output(width) - (try output(-width))) / (2 * width)
      return ValueError(
        .gradientMismatch(index: start.shape.index(at: sample), found: found, differences: differences),
        at: record.origin.span, definition: record.origin.definition)
    }
    return nil
  }

  /// Whether a slope agrees with differences: central ones of fourth order or, at a corner, those of a side.
  ///
  /// The width is tried anew: a small one drowns in rounding, a large one reaches over corners.
  private static func agrees(
    _ found: Double, at x: Double, _ output: (Double) throws(ValueError) -> Double
  ) throws(ValueError) -> Bool {
    let here = try output(0)
    guard here.isFinite else { return true }
    for width in [1e-3, 1e-5, 1e-7, 1e-2] {
      let h = width * max(abs(x), 1)
      let (near, far) = (try output(h) - (try output(-h)), try output(2 * h) - (try output(-2 * h)))
      guard near.isFinite, far.isFinite else { continue }
      // What rounding of the output comes to, and a part in a million of the slope.
      let tolerance = 1e-6 * max(abs(found), 1e-6) + 64 * abs(here).ulp / h
      if abs((8 * near - far) / (12 * h) - found) <= tolerance { return true }
      guard width == 1e-5 else { continue }
      let (left, right) = ((here - (try output(-h))) / h, (try output(h) - here) / h)
      let isCorner = abs(right - left) > 1e-2 * max(abs(left), abs(right))
      let room = 1e-4 * abs(right - left)
      if isCorner, min(left, right) - room...max(left, right) + room ~= found { return true }
    }
    return false
  }
}
