public import FilmKit
import Foundation

/// The files that a command reads, none of which may be an output of it.
public struct InputFiles: Sendable {
  /// What a file is to the command.
  public enum Use: Hashable, Sendable {
    /// It is the timeline.
    case timeline
    /// The timeline names it under this key, such as `voiceover.words`.
    case named(key: String)
    /// An option of the command line names it, such as `--script`.
    case option(String)
    /// It is a film that was made before.
    case film
  }

  private var files: [(path: String, use: Use)] = []

  /// No files.
  public init() {}

  /// A timeline alone, whatever it names.
  public init(timeline: String) { add(timeline, as: .timeline) }

  /// A timeline, right or wrong as it may be, and every file that it names.
  public init(timeline: String, films: FilmList) {
    self.init(timeline: timeline)
    for file in TimelineFile.named(by: timeline, films: films) { add(file.path, as: .named(key: file.key)) }
  }

  /// Adds a file; nil and an empty name stand for none.
  public mutating func add(_ path: String?, as use: Use) {
    guard let path, !path.isEmpty else { return }
    files.append((path, use))
  }

  /// The same with one more file.
  public func adding(_ path: String?, as use: Use) -> InputFiles {
    var more = self
    more.add(path, as: use)
    return more
  }

  /// What a path is to the command: the same file as one of these, by whatever name; nil when it is none of them.
  public func use(of path: String) -> Use? {
    let (real, identity) = (Self.real(path), FileIdentity(path))
    return files.first { file in
      Self.real(file.path) == real || identity.map { $0 == FileIdentity(file.path) } ?? false
    }?.use
  }

  /// The first of some names in a folder that is that of one of these files.
  func first(in folder: String, of names: [String]) -> (path: String, use: Use)? {
    // Few files are read, and many may be written.
    for file in files {
      let own = URL(fileURLWithPath: file.path).lastPathComponent
      guard names.contains(own), let use = use(of: "\(folder)/\(own)") else { continue }
      return ("\(folder)/\(own)", use)
    }
    return nil
  }

  private static func real(_ path: String) -> URL { URL(fileURLWithPath: path).resolvingSymlinksInPath() }
}

/// What the system knows a file by, whatever its name.
struct FileIdentity: Hashable, Sendable {
  private let device: UInt64
  private let number: UInt64

  /// Looks a file up; nil where there is none.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  /// The identity in what the system says of a file.
  init(_ status: stat) {
    (device, number) = (UInt64(truncatingIfNeeded: status.st_dev), UInt64(status.st_ino))
  }
}
