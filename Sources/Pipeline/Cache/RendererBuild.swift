import Foundation
import Numerics
import Raster
import Typesetting
import Video

/// What makes the bytes of a film besides its timeline: this program and the libraries that it runs with.
enum RendererBuild {
  /// The same for every run of one build with the same libraries.
  ///
  /// Of the program its size and its build ID count, or every byte where it has none; of a library its name, its size and
  /// its beginning, which names its build.
  static let current: StableHash = {
    var hash = StableHash()
    if let program = Bundle.main.executablePath { hash.combine(FileDigest.ofProgram(program) ?? StableHash()) }
    for library in LibraryVersions.all { hash.combine("\(library.name) \(library.version ?? "")") }
    hash.combine("cairo \(CairoVersion.text) harfbuzz \(HarfBuzzVersion.text)")
    for library in mappedLibraries() {
      hash.combine(library.name)
      hash.combine(FileDigest.ofBeginning(library.path) ?? StableHash())
    }
    return hash
  }()

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
