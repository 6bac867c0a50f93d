/// Parameters of a network that were saved step by step by another program.
///
/// The file is an NPZ archive, a safetensors file, or a JSON object of nested lists, and holds tensors of one of two
/// layouts; `out` and `in` are the widths at the two ends of an edge, as in PyTorch's `Linear.weight`:
///
/// - **All steps in one tensor**: weights `[steps, out, in]` and biases `[steps, out]`, called `w0`, `b0`, `w1`, … or
///   as in a state dict, `layers.0.weight`, `layers.0.bias`, …; whatever stands before `.weight` parts the layers.
/// - **A state dict for each step**: the same with `step/NUMBER/` before the name, and without the first index.
///
/// Layers are taken in order of the numbers in their names; without numbers as their shapes fit the network; else, with a
/// note, in the file's order, except of a safetensors file, whose writers sort it: then it is an error.
///
/// Beside them there may be, in the first layout, `step` with the number of each step (or else they count from 0); in
/// both, `learning_rate` and `epoch`, one number for each saved step or one for all. Without any biases, all are 0.
/// Numbers are floats of 8 to 64 bits, whole numbers, or truth values, in either order of the bytes. Whatever else there
/// is, is passed over, with a note; nothing is ever unpickled.
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
  /// What was passed over or taken for granted.
  public let notes: [Note]

  /// Something odd about a file that is read all the same; `description` puts it into words.
  public enum Note: Hashable, Sendable {
    /// There is one state, without an index of steps.
    case state
    /// Only the file says in which order the layers are.
    case order([String])
    /// The numbers are taken to be halves of 32-bit floats, which the file doesn't say.
    case brainFloats([String])
    /// There are neither as many numbers as steps nor one, so none is taken.
    case series(tensor: String, found: [Int], count: Int)
    /// What no run has; the names, and what they hold.
    case passedOver([Passed])
  }

  /// Something that was passed over.
  public struct Passed: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// What it holds, in words.
    public let kind: String
  }

  /// Reads a run of a classifier.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - format: How it is written.
  ///   - classifier: The network, whose widths the tensors must have.
  ///
  /// Throws everything that is wrong with names, shapes and numbers, or what is wrong with the file.
  public init(_ bytes: [UInt8], format: Format, classifier: Classifier) throws(SavedRunError) {
    let file = try SavedTensors(bytes, format)
    let layout = try SavedLayout(file, classifier)
    self.classifier = classifier
    (steps, values) = (layout.steps, layout.values)
    (learningRates, epochs) = (layout.learningRates, layout.epochs)
    var notes = layout.notes
    if !file.brainFloats.isEmpty { notes.append(.brainFloats(file.brainFloats)) }
    if !file.others.isEmpty { notes.append(.passedOver(file.others.map { Passed(name: $0.name, kind: $0.kind) })) }
    self.notes = notes
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
