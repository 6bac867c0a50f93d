public import FilmKit
import Foundation
public import Numerics
import Typesetting

/// The font files that films are set in: named files of named packages, never whatever the system would pick.
public enum FontFiles {
  /// One file that must be there.
  public struct File: Sendable {
    /// The file's name, the same everywhere.
    public let name: String
    /// The Debian package that brings it.
    public let package: String
    /// The folders where packages put it.
    let folders: [String]

    /// Where it is; nil where there is none.
    public var path: String? { path(in: nil) }

    /// Where it is, looked for in this folder first; nil where there is none.
    func path(in folder: String?) -> String? {
      ([folder, FontFiles.beside].compactMap { $0 } + folders).map { "\($0)/\(name)" }.first {
        FileManager.default.fileExists(atPath: $0)
      }
    }
  }

  /// Text.
  public static let regular = File(name: "Inter-Regular.otf", package: "fonts-inter", folders: interFolders)
  /// Titles.
  public static let semibold = File(name: "Inter-SemiBold.otf", package: "fonts-inter", folders: interFolders)
  /// Mathematics.
  public static let math = File(
    name: "latinmodern-math.otf", package: "fonts-lmodern",
    folders: ["/usr/share/texmf/fonts/opentype/public/lm-math", "/usr/share/fonts/opentype/lmodern"])

  /// Source text.
  public static let mono = File(
    name: "lmmono10-regular.otf", package: "fonts-lmodern",
    folders: ["/usr/share/texmf/fonts/opentype/public/lm", "/usr/share/fonts/opentype/lmodern"])

  private static let interFolders = ["/usr/share/fonts/opentype/inter"]

  /// Where an installed program has them: `share/beatframe/fonts` beside its `bin`.
  fileprivate static var beside: String? {
    Bundle.main.executablePath.map { path in
      URL(fileURLWithPath: path).resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "share/beatframe/fonts").path
    }
  }

  /// All of them: text, titles, mathematics, source text.
  static let all = [regular, semibold, math, mono]

  /// Finds each of them; a path is nil where there is none.
  ///
  /// - Parameter folder: Where to look first.
  /// - Throws: `PipelineError.noFontFolder`.
  static func find(in folder: String?) throws(PipelineError) -> [(file: File, path: String?)] {
    try check(folder)
    return all.map { ($0, $0.path(in: folder)) }
  }

  private static func check(_ folder: String?) throws(PipelineError) {
    if let folder {
      var isFolder = ObjCBool(false)
      guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
        throw .noFontFolder(folder)
      }
    }
  }

  /// Opens all of them, or says which are missing and how to get them; answers the hash of their bytes too.
  ///
  /// - Parameters:
  ///   - folder: Where to look first, the files side by side; for systems that keep fonts elsewhere.
  ///   - language: The language of the words, as a tag of BCP 47, which chooses among forms of Han; nil for none.
  public static func load(
    from folder: String? = nil, language: String? = nil
  ) throws(PipelineError) -> (fonts: FilmFonts, digest: StableHash) {
    let (files, paths) = (all, try find(in: folder).map(\.path))
    let missing = zip(files, paths).filter { $0.1 == nil }.map(\.0)
    guard missing.isEmpty else { throw .missingFonts(missing) }
    let found = zip(files, paths.compactMap(\.self))
    var fonts: [Font] = []
    var digest = FallbackFonts.identity(in: folder)
    digest.combine(language ?? "")
    let fallbacks = [
      FallbackFonts.fallback(isBold: false, in: folder, language: language),
      FallbackFonts.fallback(isBold: true, in: folder, language: language), nil, nil,
    ]
    for ((file, path), fallback) in zip(found, fallbacks) {
      let data: Data
      do {
        data = try Data(contentsOf: URL(fileURLWithPath: path))
      } catch {
        throw .unreadableFont(path: path, reason: reason(error))
      }
      digest.combine(data.count)
      digest.combine(bytes: data)
      do {
        fonts.append(try Font(bytes: Array(data), name: file.name, fallback: fallback))
      } catch {
        throw .unusableFont(file, path: path, error)
      }
    }
    do {
      return (try FilmFonts(regular: fonts[0], semibold: fonts[1], math: fonts[2], mono: fonts[3]), digest)
    } catch {
      throw .unusableFont(math, path: paths[2] ?? math.name, error)
    }
  }
}
