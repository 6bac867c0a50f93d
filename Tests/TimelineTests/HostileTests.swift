import Films
import FilmKit
import Numerics
import Testing

@testable import Timeline
import TestSupport

/// Texts made to hurt: each must be refused, or read, soon and without a crash.
@Suite struct HostileTests {
  @Test func deepNestingIsRefusedEverywhere() {
    let tooDeep = "lists and mappings nest more than 32 deep."
    for depth in [33, 1000, 100_000] {
      for open in ["[", "{\"a\":", "{\"a\":[", "[{\"\":"] {
        #expect(complaint(String(repeating: open, count: depth)).hasSuffix(tooDeep))
      }
    }
    for depth in [33, 900, 100_000] {
      for open in ["[", "{a: ", "[{"] {
        let text = String(repeating: open, count: depth)
        #expect(!complaint(String(text.prefix(128 << 10)), file: "t.yaml").isEmpty)
      }
    }
    let dashes = String(repeating: "- ", count: 5000)
    #expect(complaint(dashes + "1", file: "t.yaml").hasSuffix(tooDeep))
    let closed = String(repeating: "[", count: 500) + String(repeating: "]", count: 500)
    #expect(complaint("network: " + closed, file: "t.yaml").hasSuffix(tooDeep))
  }

  @Test func aliasesDoNotMultiply() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1..<40 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    let refusal =
      "with *a4, the aliases of this file stand for more than 100000 values. Use fewer of them within one another."
    let start = ContinuousClock.now
    #expect(complaint(text, file: "t.yaml").hasSuffix(refusal))
    #expect(start.duration(to: .now) < .seconds(1))
    // As keys, whose hashes Yams works out; after an opening quote in a comment.
    #expect(complaint("# \"\n" + text + "? *a39\n: 1\n", file: "t.yaml").hasSuffix(refusal))
    var keys = "a0: &a0 [x, x]\n"
    for level in 1...4 { keys += "a\(level): &a\(level) {? [*a\(level - 1), *a\(level - 1)] : 1}\n" }
    #expect(!complaint(keys, file: "t.yaml").isEmpty)
    let nested = String(repeating: "{? ", count: 900) + "1" + String(repeating: "}", count: 900)
    #expect(complaint(nested, file: "t.yaml").hasSuffix("or one written with ?."))
  }

  @Test func longTextsAreRefusedOrReadSoon() {
    #expect(
      complaint(String(repeating: " ", count: (16 << 20) + 1))
        == "t.json:1:1: the file has 16777217 bytes; at most 16777216 are read.")
    #expect(
      complaint(String(repeating: "#", count: (128 << 10) + 1), file: "t.yaml")
        == "t.yaml:1:1: the file has 131073 bytes; at most 131072 are read as YAML. Write so long a timeline as JSON.")
    let keys = (0..<5000).map { "\"k\($0)\": 0" }.joined(separator: ", ")
    let lines = complaint("{" + keys + "}").split(separator: "\n")
    #expect(lines.count == 101)
    #expect(lines.last == "t.json: 4901 more problems are not listed.")
    #expect(!complaint("{" + keys + "}", file: "t.yaml").isEmpty)
    let items = String(repeating: "0,", count: 500_000)
    #expect(
      complaint("[" + items + "0]").hasSuffix(
        "the file holds more than 500000 values."))
    let digits = String(repeating: "9", count: 100_000)
    #expect(complaint(with("\"T\": {\"idle\": \(digits)}")).count < 300)
    #expect(complaint(with("\"T\": {\"idle\": 0.\(digits)}")).count < 300)
    #expect(complaint(with("\"\(digits)\": 1")).count < 400)
    #expect(complaint(with("\"T\": {\"idle\": 1e\(digits)}")).count < 300)
  }

  @Test func aTextCutAnywhereIsAnErrorAndNoCrash() {
    let json = TimelineTests.example
    for end in json.indices { #expect(!complaint(String(json[..<end])).isEmpty) }
    for end in json.indices { _ = complaint(String(json[..<end]), file: "t.yaml") }
  }

  @Test func randomBytesAreErrorsAndNoCrash() {
    var generator = SeededGenerator(seed: 7)
    let pieces =
      Array(#"{}[]:,"'\/-+.0123456789eE#&*!|>?%@`~ abcTtrue nul"#).map(String.init) + [
        "\n", "\t", "\r", "\u{0}", "\u{7F}", "\u{85}", "\u{2028}", "\u{FEFF}", "\u{FFFD}", "😀", "network", "\"T\"",
        "\"network\":",
      ]
    for _ in 0..<3000 {
      let count = Int(generator.nextUnit() * 40)
      let text = (0..<count).map { _ in pieces[Int(generator.nextUnit() * Double(pieces.count))] }.joined()
      for file in ["t.json", "t.yaml", "t"] {
        let lines = complaint(text, file: file).split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.allSatisfy { $0.hasPrefix(file + ":") }, "\(text.debugDescription)")
      }
    }
  }

  /// The same of a film of training, its points and its run.
  @Test func aLessonWithOneByteChangedIsReadOrRefused() {
    var generator = SeededGenerator(seed: 17)
    let files = [
      "a.csv": "x,y,label\n0,0.5,a\n1,1e0,b\n-2,0,a\n0,2,b\n1,-1,a\n",
      "r.json": #"{"w0": [[[0, 1]], [[1, -1]]], "b0": [[0], [0.5]], "step": [0, 3]}"#,
    ]
    let texts = [
      #"{"film": "training", "data": {"file": "a.csv", "test": 0.2}, "samples": [0, {"index": 1, "speed": 2}], "#
        + #""train": [{"steps": 2, "ms": 4}, {"epoch": 1, "ms": 5}], "FORWARD_BY": {"0.1": 3}, "optimizer": "sgd"}"#,
      #"{"film": "training", "data": "a.csv", "network": {"HIDDEN": []}, "run": "r.json", "samples": 1}"#,
    ]
    let other = Array(#"{}[]:,"\0-9eax #;"#.unicodeScalars)
    func changed(_ text: String) -> String {
      var scalars = Array(text.unicodeScalars)
      let place = Int(generator.nextUnit() * Double(scalars.count))
      scalars[place] = other[Int(generator.nextUnit() * Double(other.count))]
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars)
      return String(view)
    }
    for round in 0..<1200 {
      var files = files
      var text = texts[round % 2]
      switch round / 2 % 3 {
      case 0: text = changed(text)
      case 1: files["a.csv"] = files["a.csv"].map(changed)
      default: files["r.json"] = files["r.json"].map(changed)
      }
      let lines = complaint(text, files: files).split(separator: "\n")
      #expect(lines.allSatisfy { $0.hasPrefix("t.json:") || $0.hasPrefix("in/") }, "\(text) \(files)")
      for file in ["t.json", "t.yaml"] { _ = Timeline.files(namedIn: text, file: file, films: FilmList.all.grammars) }
    }
  }

  @Test func oneByteChangedIsReadOrRefused() {
    var generator = SeededGenerator(seed: 11)
    let scalars = Array(TimelineTests.example.unicodeScalars)
    let other = Array(#"{}[]:,"\0-9eax #"#.unicodeScalars)
    for _ in 0..<1500 {
      var changed = scalars
      changed[Int(generator.nextUnit() * Double(changed.count))] =
        other[Int(generator.nextUnit() * Double(other.count))]
      var text = String.UnicodeScalarView()
      text.append(contentsOf: changed)
      for file in ["t.json", "t.yaml"] {
        do {
          #expect(try Timeline(parsing: String(text), file: file).frameCount > 0)
        } catch {
          #expect(error.diagnostics.contains { $0.severity == .error })
        }
      }
    }
  }
}
