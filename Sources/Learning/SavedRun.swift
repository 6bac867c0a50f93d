/// Parameters of a network that were saved step by step by another program.
///
/// The file is an NPZ archive, a safetensors file, or a JSON object of nested lists, and holds tensors of one of two
/// layouts; `out` and `in` are the widths at the two ends of an edge, as in PyTorch's `Linear.weight`:
///
/// - **All steps in one tensor**: weights `[steps, out, in]` and biases `[steps, out]`, called `w0`, `b0`, `w1`, … or
///   as in a state dict, `layers.0.weight`, `layers.0.bias`, …; whatever stands before `.weight` parts the layers,
///   which are taken in order of the numbers in it.
/// - **A state dict for each step**: the same with `step/NUMBER/` before the name, and without the first index.
///
/// Beside them there may be, in the first layout, `step` with the number of each step (or else they count from 0), and
/// in the second nothing of the kind; in both, `learning_rate` and `epoch`, one number for each saved step. Without
/// any biases, all are 0. Numbers are 64- or 32-bit floats, steps and epochs whole ones too. Other tensors are errors
/// only where their names are like those of parameters.
public struct SavedRun: Hashable, Sendable {
  /// How many numbers a run may hold, 200 MB.
  public static let maximumNumbers = 25_000_000

  /// How a file is written.
  public enum Format: String, CaseIterable, Hashable, Sendable {
    /// NumPy's archive of arrays, packed or not.
    case npz = "NPZ"
    /// The format of huggingface/safetensors.
    case safetensors
    /// An object of names with nested lists of numbers.
    case json = "JSON"

    /// The format that the ending of a file's name stands for; nil for another ending.
    public init?(fileName: String) {
      let ending = fileName.split(separator: ".").last?.lowercased()
      guard let format = Self.allCases.first(where: { $0.rawValue.lowercased() == ending }) else { return nil }
      self = format
    }
  }

  /// The shape of the network.
  public let classifier: Classifier
  /// The steps that were saved, in order; at least one.
  public let steps: [Int]
  /// `classifier.parameterCount` numbers for each step.
  let values: [Double]
  private let learningRates: [Double]?
  private let epochs: [Double]?

  /// Reads a run of a classifier.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - format: How it is written.
  ///   - classifier: The network, whose widths the tensors must have.
  ///
  /// Throws everything that is wrong with names, shapes and numbers, or what is wrong with the file.
  public init(_ bytes: [UInt8], format: Format, classifier: Classifier) throws(SavedRunError) {
    let tensors =
      switch format {
      case .npz: try NamedTensor.readNPZ(bytes)
      case .safetensors: try NamedTensor.readSafetensors(bytes)
      case .json: try NamedTensor.readJSON(bytes)
      }
    let names = tensors.map(\.name).sorted()
    if let twice = zip(names, names.dropFirst()).first(where: ==)?.0 {
      throw SavedRunError([.format(format, .repeated, name: twice)])
    }
    let layout = try SavedLayout(tensors, classifier)
    self.classifier = classifier
    (steps, values) = (layout.steps, layout.values)
    (learningRates, epochs) = (layout.learningRates, layout.epochs)
  }

  /// The place of the last saved step that is not after `step`; the first when all are.
  private func place(of step: Int) -> Int {
    var (low, high) = (0, steps.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if steps[middle] <= step { low = middle } else { high = middle }
    }
    return low
  }

  /// The parameters of the last saved step that is not after `step`, or of the first.
  public func parameters(at step: Int) -> Parameters {
    let start = place(of: step) * classifier.parameterCount
    return Parameters(classifier, values: Array(values[start..<start + classifier.parameterCount]))
  }

  /// η at that step, if it was saved.
  public func learningRate(at step: Int) -> Double? { learningRates?[place(of: step)] }

  /// How many epochs had been completed at that step, if it was saved.
  public func epoch(at step: Int) -> Int? { epochs.flatMap { Int(exactly: $0[place(of: step)].rounded(.down)) } }
}
