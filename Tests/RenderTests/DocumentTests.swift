import Foundation
import Testing

/// What the documents say is there and works: links, commands, names.
@Suite("the documents")
struct DocumentTests {
  /// Commands that are not run here, because they would build the project or run this test again.
  private static let notRun: Set<String> = [
    "scripts/test", "scripts/test --filter SchemaTests", "RECORD=1 scripts/test --filter GoldenTests",
    "RECORD=1 scripts/test --filter SchemaTests", "scripts/fuzz", "scripts/fuzz csv 600",
    "scripts/sanitize address", "scripts/sanitize thread PipelineTests",
  ]

  @Test("are all found")
  func all() throws {
    let paths = try Document.all().map(\.path)
    for path in ["ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "README.md"] { #expect(paths.contains(path)) }
    for page in ["BeatframeCLI/BeatframeCLI.docc/Timeline-File", "FilmKit/FilmKit.docc/FilmKit"] {
      #expect(paths.contains("Sources/\(page).md"))
    }
  }

  @Test("have links to files and headings that are there", arguments: try Document.all())
  func links(document: Document) throws {
    let folder = Program.root.appending(path: document.path).deletingLastPathComponent()
    for link in document.links {
      let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let file = parts[0].isEmpty ? Program.root.appending(path: document.path) : folder.appending(path: parts[0])
      let path = file.standardizedFileURL.path
      #expect(FileManager.default.fileExists(atPath: path), "\(link) leads nowhere")
      guard parts.count == 2, path.hasSuffix(".md") else { continue }
      let page = try Document(path: String(path.dropFirst(Program.root.standardizedFileURL.path.count + 1)))
      #expect(page.anchors.contains(parts[1]), "\(link): that page has no such heading")
    }
  }

  /// DocC gives both the same address on the site and drops the page, saying so only in a warning.
  @Test("have no page named as a module, but for a module's own")
  func pageNames() throws {
    let package = try String(contentsOf: Program.root.appending(path: "Package.swift"), encoding: .utf8)
    let modules = Set(package.matches(of: /(?:module\(|name: )"(\w+)"/).map { String($0.output.1) })
    #expect(modules.contains("Timeline"))
    for path in try Document.all().map(\.path) where path.contains(".docc/") {
      let parts = path.split(separator: "/").suffix(2).map { String($0.prefix { $0 != "." }) }
      #expect(parts[0] == parts[1] || !modules.contains(parts[1]), "\(path) has the name of a module")
    }
  }

  @Test("have Swift that stands in the sources, line by line")
  func swift() throws {
    let folders = ["Tests/OwnFilm/Sources", "Sources/FilmKit", "Sources/Timeline"]
    var lines: Set<String> = []
    for folder in folders {
      let root = Program.root.appending(path: folder)
      for case let url as URL in try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
      where url.pathExtension == "swift" {
        let text = try String(contentsOf: url, encoding: .utf8)
        lines.formUnion(text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) })
      }
    }
    var count = 0
    for document in try Document.all() {
      for block in document.blocks where block.language == "swift" {
        for line in block.lines.map({ $0.trimmingCharacters(in: .whitespaces) }) where !line.isEmpty {
          count += 1
          #expect(lines.contains(line), "\(document.path): \(line)")
        }
      }
    }
    #expect(count > 20)
  }

  @Test("begin with one that is short")
  func length() throws {
    #expect(try Document(path: "README.md").text.split(separator: "\n", omittingEmptySubsequences: false).count <= 201)
  }

  @Test("name the program's commands, all of them and no other")
  func names() throws {
    let help = try Program.inFolder { (folder: String) throws in try Program.run("--help", in: folder).output }
    let known = Set(help.matches(of: /\n {2}([a-z]+)(?: \(default\))? {2,}/).map { String($0.1) })
    #expect(known.isSuperset(of: ["film", "check", "words"]))
    func named(_ document: Document) -> Set<String> {
      Set(document.text.matches(of: /`render ([a-z]+)/).map { String($0.1) })
    }
    for document in try Document.all() {
      #expect(named(document).subtracting(known) == [], "\(document.path)")
    }
    let reference = try Document(path: "Sources/BeatframeCLI/BeatframeCLI.docc/Formats-and-Options.md")
    #expect(known.subtracting(named(reference)) == [])
  }

  @Test("have no command that is neither run nor known not to be")
  func commands() throws {
    let others = try Document.all().flatMap(\.commands).filter { !$0.hasPrefix("scripts/render") }
    #expect(Set(others) == Self.notRun)
  }

  @Test("have commands that work as they stand", arguments: try Document.all().filter { !$0.commands.isEmpty })
  func running(document: Document) throws {
    try Program.inFolder { (folder: String) throws in
      try Self.checkOut(to: folder)
      for command in document.commands where !Self.notRun.contains(command) {
        let path = "PATH='\(folder)/.bin':\"$PATH\""
        let run = try Program.start(
          ["-c", "export \(path); exec \(Self.small(command))"], of: URL(fileURLWithPath: "/bin/bash"), in: folder)
        if let (_, report) = Self.endless.first(where: { command.hasPrefix("scripts/render \($0.command)") }) {
          #expect(try Self.reports(report, run), "\(command)")
          run.process.interrupt()
          #expect(try run.end().status == 130, "\(command)")
        } else {
          let result = try run.end()
          #expect(result.status == 0, "\(command): \(result.errors)")
        }
      }
    }
  }

  /// Makes of a folder what a command finds in a checkout: scripts, timelines, and a program that is built.
  private static func checkOut(to folder: String) throws {
    let files = FileManager.default
    for name in ["scripts", "timelines"] {
      try files.copyItem(atPath: Program.root.appending(path: name).path, toPath: "\(folder)/\(name)")
    }
    try files.createDirectory(atPath: folder + "/.bin", withIntermediateDirectories: false)
    // In place of the compiler: everything is built, and the program is the one beside the tests.
    let compiler = """
      #!/bin/sh
      case "$*" in
        *--version*) echo "Swift version 6.0" ;;
        *--show-bin-path*) echo '\(try Program.binary().deletingLastPathComponent().path)' ;;
      esac

      """
    try Data(compiler.utf8).write(to: URL(fileURLWithPath: folder + "/.bin/swift"))
    try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder + "/.bin/swift")
  }

  /// The command with small pictures and few of them, where it draws a whole film and doesn't say how large.
  private static func small(_ command: String) -> String {
    let words = command.split(separator: " ").dropFirst()
    let name = words.first.map { $0.hasPrefix("-") ? "film" : String($0) } ?? "film"
    guard ["film", "chunks", "watch", "verify"].contains(name) else { return command }
    return command + (words.contains("--size") ? "" : " --size 160x90") + (words.contains("--fps") ? "" : " --fps 10")
  }

  /// The commands that go on until Ctrl-C, and what each reports when it is at work.
  private static let endless = [(command: "watch", report: " in "), (command: "studio", report: "http://127.0.0.1:")]

  /// Waits, a minute at most, until a run that goes on reports something.
  private static func reports(_ report: String, _ run: Program.Run) throws -> Bool {
    for _ in 0..<3000 where run.process.isRunning {
      if try String(contentsOfFile: run.errors, encoding: .utf8).contains(report) { return true }
      Thread.sleep(forTimeInterval: 0.02)
    }
    return false
  }
}
