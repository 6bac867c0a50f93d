import Text

extension KeyReader {
  /// Reads the name of a file, whose place is kept for those who can't read it; nil, with a message, when it is none.
  public mutating func fileName(_ value: Located, expected: ExpectedValue) -> String? {
    guard let file = string(value, expected: expected == .voiceover ? .voiceFile : expected) else { return nil }
    guard !file.isEmpty, !file.contains("\0") else {
      report(.noFileName(expected), at: value)
      return nil
    }
    textPlaces[value.path.text] = value.node.place
    return file
  }

  /// Keeps the place of a value for those who find something wrong with what is made of it.
  public mutating func keepPlace(of value: Located) { textPlaces[value.path.text] = value.node.place }

  /// Whether a name is that of a file in the timeline's folder, or below it.
  public static func isInside(_ name: String) -> Bool {
    let parts = name.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "\\" }
    return parts.first != "" && !parts.contains("..") && !name.contains(":")
  }

  /// The content of a file that a value names; nil, with a message, when it can't be read.
  public mutating func companion(_ name: String, at value: Located) -> CompanionFile? {
    switch reading(name) {
    case .success(let file): return file
    case .failure(let obstacle):
      report(.file(name, obstacle), at: value)
      return nil
    }
  }
}
