import Learning
public import Timeline

/// Writes values of a film to an NPZ file, which NumPy's `load` reads.
public struct ValueExporter {
  /// What was made.
  public struct Report: Sendable {
    /// How many arrays the file has.
    public let arrays: Int
    /// The size of the file in bytes.
    public let bytes: Int
    /// What the file has no array of, each with the reason.
    public let leftOut: [String]
  }

  /// The most characters of texts, each counted as the longest of its value.
  private static let mostCharacters = 1 << 24
  /// The most bytes of an array's name.
  private static let longestName = 1000

  private let path: String
  private let target: String

  /// Checks that there can be a file, before any work is done.
  ///
  /// - Parameters:
  ///   - path: The file, .npz; one of that name is replaced.
  ///   - inputs: What the film is made of, which must not be overwritten.
  public init(to path: String, keeping inputs: InputFiles) throws(PipelineError) {
    (self.path, target) = (path, try Output.checkArrays(path, keeping: inputs))
  }

  /// Writes the values, each under its name; the file appears when it is complete.
  public func write(_ values: [FilmValue]) throws(PipelineError) -> Report {
    var (writer, leftOut) = (NPZWriter(), [String]())
    var (arrays, characters) = (0, 0)
    var file = AtomicFile(path: target, calledInErrors: path)
    for value in values {
      guard value.name.utf8.count <= Self.longestName else {
        leftOut.append("\(value.name.prefix(20))…, whose name is too long")
        continue
      }
      let content: TensorFile.Content
      switch value.content {
      case .function(let signature):
        leftOut.append("\(signature), a function")
        continue
      case .numbers(let shape, let elements): content = .numbers(shape: shape, values: elements)
      case .texts(let texts):
        let room = texts.count * (texts.map(\.unicodeScalars.count).max() ?? 0)
        guard characters + room <= Self.mostCharacters else {
          leftOut.append("\(value.name), whose texts are too long")
          continue
        }
        characters += room
        content = .texts(texts)
      }
      try file.write(writer.add(value.name, content))
      arrays += 1
    }
    try file.write(writer.end)
    return Report(arrays: arrays, bytes: try file.finish(), leftOut: leftOut)
  }
}
