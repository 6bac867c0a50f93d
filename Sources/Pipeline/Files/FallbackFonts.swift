import FilmKit
import Foundation
import Numerics
import Timeline
import Typesetting

/// The fonts of the scripts that Inter has not: named files of named packages, opened when a text needs them.
enum FallbackFonts {
  /// A font and what it is for.
  private struct Row {
    let regular: FontFiles.File
    /// The heavier one; of symbols there is none.
    let bold: FontFiles.File
    /// The characters that are looked for in it.
    let ranges: [ClosedRange<UInt32>]
    /// Which font of a collection draws Han as a language does; 0 of a file with one font.
    var index: @Sendable (String) -> Int = { _ in 0 }
  }

  /// In this order; the first that has a character sets it.
  private static let rows: [Row] = [
    core("NotoSansHebrew", [0x590...0x5FF, 0xFB1D...0xFB4F]),
    core("NotoSansArabic", [0x600...0x6FF, 0x750...0x77F, 0x870...0x8FF, 0xFB50...0xFDFF, 0xFE70...0xFEFF]),
    core("NotoSansDevanagari", [0x900...0x97F, 0x1CD0...0x1CFF, 0xA8E0...0xA8FF]),
    core("NotoSansBengali", [0x980...0x9FF]),
    core("NotoSansTamil", [0xB80...0xBFF]),
    core("NotoSansThai", [0xE00...0xE7F]),
    Row(
      regular: collection("Regular"), bold: collection("Bold"),
      ranges: [
        0x1100...0x11FF, 0x2E80...0x33FF, 0x3400...0x9FFF, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xF900...0xFAFF,
        0xFE30...0xFE4F, 0xFF00...0xFFEF, 0x20000...0x3FFFF,
      ], index: han),
    core("NotoSans", [0xA0...0x58F, 0x1E00...0x1FFF, 0x2000...0x20CF]),
    symbols("NotoSansMath-Regular.ttf", [0x2000...0x2BFF, 0x1D400...0x1D7FF]),
    symbols("NotoSansSymbols-Regular.ttf", [0x2000...0x2BFF, 0x1F000...0x1FAFF]),
    symbols("NotoSansSymbols2-Regular.ttf", [0x2000...0x2BFF, 0x1F000...0x1FAFF]),
    Row(
      regular: pictures, bold: pictures, ranges: [0x2000...0x2BFF, 0x1F000...0x1FAFF]),
  ]

  /// A font of a collection is one of these, in the file's order.
  private static func han(_ language: String) -> Int {
    let parts = language.lowercased().split(separator: "-").map(String.init)
    switch parts.first {
    case "ja": return 0
    case "ko": return 1
    case "zh", "yue":
      if parts.contains("hk") || parts.contains("mo") || parts.first == "yue" { return 4 }
      return parts.contains("hant") || parts.contains("tw") ? 3 : 2
    default: return 2
    }
  }

  private static func core(_ name: String, _ ranges: [ClosedRange<UInt32>]) -> Row {
    Row(regular: core(file: "\(name)-Regular.ttf"), bold: core(file: "\(name)-Bold.ttf"), ranges: ranges)
  }

  private static func symbols(_ name: String, _ ranges: [ClosedRange<UInt32>]) -> Row {
    Row(regular: core(file: name), bold: core(file: name), ranges: ranges)
  }

  private static func core(file: String) -> FontFiles.File {
    FontFiles.File(name: file, package: "fonts-noto-core", folders: ["/usr/share/fonts/truetype/noto"])
  }

  private static func collection(_ weight: String) -> FontFiles.File {
    FontFiles.File(
      name: "NotoSansCJK-\(weight).ttc", package: "fonts-noto-cjk", folders: ["/usr/share/fonts/opentype/noto"])
  }

  /// Emoji as outlines, like letters.
  private static let pictures = FontFiles.File(
    name: "Symbola_hint.ttf", package: "fonts-symbola", folders: ["/usr/share/fonts/truetype/ancient-scripts"])

  /// All files, each once.
  static let files: [FontFiles.File] = {
    var names: Set<String> = []
    return rows.flatMap { [$0.regular, $0.bold] }.filter { names.insert($0.name).inserted }
  }()

  /// What distinguishes the files that there are from others: names, lengths and times.
  ///
  /// Their bytes are not read, which would take longer than a still.
  static func identity(in folder: String?) -> StableHash {
    var hash = StableHash()
    for file in files {
      var status = stat()
      guard let path = file.path(in: folder), stat(path, &status) == 0 else { continue }
      hash.combine(file.name)
      hash.combine(Int(status.st_size))
      #if canImport(Darwin)
        hash.combine(status.st_mtimespec.tv_sec)
      #else
        hash.combine(status.st_mtim.tv_sec)
      #endif
    }
    return hash
  }

  /// What stands in for a face.
  ///
  /// - Parameters:
  ///   - isBold: Whether the face is the heavier one.
  ///   - folder: Where to look first.
  ///   - language: The language of the words; nil for none.
  static func fallback(isBold: Bool, in folder: String?, language: String?) -> FontFallback {
    let language = language ?? "en"
    var opened: [Int: Font?] = [:]
    return FontFallback(language: language, isRightToLeft: FilmLanguage(tag: language).isRightToLeft) { scalar in
      var package: String?
      for (number, row) in rows.enumerated() where row.ranges.contains(where: { $0.contains(scalar.value) }) {
        let file = isBold ? row.bold : row.regular
        guard let path = file.path(in: folder) else {
          package = package ?? file.package
          continue
        }
        let font: Font?
        if let known = opened[number] {
          font = known
        } else {
          let bytes = FileManager.default.contents(atPath: path).map(Array.init) ?? []
          font = try? Font(bytes: bytes, name: file.name, index: row.index(language))
          opened[number] = font
        }
        if let font, font.covers(scalar) { return .font(font) }
      }
      return package.map { .missing(package: $0) } ?? .none
    }
  }
}
