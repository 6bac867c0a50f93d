/// What is in a file of tensors: those that a run has, or all, with their numbers, and the names of the others.
struct SavedTensors: Sendable {
  /// What is read of a file.
  struct Scope: Sendable {
    /// Whether all is read that holds numbers, and not only what a run has.
    let isAll: Bool
    /// How many numbers are read at most.
    let mostNumbers: Int

    /// What a run has; beside the numbers of the parameters there may be a few for each step.
    static let run = Scope(isAll: false, mostNumbers: SavedRun.maximumNumbers / 4 * 5)
  }

  /// The tensors that are read, in the file's order.
  private(set) var tensors: [NamedTensor] = []
  /// What else is there: each name once, whatever the step, and what it holds.
  private(set) var others: [(name: String, kind: String)] = []
  /// The tensors that are read as halves of 32-bit floats, which the file doesn't say.
  private(set) var brainFloats: [String] = []
  private var names: Set<String> = []
  private var otherNames: Set<String> = []
  private var total = 0

  let format: SavedRun.Format
  let scope: Scope

  init(_ format: SavedRun.Format, _ scope: Scope = .run) { (self.format, self.scope) = (format, scope) }

  /// Whether the tensor of a name is read.
  func wants(_ name: SavedName) -> Bool { scope.isAll || name.role != .other }

  /// Reads a whole file.
  init(_ bytes: [UInt8], _ format: SavedRun.Format, _ scope: Scope = .run) throws(SavedRunError) {
    self.init(format, scope)
    switch format {
    case .npz: try readNPZ(bytes)
    case .safetensors: try readSafetensors(bytes)
    case .json: try readJSON(bytes)
    }
  }

  /// Takes note of a name; throws when it was there before.
  mutating func name(_ text: String) throws(SavedRunError) -> SavedName {
    let name = SavedName(text)
    // A step may have zeros in front.
    guard names.insert(name.step.map { "step/\($0)/\(name.rest)" } ?? text).inserted else {
      throw SavedRunError([.format(format, .repeated, name: text)])
    }
    return name
  }

  /// Makes sure of room for so many numbers more.
  mutating func take(_ count: Int) throws(SavedRunError) {
    let (sum, isTooLarge) = total.addingReportingOverflow(count)
    guard !isTooLarge, sum <= scope.mostNumbers else {
      throw SavedRunError([.tooLarge(numbers: isTooLarge ? .max : sum)])
    }
    total = sum
  }

  /// Keeps a tensor that a run has.
  mutating func keep(_ tensor: NamedTensor) { tensors.append(tensor) }

  /// Passes over what no run has.
  mutating func pass(over name: SavedName, kind: String) {
    if otherNames.insert(name.rest).inserted { others.append((name.rest, kind)) }
  }

  /// Takes note of a tensor that is read as halves of 32-bit floats.
  mutating func noteBrainFloats(_ name: SavedName) {
    if otherNames.insert(name.rest).inserted { brainFloats.append(name.rest) }
  }
}
