/// What the tensors of a file say of a run, put into order of `Parameters.values`.
struct SavedLayout {
  private(set) var steps: [Int] = []
  private(set) var values: [Double] = []
  private(set) var learningRates: [Double]?
  private(set) var epochs: [Double]?
  private(set) var notes: [SavedRun.Note] = []
  private var problems: [SavedRunError.Problem] = []
  private let classifier: Classifier
  private let format: SavedRun.Format

  init(_ file: SavedTensors, _ classifier: Classifier) throws(SavedRunError) {
    (self.classifier, format) = (classifier, file.format)
    if file.tensors.contains(where: { $0.name.step != nil }) {
      try readStateDicts(file.tensors, others: file.others.map(\.name))
    } else {
      try readStacked(file.tensors, others: file.others.map(\.name))
    }
    if !problems.isEmpty { throw SavedRunError(problems) }
  }

  // MARK: All steps in one tensor

  private mutating func readStacked(_ tensors: [NamedTensor], others: [String]) throws(SavedRunError) {
    let parameters = tensors.filter(\.name.isParameter)
    // Weights without an index of steps are those of one state.
    let isState =
      !parameters.isEmpty && parameters.allSatisfy { $0.shape.count == ($0.name.isWeight ? 2 : 1) }
    let layers = try LayerNames(
      parameters.map { LayerNames.Entry(name: $0.name, shape: Array($0.shape.dropFirst(isState ? 0 : 1))) },
      others: tensors.filter { !$0.name.isParameter }.map(\.name.full) + others, classifier, format)
    note(layers)
    let byName = Dictionary(uniqueKeysWithValues: tensors.map { ($0.name.full, $0) })
    let count = isState ? 1 : byName[layers.weights[0]]?.shape.first ?? 0
    if isState { notes.append(.state) }
    guard count > 0 else { throw SavedRunError([.empty]) }
    steps = Array(0..<count)
    if let tensor = byName[SavedName.Series.step.rawValue] { readSteps(tensor, count) }
    try reserve()
    readSeries(byName, count)
    for part in parts(layers) { place(byName[part.name], part, prefix: isState ? [] : [count], from: 0) }
  }

  private mutating func readSteps(_ tensor: NamedTensor, _ count: Int) {
    guard tensor.values.count == count else {
      problems.append(.series(tensor: tensor.name.full, found: tensor.shape, count: count))
      return
    }
    for (index, number) in tensor.values.enumerated() {
      guard let step = Int(exactly: number), step >= 0, index == 0 || number > tensor.values[index - 1] else {
        problems.append(.steps(tensor: tensor.name.full, index: index))
        return
      }
      steps[index] = step
    }
  }

  /// Reads what a run may have beside its parameters: a number for each step, or one for all.
  private mutating func readSeries(_ tensors: [String: NamedTensor], _ count: Int) {
    learningRates = tensors[SavedName.Series.learningRate.rawValue].flatMap { numbers($0, count) }
    epochs = tensors[SavedName.Series.epoch.rawValue].flatMap { numbers($0, count) }
  }

  private mutating func numbers(_ tensor: NamedTensor, _ count: Int) -> [Double]? {
    if let index = tensor.values.firstIndex(where: { !$0.isFinite }) {
      problems.append(
        .notFinite(tensor: tensor.name.full, step: index < steps.count ? steps[index] : 0, index: [index]))
      return nil
    }
    if tensor.values.count == count { return tensor.values }
    if tensor.values.count == 1 { return [Double](repeating: tensor.values[0], count: count) }
    notes.append(.series(tensor: tensor.name.full, found: tensor.shape, count: count))
    return nil
  }

  // MARK: A state dict for each step

  private mutating func readStateDicts(_ tensors: [NamedTensor], others: [String]) throws(SavedRunError) {
    steps = Set(tensors.compactMap(\.name.step)).sorted()
    let first = tensors.filter { $0.name.step == steps[0] && $0.name.isParameter }
    let layers = try LayerNames(
      first.map { LayerNames.Entry(name: $0.name, shape: $0.shape) }, others: others, classifier, format)
    note(layers)
    try reserve()
    let parts = parts(layers)
    let places = Dictionary(uniqueKeysWithValues: parts.enumerated().map { ($1.name, $0) })
    let rows = Dictionary(uniqueKeysWithValues: steps.enumerated().map { ($1, $0) })
    var found = [Int](repeating: 0, count: steps.count)
    var ofRun: [String: NamedTensor] = [:]
    var rates = [Double?](repeating: nil, count: steps.count)
    var epochs = rates
    for tensor in tensors where problems.count < SavedRunError.shown {
      guard let step = tensor.name.step, let row = rows[step] else {
        // Numbers of the whole run may stand beside the steps.
        if tensor.name.isParameter { problems.append(.mixed(tensor: tensor.name.full)) }
        ofRun[tensor.name.full] = tensor
        continue
      }
      switch tensor.name.role {
      case .series(.learningRate): rates[row] = tensor.values.first
      case .series(.epoch): epochs[row] = tensor.values.first
      case .series(.step), .other: break
      case .weight, .bias:
        guard let index = places[tensor.name.rest] else {
          problems.append(.uneven(tensor: tensor.name.full, first: steps[0]))
          continue
        }
        found[row] += 1
        var part = parts[index]
        part.label = tensor.name.full
        place(tensor, part, prefix: [], from: row)
      }
    }
    reportMissing(found, parts, tensors)
    readSeries(ofRun, steps.count)
    learningRates = learningRates ?? Self.whole(rates)
    self.epochs = self.epochs ?? Self.whole(epochs)
  }

  /// Reports the first tensor that is missing at each step that has too few.
  private mutating func reportMissing(_ found: [Int], _ parts: [Part], _ tensors: [NamedTensor]) {
    for (row, count) in found.enumerated() where count < parts.count && problems.count < SavedRunError.shown {
      let names = tensors.filter { $0.name.step == steps[row] }.map(\.name.full)
      let missing = parts.map { "step/\(steps[row])/\($0.name)" }.first { !names.contains($0) }
      problems.append(.missing(tensor: missing ?? "step/\(steps[row])", found: names))
    }
  }

  /// The numbers of all steps; nil unless each has a finite one.
  private static func whole(_ numbers: [Double?]) -> [Double]? {
    let whole = numbers.compactMap { $0 }.filter(\.isFinite)
    return whole.count == numbers.count ? whole : nil
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

  private mutating func note(_ layers: LayerNames) {
    if layers.isOrderOfFile { notes.append(.order(layers.weights)) }
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
