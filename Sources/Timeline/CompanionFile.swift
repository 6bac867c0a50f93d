internal import Text

/// A file that a timeline names and that is a part of it: its points, or a run that was saved elsewhere.
public struct CompanionFile: Hashable, Sendable {
  /// How messages call it: the path that it was read from.
  public let path: String
  /// What is in it.
  public let bytes: [UInt8]

  /// Takes a file's content.
  public init(path: String, bytes: [UInt8]) { (self.path, self.bytes) = (path, bytes) }
}

/// Why a file that a timeline names can't be read: facts only.
public enum FileObstacle: Error, Hashable, Sendable {
  /// The timeline is not read from a file, so that there is no folder to look in.
  case noFolder
  /// There is no such file; alternatives are those of the same kind where it was looked for.
  case missing(alternatives: [String])
  /// It is a folder.
  case isFolder
  /// It has more bytes than are read.
  case tooLarge(limit: Int)
  /// The system refuses, in its own words.
  case unreadable(reason: String)
}

/// How the files that a timeline names are had, by the names that stand in it.
public typealias CompanionReader = (String) -> Result<CompanionFile, FileObstacle>

extension Timeline {
  /// The names of all files that a text names, right or wrong as it may be otherwise: data, saved run, and what belongs
  /// to its voice.
  public static func fileNames(in text: String, file: String) -> [String] {
    guard let root = try? Node(reading: text, file: file) else { return [] }
    func name(_ path: String...) -> String? {
      var node: Node? = root
      for key in path {
        guard case .mapping(let entries)? = node?.kind else { return nil }
        node = entries.first { $0.key == key }?.value
      }
      guard case .string(let name)? = node?.kind, !name.isEmpty, !name.contains("\0") else { return nil }
      return name
    }
    let data = name("data").flatMap { Decoder.isDataFile($0) ? $0 : nil }
    return [
      data, name("data", "file"), name("run"), name("voiceover"), name("voiceover", "file"),
      name("voiceover", "script"), name("voiceover", "words"),
    ].compactMap(\.self)
  }
}
