import Drawing
import FilmKit
import Films
import Foundation
import Scenes
import TestSupport
import Testing
import Timeline

/// Films of scenes for tests.
enum SceneFixture {
  /// A film of a text, whose files are those of the gallery.
  static func film(_ text: String, file: String = "t.yaml") throws -> StagedFilm {
    let timeline = try Timeline(parsing: text, file: file) { name in
      let found = FileManager.default.contents(atPath: folder.appending(path: name).path)
      return found.map { .success(CompanionFile(path: name, bytes: [UInt8]($0))) }
        ?? .failure(.missing(alternatives: []))
    }
    return try ScenesFilm.made(of: timeline, fonts: TestFilm.fonts())
  }

  /// A film of one scene, `a`: its values and its beats as in one line of a file, its marks one a line or with commas.
  static func scene(
    _ marks: String, beats: String, values: String = "a: 1", size: String = "1280x720"
  ) throws -> StagedFilm {
    try film(
      small(
        """
        film: scenes
        values: { \(values) }
        scenes:
          - scene: a
            marks: { \(marks.split(separator: "\n").joined(separator: ", ")) }
            beats: [\(beats)]

        """, size: size, fps: 20))
  }

  /// The folder of the gallery.
  private static let folder = TestFilm.root.appending(path: "timelines/gallery")

  /// The text that a file's errors make, one a line; empty when it is right.
  static func complaint(_ text: String, file: String = "s.yaml") -> String {
    do {
      _ = try Timeline(parsing: text, file: file)
      return ""
    } catch {
      return error.description
    }
  }

  /// A small picture, and few frames a second.
  static let small = "video: { size: 640x360, fps: 12 }\n"

  /// A way downhill, with marks on planes, in two scenes with areas.
  static let downhill = """
    film: scenes
    title: Downhill
    values:
      f(x, y): x^2 / 2 + 9 * y^2 / 2
      height(p): f(p)
      slow: "descend(f, [4, 1.5], rate: 0.05, steps: 6)"
      losses: map(height, slow)
      data: "[[1, 1], [-2, 0.5], [3, -1]]"
    scenes:
      - scene: bowl
        title: The bowl
        areas: { wide: "map map side / map map rule", tall: "map / map / side / rule" }
        marks:
          map: { contour: f, x: [-5, 5], y: [-2, 2], in: map, across: first weight, up: second weight }
          ball: { trail: "slow[0:k + 1]", on: map }
          down: { arrow: "-grad(f, slow[k])", at: "slow[k]", scale: 0.2, on: map }
          seen: { points: data, classes: "[0, 1, 2]", on: map }
          loss: { plot: "losses[0:k + 1]", x: [0, 6], y: [0, 20], across: steps, up: loss, in: side }
          rule: { formula: "L = {losses[k]:.2f}", in: rule }
        beats:
          - surface: { ms: 1000, enter: map, caption: The loss }
          - slope: { ms: 1500, enter: [ball, down, seen], light: [map, ball, down] }
          - walk: { play: "k = 0 … 6", ms: 3000, enter: [rule, loss] }
          - clear: { ms: 1000, leave: [rule, seen] }
      - scene: line
        marks:
          curve: { plot: "[3, 1, 2, 5]", as: steps }
          words: { text: A staircase, size: medium }
        beats:
          - show: { ms: 1500, enter: [curve, words] }

    """

  /// Lists and tables that change with a gliding variable.
  static let softmax = """
    film: scenes
    title: Softmax
    values:
      words: { texts: [the, cat, sat] }
    scenes:
      - scene: heat
        marks:
          p: { matrix: "softmax([[1, 2, 3], [3, 1, 0.5], [0, 0, 1]] / t)", rows: words, columns: [the, cat, sat] }
          b: { bars: "softmax([1, 2, 3] / t)", names: words }
          n: { number: t, name: temperature, digits: 1 }
        beats:
          - show: { ms: 1500, enter: [p, b, n] }
          - heat: { ms: 2500, play: "t = 1 → 5" }

    """

  /// Marks that point at places in every kind of mark.
  static let pointers = """
    film: scenes
    title: Pointers
    values:
      words: { texts: [the, cat, sat] }
      p: "[[0.7, 0.2, 0.1], [0.1, 0.6, 0.3], [0.2, 0.3, 0.5]]"
      f(x, y): x^2 / 2 + y^2
      way: "descend(f, [3, 1.5], rate: 0.2, steps: 3)"
      heights: map(height, way)
      height(q): f(q)
    scenes:
      - scene: steps
        marks:
          code: { code: ["y = w * x", "delta = y - t", "w = w - rate * delta"] }
          t: { table: p, rows: words, columns: [a, b, c] }
          line: { box: "code.line(k)", side: below, label: "line {k:.0f}" }
          cell: { box: "t.cell(k - 1, 1)", as: fill, side: below, label: "is {p[k - 1, 1]:.2f}" }
          to: { link: "code.line(k)", to: "t.row(k - 1)", label: gives }
        beats:
          - show: { ms: 4000, enter: [code, t, line, cell, to], light: [code, line] }
          - run: { ms: 3000, play: "k = 1 … 3" }
          - clear: { ms: 1000, leave: [line, to] }
      - scene: plane
        marks:
          map: { contour: f, x: [-4, 4], y: [-2, 2] }
          ball: { trail: "way[0:j + 1]", on: map }
          b: { bars: heights }
          here: { box: "map.at(way[j])", side: below, label: "step {j:.0f}" }
          bar: { link: "map.at(way[j])", to: "b.bar(j)" }
          all: { brace: "b.bar(0)", to: "b.bar(3)", label: every height, side: below }
        beats:
          - show: { ms: 4000, enter: [map, ball, b, here, bar, all] }
          - walk: { ms: 3000, play: "j = 0 … 3" }
      - scene: words
        marks:
          title: { text: Weights, size: medium }
          f: { flow: p, from: words, to: words }
          v: { vector: "p[0]" }
          round: { box: title }
          from: { link: "f.box(s)", to: "f.to(s)", side: left, label: down }
          first: { brace: "v.cell(0)", to: "v.cell(s)", side: right, label: "up to {sum(p[0]):.1f}" }
        beats:
          - show: { ms: 4000, enter: [title, f, v, round, from, first] }
          - glide: { ms: 3000, play: "s = 0 → 2" }

    """

  /// Marks that go to other areas, with what stands on them and what points at them.
  static let moves = """
    film: scenes
    title: Moves
    values:
      words: { texts: [the, cat, sat, down] }
      p: softmax([[2, 0, 0, 0], [1, 3, 0, 0], [0, 2, 1, 0], [0, 1, 2, 1]])
      f(x, y): x^2 / 2 + y^2
      way: "descend(f, [3, 1.5], rate: 0.2, steps: 3)"
      heights: map(height, way)
      height(q): f(q)
    scenes:
      - scene: planes
        areas: { wide: "a a b / a a c", tall: "a / a / b / c" }
        marks:
          map: { field: f, x: [-4, 4], y: [-2, 2], across: x, up: y }
          ball: { trail: way, on: map }
          here: { box: "map.at(way[1])", side: below, label: "step {j:.0f}" }
          b: { bars: heights, in: b }
          bar: { link: "map.at(way[1])", to: "b.bar(1)" }
          n: { number: "heights[3]", name: in the end, in: b }
        beats:
          - show: { ms: 2000, enter: [map, ball, here] }
          - aside: { ms: 4000, move: { map: a }, enter: [b, bar] }
          - walk: { ms: 3000, play: "j = 0 … 3" }
          - down: { ms: 2500, move: { b: c }, enter: n }
      - scene: words
        areas: { wide: "a b / c b", tall: "a / c / b / b" }
        marks:
          t: { tokens: words, in: a }
          look: { link: "t.box(1)", to: "t.box(3)", label: "looks at {p[1, 3]:.2f}" }
          m: { matrix: p, rows: words, columns: words, in: b }
          row: { brace: "m.row(2)", side: left, label: its row }
          title: { text: Words have weights, size: medium, in: a }
          rule: { formula: "p = {p[1, 3]:.3f}", in: a }
        beats:
          - show: { ms: 4000, enter: [t, look, m, row] }
          - down: { ms: 2500, move: { t: c }, enter: title }
          - turn: { ms: 2500, leave: [title, look, t], light: m, move: { m: c }, enter: rule }

    """

  /// Several curves and areas on one plane, titles, and values in captions.
  static let curves = """
    film: scenes
    title: Curves
    values:
      fit: "[0.9, 0.5, 0.3, 0.2, 0.15]"
      test: "[1, 0.7, 0.5, 0.55, 0.7]"
      f(x): exp(-x)
    scenes:
      - scene: losses
        areas: { wide: "a b", tall: "a / b" }
        marks:
          fit: { plot: "fit[0:k + 1]", name: training, x: [0, 4], across: step, up: loss, in: a }
          test: { plot: "test[0:k + 1]", on: fit, name: new, dots: false }
          ideal: { plot: f, on: fit, name: ideal, color: muted }
          power: { plot: "fit^4", log: y, across: step, up: error, in: b }
        beats:
          - show: { ms: 4000, enter: [fit, test, ideal, power], caption: "It begins with {fit[0]:.1f}" }
          - run: { ms: 3000, play: "k = 0 … 4", caption: "After {k} steps it is {fit[k]:.2f}" }
      - scene: areas
        areas: { wide: "u u b m / u u b p", tall: "u u / u u / b m / b p" }
        marks:
          unit: { plane: { x: [0, 1], y: [0, 1] }, aspect: equal, in: u }
          ill: { rect: "[0, 0, 0.4, t]", on: unit, color: delta, label: "ill {0.4 * t:.2f}" }
          well: { rect: "[0.4, 0, 1, 0.4]", on: unit, label: well }
          peak: { area: "[[0.5, 0.6], [0.9, 0.6], [0.7, 2 * t]]", on: unit, as: outline, color: class 0 }
          b: { bars: "fit[0:3]", title: Losses, digits: 1, in: b }
          m: { matrix: "[[1, 2]]", columns: [a, b], title: Table, digits: 0, in: m }
          p: { pixels: "[[0, 1, 0.5]]", title: Picture, in: p }
        beats:
          - show: { ms: 4000, enter: [unit, ill, well, peak, b, m, p] }
          - glide: { ms: 3000, play: "t = 0.9 → 0.5" }

    """

  /// Marks that stay from scene to scene, with what stands on them and points at them.
  static let keeps = """
    film: scenes
    title: Keeps
    values:
      f(x): x^2 / 4
      g(x, y): exp(-2 * (x^2 + y^2))
      p: "[[0.2, 0.8], [0.6, 0.4]]"
    scenes:
      - scene: one
        areas: { wide: "a b", tall: "a / b" }
        marks:
          curve: { plot: f, x: [-2, 2], y: [-1, 1.5], across: x, up: y, in: a }
          slope: { tangent: f, at: t, on: curve, name: tangent }
          low: { line: 0.5, on: curve, name: limit }
          m: { matrix: p, in: b }
          cell: { box: "m.cell(0, 1)" }
        beats:
          - show: { ms: 4000, enter: [curve, slope, low, m, cell], light: [curve, slope] }
          - glide: { ms: 2000, play: "t = -1.5 → 1", light: [curve, slope] }
      - scene: two
        keep: [curve, slope, m]
        areas: { wide: "m c c / m c c / c2 c2 c2", tall: "m / c / c / c2" }
        marks:
          curve: { plot: f, x: [-2, 2], y: [-1, 1.5], across: x, up: y, in: c }
          slope: { tangent: f, at: t, on: curve, name: tangent }
          m: { matrix: p, in: m }
          tip: { box: "here.along(1)", label: tip }
          here: { arrow: [0.5, 0.3], at: [0, 0], on: curve }
          rule: { formula: "y = {f(t):.2f} + {p[0, 1]:.1f}", in: c2 }
          value: { brace: "rule.value(0)", side: below, label: height }
        beats:
          - show: { ms: 4000, enter: [here, tip, rule, value] }
          - back: { ms: 3000, play: "t = 1 → 0" }
      - scene: three
        areas: { wide: "h s e", tall: "h / s / e" }
        marks:
          h: { plot: "histogram(normal([k], seed: 3), -3, 3, 6)", as: bars, over: "linspace(-2.5, 2.5, 6)", y: [0, 20], in: h }
          s: { surface: g, x: [-1, 1], y: [-1, 1], turn: 30 + 20 * t, in: s }
          top: { box: "s.at(0, 0)", label: top }
          e: { plot: "[1, 3, 2]", error: "[0.5, 0.2, t + 0.1]", as: dots, in: e }
        beats:
          - show: { ms: 4000, enter: [h, s, top, e] }
          - grow: { ms: 3000, play: ["k = 10 … 14", "t = 0 → 1"] }

    """

  /// The films of the gallery, if there is one, by their files' names.
  static func gallery() -> [(String, String)] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".yaml") }.sorted().compactMap { name in
      (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)).map { (name, $0) }
    }
  }

  /// All of them.
  static let texts: [(String, String)] = [
    ("downhill", downhill), ("softmax", softmax), ("pointers", pointers), ("moves", moves), ("curves", curves),
    ("keeps", keeps),
  ]

  /// A text with its picture made smaller, or given one.
  static func small(_ text: String, size: String = "640x360", fps: Int = 12) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("video:") }
    return "video: { size: \(size), fps: \(fps) }\n" + lines.joined(separator: "\n")
  }
}

extension Color {
  /// Its colour as 24 bits, whatever its opacity.
  var hexOf: [Int] { [red, green, blue].map { Int((255 * $0).rounded()) } }
}
