import Foundation
import Testing

/// A page of Markdown that belongs to the project.
struct Document: Sendable, CustomTestStringConvertible {
  /// The path from the project's folder.
  let path: String
  /// Everything that it says.
  let text: String
  /// The blocks of code, in order.
  let blocks: [Block]
  /// All lines outside them.
  let prose: String

  /// A fenced block of code.
  struct Block: Sendable {
    /// The word after the fence; empty for none.
    let language: String
    let lines: [String]
  }

  /// The pages at the top of the project and in the catalogues of its targets.
  static func all() throws -> [Document] {
    let files = FileManager.default
    let top = try files.contentsOfDirectory(atPath: Program.root.path).filter { $0.hasSuffix(".md") }
    let sources = files.enumerator(atPath: Program.root.appending(path: "Sources").path)
    let pages = (sources?.compactMap { $0 as? String } ?? []).filter { $0.contains(".docc/") && $0.hasSuffix(".md") }
    return try (top + pages.map { "Sources/\($0)" }).sorted().map(Document.init)
  }

  /// Reads a page.
  init(path: String) throws {
    self.path = path
    text = try String(contentsOf: Program.root.appending(path: path), encoding: .utf8)
    var (blocks, prose, open): ([Block], [String], Block?) = ([], [], nil)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("```") {
        if let block = open { blocks.append(block) }
        open = open == nil ? Block(language: String(line.dropFirst(3)), lines: []) : nil
      } else if let block = open {
        open = Block(language: block.language, lines: block.lines + [line])
      } else {
        prose.append(line)
      }
    }
    self.blocks = blocks
    self.prose = prose.joined(separator: "\n")
  }

  /// The commands that a reader is asked to type, without remarks: lines of `sh`, and of `console` those after a
  /// prompt.
  var commands: [String] {
    blocks.flatMap { block -> [String] in
      switch block.language {
      case "sh":
        block.lines.map { $0.replacing(/\s+#.*/, with: "") }.filter { !$0.isEmpty && !$0.hasPrefix("#") }
      case "console": block.lines.filter { $0.hasPrefix("$ ") }.map { String($0.dropFirst(2)) }
      default: []
      }
    }
  }

  /// Where its links and images lead, but for those to other sites.
  var links: [String] {
    let words = prose.replacing(/`[^`\n]*`/, with: "")
    let links = words.matches(of: /\]\(([^)\s]+)\)/).map { String($0.1) }
    let images = words.matches(of: /<img src="([^"]+)"/).map { String($0.1) }
    return (links + images).filter { $0.prefixMatch(of: /[a-z]+:/) == nil }
  }

  /// The anchors of its headings, as sites that show Markdown make them.
  var anchors: Set<String> {
    var anchors: Set<String> = []
    for heading in prose.matches(of: /(?:^|\n)#+ +([^\n]*)/) {
      let anchor = heading.1.lowercased().filter { $0.isLetter || $0.isNumber || " -_".contains($0) }
        .replacing(" ", with: "-")
      // A heading that is there again gets a number.
      let free = (1...).lazy.map { "\(anchor)-\($0)" }.first { !anchors.contains($0) }
      anchors.insert(anchors.contains(anchor) ? free ?? anchor : anchor)
    }
    return anchors
  }

  var testDescription: String { path }
}
