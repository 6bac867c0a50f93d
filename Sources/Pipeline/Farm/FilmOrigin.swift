import FilmKit
import Foundation
import Numerics

/// What a film is made of on one machine, so that others can say whether they would make the same, and if not, why.
struct FilmOrigin: Hashable, Sendable, Codable {
  /// One thing that the film's bytes depend on.
  struct Part: Hashable, Sendable, Codable {
    /// The kinds of things, in the order in which differences are reported.
    enum Kind: String, Sendable, Codable, CaseIterable {
      case program, library, font, file
    }

    let kind: Kind
    /// What people call it.
    let name: String
    /// What distinguishes it from another of that name: a hash, or a version.
    let digest: String
  }

  /// The hash of the film's plan.
  let plan: String
  /// What it was made of.
  let parts: [Part]

  /// What differs between two machines, each in a few words.
  func differences(from other: FilmOrigin) -> [String] {
    guard plan != other.plan || Set(parts) != Set(other.parts) else { return [] }
    let found = Part.Kind.allCases.flatMap { kind -> [String] in
      let (mine, theirs) = (digests(kind), other.digests(kind))
      return Set(mine.keys).union(theirs.keys).sorted().compactMap { name in
        mine[name] == theirs[name] ? nil : Self.words(kind, name, mine[name], theirs[name])
      }
    }
    return found.isEmpty ? ["what the timeline comes to"] : found
  }

  private func digests(_ kind: Part.Kind) -> [String: String] {
    Dictionary(parts.filter { $0.kind == kind }.map { ($0.name, $0.digest) }) { $0 + $1 }
  }

  private static func words(_ kind: Part.Kind, _ name: String, _ mine: String?, _ theirs: String?) -> String {
    let what =
      switch kind {
      case .program: "the program, which is another build"
      case .library: "the library \(name)"
      case .font: "the font \(name)"
      case .file: name
      }
    if mine == nil { return "\(what), which is not used here" }
    return theirs == nil ? "\(what), which is used here only" : what
  }
}

extension FilmOrigin {
  /// Looks at everything that a film is made of.
  ///
  /// - Parameters:
  ///   - timeline: The timeline's file.
  ///   - fontFolder: Where to look for fonts first.
  init(plan: CacheKey, timeline: String, films: FilmList, fontFolder: String?) throws(PipelineError) {
    var parts = RendererBuild.parts
    for (file, path) in try FontFiles.find(in: fontFolder) {
      parts.append(Part(kind: .font, name: file.name, digest: path.flatMap(FileDigest.of)?.hex ?? "-"))
    }
    var text = StableHash()
    text.combine(try TimelineFile.text(timeline))
    let name = URL(fileURLWithPath: timeline).lastPathComponent
    parts.append(Part(kind: .file, name: name, digest: text.hex))
    for (key, path) in TimelineFile.named(by: timeline, films: films) {
      let name = "\(URL(fileURLWithPath: path).lastPathComponent) (\(key))"
      parts.append(Part(kind: .file, name: name, digest: FileDigest.of(path)?.hex ?? "-"))
    }
    (self.plan, self.parts) = (plan.digest, parts)
  }
}

extension Cache {
  /// What the first machine said that a film is made of; nil when none has yet.
  func origin(_ key: CacheKey) -> FilmOrigin? {
    guard case .found(let bytes) = find(key) else { return nil }
    if let origin = try? JSONDecoder().decode(FilmOrigin.self, from: Data(bytes)) { return origin }
    discard(key)
    return nil
  }

  /// Says what a film is made of.
  ///
  /// - Parameter replacing: Whether it counts where another machine was first.
  func store(_ origin: FilmOrigin, as key: CacheKey, replacing: Bool) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    guard let bytes = try? encoder.encode(origin), var writer = begin(key) else { return }
    writer.write(Array(bytes))
    writer.finish(replacing: replacing)
  }
}
