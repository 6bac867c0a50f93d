import Foundation
import Timeline

extension TimelineFile {
  /// The most bytes of a file of data or of a saved run.
  static let maximumCompanionBytes = 256 << 20

  /// Reads a file that a timeline names.
  ///
  /// - Parameters:
  ///   - path: Where it is.
  ///   - kind: Its name, whose ending says which others could be meant.
  static func companion(_ path: String, kind: String) -> Result<CompanionFile, FileObstacle> {
    var isFolder = ObjCBool(false)
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      return .failure(.missing(alternatives: files(near: path, named: kind)))
    }
    guard !isFolder.boolValue else { return .failure(.isFolder) }
    // It would be waited for, for ever perhaps.
    guard !isPipe(path) else { return .failure(.unreadable(reason: "it is a pipe or a device")) }
    do {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      defer { try? handle.close() }
      let bytes = try handle.read(upToCount: maximumCompanionBytes + 1) ?? Data()
      guard bytes.count <= maximumCompanionBytes else { return .failure(.tooLarge(limit: maximumCompanionBytes)) }
      return .success(CompanionFile(path: path, bytes: Array(bytes)))
    } catch {
      return .failure(.unreadable(reason: reason(error)))
    }
  }

  /// The files of the same kind in the folder where one was looked for, named as that was.
  private static func files(near path: String, named name: String) -> [String] {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    let ending = "." + URL(fileURLWithPath: path).pathExtension.lowercased()
    let front = name.lastIndex(of: "/").map { String(name[...$0]) } ?? ""
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.lowercased().hasSuffix(ending) }.sorted().map { front + $0 }
  }
}
