import Drawing
import FilmKit
import Foundation
import TestSupport
import Testing
import Timeline

@testable import Scenes

/// Graphs of expressions in films of scenes.
@Suite("a mark of the kind graph")
struct GraphMarkTests {
  /// The neuron of micrograd's README.
  private static let neuron =
    "x1: 2, x2: 0, w1: -3, w2: 1, b: 6.8813735870195432, n: x1 * w1 + x2 * w2 + b, L: tanh(n)"

  private static func text(
    _ mark: String, values: String = neuron, play: String = "k = 0 … 10", size: String = "1280x720"
  ) -> String {
    """
    film: scenes
    video: { size: \(size), fps: 20 }
    values: { \(values) }
    scenes:
      - scene: a
        marks:
          net: { graph: \(mark) }
        beats:
          - show: { ms: 1000, enter: net }
          - play: { ms: 5000, play: "\(play)" }

    """
  }

  private func cards(_ film: StagedFilm, _ frame: Int) -> [Rect] {
    film.marks(frame).filter { $0.kind == .body }.map(\.bounds)
  }

  /// Points on the lines between nodes: of all that is drawn they alone are made of nothing but curves.
  private func lines(_ film: StagedFilm, _ frame: Int) -> [[Point]] {
    film.frame(frame).commands.compactMap { command in
      guard case .stroke(let path, _, _, _) = command, case .move(var at)? = path.elements.first else { return nil }
      var points: [Point] = []
      for element in path.elements.dropFirst() {
        guard case .curve(let p, let q, let to) = element else { return nil }
        points += Cubic(at, p, q, to).points
        at = to
      }
      return points
    }
  }

  /// Graphs of few and of many nodes.
  private static let expressions = [
    "L", "x1", "x1 * x1", "(x1 - 1)^2", "x1 + w1 * (x1 + w2 * (x1 + b * (x1 + x2)))",
    "sigmoid(x1 * w1 + x2 * w2 + b) * relu(x1 * w2 - x2 * w1) + (x1 - w1)^2 / (b + 1)",
  ]

  @Test("has cards that lie apart, with lines that run through none of them", arguments: expressions)
  func apart(expression: String) throws {
    for size in ["1280x720", "720x720", "720x1280", "854x480"] {
      for keys in ["", ", grad: true"] {
        let film = try SceneFixture.film(Self.text("\"\(expression)\"\(keys)", size: size))
        let frame = try film.timeline.frame(at: "a.show.end")
        let cards = cards(film, frame)
        let sides = size.split(separator: "x").compactMap { Double($0) }
        let stage = Rect(x: 0, y: 0, width: sides[0], height: sides[1])
        for (index, card) in cards.enumerated() {
          #expect(stage.contains(card), "\(size): \(card) is outside")
          for other in cards[..<index] {
            let isBeside = card.maxX <= other.minX || other.maxX <= card.minX
            let isBelow = card.maxY <= other.minY || other.maxY <= card.minY
            #expect(isBeside || isBelow, "\(size): \(card) lies on \(other)")
          }
        }
        for point in lines(film, frame).joined() {
          let spot = Rect(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y)
          #expect(!cards.contains { $0.expanded(by: -1).contains(spot) }, "\(size): a line runs through a card")
        }
      }
    }
  }

  @Test("stands in layers from left to right, from top to bottom where it is tall")
  func directions() throws {
    let wide = try SceneFixture.film(Self.text("L"))
    let tall = try SceneFixture.film(Self.text("L", size: "720x1280"))
    let (across, down) = (
      cards(wide, try wide.timeline.frame(at: "a.show.end")), cards(tall, try tall.timeline.frame(at: "a.show.end"))
    )
    // x1, x2, w1, w2, b, x1 * w1, x2 * w2, their sum, n, L.
    let inputs = [[], [], [], [], [], [0, 2], [1, 3], [5, 6], [7, 4], [8]]
    #expect(across.count == inputs.count && down.count == inputs.count)
    for (node, parts) in inputs.enumerated() {
      for part in parts { #expect(across[part].maxX < across[node].minX && down[part].maxY < down[node].minY) }
    }
  }

  @Test("has as few crossings as can be where none is needed")
  func crossings() {
    // Leaves that are used in pairs, in an order in which their lines cross.
    #expect(GraphLayers([[], [], [], [], [0, 2], [1, 3], [4, 5]]).crossings == 0)
    #expect(GraphLayers([[], [], [], [], [], [], [0, 5], [1, 4], [2, 3], [8, 6], [9, 7]]).crossings == 0)
    // A line that passes two layers has places in them.
    let layers = GraphLayers([[], [], [0, 1], [2, 1], [3, 0]])
    #expect(layers.layers.map(\.count) == [2, 3, 2, 1] && layers.crossings == 0)
    // Three by two, each with each: one crossing at least for each pair.
    #expect(GraphLayers([[], [], [], [0, 1, 2], [0, 1, 2], [3, 4]]).crossings == 3)
  }

  /// The numbers that a frame shows, all that can be seen.
  private func numbers(_ film: StagedFilm, _ frame: Int) -> [ShownNumber] {
    film.marks(frame).filter { $0.opacity > 0.5 }.flatMap { film.numbers(in: $0) }
  }

  @Test("fills derivatives in by a variable, from the result back")
  func backward() throws {
    let film = try SceneFixture.film(Self.text("L, backward: k"))
    let beat = try #require(film.timeline.beats.first { $0.id.description == "a.play" })
    var seen: [String] = []
    for frame in beat.frames {
      for number in numbers(film, frame) where number.name.hasPrefix("∂") && !seen.contains(number.name) {
        seen.append(number.name)
      }
    }
    #expect(
      seen
        == [
          "L", "n", "((x1 * w1) + (x2 * w2))", "(x2 * w2)", "(x1 * w1)", "b", "w2", "w1", "x2", "x1",
        ].map { "∂L/∂\($0)" })
    #expect(!numbers(film, beat.frames.lowerBound).contains { $0.name.hasPrefix("∂") })
    let end = numbers(film, try film.timeline.frame(at: "a.play.end"))
    for (name, value) in [("x1", -1.5), ("w1", 1), ("x2", 0.5), ("w2", 0), ("b", 0.5)] {
      let found = try #require(end.first { $0.name == "∂L/∂\(name)" })
      #expect(abs(found.value - value) < 1e-14)
    }
    #expect(end.contains { $0.name == "L" && $0.shown == "0.71" && abs($0.value - 0.7071067811865476) < 1e-14 })
    let words = film.marks(try film.timeline.frame(at: "a.play.end")).map(\.text)
    #expect(words.contains("the derivative of L by each number"))
  }

  @Test("fills numbers in by a variable, from those that are given")
  func forward() throws {
    let film = try SceneFixture.film(Self.text("L, forward: k", play: "k = 0 … 5"))
    let beat = try #require(film.timeline.beats.first { $0.id.description == "a.play" })
    let given = ["x1", "x2", "w1", "w2", "b"]
    #expect(numbers(film, beat.frames.lowerBound).map(\.name).sorted() == given.sorted())
    var seen: [String] = []
    for frame in beat.frames {
      for number in numbers(film, frame) where !given.contains(number.name) && !seen.contains(number.name) {
        seen.append(number.name)
      }
    }
    #expect(seen == ["(x1 * w1)", "(x2 * w2)", "((x1 * w1) + (x2 * w2))", "n", "L"])
    // The cards are there from the start.
    #expect(cards(film, beat.frames.lowerBound).count == 10)
  }

  @Test("has derivatives as it enters, or none")
  func enters() throws {
    for (keys, count) in [("", 0), (", grad: true", 10)] {
      let film = try SceneFixture.film(Self.text("L\(keys)"))
      let end = numbers(film, try film.timeline.frame(at: "a.show.end"))
      #expect(end.filter { $0.name.hasPrefix("∂") }.count == count)
    }
  }

  @Test("stays where it is while its numbers change")
  func stable() throws {
    let values = "x: 2, y: 1, loss(w): (tanh(w * x) - y)^2"
    let film = try SceneFixture.film(
      Self.text("\"loss(w)\", grad: true", values: values, play: "w = -400 → 1"))
    let beat = try #require(film.timeline.beats.first { $0.id.description == "a.play" })
    let first = cards(film, beat.frames.lowerBound)
    #expect(first.count == 7)
    for frame in beat.frames { #expect(cards(film, frame) == first) }
    // (tanh 2 − 1)² and 4 (tanh 2 − 1) (1 − tanh² 2).
    let t = Foundation.tanh(2.0)
    let end = numbers(film, beat.frames.upperBound - 1)
    let loss = try #require(end.first { $0.name == "loss(w)" })
    #expect(abs(loss.value - (t - 1) * (t - 1)) < 1e-14)
    let slope = try #require(end.first { $0.name == "∂loss(w)/∂w" })
    #expect(abs(slope.value - 4 * (t - 1) * (1 - t * t)) < 1e-14)
  }

  @Test(
    "says what it can't show, and where",
    arguments: [
      (
        "{ graph: \"[b, 1]\" }",
        "22: scenes[0].marks.net.graph: a graph is made of numbers, and this is [2]. Write it with elements, such as x[0]."
      ),
      (
        "{ graph: \"b + sum(q)\" }",
        "26: scenes[0].marks.net.graph: a graph is made of numbers, and this is [2]. Write it with elements, such as x[0]."
      ),
      (
        "{ graph: b + c }",
        "25: scenes[0].marks.net.graph: nothing is called c. Define it under values, or play it in a beat."
      ),
      (
        "{ graph: b, backward: q }",
        "34: scenes[0].marks.net.backward: backward is [2]; expected a number."
      ),
      ("{ graph: b, grad: 1 }", "30: scenes[0].marks.net.grad: 1 is a number; expected true or false."),
    ])
  func messages(mark: String, complaint: String) {
    let text = """
      film: scenes
      values: { b: 2, q: [1, 2] }
      scenes:
        - scene: a
          marks:
            net: \(mark)
          beats:
            - show: { ms: 1000, enter: net }

      """
    #expect(SceneFixture.complaint(text) == "s.yaml:6:\(complaint)")
  }

  @Test("has nodes by name, and says which there are")
  func names() {
    func complaint(_ place: String) -> String {
      SceneFixture.complaint(
        Self.text("L").replacingOccurrences(
          of: "    beats:", with: "      p: { box: '\(place)' }\n    beats:"
        ).replacingOccurrences(of: "enter: net", with: "enter: [net, p]"))
    }
    #expect(complaint("net.node(\"w1\")") == "")
    #expect(
      complaint("net.node(\"w3\")")
        == "s.yaml:8:27: scenes[0].marks.p.box: net has no node \"w3\". Did you mean \"w1\"? "
        + "With a name there are x1, x2, w1, w2, b, n and L.")
    #expect(
      complaint("net.node(10)")
        == "s.yaml:8:27: scenes[0].marks.p.box: index of net.node is 10; expected 0 … 9, for there are 10.")
  }

  @Test("stands closer together where its type would be too small else")
  func narrow() throws {
    let layers = "tanh(tanh(tanh(tanh(x1 * w1 + b) * w2) * w1))"
    for size in ["720x720", "720x1280"] {
      let film = try SceneFixture.film(Self.text("\"\(layers)\", grad: true, digits: 1", size: size))
      let frame = try film.timeline.frame(at: "a.show.end")
      let smallest = film.marks(frame).filter { $0.kind == .label && !$0.text.isEmpty }.map(\.size).min() ?? 0
      #expect(smallest >= 0.99 * Theme.midnight.smallest * 720 / 1080, "\(size): \(smallest)")
    }
  }
}
