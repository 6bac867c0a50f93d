import Foundation
import Simulation
import Testing

@testable import Timeline

/// The decoder, the schema, the schema's file and the README say the same.
@Suite struct SchemaTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// With RECORD=1 the file is written anew, and the test fails, so that no check ever passes by recording.
  @Test func theFileIsTheSchema() throws {
    let file = Self.root.appending(path: "timelines/timeline.schema.json")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try TimelineSchema.json.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded timelines/timeline.schema.json; run again without RECORD")
    }
    let stored = try String(contentsOf: file, encoding: .utf8)
    #expect(stored == TimelineSchema.json, "run with RECORD=1 to write timelines/timeline.schema.json anew")
  }

  @Test func theReadmeHasTheTableOfKeys() throws {
    let file = Self.root.appending(path: "README.md")
    guard FileManager.default.fileExists(atPath: file.path) else { return }
    let text = try String(contentsOf: file, encoding: .utf8)
    let start = try #require(text.range(of: "<!-- keys -->\n"), "README.md has no <!-- keys --> marker")
    let end = try #require(text.range(of: "<!-- /keys -->"), "README.md has no <!-- /keys --> marker")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      let whole = text[..<start.upperBound] + TimelineSchema.markdownTable + text[end.lowerBound...]
      try String(whole).write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded the table of README.md; run again without RECORD")
      return
    }
    let table = text[start.upperBound..<end.lowerBound].trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(table + "\n" == TimelineSchema.markdownTable, "run with RECORD=1 to write the table of README.md anew")
  }

  private func object(_ path: String...) throws -> [String: Any] {
    var object = try #require(
      try JSONSerialization.jsonObject(with: Data(TimelineSchema.json.utf8)) as? [String: Any])
    for key in path {
      let properties = try #require(object["properties"] as? [String: Any])
      object = try #require(properties[key] as? [String: Any])
    }
    return object
  }

  @Test(arguments: [[], ["tokens"], ["video"], ["network"], ["T"], ["show"]])
  func theDecoderKnowsTheSchemasKeysAndNoOthers(_ path: [String]) throws {
    var object = try object()
    for key in path { object = try #require((object["properties"] as? [String: Any])?[key] as? [String: Any]) }
    let keys = try #require(object["properties"] as? [String: Any]).keys.sorted()
    #expect(object["additionalProperties"] as? Bool == false)
    let open = path.map { "{\"\($0)\": " }.joined() + "{"
    let close = String(repeating: "}", count: path.count + 1)
    for key in keys { #expect(!complaint("\(open)\"\(key)\": null\(close)").contains("unknown key"), "\(key)") }
    let error = complaint("\(open)\"?\": null\(close)")
    let named = try #require(error.split(separator: "\n").first { $0.contains("unknown key") })
    let listed = try #require(named.split(separator: "Keys here are: ").last).dropLast().split(separator: ", ")
    #expect(listed.map(String.init).sorted() == keys)
    for key in object["required"] as? [String] ?? [] {
      #expect(complaint("\(open)\(close)").contains("\(key): this key is missing"))
    }
  }

  @Test func theDecodersDefaultsAreTheSchemas() throws {
    let plain = try timeline()
    for (key, value) in try #require(try object("T")["properties"] as? [String: Any]) where key != "wrap" {
      let milliseconds = try #require((value as? [String: Any])?["default"] as? Int)
      let beat = key == "forward" || key == "delta" ? "\(key).0" : key == "gradCalc" ? "grad.0" : key
      let id = try #require(BeatID(beat))
      #expect(plain.beat(id)?.duration == FilmTime(microseconds: milliseconds * 1000), "\(key)")
    }
    #expect(try object("theme")["default"] as? String == plain.theme.rawValue)
    #expect(try object("film")["default"] as? String == plain.film.rawValue)
    let size = try #require(try object("video", "size")["default"] as? String)
    #expect(try PixelSize(parsing: size) == plain.size)
    let rate = try #require(try object("video", "fps")["default"] as? Int)
    #expect(FrameRate(numerator: rate) == plain.frameRate)
    #expect(try object("network", "activation")["default"] as? String == plain.network.activation.rawValue)
    for (key, value) in try #require(try object("show")["properties"] as? [String: Any]) {
      #expect((value as? [String: Any])?["default"] as? Bool == true, "\(key)")
    }
    let film = try timeline(#""T": {"update": 1}"#)
    #expect(try object("network", "learningRate")["default"] as? Double == film.update?.learningRate)
    let seed = try #require(try object("network", "seed")["default"] as? Int)
    #expect(
      plain.network
        == (try Timeline(parsing: network("\"seed\": \(seed), \"HIDDEN\": [1, 1]"), file: "t.json")).network)
  }

  @Test func theDecodersChoicesAreTheSchemas() throws {
    for key in ["activation", "output", "loss"] {
      for choice in try #require(try object("network", key)["enum"] as? [String]) {
        #expect(!complaint(network("\"\(key)\": \"\(choice)\"")).contains("there is no"), "\(choice)")
      }
    }
    #expect(try object("network", "activation")["enum"] as? [String] == Activation.allCases.map(\.rawValue))
    #expect(try object("network", "loss")["enum"] as? [String] == Loss.allCases.map(\.rawValue))
    #expect(try object("theme")["enum"] as? [String] == ThemeName.allCases.map(\.rawValue))
    #expect(try object("film")["enum"] as? [String] == FilmKind.allCases.map(\.rawValue))
  }

  @Test func theDecodersBoundsAreTheSchemas() throws {
    let idle = try object("T", "idle")
    let (low, high) = (try #require(idle["minimum"] as? Int), try #require(idle["maximum"] as? Int))
    #expect(complaint(with("\"T\": {\"idle\": \(low)}")) == "")
    #expect(complaint(with("\"T\": {\"idle\": \(high)}")) == "")
    #expect(complaint(with("\"T\": {\"idle\": \(low - 1)}")).contains("out of bounds"))
    #expect(complaint(with("\"T\": {\"idle\": \(high + 1)}")).contains("out of bounds"))
    for token in ["title", "caption", "label", "formula", "fade"] {
      let schema = try object("tokens", token)
      let (low, high) = (try #require(schema["minimum"] as? Int), try #require(schema["maximum"] as? Int))
      for value in [low, high] { #expect(complaint(with("\"tokens\": {\"\(token)\": \(value)}")) == "") }
      for value in ["\(low - 1)", "\(high).001"] {
        #expect(complaint(with("\"tokens\": {\"\(token)\": \(value)}")).contains("out of bounds"), "\(token)")
      }
    }
    #expect(try object("network", "learningRate")["exclusiveMinimum"] as? Int == 0)
    #expect(complaint(network("\"learningRate\": 0")).contains("out of bounds"))
    #expect(complaint(network("\"learningRate\": 1e-300")) == "")
    let seed = try #require(try object("network", "seed")["maximum"] as? Int)
    #expect(complaint(network("\"seed\": \(seed)")) == "")
    #expect(complaint(network("\"seed\": \(seed + 1)")).contains("out of bounds"))
    let title = try #require(try object("title")["maxLength"] as? Int)
    #expect(complaint(with("\"title\": \"\(String(repeating: "e\u{301}", count: title / 2))\"")) == "")
    #expect(complaint(with("\"title\": \"\(String(repeating: "e", count: title + 1))\"")).contains("Shorten it"))
    let most = try #require(try object("network", "input")["maxItems"] as? Int)
    let list = { (count: Int) in "[" + Array(repeating: "1", count: count).joined(separator: ",") + "]" }
    #expect(complaint("{\"network\": {\"input\": \(list(most)), \"target\": [1]}}") == "")
    #expect(complaint("{\"network\": {\"input\": \(list(most + 1)), \"target\": [1]}}").contains("65 items"))
    #expect(complaint(network("\"HIDDEN\": \(list(Network.maximumLayers))")) == "")
    #expect(complaint(network("\"HIDDEN\": \(list(Network.maximumLayers + 1))")).contains("65 items"))
  }

  @Test func theSchemasPatternsAreTheDecoders() throws {
    let choices = try #require(try object("video", "size")["anyOf"] as? [[String: Any]])
    let size = try Regex(try #require(choices.last?["pattern"] as? String))
    for side in ["0", "016", "1", "8", "80000"] + (10...9000).map(String.init) {
      let isSize = (try? PixelSize(parsing: "\(side)x16")) != nil
      #expect((try size.wholeMatch(in: "\(side)x16") != nil) == isSize, "\(side)")
      #expect((try size.wholeMatch(in: "640x\(side)") != nil) == isSize, "\(side)")
    }
    for name in try #require(choices.first?["enum"] as? [String]) { _ = try PixelSize(parsing: name) }
    for token in ColorToken.allCases {
      let color = try Regex(try #require(try object("tokens", token.rawValue)["pattern"] as? String))
      for text in [
        "#5CC8FF", "#5cc8ff", "5CC8FF", "#5CC8F", "#5CC8FFF", "#5CC8FG", "#+5CC8F", "#5CF", "", "#", "＃5CC8FF",
      ] {
        #expect((try color.wholeMatch(in: text) != nil) == ((try? HexColor(parsing: text)) != nil), "\(text)")
      }
    }
    let table = try #require(try object("GRAD_HOLD_BY")["patternProperties"] as? [String: Any])
    let edge = try Regex(try #require(table.keys.first))
    let deep = { (key: String) in
      #"{"network": {"input": [1], "target": [1], "HIDDEN": 64}, "DELTA_BY": {"\#(key)": 1}}"#
    }
    for key in (0...120).map(String.init) + ["", "-1", "00", "01", "1.0", " 1", "a"] {
      #expect((try edge.wholeMatch(in: key) != nil) == (complaint(deep(key)) == ""), "\(key)")
    }
  }

  /// What a table by edges or beats asks of its values.
  private func table(_ key: String) throws -> (keys: Regex<AnyRegexOutput>, value: [String: Any]) {
    let patterns = try #require(try object(key)["patternProperties"] as? [String: Any])
    let (pattern, value) = try #require(patterns.first)
    #expect(patterns.count == 1)
    #expect(try object(key)["additionalProperties"] as? Bool == false)
    return (try Regex(pattern), try #require(value as? [String: Any]))
  }

  @Test func theSchemasBeatsAreTheDecoders() throws {
    let deep = #"{"network": {"input": [1], "target": [1], "HIDDEN": 64}"#
    let names =
      BeatID.all(edgeCount: 67).map(\.description) + [
        "", "forward", "grad.", "grad.01", "Loss", "loss.0", "endd", "aend",
      ]
    for (key, value) in [("say", "\"a\""), ("panel", "{\"caption\": \"a\"}")] {
      let keys = try table(key).keys
      for name in names {
        let isBeat = complaint("\(deep), \"\(key)\": {\"\(name)\": \(value)}}") == ""
        #expect((try keys.wholeMatch(in: name) != nil) == isBeat, "\(name)")
      }
    }
    let labels = try table("LABELS_BY").keys
    for key in (0...70).map(String.init) + ["", "-1", "01"] {
      let isEdge = complaint("\(deep), \"LABELS_BY\": {\"\(key)\": []}}") == ""
      #expect((try labels.wholeMatch(in: key) != nil) == isEdge, "\(key)")
    }
  }

  @Test func theSchemasTextsAndConnectionsAreTheDecoders() throws {
    func text(_ count: Int) -> String { "\"" + String(repeating: "a", count: count) + "\"" }
    let say = try table("say").value
    let words = (try #require(say["minLength"] as? Int), try #require(say["maxLength"] as? Int))
    for (count, isRight) in [(words.0 - 1, false), (words.0, true), (words.1, true), (words.1 + 1, false)] {
      #expect((complaint(with("\"say\": {\"loss\": \(text(count))}")) == "") == isRight)
    }
    let panel = try table("panel").value
    #expect(panel["minProperties"] as? Int == 1)
    let properties = try #require(panel["properties"] as? [String: [String: Any]])
    #expect(properties.keys.sorted() == ["caption", "formula"])
    let caption = try #require(properties["caption"]?["maxLength"] as? Int)
    #expect(complaint(with("\"panel\": {\"loss\": {\"caption\": \(text(caption))}}")) == "")
    #expect(complaint(with("\"panel\": {\"loss\": {\"caption\": \(text(caption + 1))}}")).contains("Shorten it"))
    let formula = try #require(properties["formula"]?["anyOf"] as? [[String: Any]])
    let (one, many) = (try #require(formula.first), try #require(formula.last))
    let longest = try #require(one["maxLength"] as? Int)
    #expect((many["items"] as? [String: Any])?["maxLength"] as? Int == longest)
    for (count, isRight) in [(0, true), (longest, true), (longest + 1, false)] {
      #expect((complaint(with("\"panel\": {\"loss\": {\"formula\": \(text(count))}}")) == "") == isRight)
      #expect((complaint(with("\"panel\": {\"loss\": {\"formula\": [\(text(count))]}}")) == "") == isRight)
    }
    let steps = (try #require(many["minItems"] as? Int), try #require(many["maxItems"] as? Int))
    for (count, isRight) in [(steps.0 - 1, false), (steps.0, true), (steps.1, true), (steps.1 + 1, false)] {
      let list = Array(repeating: "\"a\"", count: count).joined(separator: ", ")
      #expect((complaint(with("\"panel\": {\"loss\": {\"formula\": [\(list)]}}")) == "") == isRight)
    }

    let list = try table("LABELS_BY").value
    let wide = #"{"network": {"input": [1], "target": [1], "HIDDEN": [64]}, "LABELS_BY": {"0": "#
    let most = try #require(list["maxItems"] as? Int)
    #expect(list["minItems"] as? Int == 0)
    for count in [most, most + 1] {
      let connections = (0..<count).map { "[\($0), 0]" }.joined(separator: ", ")
      #expect((complaint("\(wide)[\(connections)]}}") == "") == (count == most))
    }
    let connection = try #require(list["items"] as? [String: Any])
    #expect(connection["minItems"] as? Int == 2 && connection["maxItems"] as? Int == 2)
    let neuron = try #require(connection["items"] as? [String: Any])
    let last = try #require(neuron["maximum"] as? Int)
    #expect(neuron["type"] as? String == "integer" && neuron["minimum"] as? Int == 0)
    #expect(complaint("\(wide)[[\(last), 0]]}}") == "")
    #expect(complaint("\(wide)[[\(last + 1), 0]]}}").contains("has no neuron 64"))
    #expect(complaint("\(wide)[[0.5, 0]]}}").contains("out of bounds"))
    #expect(try object("show", "scale")["type"] as? String == "boolean")
  }

  /// Every example of a timeline in the README is one; those without braces are entries of one.
  @Test func theReadmesExamplesAreTimelines() throws {
    let text = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
    let examples = text.split(separator: "```json\n").dropFirst().compactMap { $0.split(separator: "```").first }
    #expect(examples.count >= 3)
    for example in examples {
      let whole = example.hasPrefix("{") ? String(example) : "{\(example)}"
      let network = whole.contains("\"network\"") ? "" : #""network": {"input": [2], "target": [4]}, "#
      let timeline = try Timeline(parsing: "{" + network + whole.dropFirst(), file: "README.json")
      #expect(timeline.warnings.isEmpty)
    }
  }

  @Test func theTableHasEveryKey() {
    let rows = TimelineSchema.markdownTable.split(separator: "\n")
    #expect(rows.count == 2 + 18 + 6 + 5 + 15 + 16 + 2 + 10 + 11 + 8)
    #expect(rows.allSatisfy { $0.hasPrefix("|") && $0.hasSuffix("|") && $0.split(separator: "|").count == 4 })
    #expect(rows.contains("| `T.loss` | a number of milliseconds from 0 to 3600000 | `2600` | The loss is measured. |"))
  }
}
