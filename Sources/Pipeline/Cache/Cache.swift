import Foundation
import Numerics

/// Where compressed chunks and sound are kept between runs, found by what they were made of.
///
/// A folder with one file for each entry. Entries are written under another name and renamed, verified whenever they
/// are read, and need no lock, so several runs, on several machines, may share a folder. What can't be read or written
/// is made again and costs time only; `problems` reports it.
public struct Cache: Sendable {
  /// How many bytes a cache may have unless another limit is given: 5 GB.
  public static let usualLimit = 5_000_000_000

  /// The folder.
  public let folder: String
  /// How many bytes all entries together may have; beyond it those that were not used for the longest time go.
  public let limit: Int
  let log = CacheLog()

  /// What became of a search.
  enum Answer: Sendable {
    case found([UInt8])
    case missing
    /// There was an entry, which was not what its name says; it is gone.
    case damaged
  }

  /// Opens a cache, or makes it.
  ///
  /// - Parameters:
  ///   - folder: The folder; made when it is first written to.
  ///   - limit: Bytes.
  /// - Throws: `PipelineError.cache`, when something else has the folder's name.
  public init(folder: String, limit: Int = usualLimit) throws(PipelineError) {
    guard !folder.isEmpty else { throw .cache(folder, .noName) }
    var isFolder = ObjCBool(true)
    if FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), !isFolder.boolValue {
      throw .cache(folder, .isFile)
    }
    (self.folder, self.limit) = (URL(fileURLWithPath: folder).standardizedFileURL.path, limit)
    RendererBuild.find(in: self)
  }

  /// The folder in the user's own cache folder (`XDG_CACHE_HOME` or `~/.cache` on Linux); nil when the user has none.
  public static var usualFolder: String? {
    FileManager.default.urls(for: .cachesDirectory, in: .userDomainMask).first?.appending(path: "beatframe").path
  }

  /// What went wrong so far, each in one line for people; none of it changes a film.
  public var problems: [String] { log.problems(folder) }

  /// How many bytes the content of an entry has, which is not verified; nil when there is none.
  func length(of key: CacheKey) -> Int? {
    guard let reader = try? CacheReader(path(of: key), of: key) else { return nil }
    return reader.entry.length
  }

  /// The same, where another machine may have just put the entry there: a machine may remember for a while that a file
  /// was not there, until it lists the folder.
  func lengthNow(of key: CacheKey) -> Int? {
    if let length = length(of: key) { return length }
    for folder in [folder, "\(folder)/\(key.folder)"] {
      _ = try? FileManager.default.contentsOfDirectory(atPath: folder)
    }
    return length(of: key)
  }

  /// Finds an entry and verifies it.
  func find(_ key: CacheKey) -> Answer {
    var failure = CacheReader.Failure.missing
    // An entry may be replaced, or its server be restarted, while it is read: what is damaged is so a second time.
    for _ in 0..<3 {
      do throws(CacheReader.Failure) {
        return .found(try CacheReader(path(of: key), of: key).content())
      } catch {
        failure = error
        if case .missing = error { return .missing }
      }
    }
    if case .damaged(let identity) = failure {
      // Another machine may have put a good one in its place by now.
      if FileIdentity(path(of: key)) == identity { unlink(path(of: key)) }
      log.addDamaged()
    }
    return .damaged
  }

  /// Keeps an entry.
  func store(_ content: [UInt8], as key: CacheKey) {
    // Another machine may remove the folder, and make it again, in between.
    for isLast in [false, true] {
      guard var writer = begin(key, isTrial: !isLast) else { return }
      writer.write(content)
      if writer.finish() || log.isUnwritable { return }
    }
  }

  /// Begins to keep an entry whose content comes bit by bit; nil when nothing can be kept.
  ///
  /// - Parameter isTrial: Whether a folder that goes meanwhile is no failure, since it is tried again.
  func begin(_ key: CacheKey, isTrial: Bool = false) -> CacheWriter? {
    guard !log.isUnwritable else { return nil }
    let path = path(of: key)
    if access(folder, F_OK) != 0 { makeFolder() }
    mkdir(URL(fileURLWithPath: path).deletingLastPathComponent().path, 0o777)
    return CacheWriter(path, as: key, of: self, log, isTrial: isTrial)
  }

  /// Removes an entry whose content was found to be something else.
  func discard(_ key: CacheKey) {
    unlink(path(of: key))
    log.addDamaged()
  }

  /// The file of an entry.
  func path(of key: CacheKey) -> String { "\(folder)/\(key.folder)/\(key.name)" }

  /// Makes the folder with the note that asks programs that make copies to leave it out (bford.info/cachedir).
  private func makeFolder() {
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var file = AtomicFile(path: "\(folder)/CACHEDIR.TAG")
    let text = "Signature: 8a477f597d28d172789f06886806bc55\n# Made by beatframe. It can be deleted at any time.\n"
    try? file.write(Array(text.utf8))
    _ = try? file.finish(synced: false)
  }
}
