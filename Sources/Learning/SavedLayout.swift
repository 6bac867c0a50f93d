/// What the tensors of a file say of a run, put into order of `Parameters.values`.
struct SavedLayout {
  private(set) var steps: [Int] = []
  private(set) var values: [Double] = []
  private(set) var learningRates: [Double]?
  private(set) var epochs: [Double]?
  private var problems: [SavedRunError.Problem] = []
  private let classifier: Classifier

  init(_ tensors: [NamedTensor], _ classifier: Classifier) throws(SavedRunError) {
    self.classifier = classifier
    let byStep = tensors.map { StepName($0.name) }
    if byStep.contains(where: { $0 != nil }) {
      try readStateDicts(tensors, byStep)
    } else {
      try readStacked(tensors)
    }
    if !problems.isEmpty { throw SavedRunError(problems) }
  }

  /// A name that starts with "step/NUMBER/".
  private struct StepName {
    let step: Int
    let rest: String

    init?(_ name: String) {
      let parts = name.split(separator: "/", maxSplits: 2)
      guard parts.count == 3, parts[0] == "step", let step = Int(parts[1]), step >= 0 else { return nil }
      self.step = step
      rest = String(parts[2])
    }
  }

  // MARK: All steps in one tensor

  private mutating func readStacked(_ tensors: [NamedTensor]) throws(SavedRunError) {
    let layers = try LayerNames(tensors.map(\.name), classifier)
    let count = tensors.first { $0.name == layers.weights[0] }?.shape.first ?? 0
    guard count > 0 else { throw SavedRunError([.empty]) }
    steps = Array(0..<count)
    if let saved = numbers("step", tensors, count) {
      for (index, number) in saved.enumerated() {
        guard let step = Int(exactly: number), step >= 0, index == 0 || number > saved[index - 1] else {
          problems.append(.steps(tensor: "step", index: index))
          break
        }
        steps[index] = step
      }
    }
    try reserve()
    learningRates = numbers("learning_rate", tensors, count)
    epochs = numbers("epoch", tensors, count)
    for part in parts(layers) {
      place(tensors.first { $0.name == part.name }, part, prefix: [count], from: 0)
    }
  }

  /// The values of an optional tensor with one number for each step.
  private mutating func numbers(_ name: String, _ tensors: [NamedTensor], _ count: Int) -> [Double]? {
    guard let tensor = tensors.first(where: { $0.name == name }) else { return nil }
    guard tensor.shape == [count] else {
      problems.append(.shape(tensor: name, found: tensor.shape, expected: [count], hidden: classifier.hidden))
      return nil
    }
    if let index = tensor.values.firstIndex(where: { !$0.isFinite }) {
      problems.append(.notFinite(tensor: name, step: index, index: [index]))
      return nil
    }
    return tensor.values
  }

  // MARK: A state dict for each step

  private mutating func readStateDicts(_ tensors: [NamedTensor], _ names: [StepName?]) throws(SavedRunError) {
    var dicts: [Int: [NamedTensor]] = [:]
    for (tensor, name) in zip(tensors, names) {
      guard let name else {
        // Numbers of the whole run may stand beside them.
        if LayerNames.isParameter(tensor.name) { problems.append(.mixed(tensor: tensor.name)) }
        continue
      }
      dicts[name.step, default: []].append(
        NamedTensor(name: name.rest, shape: tensor.shape, values: tensor.values))
    }
    steps = dicts.keys.sorted()
    try reserve()
    learningRates = numbers("learning_rate", tensors, steps.count)
    epochs = numbers("epoch", tensors, steps.count)
    for (index, step) in steps.enumerated() {
      guard problems.count < 20, let dict = dicts[step] else { break }
      let layers = try LayerNames(dict.map(\.name), classifier)
      for part in parts(layers) {
        var part = part
        let tensor = dict.first { $0.name == part.name }
        part.label = "step/\(step)/\(part.name)"
        place(tensor, part, prefix: [], from: index)
      }
    }
  }

  // MARK: Into place

  /// Where one tensor's numbers go in `Parameters.values`.
  private struct Part {
    /// The tensor's name.
    let name: String
    /// How a problem calls it.
    var label: String
    let shape: [Int]
    let start: Int
  }

  private func parts(_ layers: LayerNames) -> [Part] {
    (0..<classifier.edgeCount).flatMap { edge in
      let (from, to) = (classifier.widths[edge], classifier.widths[edge + 1])
      let (weight, bias) = (layers.weights[edge], layers.biases?[edge])
      let part = Part(
        name: weight, label: weight, shape: [to, from], start: classifier.index(ofWeight: edge, to: 0, from: 0))
      guard let bias else { return [part] }
      return [part, Part(name: bias, label: bias, shape: [to], start: classifier.index(ofBias: edge, to: 0))]
    }
  }

  private mutating func reserve() throws(SavedRunError) {
    let (count, isTooLarge) = steps.count.multipliedReportingOverflow(by: classifier.parameterCount)
    guard !isTooLarge, count <= SavedRun.maximumNumbers else {
      throw SavedRunError([.tooLarge(numbers: isTooLarge ? .max : count)])
    }
    values = [Double](repeating: 0, count: count)
  }

  /// Puts a tensor of the shape `prefix` + `part.shape` where it belongs, from a place in `steps` on.
  private mutating func place(_ tensor: NamedTensor?, _ part: Part, prefix: [Int], from first: Int) {
    guard let tensor, tensor.shape == prefix + part.shape else {
      problems.append(
        .shape(
          tensor: part.label, found: tensor?.shape ?? [], expected: prefix + part.shape, hidden: classifier.hidden))
      return
    }
    let size = part.shape.reduce(1, *)
    for (index, value) in tensor.values.enumerated() {
      let step = first + index / size
      guard value.isFinite else {
        let inner = part.shape.count == 1 ? [index % size] : [index % size / part.shape[1], index % part.shape[1]]
        problems.append(.notFinite(tensor: part.label, step: steps[step], index: inner))
        return
      }
      values[step * classifier.parameterCount + part.start + index % size] = value
    }
  }
}
