import Drawing
import FilmKit
import NetworkKit
import Simulation
import TestSupport
import Testing
import Timeline

@testable import Backprop

/// What a viewer must see, read from the marks of whole frames.
@Suite("the film explains")
struct ExplainingTests {
  /// The labels that can be read in a frame.
  private func texts(_ film: StagedFilm, _ frame: Int) -> [String] {
    film.marks(frame).filter { $0.kind == .label && $0.opacity > 0.5 }.map(\.text)
  }

  private func last(_ film: StagedFilm, _ beat: BeatID) throws -> Int {
    try #require(film.timeline.beat(beat)).frames.upperBound - 1
  }

  @Test("marks describe the frame as it is drawn, and drawing is the same with and without them")
  func marks() throws {
    let film = try TestFilm.backprop(TestFilm.chain, size: "1920x1080")
    let frame = try last(film, .grad(edge: 1))
    let marks = film.marks(frame)
    let grounds = film.frame(frame).commands.map(\.bounds)
    for mark in marks where mark.kind == .label && mark.opacity > 0.9 {
      #expect(grounds.contains { $0.expanded(by: 2).contains(mark.bounds) || mark.bounds.expanded(by: 2).contains($0) })
    }
    #expect(texts(film, frame).contains("∂L/∂w₂ = -1.25"))
  }

  @Test(
    "a number rides with the signal and changes where it meets the weight",
    arguments: ["1920x1080", "1080x1080", "1080x1920"])
  func signalMeetsWeight(size: String) throws {
    let film = try TestFilm.backprop(TestFilm.chain, #""FORWARD_BY": {"1": 5000}"#, size: size)
    let beat = try #require(film.timeline.beat(.forward(edge: 1)))
    let stage = try TestFilm.context(film.timeline).bands.stage
    var moving: [String] = []
    for frame in beat.frames {
      for mark in film.marks(frame) where mark.isMoving && mark.opacity > 0.5 && stage.contains(mark.bounds) {
        if moving.last != mark.text { moving.append(mark.text) }
      }
    }
    #expect(moving == ["1", "3"])
  }

  @Test(
    "a number goes along with δ from the memo, and changes at the weight, clear of all that can be read",
    arguments: ["1920x1080", "1080x1080", "1080x1920", "854x480"])
  func deltaMeetsWeight(size: String) throws {
    let film = try TestFilm.backprop(TestFilm.chain, "", size: size)
    let context = try TestFilm.context(film.timeline)
    for (beat, numbers) in [(BeatID.delta(edge: 1), ["-2.5", "-1.25"]), (.delta(edge: 0), ["-1.25", "-3.75"])] {
      var moving: [String] = []
      for frame in try #require(film.timeline.beat(beat)).frames {
        let marks = film.marks(frame).filter { $0.opacity > 0.5 }
        for mark in marks where mark.isMoving && numbers.contains(mark.text) {
          guard context.bands.stage.contains(mark.bounds) else { continue }
          if moving.last != mark.text { moving.append(mark.text) }
          let others = marks.filter { !$0.isMoving && $0.kind == .label }.map(\.bounds)
          for other in others {
            let isClear =
              mark.bounds.maxX <= other.minX || other.maxX <= mark.bounds.minX || mark.bounds.maxY <= other.minY
              || other.maxY <= mark.bounds.minY
            #expect(isClear, "\(frame): \(mark.text), \(mark.bounds), \(other)")
          }
        }
      }
      #expect(moving == numbers, "\(beat)")
    }
  }

  @Test("every term of a formula is lit exactly while the thing on stage is")
  func spotlight() throws {
    for network in [TestFilm.chain, TestFilm.networks[5].json] {
      let timeline = try TestFilm.timeline(network, size: "1920x1080")
      let film = try TestFilm.context(timeline)
      let spotlight = Spotlight(film)
      for beat in timeline.beats where !beat.frames.isEmpty {
        let used = (film.formulas.text(of: beat.id)?.steps ?? []).flatMap(FormulaText.tagged)
          .compactMap { Quantity(tag: $0.tag)?.tensor }
        var lit: Set<Quantity> = []
        for frame in beat.frames {
          let time = film.schedule.time(ofFrame: frame)
          for (quantity, level) in spotlight.lit(at: time, beats: [beat.id]) {
            #expect(level == spotlight.level(of: quantity, in: beat.id, at: time))
            lit.insert(quantity)
          }
        }
        // What the formula of a working beat names is lit in it, and at rest with the rest at its end.
        switch BackpropBeat(beat.id) {
        case .forward, .loss, .delta, .grad:
          let names = Set(used).subtracting([Quantity(.bias, [0])]).filter { $0.kind != .preactivation }
          #expect(names.isSubset(of: lit), "\(beat.id): \(names.subtracting(lit).map(\.tag))")
        default: #expect(lit.isEmpty)
        }
      }
    }
  }

  @Test("at the end of the last gradient's hold the memo stands beside Fibonacci's; T.wrap sets for how long")
  func wrap() throws {
    let hold = #""GRAD_HOLD_BY": {"0": 10000}"#
    let film = try TestFilm.backprop(TestFilm.chain, hold, size: "1920x1080")
    let end = texts(film, try last(film, .grad(edge: 0)))
    for text in ["store once, reuse", "F₅", "5", "δ₁", "-3.75"] { #expect(end.contains(text), "\(text)") }
    #expect(end.contains { $0.contains("δ from the one stored before") })
    #expect(!end.contains { $0.contains("from scratch:") })
    // Before that both are worked out call by call, and said to be.
    let panel = try TestFilm.context(film.timeline).bands.panel
    let calls = try #require(film.timeline.beat(.grad(edge: 0))).frames.map { frame -> [String] in
      film.marks(frame).filter { $0.kind == .label && $0.opacity > 0.5 && panel.contains($0.bounds) }.map(\.text)
    }.filter { $0.contains { $0.hasPrefix("backpropagation from scratch: δ₃") } }
    #expect(calls.count > 24)
    let most = try #require(calls.max { $0.count < $1.count })
    for (name, count) in [("δ₃", 3), ("δ₂", 2), ("δ₁", 1), ("F₂", 3), ("F₃", 2), ("F₅", 1)] {
      #expect(most.count { $0 == name } == count, "\(name)")
    }
    #expect(calls.allSatisfy { !$0.contains { $0.contains("stored before") } })
    #expect(!end.contains("∂L/∂w₁") && end.contains("∂L/∂w₁ = -7.5"))
    let start = try #require(film.timeline.beat(.grad(edge: 0))).frames.lowerBound
    #expect(!texts(film, start + 90).contains("F₅"))
    let without = try TestFilm.backprop(TestFilm.chain, hold + #", "T": {"wrap": 0}"#, size: "1920x1080")
    #expect(!texts(without, try last(without, .grad(edge: 0))).contains("F₅"))
    let short = try TestFilm.backprop(TestFilm.chain, size: "1920x1080")
    #expect(!texts(short, try last(short, .grad(edge: 0))).contains("F₅"))
    let asked = try TestFilm.backprop(
      TestFilm.chain, #""GRAD_HOLD_BY": {"0": 5000}, "T": {"wrap": 4000}"#, size: "1920x1080")
    #expect(texts(asked, try last(asked, .grad(edge: 0))).contains("F₅"))
  }

  @Test("the update moves every weight, and a real second pass makes the loss fall")
  func update() throws {
    for (network, more) in [(TestFilm.chain, ""), (TestFilm.networks[5].json, "")] {
      let slow = network.dropLast() + #", "learningRate": 0.02}"#
      let film = try TestFilm.backprop(String(slow), #""T": {"update": 6000}"# + more, size: "1920x1080")
      let updated = try #require(film.timeline.update?.trace)
      #expect(updated.loss < film.timeline.trace.loss)
      let frame = try last(film, .update)
      let numbers = film.marks(frame).filter { $0.kind == .label && $0.opacity > 0.5 }.flatMap(film.numbers)
      #expect(numbers.contains { $0.name == "L′" && $0.value == updated.loss })
      for (neuron, value) in updated.prediction.enumerated() {
        #expect(numbers.contains { $0.name == "ŷ′[\(neuron)]" && $0.value == value })
      }
      let all = texts(film, frame)
      #expect(all.contains { $0.contains("the loss falls") })
      #expect(!all.contains { $0.hasPrefix("∂L/∂w₁ =") })
    }
    let steep = String(TestFilm.chain.dropLast()) + #", "learningRate": 0.5}"#
    let film = try TestFilm.backprop(steep, #""T": {"update": 6000}"#, size: "1920x1080")
    #expect(texts(film, try last(film, .update)).contains { $0.contains("the loss rises: η is too large") })
  }

  @Test("title and end have the picture to themselves")
  func cards() throws {
    let more =
      #""subtitle": "Second line", "closing": "Good night", "T": {"title": 2000, "end": 2000, "countdown": 500}"#
    let film = try TestFilm.backprop(TestFilm.chain, more, size: "1920x1080")
    #expect(texts(film, try last(film, .title)) == ["A film", "Second line"])
    #expect(texts(film, try last(film, .end)) == ["Good night", "A film"])
    let bare = try TestFilm.backprop(TestFilm.chain, #""T": {"title": 2000, "countdown": 0}"#, size: "1920x1080")
    #expect(texts(bare, 0) == ["A film"])
    let without = try TestFilm.backprop(TestFilm.chain, #""T": {"title": 2000}"#, size: "1920x1080")
    #expect(without.timeline.beat(.end)?.frames.isEmpty == true)
  }

  @Test("parts are left out where the timeline says so")
  func show() throws {
    let whole = try TestFilm.backprop(TestFilm.chain, size: "1920x1080")
    let loss = texts(whole, try last(whole, .loss))
    let grad = texts(whole, try last(whole, .grad(edge: 0)))
    #expect(loss.contains("A film") && loss.contains("backward") && loss.contains("5") && grad.contains("from scratch"))
    let off = #""show": {"title": false, "phases": false, "scale": false, "counter": false}"#
    let film = try TestFilm.backprop(TestFilm.chain, off, size: "1920x1080")
    let fewer = texts(film, try last(film, .loss))
    #expect(!fewer.contains("A film") && !fewer.contains("backward") && !fewer.contains("5"))
    #expect(!texts(film, try last(film, .grad(edge: 0))).contains("multiplications"))
  }

  @Test("connections that the timeline names have labels: the weight, then its gradient")
  func namedConnections() throws {
    let network = try #require(TestFilm.networks.first { $0.name == "4 and 3" }).json
    let film = try TestFilm.backprop(network, #""LABELS_BY": {"0": [[2, 1], [0, 0]], "1": []}"#, size: "1920x1080")
    let forward = texts(film, try last(film, .forward(edge: 2)))
    #expect(forward.contains { $0.hasPrefix("w⁽¹⁾₃,₂ = ") } && forward.contains { $0.hasPrefix("w⁽¹⁾₁,₁ = ") })
    let frame = try last(film, .grad(edge: 0))
    let stage = try TestFilm.context(film.timeline).bands.stage
    let onStage = film.marks(frame).filter { $0.kind == .label && $0.opacity > 0.5 && $0.bounds.maxY < stage.maxY }
    let gradients = onStage.map(\.text).filter { $0.hasPrefix("∂L/∂w") }
    #expect(gradients.count == 3, "two of edge 0, none of edge 1, the strongest of edge 2: \(gradients)")
    let numbers = film.marks(frame).flatMap(film.numbers)
    #expect(numbers.contains { $0.name == "∂L/∂w₁[2][1]" && $0.value == film.timeline.trace.edges[0].gradient[2][1] })
  }

  @Test("a timeline's own words and formulas stand in the panel, in the colours of what they name")
  func panel() throws {
    let more = #""panel": {"loss": {"caption": "How bad?", "formula": ["L", "= \\tfrac{1}{2} (\\hat{y} - y)^2"]}}"#
    let film = try TestFilm.backprop(TestFilm.chain, more, size: "1920x1080")
    let frame = try last(film, .loss)
    let marks = film.marks(frame).filter { $0.opacity > 0.5 }
    #expect(marks.contains { $0.text == "How bad?" })
    let formula = try #require(marks.first { $0.text.hasPrefix("= ½") })
    #expect(Set(formula.colors) == [Theme.midnight.ink, Theme.midnight.signal, Theme.midnight.target])
  }

  @Test("every formula and text that can't be set is reported, each with its path and the character")
  func panelProblems() throws {
    let more = #""panel": {"loss": {"formula": ["x_", "\\delat_3"]}, "done": {"caption": "🚀"}}"#
    let timeline = try TestFilm.timeline(TestFilm.chain, more)
    let error = #expect(throws: FilmError.self) { try BackpropFilm.made(of: timeline, fonts: TestFilm.fonts()) }
    #expect(
      error?.problems.map(\.place) == [
        #"panel["loss"].formula[0]"#, #"panel["loss"].formula[1]"#, #"panel["done"].caption"#,
      ])
    #expect(
      error?.problems.dropFirst().first?.description == """
        panel["loss"].formula[1]: formula, character 1: unknown command \\delat; did you mean \\delta?
          \\delat_3
          ^
        """)
    #expect(timeline.place(of: #"panel["loss"].formula[1]"#) != nil)
  }

  @Test("burned captions stand in their own band, below all else", arguments: ["1920x1080", "1080x1080", "1080x1920"])
  func captions(size: String) throws {
    let more =
      #""say": {"loss": "The target was four, so we missed by two and a half.", "done": "Done."}, "T": {"loss": 6000}"#
    let timeline = try TestFilm.timeline(TestFilm.chain, more, size: size)
    let film = try BackpropFilm.made(of: timeline, fonts: TestFilm.fonts(), hasCaptions: true)
    let context = try TestFilm.context(timeline, hasCaptions: true)
    let band = context.bands.captions.expanded(by: 1)
    let beat = try #require(timeline.beat(.loss))
    var words = ""
    for frame in beat.frames {
      for mark in film.marks(frame) where mark.kind == .label {
        let isCaption = mark.bounds.minY >= band.minY
        #expect(isCaption ? band.contains(mark.bounds) : mark.bounds.maxY <= band.minY, "\(mark.text)")
        if isCaption, !words.contains(mark.text) { words += (words.isEmpty ? "" : " ") + mark.text }
      }
    }
    #expect(words == "The target was four, so we missed by two and a half.")
    #expect(
      !texts(try TestFilm.backprop(TestFilm.chain, more, size: size), beat.frames.lowerBound + 30).contains {
        $0.contains("target was")
      })
  }
}
