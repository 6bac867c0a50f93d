public import Text

/// What is wrong with a saved run, as facts; `description` puts them into words.
public struct SavedRunError: Error, Hashable, Sendable {
  /// One thing that is wrong.
  public enum Problem: Hashable, Sendable {
    /// The bytes are not of the format that they are said to be; what is amiss, and the tensor or file in it.
    case format(SavedRun.Format, Damage, name: String?)
    /// A tensor holds something that is not read; what, in words.
    case kind(tensor: String, found: String)
    /// There are no weights, only tensors of these names.
    case noWeights(found: [String])
    /// The network has another number of layers with weights.
    case layers(found: [String], expected: Int)
    /// A tensor is needed; these are there.
    case missing(tensor: String, found: [String])
    /// A tensor has another shape.
    case shape(tensor: String, found: [Int], expected: [Int], hidden: [Int])
    /// The weights have shapes, in the file's order, that the network's don't become in any order.
    case shapes(found: [String], [[Int]], expected: [[Int]], hidden: [Int])
    /// Nothing says in which order these layers are.
    case order(found: [String], SavedRun.Format)
    /// A tensor should have a number for each of so many steps.
    case series(tensor: String, found: [Int], count: Int)
    /// A tensor of a step that the first step hasn't.
    case uneven(tensor: String, first: Int)
    /// A number of a tensor is infinite or not a number.
    case notFinite(tensor: String, step: Int, index: [Int])
    /// The steps are no whole numbers of 0 or more, or do not grow from one to the next.
    case steps(tensor: String, index: Int)
    /// Names are partly by step, partly not.
    case mixed(tensor: String)
    /// There is nothing saved.
    case empty
    /// The run is larger than `SavedRun.maximumNumbers`.
    case tooLarge(numbers: Int)
  }

  /// How bytes can be damaged.
  public enum Damage: Hashable, Sendable {
    /// They do not start or end as that format does.
    case signature
    /// They end too early, or places in them lie outside.
    case truncated
    /// A checksum is not that of the contents.
    case checksum
    /// A way of packing that is not read.
    case compression
    /// The description of a tensor cannot be read.
    case header
    /// The text is not JSON.
    case syntax(TextProblem, Place)
    /// The text is no object of nested lists of numbers; the line.
    case json(line: Int)
    /// A list's items have different lengths.
    case ragged
    /// Two tensors have the same name.
    case repeated
  }

  /// How many problems are put into words.
  static let shown = 20

  /// What is wrong; at least one.
  public let problems: [Problem]

  init(_ problems: [Problem]) { self.problems = problems }
}
