import Films
import FilmKit
import Foundation
import Learning
import Simulation
import Testing

@testable import Timeline
@testable import Training
@testable import Backprop
import NetworkKit
import TestSupport

/// The decoder, the schema, the schema's file and the README say the same.
@Suite struct SchemaTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static let schema = TimelineSchema.json(films: FilmList.all.grammars)

  /// With RECORD=1 the file is written anew, and the test fails, so that no check ever passes by recording.
  @Test func theFileIsTheSchema() throws {
    let file = Self.root.appending(path: "timelines/timeline.schema.json")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Self.schema.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded timelines/timeline.schema.json; run again without RECORD")
    }
    let stored = try String(contentsOf: file, encoding: .utf8)
    #expect(stored == Self.schema, "run with RECORD=1 to write timelines/timeline.schema.json anew")
  }

  /// The tables of keys in the reference: those that all films have, and those of each.
  private static let tables: [(name: String, text: String)] =
    [("common", TimelineSchema.commonTable(films: FilmList.all.grammars))]
    + FilmList.all.grammars.map { ($0.name, TimelineSchema.table(of: $0, among: FilmList.all.grammars)) }

  @Test func theReferenceHasTheTablesOfKeys() throws {
    let file = Self.root.appending(path: "Sources/BeatframeCLI/BeatframeCLI.docc/Timeline-File.md")
    var text = try String(contentsOf: file, encoding: .utf8)
    for (name, table) in Self.tables {
      let start = try #require(
        text.range(of: "<!-- keys \(name) -->\n"), "Timeline-File.md has no <!-- keys \(name) --> marker")
      let rest = start.upperBound..<text.endIndex
      let end = try #require(
        text.range(of: "<!-- /keys -->", range: rest), "Timeline-File.md has no <!-- /keys --> marker")
      if ProcessInfo.processInfo.environment["RECORD"] == "1" {
        text.replaceSubrange(start.upperBound..<end.lowerBound, with: table)
        continue
      }
      let stored = text[start.upperBound..<end.lowerBound].trimmingCharacters(in: .whitespacesAndNewlines)
      #expect(stored + "\n" == table, "run with RECORD=1 to write the tables of Timeline-File.md anew")
    }
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try text.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded the tables of Timeline-File.md; run again without RECORD")
    }
  }

  /// A film of the program, by its name.
  enum Film: String, CaseIterable {
    case backprop, training
  }

  /// What the schema says of a mapping in a film: the whole file, or the value at a path; of a value that may be
  /// something else too, of the mapping.
  private func object(_ path: String..., film: Film = .backprop) throws -> [String: Any] {
    try object(path, film: film)
  }

  /// The mapping that a value is, may be, or is a list of.
  private func mapping(in schema: [String: Any]) -> [String: Any]? {
    guard schema["properties"] == nil else { return schema }
    let inner = [schema["items"] as? [String: Any]].compactMap(\.self) + (schema["anyOf"] as? [[String: Any]] ?? [])
    return inner.lazy.compactMap { self.mapping(in: $0) }.first
  }

  private func object(_ path: [String], film: Film) throws -> [String: Any] {
    let whole = try #require(
      try JSONSerialization.jsonObject(with: Data(Self.schema.utf8)) as? [String: Any])
    let films = try #require(whole["oneOf"] as? [[String: Any]])
    let own = films[film == .training ? 1 : 0]
    var object = own
    let common = try #require(whole["properties"] as? [String: Any])
    object["properties"] = common.merging(try #require(own["properties"] as? [String: Any])) { first, _ in first }
    object["additionalProperties"] = whole["unevaluatedProperties"]
    for key in path {
      let properties = try #require(object["properties"] as? [String: Any])
      object = try #require(properties[key] as? [String: Any])
      object = mapping(in: object) ?? object
    }
    return object
  }

  @Test(arguments: [
    (Film.backprop, []), (.backprop, ["tokens"]), (.backprop, ["video"]), (.backprop, ["network"]),
    (.backprop, ["T"]), (.backprop, ["show"]), (.backprop, ["sound", "VOLUME_BY"]), (.training, []),
    (.training, ["network"]), (.training, ["T"]), (.training, ["data"]), (.training, ["optimizer"]),
    (.training, ["sound", "VOLUME_BY"]), (.training, ["train"]), (.training, ["samples"]),
  ])
  func theDecoderKnowsTheSchemasKeysAndNoOthers(_ film: Film, _ path: [String]) throws {
    let object = try object(path, film: film)
    let keys = try #require(object["properties"] as? [String: Any]).keys.sorted()
    #expect(object["additionalProperties"] as? Bool == false)
    let isList = path == ["train"] || path == ["samples"]
    let start = film == .backprop || path.isEmpty ? "" : "\"film\": \"training\", "
    let open = "{" + start + path.map { "\"\($0)\": \(isList ? "[" : ""){" }.joined()
    let close = String(repeating: isList ? "}]" : "}", count: path.count) + "}"
    for key in keys {
      let text = path.isEmpty && key != "film" ? "{\"film\": \"\(film.rawValue)\", " : open
      #expect(!complaint("\(text)\"\(key)\": null\(close)").contains("unknown key"), "\(key)")
    }
    let named = path.isEmpty ? "{\"film\": \"\(film.rawValue)\", " : open
    let error = complaint("\(named)\"?\": null\(close)")
    let line = try #require(error.split(separator: "\n").first { $0.contains("unknown key") })
    let listed = try #require(line.split(separator: "Keys here are: ").last).dropLast().split(separator: ", ")
    #expect(listed.map(String.init).sorted() == keys)
    for key in object["required"] as? [String] ?? [] where key != "film" {
      let empty = path.isEmpty ? "{\"film\": \"\(film.rawValue)\"}" : open + close
      #expect(complaint(empty).contains("\(key): this key is missing"))
    }
    // Keys of the other film are reported as such.
    let other: Film = film == .backprop ? .training : .backprop
    guard path != ["data"], path != ["optimizer"], !isList else { return }
    let foreign = try #require(try self.object(path, film: other)["properties"] as? [String: Any])
    for key in foreign.keys.sorted() where !keys.contains(key) {
      let text = complaint("\(named)\"\(key)\": null\(close)")
      #expect(text.contains("the film \"\(film.rawValue)\" has no such key, but \"\(other.rawValue)\" has."), "\(key)")
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
    #expect(try object("film")["default"] as? String == plain.film)
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
    let activations = ["linear", "sigmoid", "tanh", "relu", "leakyRelu", "softplus"]
    let losses = ["squaredError", "binaryCrossEntropy", "crossEntropy"]
    #expect(try object("network", "activation")["enum"] as? [String] == activations)
    #expect(try object("network", "loss")["enum"] as? [String] == losses)
    #expect(try object("network", "activation", film: .training)["enum"] as? [String] == activations)
    #expect(try object("network", "output", film: .training)["enum"] as? [String] == ["sigmoid", "softmax"])
    for (key, list) in [
      ("shape", Dataset.Shape.allCases.map(\.rawValue)), ("name", ["adam", "momentum", "sgd"]),
    ] {
      let parent = key == "shape" ? "data" : "optimizer"
      #expect(try object(parent, key, film: .training)["enum"] as? [String] == list)
      let whole = try object([], film: .training)["properties"] as? [String: [String: Any]]
      let plain = try #require(whole?[parent]?["anyOf"] as? [[String: Any]])
      #expect(plain.first?["enum"] as? [String] == list)
    }
    #expect(try object("theme")["enum"] as? [String] == ["midnight", "paper", "contrast"])
    #expect(try object("film")["enum"] as? [String] == ["backprop", "training", "scenes", "playlist"])
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
  private func table(
    _ key: String, film: Film = .backprop
  ) throws -> (keys: Regex<AnyRegexOutput>, value: [String: Any]) {
    let patterns = try #require(try object(key, film: film)["patternProperties"] as? [String: Any])
    let (pattern, value) = try #require(patterns.first)
    #expect(patterns.count == 1)
    #expect(try object(key, film: film)["additionalProperties"] as? Bool == false)
    return (try Regex(pattern), try #require(value as? [String: Any]))
  }

  @Test func theSchemasBeatsAreTheDecoders() throws {
    let deep = #"{"network": {"input": [1], "target": [1], "HIDDEN": 64}"#
    let names =
      BeatSet(BackpropFilm.self, counts: ["edge": 67]).all.map(\.description) + [
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

  @Test func theSchemasStepsAreTheDecoders() throws {
    let deep = #""network": {"HIDDEN": 64}, "samples": 6"#
    let segments = "[" + Array(repeating: #"{"steps": 0, "ms": 0}"#, count: 100).joined(separator: ", ") + "]"
    let keys = [
      "0", "5", "6", "64", "65", "0.0", "5.64", "6.0", "0.65", "", "00", "1.", ".1", "1.2.3", "-1", "01.2", "a",
    ]
    for name in ["FORWARD_BY", "DELTA_BY", "GRAD_HOLD_BY", "SAMPLE_BY", "LOSS_BY", "INPUT_BY"] {
      let pattern = try table(name, film: .training).keys
      for key in keys {
        let text = complaint(lesson("\(deep), \"\(name)\": {\"\(key)\": 1}"))
        #expect((try pattern.wholeMatch(in: key) != nil) == (text == ""), "\(name) \(key): \(text)")
      }
    }
    let names =
      BeatSet(TrainingFilm.self, counts: ["edge": 66, "sample": 7, "segment": 101]).all.map(\.description) + [
        "loss", "update", "forward.0", "train", "train.00", "input.0.0", "costs", "",
      ]
    let pattern = try table("say", film: .training).keys
    let every = BeatSet(TrainingFilm.self, counts: [:])
    for name in names {
      #expect((try pattern.wholeMatch(in: name) != nil) == (BeatID(name).map(every.contains) ?? false), "\(name)")
    }
    for name in ["train.99", "train.100", "delta.5.64", "delta.5.65", "sample.6", "loss"] {
      let text = complaint(lesson("\(deep), \"train\": \(segments), \"panel\": {\"\(name)\": {\"caption\": \"a\"}}"))
      #expect((text == "") == (try pattern.wholeMatch(in: name) != nil), "\(name)")
    }
  }

  /// Bounds of numbers that only the film `training` has.
  @Test func theSchemasNumbersOfTrainingAreTheDecoders() throws {
    for (parent, key, rest) in [
      ("data", "samples", #""shape": "moons""#), ("data", "noise", #""shape": "moons""#),
      ("data", "classes", #""shape": "blobs""#), ("data", "seed", #""shape": "moons""#),
      ("optimizer", "batchSize", #""name": "adam""#), ("optimizer", "seed", #""name": "adam""#),
    ] {
      let schema = try object(parent, key, film: .training)
      let (low, high) = (try #require(schema["minimum"] as? Int), try #require(schema["maximum"] as? Int))
      for (value, isRight) in [(low, true), (low - 1, false), (high + 1, false)] {
        let entry = "{\(rest), \"\(key)\": \(value)}"
        let text = parent == "data" ? lesson(data: entry) : lesson("\"\(parent)\": \(entry)")
        #expect((complaint(text) == "") == isRight, "\(parent).\(key) \(value): \(complaint(text))")
      }
    }
    for (key, name) in [("momentum", "momentum"), ("beta1", "adam"), ("beta2", "adam")] {
      #expect(try object("optimizer", key, film: .training)["exclusiveMaximum"] as? Int == 1)
      for (value, isRight) in [("0", true), ("0.999", true), ("1", false), ("-0.1", false)] {
        let text = complaint(lesson(#""optimizer": {"name": "\#(name)", "\#(key)": \#(value)}"#))
        #expect((text == "") == isRight, "\(key) \(value)")
      }
    }
    #expect(complaint(lesson(#""optimizer": {"L2": 0}"#)) == "")
    #expect(complaint(lesson(#""optimizer": {"L2": -1e-9}"#)).contains("expected a number that is not less than 0"))
    #expect(complaint(lesson(#""optimizer": {"epsilon": 0}"#)).contains("expected a number greater than 0"))
    for (value, isRight) in [("0.1", true), ("20", true), ("0.0999", false), ("20.001", false)] {
      #expect((complaint(lesson(#""samples": [{"index": 0, "speed": \#(value)}]"#)) == "") == isRight, "\(value)")
    }
  }

  @Test func theDefaultsOfTrainingAreTheSchemas() throws {
    let plain = try Timeline(parsing: #"{"film": "training", "data": "moons"}"#, file: "t.json")
    let said = try Timeline(
      parsing: """
        {"film": "training", "samples": \(try #require(TrainingFilm.keys.first { $0.name == "samples" }.flatMap(value))),
         "data": {"shape": "moons", \(try entries(TrainingFilm.data))},
         "network": {\(try entries(TrainingFilm.network))},
         "optimizer": {\(try entries(TrainingFilm.optimizer.filter { $0.name != "momentum" }))},
         "train": [{"steps": 20, "ms": 4000}, {"steps": 1980, "ms": 12000}], "T": {\(try entries(TimelineKeys.durations(of: BeatTable(TrainingFilm.self))))}}
        """, file: "t.json")
    #expect(plain == said)
    let momentum = #"{"film": "training", "data": "moons", "optimizer": "#
    #expect(
      try Timeline(parsing: momentum + "\"momentum\"}", file: "t.json")
        == Timeline(parsing: momentum + #"{"name": "momentum", "momentum": 0.9}}"#, file: "t.json"))
  }

  /// Each key of the film `training` with its default, as entries of a mapping.
  private func entries(_ keys: [Key]) throws -> String {
    let entries = keys.compactMap { key in
      value(key).map { "\"\(key.name)\": \($0)" }
    }
    #expect(!entries.isEmpty)
    return entries.joined(separator: ", ")
  }

  private func value(_ key: Key) -> String? {
    guard case .value(let json) = key.fallback else { return nil }
    return json
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

  /// Every example of a timeline in the documents is one; those without braces are entries of one.
  @Test func theDocumentsExamplesAreTimelines() throws {
    let folder = Self.root.appending(path: "Sources/BeatframeCLI/BeatframeCLI.docc")
    let pages = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "md" }
    var count = 0
    for page in [Self.root.appending(path: "README.md")] + pages {
      let text = try String(contentsOf: page, encoding: .utf8)
      for example in text.split(separator: "```json\n").dropFirst().compactMap({ $0.split(separator: "```").first }) {
        count += 1
        let whole = example.hasPrefix("{") ? String(example) : "{\(example)}"
        let isWhole = whole.contains("\"network\"") || whole.contains("\"film\": \"training\"")
        let network = isWhole ? "" : #""network": {"input": [2], "target": [4]}, "#
        let timeline = try Timeline(
          parsing: "{" + network + whole.dropFirst(), file: page.lastPathComponent,
          reading: reading(["points.csv": "x,y,label\n0,0,a\n1,1,b\n2,0,a\n0,2,b\n"]))
        #expect(timeline.warnings.isEmpty)
      }
    }
    #expect(count >= 8)
  }

  @Test func theTablesHaveEveryKey() {
    for (name, table) in Self.tables {
      let rows = table.split(separator: "\n")
      let expected = ["common": 67, "backprop": 33, "training": 57, "scenes": 29, "playlist": 5]
      #expect(rows.count == expected[name], "\(name): \(rows.count)")
      #expect(rows.allSatisfy { $0.hasPrefix("|") && $0.hasSuffix("|") && $0.split(separator: "|").count == 4 })
    }
    #expect(
      Self.tables[1].text.contains(
        "| `T.loss` | a number of milliseconds from 0 to 3600000 | `2600` | The loss is measured. |\n"))
  }
}
