import FilmKit
import Films
import Foundation
import Testing
import Timeline

/// Films are guests: nobody but the list of films knows one.
@Suite("films are guests")
struct GuestTests {
  private static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sources")

  /// The files of all targets but the films' own and their list.
  private func hosts() throws -> [URL] {
    let all = try #require(FileManager.default.enumerator(at: Self.sources, includingPropertiesForKeys: nil))
    return all.compactMap { $0 as? URL }.filter { url in
      url.pathExtension == "swift" && !url.path.hasPrefix(Self.sources.appending(path: "Films/").path)
    }
  }

  @Test("no other code names a film or imports its target", arguments: FilmList.all.kinds.map { $0.name })
  func names(_ film: String) throws {
    let target = film.prefix(1).uppercased() + film.dropFirst()
    let word = try Regex("\\b\(target)(Film|Content|Beat|Context)?\\b|\"\(film)\"|\\.\(film)\\b")
    var seen = 0
    for file in try hosts() {
      let text = try String(contentsOf: file, encoding: .utf8)
      seen += 1
      for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        let code = line.firstRange(of: "//").map { line[..<$0.lowerBound] } ?? line
        #expect(code.firstMatch(of: word) == nil, "\(file.lastPathComponent):\(number + 1): \(line)")
      }
    }
    #expect(seen > 300)
    // What is looked for is found where it may be.
    let own = try String(contentsOf: Self.sources.appending(path: "Films/All/FilmList+All.swift"), encoding: .utf8)
    #expect(own.firstMatch(of: word) != nil)
  }
}
