import Drawing
import FilmKit
import NetworkKit
import TestSupport
import Testing
import Timeline

@testable import Backprop

/// The grid below or beside the network: stored δ and gradients, and what the update does to the picture.
@Suite("the ledger")
struct LedgerTests {
  private static let update = #""T": {"update": 8000}"#

  private func stage(_ width: Int, _ height: Int, _ widths: [Int]) -> BackpropStage {
    BackpropStage(Bands(width: width, height: height, theme: .midnight), widths: widths, theme: .midnight)
  }

  private func meet(_ left: Rect, _ right: Rect) -> Bool {
    left.minX < right.maxX && right.minX < left.maxX && left.minY < right.maxY && right.minY < left.maxY
  }

  @Test("has a place for every δ and gradient that no neuron and no other of them touches")
  func apart() {
    for (width, height) in [(1920, 1080), (854, 480), (1440, 1080), (1080, 1080), (1080, 1920)] {
      for widths in [[1, 1], [1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1], [2, 4, 3, 2], [2, 8, 8, 2], [2, 5, 3, 2, 1]] {
        let stage = stage(width, height, widths)
        let boxes =
          (1...stage.lastLayer).map(stage.cell(ofLayer:)) + (0..<stage.lastLayer).map(stage.card(ofEdge:))
        let neurons = (stage.neurons.joined() + stage.targets).map { stage.neuron.box(at: $0) }
        for (index, box) in boxes.enumerated() {
          let others = neurons + boxes[(index + 1)...]
          #expect(!others.contains { meet(box, $0) }, "\(width)x\(height), \(widths), \(index)")
          #expect(box.width > 100 * stage.unit && box.height >= 40 * stage.unit)
        }
      }
    }
  }

  @Test("of a chain at 16:9 has its rows on one line each, with gutters of 3 % of the height")
  func gutters() {
    let stage = stage(1920, 1080, [1, 1, 1, 1])
    let (cell, card) = (stage.cell(ofLayer: 2), stage.card(ofEdge: 1))
    #expect(cell.minY - stage.sides.high >= 0.03 * 1080)
    #expect(card.minY - cell.maxY >= 0.03 * 1080)
    #expect(stage.cell(ofLayer: 3).minY == cell.minY && stage.card(ofEdge: 2).minY == card.minY)
    #expect(cell.center.x == stage.neurons[2][0].x && abs(card.center.x - stage.middle(ofEdge: 1).x) < 1e-9)
    #expect(card.maxY <= stage.stage.maxY)
    // The head of a row stands before the first column, not in it.
    #expect(stage.heads.stored.at.x < stage.neurons[0][0].x - stage.neuron.halfWidth)
  }

  @Test("has every way to a gradient begin on a connection")
  func ways() {
    for (width, height) in [(1920, 1080), (1080, 1920)] {
      for widths in [[1, 1, 1, 1], [2, 4, 3, 2], [3, 1, 5]] {
        let stage = stage(width, height, widths)
        for edge in 0..<stage.lastLayer {
          let start = stage.elbow(ofEdge: edge).from
          let ends = stage.neurons[edge].flatMap { from in stage.neurons[edge + 1].map { (from, $0) } }
          // A point of a line is as far from its ends, together, as they are from each other.
          let isOnOne = ends.contains { from, to in
            from.distance(to: start) + start.distance(to: to) - from.distance(to: to) < 1e-6
          }
          #expect(isOnOne, "\(width)x\(height), \(widths), \(edge)")
        }
      }
    }
  }

  @Test("has a slot for every δ, each of which comes once: that of the output when the scale has left its place")
  func slots() throws {
    let network = try #require(TestFilm.networks.first { $0.name == "4 and 3" }).json
    let film = try TestFilm.context(TestFilm.timeline(network, size: "1920x1080"))
    func shares(_ time: Double) -> [Double] { (1...film.lastLayer).map { film.slot($0).share(at: time) } }
    let all = [Double](repeating: 1, count: film.lastLayer)
    for beat in [BeatID.forward(edge: 1), .loss] {
      #expect(shares(film.schedule.beat(beat).end) == all.dropLast() + [0])
    }
    #expect(shares(film.memoOpens.end) == all)
    #expect(film.memoOpens.end < film.store(film.lastLayer).part(0.2, 1).start)
  }

  @Test("says how far a chain misses, whichever way it runs", arguments: ["1920x1080", "1080x1080", "1080x1920"])
  func error(size: String) throws {
    let film = try TestFilm.backprop(TestFilm.chain, Self.update, size: size)
    for beat in [BeatID.loss, .grad(edge: 0)] {
      let frame = try #require(film.timeline.beat(beat)).frames.upperBound - 1
      let texts = film.marks(frame).filter { $0.kind == .label && $0.opacity > 0.9 }.map(\.text)
      #expect(texts.contains("ŷ - y = -2.5"), "\(beat): \(texts)")
    }
  }

  @Test("activations have as many decimals in all layers")
  func oneActivation() throws {
    let wide =
      #"{"input": [0.9, -0.4], "HIDDEN": [4, 3], "target": [1, 0], "activation": "tanh", "output": "softmax", "seed": 4}"#
    for (size, count) in [("1920x1080", 3), ("854x480", 2)] {
      let film = try TestFilm.backprop(wide, size: size)
      let frame = try #require(film.timeline.beat(.loss)).frames.upperBound - 1
      var decimals: [Int] = []
      for number in film.marks(frame).flatMap(film.numbers) where number.name.contains(/^(a.|ŷ)\[/) {
        decimals.append(number.shown.split(separator: ".").last?.count ?? 0)
      }
      #expect(decimals.count >= 9 && Set(decimals) == [count], "\(size): \(decimals)")
    }
  }

  @Test("scales begin at 0, those of probabilities end at 1")
  func rulers() {
    #expect(ScaleRuler.shares.fraction(of: 0) == 0 && ScaleRuler.shares.fraction(of: 1) == 1)
    for held in [[1.5, 4], [-0.3, -2], [0.02, 0.2], [-1, 3]] {
      let ruler = ScaleRuler(held)
      #expect(ruler.values.contains { abs($0) < 1e-12 }, "\(held)")
      #expect(held.allSatisfy { (0...1).contains(ruler.fraction(of: $0)) }, "\(held)")
    }
  }

  @Test("nothing is exposed twice while the weights take their step", arguments: ["chain of 3", "4 and 3", "depth 8"])
  func exposedOnce(name: String) throws {
    let network = try #require(TestFilm.networks.first { $0.name == name }).json
    let slow = String(network.dropLast()) + #", "learningRate": 0.02}"#
    for size in ["1280x720", "720x720"] {
      let film = try TestFilm.backprop(slow, Self.update, size: size)
      let beat = try #require(film.timeline.beat(.update))
      for frame in beat.frames {
        let labels = film.marks(frame).filter { $0.kind == .label && $0.opacity > 0.05 }
        for (index, label) in labels.enumerated() {
          for other in labels[(index + 1)...] where meet(label.bounds, other.bounds) {
            // The panel's pages change in their own way.
            let panel = try TestFilm.context(film.timeline).stage.panel
            guard !meet(label.bounds, panel) else { continue }
            Issue.record("\(size), frame \(frame): \(label.text) \(label.opacity), \(other.text) \(other.opacity)")
          }
        }
      }
    }
  }

  @Test("heads and empty slots are gone before the weights take their step", arguments: ["chain of 3", "4 and 3"])
  func cleared(name: String) throws {
    let network = try #require(TestFilm.networks.first { $0.name == name }).json
    for size in ["1280x720", "720x720"] {
      for done in [0, 6000] {
        let film = try TestFilm.backprop(
          String(network.dropLast()) + #", "learningRate": 0.02}"#, #""T": {"update": 8000, "done": \#(done)}"#,
          size: size)
        let context = try TestFilm.context(film.timeline)
        let heads = Set(["stored δ", "gradient", "δ and gradient"])
        let slot = Stroke(width: 2 * context.unit, dashes: [2 * context.unit, 7 * context.unit])
        func isThere(_ frame: Int) -> Bool {
          film.marks(frame).contains { heads.contains($0.text) }
            || film.frame(frame).commands.contains {
              if case .stroke(_, slot, _, _) = $0 { true } else { false }
            }
        }
        #expect(isThere(try #require(film.timeline.beat(.grad(edge: 0))).frames.upperBound - 1), "\(size)")
        let beat = try #require(film.timeline.beat(.update)).frames
        let step = context.schedule.frame(from: context.steps.start)
        #expect((step..<beat.upperBound).allSatisfy { !isThere($0) }, "\(size), \(done)")
      }
    }
  }

  @Test("the update of a chain shows what each gradient comes to, clear of all else, before the weight takes it")
  func steps() throws {
    let slow = String(TestFilm.chain.dropLast()) + #", "learningRate": 0.02}"#
    let wanted = ["Δw₁ = 0.15", "Δw₂ = 0.025", "Δw₃ = 0.15"]
    for (size, gradients) in [("1280x720", 3), ("854x480", 3), ("720x720", 0), ("720x1280", 0)] {
      let film = try TestFilm.backprop(slow, Self.update, size: size)
      let context = try TestFilm.context(film.timeline)
      let beat = try #require(film.timeline.beat(.update)).frames
      let steps = context.schedule.frame(from: context.steps.start)
      for (frame, gradients) in [(steps, gradients), (beat.upperBound - 1, 0)] {
        let labels = film.marks(frame).filter { $0.kind == .label && $0.opacity > 0.9 }
        #expect(labels.map(\.text).filter { $0.hasPrefix("Δ") } == wanted, "\(size)")
        let stage = labels.filter { !meet($0.bounds, context.stage.panel) }
        #expect(stage.count { $0.text.hasPrefix("∂L") } == gradients, "\(size)")
      }
      let neurons = (context.stage.neurons.joined() + context.stage.targets).map { context.stage.neuron.box(at: $0) }
      for edge in 0..<3 {
        let box = context.stage.step(ofEdge: edge)
        #expect(context.stage.stage.contains(box) && !neurons.contains { meet($0, box) }, "\(size)")
        #expect(gradients == 0 || !meet(box, context.stage.card(ofEdge: edge)), "\(size)")
      }
    }
  }

  @Test("the update of a deep chain can be read", arguments: [10, 24])
  func deepUpdate(depth: Int) throws {
    let weights = (0..<depth).map { $0.isMultiple(of: 2) ? "[[0.9]]" : "[[1.1]]" }.joined(separator: ", ")
    let network =
      #"{"input": [2], "target": [4], "activation": "linear", "weights": [\#(weights)], "learningRate": 0.02}"#
    for size in ["1920x1080", "1080x1080"] {
      let found = try LintSweep.findings(TestFilm.backprop(network, Self.update, size: size), "depth \(depth)")
      #expect(found.isEmpty, "\(size): \(found.prefix(2))")
    }
  }

  @Test("a number reads the same wherever it stands", arguments: ["chain of 3", "4 and 3", "1 to 8", "depth 8"])
  func oneRounding(name: String) throws {
    let network = try #require(TestFilm.networks.first { $0.name == name }).json
    let slow = String(network.dropLast()) + #", "learningRate": 0.02}"#
    for size in ["1920x1080", "1080x1080"] {
      let film = try TestFilm.backprop(slow, Self.update, size: size)
      var shown: [String: Set<String>] = [:]
      for frame in stride(from: 0, to: film.timeline.frameCount, by: 6) {
        // Counts go up; everything else has one value.
        for number in film.marks(frame).flatMap(film.numbers) where !number.name.hasPrefix("multiplications") {
          // In brackets, after a sign of the formula's own, or as a size it is the same number.
          shown[number.name, default: []].insert(number.shown.filter { !"()-".contains($0) })
        }
      }
      #expect(shown.count > 10)
      for (name, texts) in shown { #expect(texts.count == 1, "\(size): \(name) reads \(texts.sorted())") }
    }
  }

  @Test("a camera has the weight of the formula in view while it changes, and ends on prediction and target")
  func updateInView() throws {
    for size in ["1920x1080", "1080x1080", "1080x1920"] {
      for count in [9, 23] {
        let timeline = try TestFilm.timeline(
          #"{"input": [0.9], "HIDDEN": \#(count), "target": [0.2], "activation": "tanh", "learningRate": 0.5}"#,
          Self.update, size: size)
        let film = try TestFilm.context(timeline)
        let (camera, stage) = (Camera(film), film.stage)
        func isSeen(_ point: Point, at time: Double) -> Bool {
          let place = stage.along(point) + stage.along(camera.lens(at: time).offset)
          return place > stage.view.low + stage.halfAlong && place < stage.view.high - stage.halfAlong
        }
        let weight = stage.middle(ofEdge: film.formulas.steepest)
        #expect(isSeen(weight, at: film.steps.start + 0.3 * film.steps.length), "\(size), \(count)")
        #expect(isSeen(weight, at: film.steps.end), "\(size), \(count)")
        // To the end, since the formula stays.
        #expect(isSeen(weight, at: film.secondComparison.end), "\(size), \(count)")
        for layer in [film.lastLayer, film.lastLayer + 1] {
          #expect(
            isSeen(stage.center(ofLayer: layer), at: film.secondComparison.part(0, 0.35).end), "\(size), \(count)")
        }
      }
    }
  }

  @Test("the legend is clear of the gradients' cards and of their rings")
  func legend() throws {
    let film = try TestFilm.backprop(
      #"{"input": [0.9], "HIDDEN": 9, "target": [0.2], "activation": "tanh"}"#, size: "1920x1080")
    let marks = film.marks(try #require(film.timeline.beat(.grad(edge: 0))).frames.upperBound - 1)
    let entries = marks.filter { $0.kind == .entry && $0.opacity > 0.9 }.map(\.bounds)
    let bodies = marks.filter { $0.kind == .body && $0.opacity > 0.9 }.map { $0.bounds.expanded(by: 9) }
    #expect(entries.count >= 2 && bodies.count >= 6)
    for entry in entries {
      for body in bodies {
        let isClear =
          entry.maxX < body.minX || body.maxX < entry.minX || entry.maxY < body.minY || body.maxY < entry.minY
        #expect(isClear, "\(entry), \(body)")
      }
    }
  }

  @Test("ŷ − y and the loss are new as soon as the prediction is", arguments: ["1920x1080", "1080x1080"])
  func errorOfPrediction(size: String) throws {
    let slow = String(TestFilm.chain.dropLast()) + #", "learningRate": 0.02}"#
    let film = try TestFilm.backprop(slow, Self.update, size: size)
    let frames = try #require(film.timeline.beat(.update)).frames
    /// The first frame that shows a text on the stage, the panel's apart.
    func first(_ text: String) throws -> Int {
      let panel = try TestFilm.context(film.timeline).stage.panel
      return try #require(
        frames.first { frame in
          film.marks(frame).contains { $0.text.contains(text) && $0.opacity > 0.5 && !panel.contains($0.bounds) }
        }, "\(text)")
    }
    let (prediction, error, loss) = try (first("2.556"), first("-1.444"), first("1.042"))
    // Frames of a 24th of a second.
    let found = "\(prediction) \(error) \(loss)"
    #expect(abs(error - prediction) <= 8 && loss > prediction && loss - prediction <= 20, "\(found)")
  }

  @Test(
    "the δ of four neurons are numbers in two rows, where one has no room",
    arguments: ["854x480", "1080x1080", "1080x1920"])
  func stripsInRows(size: String) throws {
    let film = try TestFilm.backprop(Self.four, #""T": {"delta": 4000}"#, size: size)
    let marks = film.marks(try #require(film.timeline.beat(.delta(edge: 0))).frames.upperBound - 1)
    let boxes = (0..<4).flatMap { index in
      marks.filter { mark in mark.size < 40 && film.numbers(in: mark).contains { $0.name == "δ₁[\(index)]" } }
        .map(\.bounds).prefix(1)
    }
    #expect(boxes.count == 4)
    #expect(Set(boxes.map { ($0.center.y).rounded() }).count == 2, "\(boxes)")
    for (index, left) in boxes.enumerated() {
      for right in boxes[(index + 1)...] { #expect(!meet(left, right)) }
    }
  }

  private static let four =
    #"{"input": [0.9, -0.4], "HIDDEN": [4, 3], "target": [1, 0], "activation": "tanh", "output": "softmax", "seed": 4}"#

  @Test("the δ of four neurons are numbers in their strip, and read the same in the formula")
  func strips() throws {
    let film = try TestFilm.backprop(Self.four, #""T": {"delta": 4000}"#, size: "1920x1080")
    let marks = film.marks(try #require(film.timeline.beat(.delta(edge: 0))).frames.upperBound - 1)
    let context = try TestFilm.context(film.timeline)
    let cell = context.stage.cell(ofLayer: 1)
    var boxes: [Rect] = []
    for index in 0..<4 {
      let shown = marks.filter { mark in film.numbers(in: mark).contains { $0.name == "δ₁[\(index)]" } }
      let inStrip = shown.filter { cell.contains($0.bounds) }
      #expect(inStrip.count == 1 && shown.count == 2)
      boxes += inStrip.map(\.bounds)
    }
    for (left, right) in zip(boxes, boxes.dropFirst()) { #expect(right.minX - left.maxX > 6 * context.unit) }
  }
}
