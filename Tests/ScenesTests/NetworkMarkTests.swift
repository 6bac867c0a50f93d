import Drawing
import FilmKit
import Foundation
import TestSupport
import Testing
import Timeline

@testable import Scenes

/// Networks of neurons in films of scenes.
@Suite("a mark of the kind network")
struct NetworkMarkTests {
  /// A film of one network, which stands alone on the stage.
  private func film(_ mark: String, values: String = "", size: String = "1080x1080") throws -> StagedFilm {
    try SceneFixture.film(Self.text(mark, values: values, size: size))
  }

  private static func text(_ mark: String, values: String = "", size: String = "1080x1080") -> String {
    """
    film: scenes
    video: { size: \(size), fps: 12 }
    values: { W: [[1.5, -0.5], [0, 3], [-1, 0.75]]\(values) }
    scenes:
      - scene: a
        marks:
          net: { network: \(mark) }
        beats:
          - show: { ms: 1000, enter: net }
          - play: { ms: 1000, play: "t = 1 → -1" }

    """
  }

  /// Two neurons that lead to three.
  private static let small = #"[[1, 2], "W @ [1, 2]"], weights: [W]"#

  /// The neurons of a frame in the order of their layers.
  private func neurons(_ film: StagedFilm, _ place: String) throws -> [Rect] {
    film.marks(try film.timeline.frame(at: place)).filter { $0.kind == .body }.map(\.bounds)
  }

  /// The lines between neurons: straight ones between two points that are no part of the legend.
  private func lines(_ film: StagedFilm, _ place: String) throws -> [(width: Double, color: Color, bounds: Rect)] {
    let marks = film.marks(try film.timeline.frame(at: place)).filter { $0.kind == .body }.map(\.bounds)
    let all = marks.reduce(Rect.empty) { $0.union($1) }
    return film.frame(try film.timeline.frame(at: place)).commands.compactMap { command in
      guard case .stroke(let path, let stroke, .solid(let color), _) = command, path.elements.count == 2,
        all.contains(command.bounds)
      else { return nil }
      return (stroke.width, color, command.bounds)
    }
  }

  @Test("stands in layers from left to right, from top to bottom where it is tall")
  func layers() throws {
    let wide = try neurons(try film(Self.small), "a.show.end")
    #expect(wide.count == 5)
    #expect(wide[0].center.x == wide[1].center.x && wide[2].center.x == wide[4].center.x)
    #expect(wide[0].maxX < wide[2].minX && wide[0].maxY < wide[1].minY && wide[3].maxY < wide[4].minY)
    #expect(abs(wide[0].center.y + wide[1].center.y - 2 * wide[3].center.y) < 1e-9)
    let tall = try neurons(try film(Self.small, size: "480x1280"), "a.show.end")
    #expect(tall[0].maxY < tall[2].minY && tall[0].center.y == tall[1].center.y && tall[0].maxX < tall[1].minX)
  }

  @Test("has lines as wide as its weights, in the colours of their signs, and none for 0")
  func widths() throws {
    let theme = Theme.midnight
    let film = try film(Self.small)
    let lines = try lines(film, "a.show.end")
    // 1.5, −0.5, 3, −1 and 0.75 in the order of the rows; 3 is the widest.
    let widest: Double = lines.map(\.width).max() ?? 0
    let widths: [Double] = lines.map { line in (3000 * line.width / widest).rounded() / 1000 }
    #expect(widths == [1.5, 0.5, 3, 1, 0.75])
    let negative: [Bool] = lines.map { $0.color.hex == theme.negative.hex }
    #expect(negative == [false, true, false, true, false])
    let positive: [Bool] = lines.map { $0.color.hex == theme.signal.hex }
    #expect(positive == [true, false, true, false, true])
    let words = film.marks(try film.timeline.frame(at: "a.show.end")).map(\.text)
    #expect(words.contains("weight 3") && words.contains("weight −1"))
  }

  @Test("has lines of one width without weights")
  func plain() throws {
    let lines = try lines(try film(#"[[1, 2], "W @ [1, 2]"]"#), "a.show.end")
    #expect(lines.count == 6 && Set(lines.map(\.width)).count == 1)
  }

  @Test("names its numbers by expression and index, and runs them")
  func numbers() throws {
    let film = try film(#"["[t, 1]", "relu(W @ [t, 1])"], weights: [W], digits: 1, names: [x, h]"#)
    let end = try film.timeline.frame(at: "a.play.end")
    let shown = film.marks(end).flatMap { film.numbers(in: $0) }
    // W @ [−1, 1] = [−2, 3, 1.75], by hand.
    for (name, value) in [("[t, 1][0]", -1.0), ("relu(W @ [t, 1])[0]", 0), ("relu(W @ [t, 1])[2]", 1.75)] {
      #expect(shown.contains { $0.name == name && $0.value == value }, "\(name) in \(shown.map(\.name))")
    }
    #expect(shown.first { $0.name == "relu(W @ [t, 1])[2]" }?.shown == "1.8")
    let words = film.marks(end).map(\.text)
    #expect(words.contains("x") && words.contains("h") && words.contains("neurons: −3 … 3"))
  }

  @Test("crosses out what is switched off, without its number, and pales its lines")
  func off() throws {
    let all = try film(Self.small)
    let masked = try film(Self.small + ", mask: [1, [1, 0, 1]]")
    let (before, after) = (try lines(all, "a.show.end"), try lines(masked, "a.show.end"))
    let pale = zip(before, after).map { $1.color.alpha < 0.2 * $0.color.alpha }
    // The line of 3 leads to the neuron that is off.
    #expect(pale == [false, false, true, false, false])
    func shown(_ film: StagedFilm) throws -> [String] {
      let marks = film.marks(try film.timeline.frame(at: "a.show.end")).filter { $0.opacity > 0 }
      return marks.flatMap { film.numbers(in: $0) }.map(\.name).filter { $0.hasPrefix("W") }
    }
    #expect(try shown(all) == ["W @ [1, 2][0]", "W @ [1, 2][1]", "W @ [1, 2][2]"])
    #expect(try shown(masked) == ["W @ [1, 2][0]", "W @ [1, 2][2]"])
  }

  @Test("shows at most 16 neurons of a layer, and says of how many")
  func cut() throws {
    let film = try film(#"["range(40)", [1, 2]], weights: ["zeros([2, 40])"]"#)
    #expect(try neurons(film, "a.show.end").count == 18)
    #expect(film.marks(try film.timeline.frame(at: "a.show.end")).contains { $0.text == "16 of 40" })
  }

  @Test("takes a list as one text, too, and finds mistakes in it")
  func text() throws {
    let list = try film(Self.small)
    let text = try film(#"" [ [1, 2], W @ [1, 2] ]", weights: "[W]""#)
    #expect(list.frame(20) == text.frame(20))
    #expect(
      SceneFixture.complaint(Self.text(#""[[1, 2], V @ [1, 2]]""#))
        == "s.yaml:7:33: scenes[0].marks.net.network: nothing is called V. Define it under values, or play it in a beat."
    )
  }

  @Test(
    "says what doesn't fit, and where",
    arguments: [
      (
        "[[1, 2]]",
        "23: scenes[0].marks.net.network: network is 1 layer; expected 2 … 8 layers, such as [\"x\", \"h\", \"y\"]."
      ),
      ("[[1, 2], 3]", "32: scenes[0].marks.net.network[1]: network[1] is a number; expected a list."),
      (
        "[[1, 2, 3], [1, 2]], weights: [W]",
        """
        54: scenes[0].marks.net.weights[0]: weights[0] is [3, 2]; expected [2, 3], a row for each neuron of layer 1 \
        and a column for each of layer 0, such as W.T.
        """
      ),
      (
        "[[1, 2], [1, 2]], weights: [W + 0]",
        """
        51: scenes[0].marks.net.weights[0]: weights[0] is [3, 2]; expected [2, 2], a row for each neuron of layer 1 \
        and a column for each of layer 0.
        """
      ),
      (
        "[[1, 2], [1, 2]], weights: [W, W]",
        "50: scenes[0].marks.net.weights: weights is 2 tables; expected 1: one for each two neighbouring layers."
      ),
      ("[[1, 2], [1, 2]], mask: [1]", "47: scenes[0].marks.net.mask: mask is 1 list; expected 2: one for each layer."),
      (
        "[[1, 2], [1, 2]], mask: [1, [1, 1, 0]]",
        "51: scenes[0].marks.net.mask[1]: mask[1] is 3 numbers; expected 2 numbers, or one for the layer."
      ),
      (
        "[[1, 2], [1, 2]], mask: [1, -1]",
        "51: scenes[0].marks.net.mask[1]: mask[1] is −1; expected numbers from 0 to 1."
      ),
      ("[[1, 2], [1, 2]], names: [a]", "48: scenes[0].marks.net.names: names is 1 name; expected 2 names."),
    ])
  func messages(mark: String, complaint: String) {
    #expect(SceneFixture.complaint(Self.text(mark)) == "s.yaml:7:\(complaint)")
  }
}
