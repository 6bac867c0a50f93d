import Foundation
import Numerics
import Raster
import Synchronization
import Typesetting
import Video

/// What makes the bytes of a film besides its timeline: this program and the libraries that it runs with.
enum RendererBuild {
  /// What is known of it in this run.
  private struct Known {
    let hash: StableHash
    let parts: [FilmOrigin.Part]
    /// What a later run may find it by; nil for one that was found so itself, or where libraries aren't listed.
    let record: BuildRecord?
  }

  private static let known = Mutex<Known?>(nil)

  /// The same for every run of one build with the same libraries.
  ///
  /// Of the program its size and its build ID count, or every byte where it has none; of a library its name, its size and
  /// its beginning, which names its build.
  static var current: StableHash { known.withLock { found(&$0).hash } }

  /// The program and the libraries, each with what distinguishes it from another build.
  static var parts: [FilmOrigin.Part] { known.withLock { found(&$0).parts } }

  private static func found(_ known: inout Known?) -> Known {
    if let known { return known }
    let (parts, paths) = looked()
    let record = BuildRecord(parts: parts, paths: paths)
    let new = Known(hash: hash(of: parts), parts: parts, record: paths.isEmpty ? nil : record)
    known = new
    return new
  }

  /// Takes it from a cache, where that has it and all libraries are what they were: FFmpeg's, with the hundred that they
  /// bring, needn't be loaded then to be named.
  static func find(in cache: Cache) {
    known.withLock { known in
      guard known == nil, case .found(let bytes) = cache.find(key), let record = BuildRecord(bytes), record.stands
      else {
        return
      }
      known = Known(hash: hash(of: record.parts), parts: record.parts, record: nil)
    }
  }

  /// Keeps it in a cache for later runs, unless that is so small that films would have to go for it.
  static func keep(in cache: Cache) {
    guard let bytes = known.withLock({ $0?.record?.bytes }), bytes.count < cache.limit / 100,
      cache.length(of: key) == nil
    else { return }
    cache.store(bytes, as: key)
  }

  private static func hash(of parts: [FilmOrigin.Part]) -> StableHash {
    var hash = StableHash()
    for part in parts { for text in [part.kind.rawValue, part.name, part.digest] { hash.combine(text) } }
    return hash
  }

  /// The entry by what says which libraries would be loaded: this program, and where the system looks for them.
  private static var key: CacheKey {
    var program = StableHash()
    if let path = Bundle.main.executablePath { program.combine(FileDigest.ofProgram(path) ?? StableHash()) }
    return CacheKey(.build, by: program) { hash in
      for name in ["LD_LIBRARY_PATH", "LD_PRELOAD"] {
        hash.combine(ProcessInfo.processInfo.environment[name] ?? "")
      }
      hash.combine(BuildRecord.state(of: "/etc/ld.so.cache"))
    }
  }

  /// Looks at the program and at all libraries, which are loaded for that.
  private static func looked() -> (parts: [FilmOrigin.Part], paths: [String]) {
    var parts: [FilmOrigin.Part] = []
    if let program = Bundle.main.executablePath {
      let digest = FileDigest.ofProgram(program) ?? StableHash()
      parts.append(FilmOrigin.Part(kind: .program, name: "program", digest: digest.hex))
    }
    let versions =
      LibraryVersions.all.map { ($0.name, $0.version ?? "") } + [
        ("cairo", CairoVersion.text), ("harfbuzz", HarfBuzzVersion.text),
      ]
    for (name, version) in versions { parts.append(FilmOrigin.Part(kind: .library, name: name, digest: version)) }
    let libraries = mappedLibraries()
    for library in libraries {
      let digest = FileDigest.ofBeginning(library.path) ?? StableHash()
      parts.append(FilmOrigin.Part(kind: .library, name: library.name, digest: digest.hex))
    }
    return (parts, libraries.map(\.path))
  }

  /// The names and files of the libraries that are loaded, by name, where the system lists them; else none.
  private static func mappedLibraries() -> [(name: String, path: String)] {
    // Foundation reads no more of it than its last page, for it has no length.
    let maps = FileDigest.contents("/proc/self/maps")
    var paths: Set<String> = []
    for line in maps.split(separator: UInt8(ascii: "\n")) {
      guard let start = line.firstIndex(of: UInt8(ascii: "/")) else { continue }
      let path = String(decoding: line[start...], as: UTF8.self)
      if path.contains(".so") { paths.insert(path) }
    }
    return paths.map { (name: $0.split(separator: "/").last.map(String.init) ?? "", path: $0) }
      .sorted { ($0.name, $0.path) < ($1.name, $1.path) }
  }
}

/// What a build is made of, with the files of its libraries as they were then.
struct BuildRecord: Codable, Hashable, Sendable {
  /// The program and its libraries.
  let parts: [FilmOrigin.Part]
  /// The files and what is known of each without reading it.
  private let files: [String: String]

  init(parts: [FilmOrigin.Part], paths: [String]) {
    self.parts = parts
    files = Dictionary(paths.map { ($0, Self.state(of: $0)) }, uniquingKeysWith: { $1 })
  }

  init?(_ bytes: [UInt8]) {
    guard let record = try? JSONDecoder().decode(BuildRecord.self, from: Data(bytes)) else { return nil }
    self = record
  }

  var bytes: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return (try? encoder.encode(self)).map { [UInt8]($0) } ?? []
  }

  /// Whether all files are what they were.
  var stands: Bool { !files.isEmpty && files.allSatisfy { Self.state(of: $0.key) == $0.value } }

  /// A file's size, when it was written, and which of its file system it is; `-` where there is none.
  static func state(of path: String) -> String {
    var status = stat()
    guard stat(path, &status) == 0 else { return "-" }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    return "\(status.st_size) \(time.tv_sec).\(time.tv_nsec) \(status.st_dev):\(status.st_ino)"
  }
}
