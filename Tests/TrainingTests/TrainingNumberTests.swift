import Drawing
import FilmKit
import Foundation
import Learning
import NetworkKit
import Simulation
import TestSupport
import Testing
import Timeline

@testable import Training
@testable import Backprop

@Suite("the numbers of the film training")
struct TrainingNumberTests {
  @Test("every one on screen is its own, to half a unit of its last digit", arguments: TrainingFixture.runs.map(\.json))
  func everyNumber(json: String) throws {
    let made = try TrainingFixture(json, size: "1920x1080")
    var values = Self.values(made)
    var seen: Set<String> = []
    for frame in stride(from: 0, to: made.timeline.frameCount, by: 3) {
      let step = made.place(frame).step
      for step in made.context.progress.rests.map(\.step) + [step] {
        values.merge(Self.values(made.training.run, after: step)) { $1 }
      }
      for mark in made.film.marks(frame) where mark.kind == .label && mark.opacity > 0 {
        for number in made.film.numbers(in: mark) {
          let place = "frame \(frame) (\(made.timeline.beat(atFrame: frame).id)), \(mark.text): \(number)"
          seen.insert(number.name)
          let read = try #require(number.read, "\(place)")
          #expect(mark.text.contains(number.shown), "\(place)")
          let value = try #require(values[number.name], "\(place)")
          #expect(abs(value - number.value) <= 1e-12 * abs(value), "\(place)")
          let wanted = number.isMagnitude ? -value : value
          #expect(abs(read - wanted) <= Self.unit(number.shown) / 2 * (1 + 1e-9), "\(place)")
        }
      }
    }
    #expect(seen.count > 12 + 8 * made.training.samples.count, "\(seen.sorted())")
  }

  @Test("those that run are the run's, after the step of their frame", arguments: TrainingFixture.runs.map(\.json))
  func running(json: String) throws {
    let made = try TrainingFixture(json, size: "1920x1080")
    let run = made.training.run
    for beat in made.timeline.beats where beat.phase.name == "train" {
      for frame in beat.frames.dropFirst(beat.frames.count / 3) {
        let metrics = run.metrics(at: made.place(frame).step)
        var wanted = [
          "step": String(metrics.step), "training loss": ReadoutVisual.loss(metrics.train.loss),
        ]
        wanted["epoch"] = metrics.epoch.map(String.init)
        if let test = metrics.test {
          wanted["test loss"] = ReadoutVisual.loss(test.loss)
          wanted["test points right"] = String(test.correct)
        } else {
          wanted["training points right"] = String(metrics.train.correct)
        }
        var shown: [String: String] = [:]
        for mark in made.film.marks(frame) where mark.isRunning {
          for number in made.film.numbers(in: mark) {
            shown[number.name.replacing(" after step \(metrics.step)", with: "")] = number.shown
          }
        }
        #expect(shown == wanted, "frame \(frame)")
      }
    }
  }

  /// The film of the timeline `training.json`, but shorter.
  private static let moons =
    #""data": {"shape": "moons", "samples": 240, "noise": 0.16, "seed": 3, "test": 0.25}, "#
    + #""network": {"HIDDEN": [4, 4], "activation": "tanh", "seed": 7}, "samples": [176, 127, 98], "#
    + #""optimizer": {"name": "adam", "learningRate": 0.01, "batchSize": 16}, "train": [{"steps": 2, "ms": 500}]"#

  @Test(
    "the printed factors of a δ multiply to what is printed, or the sign says that they do so nearly",
    arguments: TrainingFixture.runs.map(\.json) + [moons])
  func products(json: String) throws {
    let made = try TrainingFixture(json)
    let words = made.context.words
    /// The number that stands in a formula, and its decimals.
    func read(_ source: Substring) throws -> (value: Double, decimals: Int) {
      let text = try #require(source.split(separator: "}{").last).prefix { "-.0123456789".contains($0) }
      let power = source.firstMatch(of: /10\^\{(-?\d+)\}/).flatMap { Int($0.1) } ?? 0
      let decimals = text.split(separator: ".").dropFirst().first?.count ?? 0
      return (try #require(Double(text)) * pow(10, Double(power)), decimals - power)
    }
    var (rows, equations) = (0, 0)
    for (index, sample) in made.training.samples.enumerated() {
      for layer in sample.step.trace.layers.dropFirst().dropLast() {
        for (row, source) in words.factors(layer.index, index).enumerated() {
          let sides = source.split(separator: " \\cdot ")
          let (up, slope) = try (read(sides[0]), read(sides[1]))
          let delta = try read(words.number(layer.delta[row], .delta, [layer.index, row], of: index, .delta)[...])
          let far = abs(up.value * slope.value - delta.value) * pow(10, Double(delta.decimals))
          #expect(source.hasSuffix(" =") == (far < 0.5 - 1e-6), "\(source) \(delta.value)")
          #expect(source.hasSuffix(" =") || source.hasSuffix(" \\approx"))
          rows += 1
          if source.hasSuffix(" =") { equations += 1 }
        }
      }
    }
    // The sign is for the few that no rounding of the layer lets come out.
    #expect(10 * equations >= 7 * rows, "\(equations) of \(rows)")
    if json == Self.moons { #expect(rows == 24 && equations == rows, "\(equations) of \(rows)") }
  }

  @Test("a δ and its factors have as many decimals in each sample")
  func oneRounding() throws {
    // ∂L/∂x of the first sample has a number below 0.01, those of the others have none.
    let made = try TrainingFixture(Self.moons, size: "1920x1080")
    var decimals: [String: Set<Int>] = [:]
    for beat in made.timeline.beats where beat.phase.name == "backward" {
      for mark in made.film.marks(beat.frames.upperBound - 1) where mark.kind == .label && mark.opacity > 0 {
        for number in made.film.numbers(in: mark) {
          // A power of ten is written where the others would be zeros.
          guard let name = number.name.firstMatch(of: /: (δ.|\(Wᵀδ\).|f′\(z.\))\[/)?.1, !number.shown.contains("×")
          else {
            continue
          }
          let shown = number.shown.trimmingCharacters(in: ["(", ")"]).split(separator: ".")
          decimals[String(name), default: []].insert(shown.count == 2 ? shown[1].count : 0)
        }
      }
    }
    #expect(decimals.count == 4 && decimals["δ₀"] == [3])
    for (name, counts) in decimals { #expect(counts.count == 1, "\(name): \(counts.sorted())") }
  }

  @Test("a loss is shown with three decimals, or two digits")
  func losses() {
    #expect(ReadoutVisual.loss(0.6931) == "0.693")
    #expect(ReadoutVisual.loss(12.3456) == "12.346")
    #expect(ReadoutVisual.loss(123.4) == "123")
    #expect(ReadoutVisual.loss(0.001) == "0.001")
    #expect(ReadoutVisual.loss(0) == "0.000")
    for loss in [0.000_94, 1e-5, 3.25e-9] {
      let shown = ShownNumber(name: "loss", value: loss, shown: ReadoutVisual.loss(loss))
      #expect(shown.read.map { abs($0 / loss - 1) < 0.05 } ?? false, "\(shown.shown)")
    }
  }

  @Test("bars of what gradients cost are to one scale, and counted", arguments: TrainingFixture.runs.map(\.json))
  func costs(json: String) throws {
    let made = try TrainingFixture(json, size: "1920x1080")
    let counts = made.naive.products([0.3, -0.2])
    let theme = made.theme
    let panel = made.context.bands.panel
    let colors = [theme.signal, theme.delta, theme.ink].map { $0.opacity(0.85) }
    let wanted = [counts.forward, counts.backward, counts.probes]
    let frames = try made.frames(.cost)
    // While they grow, too.
    for frame in [frames.lowerBound + frames.count / 3, frames.upperBound - 1] {
      // Each a rectangle: what is drawn is as long as the number says, with nothing at its ends.
      let bars = made.film.frame(frame).commands.compactMap { command -> (color: Color, box: Rect)? in
        guard case .fill(let path, .solid(let color), .identity) = command, path.elements.count == 5,
          panel.contains(path.bounds)
        else { return nil }
        return (color, path.bounds)
      }
      let isWhole = frame == frames.upperBound - 1
      guard bars.count == 3 else {
        Issue.record("\(bars.count) bars at \(frame)")
        continue
      }
      if isWhole { #expect(bars.map(\.color) == colors) }
      let scale = bars[2].box.width / Double(counts.probes)
      #expect(isWhole ? scale * Double(counts.probes) > 0.25 * panel.width : scale > 0)
      for (bar, count) in zip(bars, wanted) { #expect(abs(bar.box.width - scale * Double(count)) < 1e-6) }
      // From one edge, the passes one after the other.
      #expect(bars[0].box.minX == bars[2].box.minX && abs(bars[1].box.minX - bars[0].box.maxX) < 1e-9)
      #expect(bars[0].box.minY == bars[1].box.minY && bars[1].box.maxY < bars[2].box.minY)
    }
    let numbers = try made.film.marks(made.frames(.cost).upperBound - 1).flatMap { made.film.numbers(in: $0) }
      .filter { $0.name.hasPrefix("multiplications of") }
    #expect(
      numbers.map(\.name)
        == ["a forward pass", "a backward pass", "finite differences"].map {
          "multiplications of \($0)"
        })
    #expect(numbers.map(\.value) == wanted.map(Double.init) && numbers.map(\.shown) == wanted.map(String.init))
  }

  /// What one more of the last digit would be.
  private static func unit(_ shown: String) -> Double {
    let parts = shown.trimmingCharacters(in: ["(", ")", "-"]).components(separatedBy: " × ")
    let power = parts.last.flatMap { $0.hasPrefix("10") && $0.count > 2 ? $0.dropFirst(2) : nil }
    let raised = power.map { $0.allSatisfy { "⁰¹²³⁴⁵⁶⁷⁸⁹⁻".contains($0) } ? String($0) : "" } ?? ""
    let digits = raised.map { $0 == "⁻" ? "-" : String(Array("⁰¹²³⁴⁵⁶⁷⁸⁹").firstIndex(of: $0) ?? 0) }.joined()
    let decimals = parts[0].contains(".") ? parts[0].split(separator: ".")[1].count : 0
    return pow(10, Double((Int(digits) ?? 0) - decimals))
  }

  private static func low(_ number: Int) -> String {
    String(String(number).map { Array("₀₁₂₃₄₅₆₇₈₉")[Int(String($0)) ?? 0] })
  }

  /// Every number of the samples' steps and of the counts, by its name.
  private static func values(_ made: TrainingFixture) -> [String: Double] {
    let counts = made.naive.products([1, 1])
    var values = [
      "multiplications of a forward pass": Double(counts.forward),
      "multiplications of a backward pass": Double(counts.backward),
      "multiplications of finite differences": Double(counts.probes),
    ]
    for taken in made.training.samples {
      let trace = taken.step.trace
      let own = "sample \(taken.index): "
      let last = trace.layers.count - 1
      for (layer, numbers) in trace.layers.enumerated() {
        let name = layer == 0 ? "x" : layer == last ? "ŷ" : "a\(low(layer))"
        for (row, a) in numbers.a.enumerated() { values["\(own)\(name)[\(row)]"] = a }
        for (row, z) in numbers.z.enumerated() { values["\(own)z\(low(layer))[\(row)]"] = z }
        for (row, d) in numbers.delta.enumerated() { values["\(own)δ\(low(layer))[\(row)]"] = d }
        for (row, s) in numbers.slope.enumerated() { values["\(own)f′(z\(low(layer)))[\(row)]"] = s }
        guard layer < last else { continue }
        let edge = trace.edges[layer]
        for row in numbers.a.indices {
          let sum = edge.weights.indices.reduce(0) { $0 + edge.weights[$1][row] * trace.layers[layer + 1].delta[$1] }
          values["\(own)(Wᵀδ)\(low(layer))[\(row)]"] = sum
        }
        for (to, row) in edge.weights.enumerated() {
          values["\(own)b\(low(layer + 1))[\(to)]"] = edge.biases[to]
          for (from, weight) in row.enumerated() {
            values["\(own)w\(low(layer + 1))[\(to)][\(from)]"] = weight
            values["\(own)∂L/∂w\(low(layer + 1))[\(to)][\(from)]"] = edge.gradient[to][from]
          }
        }
      }
      for (row, y) in trace.network.target.enumerated() {
        values["\(own)y[\(row)]"] = y
        values["\(own)(ŷ − y)[\(row)]"] = trace.prediction[row] - y
      }
      values["\(own)L"] = trace.loss
    }
    return values
  }

  /// The numbers of a run after a step, by their names.
  private static func values(_ run: TrainingRun, after step: Int) -> [String: Double] {
    let metrics = run.metrics(at: step)
    var values = [
      "step": Double(step), "training loss after step \(step)": metrics.train.loss,
      "training points right after step \(step)": Double(metrics.train.correct),
    ]
    values["epoch after step \(step)"] = metrics.epoch.map(Double.init)
    values["test loss after step \(step)"] = metrics.test?.loss
    values["test points right after step \(step)"] = metrics.test.map { Double($0.correct) }
    return values
  }
}
