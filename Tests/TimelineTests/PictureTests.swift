import Testing
import Text

@testable import Timeline
@testable import Backprop
import NetworkKit
import TestSupport

/// What a timeline says of cards, words, panels and the parts of the picture.
@Suite struct PictureTests {
  @Test func cardsHaveTheirWordsAndTheirPlaces() throws {
    let film = try timeline(#""title": "A", "subtitle": "B", "closing": "C", "T": {"title": 2000, "end": 1e3}"#)
    #expect([film.title, film.subtitle, film.closing] == ["A", "B", "C"])
    #expect(film.place(of: "title") == Place(line: 1, column: 53))
    #expect(film.place(of: "subtitle") == Place(line: 1, column: 70))
    #expect(film.place(of: "closing") == Place(line: 1, column: 86))
    #expect(film.beat(.title).map { "\($0.start) \($0.duration) \($0.phase.name)" } == "3 2 idle")
    #expect(film.beat(.end).map { "\($0.start) \($0.duration) \($0.phase.name)" } == "29.2 1 done")
    let plain = try timeline()
    #expect(plain.subtitle == nil && plain.closing == nil && plain.place(of: "title") == nil)
    #expect(plain.beat(.title)?.frames == 180..<180 && plain.beat(.end)?.frames == 1632..<1632)
  }

  @Test func wordsAreByBeatWithTheirPlaces() throws {
    let film = try timeline(#""say": {"idle": "One sample.", "grad.2": "δ₃ times a₂", "forward.0": " x "}"#)
    #expect(film.say == [.idle: "One sample.", .grad(edge: 2): "δ₃ times a₂", .forward(edge: 0): " x "])
    #expect(film.place(of: #"say["grad.2"]"#) == Place(line: 1, column: 85))
    #expect(try timeline().say.isEmpty)
    #expect(complaint(with(#""say": {"idle": "\#(String(repeating: "a", count: 2000))"}"#)) == "")
  }

  @Test func panelsAreByBeatWithThePlacesOfTheirTexts() throws {
    let film = try timeline(
      #"""
      "panel": {"loss": {"caption": "How far off?"}, "grad.2": {"formula": ["a", "= b"], "caption": "c"},
      "done": {"formula": "x"}}
      """#)
    #expect(film.panel.count == 3)
    #expect(film.panel[.loss]?.caption == "How far off?" && film.panel[.loss]?.formula == nil)
    #expect(film.panel[.grad(edge: 2)]?.formula == ["a", "= b"] && film.panel[.grad(edge: 2)]?.caption == "c")
    #expect(film.panel[.done]?.formula == ["x"] && film.panel[.done]?.caption == nil)
    #expect(film.place(of: #"panel["loss"].caption"#) == Place(line: 1, column: 74))
    #expect(film.place(of: #"panel["grad.2"].formula[1]"#) == Place(line: 1, column: 119))
    #expect(film.place(of: #"panel["done"].formula"#) == Place(line: 2, column: 21))
    #expect(film.place(of: #"panel["done"].formula[0]"#) == Place(line: 2, column: 21))
    #expect(film.place(of: #"panel["done"].formula[1]"#) == nil)
    #expect(try timeline().panel.isEmpty)
  }

  @Test func everythingIsShownUnlessItIsSaidNotToBe() throws {
    let all = try timeline().show
    #expect([all.title, all.phases, all["counter"], all["scale"], all["overview"]] == [true, true, true, true, true])
    let some = try timeline(#""show": {"counter": false, "title": true, "overview": false}"#).show
    #expect(
      [some.title, some.phases, some["counter"], some["scale"], some["overview"]] == [true, true, false, true, false])
    let other = try timeline(#""show": {"title": false, "phases": false, "scale": false}"#).show
    #expect(
      [other.title, other.phases, other["counter"], other["scale"], other["overview"]] == [
        false, false, true, false, true,
      ])
  }

  @Test func labelsAreByEdge() throws {
    let text =
      #"{"network": {"input": [2, 1], "HIDDEN": [3], "target": [4]}, "LABELS_BY": {"0": [[2, 1], [0, 0]], "1": []}}"#
    let film = try Timeline(parsing: text, file: "t.json")
    #expect(film.labels == [0: [Connection(to: 2, from: 1), Connection(to: 0, from: 0)], 1: []])
    #expect(try timeline().labels.isEmpty)
  }

  @Test func theWrapTakesNoTimeAndIsNoLongerThanTheLastHold() throws {
    #expect(try timeline().wrap == nil)
    let film = try timeline(#""T": {"wrap": 2200}"#)
    #expect(film.wrap == FilmTime(microseconds: 2_200_000))
    #expect(film.duration == (try timeline().duration))
    #expect(try timeline(#""T": {"wrap": 0}"#).wrap == .zero)
    #expect(complaint(with(#""T": {"wrap": 5000, "gradCalc": 1}, "GRAD_HOLD_BY": {"0": 5000}"#)) == "")
  }

  private static let beats = """
    Beats are: countdown, title, idle, forward.0 to forward.2, loss, delta.0 to delta.2, grad.0 to grad.2, done, \
    update, end.
    """
  private static let panels =
    #"expected a mapping from beats to a caption, a formula or both, such as {"loss": {"caption": "How far off?"}}."#

  @Test(arguments: [
    (
      #""subtitle": 1"#,
      #"1:56: subtitle: 1 is a number; expected a string of at most 200 characters. Put it in quotes: "1"."#
    ),
    (
      #""closing": "a\u0007b""#,
      "1:55: closing: character 2 is U+0007, which can't be seen; expected one line of text. Take it out."
    ),
    (
      #""T": {"wrap": 2200.001}"#,
      """
      1:58: T.wrap: 2200.001 ms are longer than grad.0, at whose end the memo stands beside Fibonacci's: that lasts \
      2200 ms. Shorten this, or lengthen GRAD_HOLD_BY["0"] to at least 2200.001 ms.
      """
    ),
    (
      #""say": []"#,
      #"1:51: say: this is a list; expected a mapping from beats to words, such as {"loss": "How far off is it?"}."#
    ),
    (
      #""say": {"loss": 3}"#,
      #"1:60: say["loss"]: 3 is a number; expected a string of 1 to 2000 characters. Put it in quotes: "3"."#
    ),
    (
      #""say": {"loss": " "}"#,
      """
      1:60: say["loss"]: there are no words here; expected a string of 1 to 2000 characters. Write what is said, or \
      remove the entry.
      """
    ),
    (
      #""say": {"loss": "\#(String(repeating: "a", count: 2001))"}"#,
      #"1:60: say["loss"]: the text has 2001 characters, 1 more than the 2000 there is room for. Shorten it."#
    ),
    (
      #""say": {"grda.2": 1}"#,
      #"""
      1:52: say["grda.2"]: "grda.2" is no beat of this film. Did you mean "grad.2"? \#(beats)
      t.json:1:62: say["grda.2"]: 1 is a number; expected a string of 1 to 2000 characters. Put it in quotes: "1".
      """#
    ),
    (
      #""say": {"grad.3": "a"}"#,
      #"1:52: say["grad.3"]: "grad.3" is no beat of this film. Did you mean "grad.2"? \#(beats)"#
    ),
    (#""say": {"xyzzy": "a"}"#, #"1:52: say["xyzzy"]: "xyzzy" is no beat of this film. \#(beats)"#),
    (
      #""say": {"loss": "a", "loss": "b"}"#,
      #"1:65: say["loss"]: the key "loss" is here again; it stands in line 1, column 52 already. Keep one of them."#
    ),
    (#""panel": []"#, "1:53: panel: this is a list; \(panels)"),
    (
      #""panel": {"Loss": {"caption": "a"}}"#,
      #"1:54: panel["Loss"]: "Loss" is no beat of this film. Did you mean "loss"? \#(beats)"#
    ),
    (#""panel": {"loss": "a"}"#, #"1:62: panel["loss"]: "a" is a string; expected a mapping of keys to values."#),
    (
      #""panel": {"loss": {}}"#,
      """
      1:62: panel["loss"]: this panel has neither a caption nor a formula. Give it one, for example "caption": \
      "How far off?", or remove it.
      """
    ),
    (
      #""panel": {"grad.2": {"captoin": "a"}}"#,
      #"1:65: panel["grad.2"].captoin: unknown key. Did you mean "caption"? Keys here are: caption, formula."#
    ),
    (
      #""panel": {"grad.2": {"formula": 3}}"#,
      """
      1:76: panel["grad.2"].formula: 3 is a number; expected a string of at most 500 characters, or a list of 1 to 8 \
      such strings. Put it in quotes: "3".
      """
    ),
    (
      #""panel": {"grad.2": {"formula": []}}"#,
      """
      1:76: panel["grad.2"].formula: this list has 0 items; expected a string of at most 500 characters, or a list of \
      1 to 8 such strings.
      """
    ),
    (
      #""panel": {"grad.2": {"formula": ["a", 3, "\#(String(repeating: "a", count: 501))"]}}"#,
      """
      1:82: panel["grad.2"].formula[1]: 3 is a number; expected a string of at most 500 characters. Put it in quotes: \
      "3".
      t.json:1:85: panel["grad.2"].formula[2]: the text has 501 characters, 1 more than the 500 there is room for. \
      Shorten it.
      """
    ),
    (#""show": []"#, "1:52: show: this is a list; expected a mapping of keys to values."),
    (
      #""show": {"scael": true}"#,
      #"1:53: show.scael: unknown key. Did you mean "scale"? Keys here are: title, phases, counter, scale, overview."#
    ),
    (#""show": {"scale": 0}"#, "1:62: show.scale: 0 is a number; expected true or false."),
    (
      #""show": {"scale": "yes"}"#,
      #"1:62: show.scale: "yes" is a string; expected true or false. Write true, without quotes."#
    ),
    (
      #""show": {"scale": "False"}"#,
      #"1:62: show.scale: "False" is a string; expected true or false. Write false, without quotes."#
    ),
    (#""show": {"scale": "?"}"#, #"1:62: show.scale: "?" is a string; expected true or false."#),
    (
      #""LABELS_BY": [[0, 1]]"#,
      #"1:57: LABELS_BY: this is a list; expected a mapping from edges to connections, such as {"1": [[0, 2]]}."#
    ),
    (
      #""LABELS_BY": {"3": 1}"#,
      """
      1:58: LABELS_BY["3"]: there is no edge 3: this network has edges 0, 1 and 2. Remove the entry, or give the \
      network more layers.
      t.json:1:63: LABELS_BY["3"]: 1 is a number; expected a list of at most 16 connections, each [to, from] as in \
      weights[edge][to][from].
      """
    ),
    (
      #""LABELS_BY": {"0": [[0, 0], [1, 2], [0], 3, [0, 0], ["0", -1]]}"#,
      """
      1:73: LABELS_BY["0"][1][0]: layer 1 has no neuron 1: it has 1 neuron, counted from 0, and a connection is \
      [to, from] as in weights[edge][to][from]. Name one that is there, or remove the connection.
      t.json:1:76: LABELS_BY["0"][1][1]: layer 0 has no neuron 2: it has 1 neuron, counted from 0, and a connection \
      is [to, from] as in weights[edge][to][from]. Name one that is there, or remove the connection.
      t.json:1:80: LABELS_BY["0"][2]: this list has 1 item; expected a connection [to, from] as in \
      weights[edge][to][from], such as [0, 2].
      t.json:1:85: LABELS_BY["0"][3]: 3 is a number; expected a connection [to, from] as in weights[edge][to][from], \
      such as [0, 2].
      t.json:1:88: LABELS_BY["0"][4]: the connection [0, 0] is in this list already. Keep one of them.
      t.json:1:97: LABELS_BY["0"][5][0]: "0" is a string; expected the index of a neuron, a whole number from 0 to 63. \
      Drop the quotes: 0.
      t.json:1:102: LABELS_BY["0"][5][1]: -1 is out of bounds; expected the index of a neuron, a whole number from 0 \
      to 63.
      """
    ),
  ])
  func everythingWrongIsReportedAtOnce(_ entries: String, _ message: String) {
    #expect(complaint(with(entries)) == "t.json:" + message)
  }

  @Test func neuronsAreCountedByTheirLayers() {
    #expect(
      complaint(
        #"{"network": {"input": [2, 1], "HIDDEN": [3], "target": [4]}, "LABELS_BY": {"0": [[2, 2]], "1": [[0, 3]]}}"#)
          == """
          t.json:1:86: LABELS_BY["0"][0][1]: layer 0 has no neuron 2: it has 2 neurons, counted from 0 to 1, and a \
          connection is [to, from] as in weights[edge][to][from]. Name one that is there, or remove the connection.
          t.json:1:101: LABELS_BY["1"][0][1]: layer 1 has no neuron 3: it has 3 neurons, counted from 0 to 2, and a \
          connection is [to, from] as in weights[edge][to][from]. Name one that is there, or remove the connection.
          """)
    let many = (0...16).map { "[\($0), 0]" }.joined(separator: ", ")
    #expect(
      complaint(#"{"network": {"input": [2], "HIDDEN": [20], "target": [4]}, "LABELS_BY": {"0": [\#(many)]}}"#)
        == """
        t.json:1:79: LABELS_BY["0"]: this list has 17 items; expected a list of at most 16 connections, each [to, from] \
        as in weights[edge][to][from].
        """)
  }

  @Test(arguments: [
    (1, "forward.0, loss, delta.0, grad.0"), (2, "forward.0, forward.1, loss, delta.0, delta.1, grad.0, grad.1"),
  ])
  func theBeatsOfFewEdgesAreListed(_ edges: Int, _ listed: String) {
    #expect(
      complaint(#"{"network": {"input": [2], "HIDDEN": \#(edges - 1), "target": [4]}, "say": {"x": "a"}}"#)
        == #"t.json:1:65: say["x"]: "x" is no beat of this film. Beats are: countdown, title, idle, \#(listed), done, update, end."#
    )
  }

  /// Where the depth is not sure, only what no film has is reported.
  @Test func withoutTheNetworkBeatsAndNeuronsAreTakenAsTheyAre() {
    let entries = #""say": {"grad.64": "a", "grad.65": "a"}, "LABELS_BY": {"9": [[63, 63], [64, 0]]}"#
    #expect(
      complaint(#"{"network": {"input": [2], "target": [4], "HIDDEN": "3"}, \#(entries)}"#).split(separator: "\n")
        .dropFirst()
        == [
          """
          t.json:1:83: say["grad.65"]: "grad.65" is no beat of this film. Did you mean "grad.64"? Beats are: countdown, title, idle, \
          forward.i, loss, delta.i, grad.i, done, update, end; i is an edge.
          """,
          """
          t.json:1:131: LABELS_BY["9"][1][0]: 64 is out of bounds; expected the index of a neuron, a whole number from \
          0 to 63.
          """,
        ])
  }
}
