internal import Text

extension SavedRunError: CustomStringConvertible {
  /// Each problem on a line of its own, at most 20 of them.
  public var description: String {
    let rest = problems.count - Self.shown
    return (problems.prefix(Self.shown).map(\.description) + (rest > 0 ? ["and \(rest) more"] : []))
      .joined(separator: "\n")
  }
}

extension SavedRunError.Problem: CustomStringConvertible {
  /// What is wrong, where, what was found and expected, and how to fix it.
  public var description: String {
    switch self {
    case .format(let format, let damage, let name):
      "\(name.map { "\($0): " } ?? "")\(damage.words(format.rawValue))"
    case .kind(let tensor, let found):
      "\(tensor) holds \(found): expected floats or whole numbers of at most 64 bits; save it as 64-bit floats"
    case .noWeights(let found):
      "there are no weights: expected tensors called w0, b0, w1, … or layers.0.weight, …; found \(Self.listed(found))"
    case .layers(let found, let expected):
      "there are weights of \(found.count) layers (\(Self.listed(found))): expected \(expected), "
        + "one more than the network has hidden layers"
    case .missing(let tensor, let found):
      "\(tensor) is missing; found \(Self.listed(found))"
    case .shape(let tensor, let found, let expected, let hidden):
      "\(tensor) has the shape \(found): expected \(expected), as the hidden layers are \(hidden)"
    case .shapes(let found, let shapes, let expected, let hidden):
      "the weights have the shapes \(Self.listed(zip(found, shapes).map { "\($0) \($1)" })): expected "
        + "\(Self.listed(expected.map { "\($0)" })), as the hidden layers are \(hidden)"
    case .order(let found, let format):
      "the order of the layers \(Self.listed(found)) is not known: their names have no numbers, their shapes "
        + "fit in several orders, and "
        + (format == .safetensors ? "safetensors files are sorted by name" : "the order of the file does not fit")
        + "; number the names, such as layers.0.weight, layers.1.weight"
    case .series(let tensor, let found, let count):
      "\(tensor) has the shape \(found): expected [\(count)], a number for each saved step"
    case .uneven(let tensor, let first):
      "\(tensor) is not among the tensors of step \(first): expected the same names at every step"
    case .notFinite(let tensor, let step, let index):
      "\(tensor)\(index.map { "[\($0)]" }.joined()) is not finite at step \(step): did the run diverge? "
        + "Save it only as far as that"
    case .steps(let tensor, let index):
      "\(tensor)[\(index)] is no step: expected whole numbers from 0 that grow from one to the next"
    case .mixed(let tensor):
      "\(tensor) is not of one step, as others are: name all tensors step/NUMBER/…, or none"
    case .empty: "no step was saved: expected at least one"
    case .tooLarge(let numbers):
      "there are \(numbers) numbers: expected at most \(SavedRun.maximumNumbers); save every tenth step"
    }
  }

  fileprivate static func listed(_ names: [String]) -> String {
    names.isEmpty ? "nothing" : names.prefix(8).joined(separator: ", ") + (names.count > 8 ? ", …" : "")
  }
}

extension SavedRun.Note: CustomStringConvertible {
  /// What is odd, what was done, and how to state what is meant.
  public var description: String {
    switch self {
    case .state: "there is one state, without an index of steps: it is taken as step 0"
    case .order(let layers):
      "the layers' names have no numbers, so they are taken in the file's order: "
        + "\(SavedRunError.Problem.listed(layers)); number them if that is not their order"
    case .brainFloats(let names):
      "\(SavedRunError.Problem.listed(names)): two raw bytes a number are taken as bfloat16, as ml_dtypes saves it"
    case .series(let tensor, let found, let count):
      "\(tensor) has the shape \(found), and is passed over: expected [\(count)], a number for each saved step, or one "
        + "number"
    case .passedOver(let others):
      "passed over: \(SavedRunError.Problem.listed(others.map { "\($0.name) (\($0.kind))" }))"
    }
  }
}

extension SavedRunError.Damage {
  /// What is wrong with bytes that should be of a format, by its name.
  func words(_ format: String) -> String {
    switch self {
    case .signature: "this is no \(format) file: is the name's ending right?"
    case .truncated: "the \(format) file is cut short or damaged: copy or save it again"
    case .checksum: "the contents are damaged, their checksum differs: copy or save the file again"
    case .compression: "it is packed in a way that is not read: save it with numpy.savez or savez_compressed"
    case .header: "the description of the tensor cannot be read: save it with numpy.savez, or by safetensors"
    case .syntax(let problem, let place): "line \(place.line), column \(place.column): \(problem)"
    case .json(let line): "line \(line): expected an object of names with nested lists of numbers"
    case .ragged: "the lists in it have different lengths: expected a number for each index"
    case .repeated: "the tensor is there twice: expected each name once"
    }
  }
}
