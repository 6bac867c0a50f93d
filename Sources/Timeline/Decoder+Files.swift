internal import Text

extension Decoder {
  /// Reads the name of a file, whose place is kept for those who can't read it.
  mutating func fileName(_ value: Located, expected: ExpectedValue = .voiceover) -> String? {
    guard let file = string(value, expected: expected == .voiceover ? .text(longest: nil) : expected) else {
      return nil
    }
    guard !file.isEmpty, !file.contains("\0") else {
      report(.noFileName(expected), at: value)
      return nil
    }
    textPlaces[value.path.text] = value.node.place
    return file
  }

  /// The content of a file that a value names.
  mutating func companion(_ name: String, at value: Located) -> CompanionFile? {
    switch reading(name) {
    case .success(let file): return file
    case .failure(let obstacle):
      report(.file(name, obstacle), at: value)
      return nil
    }
  }

  /// Whether a name is that of a file with points.
  static func isDataFile(_ name: String) -> Bool { name.lowercased().hasSuffix(".csv") && name.utf8.count > 4 }
}
