import Drawing
import FilmKit
import NetworkKit
import TestSupport
import Testing
import Timeline

@testable import Backprop

@Suite("the stage")
struct StageTests {
  private func stage(_ width: Int, _ height: Int, _ widths: [Int], captions: Bool = false) -> BackpropStage {
    BackpropStage(
      Bands(width: width, height: height, theme: .midnight, hasCaptions: captions), widths: widths, theme: .midnight)
  }

  @Test("runs across a wide picture and down a square or a tall one")
  func axis() {
    #expect(stage(1920, 1080, [1, 1, 1]).axis == .across)
    #expect(stage(1440, 1080, [1, 1, 1]).axis == .across)
    #expect(stage(1080, 1080, [1, 1, 1]).axis == .down)
    #expect(stage(1080, 1920, [1, 1, 1]).axis == .down)
  }

  @Test("is the same in pixels of any size of one shape: composed by units")
  func scales() {
    let (small, large) = (stage(1280, 720, [2, 4, 3, 2]), stage(3840, 2160, [2, 4, 3, 2]))
    for (left, right) in zip(small.neurons.joined(), large.neurons.joined()) {
      #expect(abs(left.x * 3 - right.x) < 1e-6 && abs(left.y * 3 - right.y) < 1e-6)
    }
  }

  @Test("keeps its bands apart and inside the frame", arguments: [false, true])
  func bands(captions: Bool) {
    for (width, height) in [(1920, 1080), (1440, 1080), (1080, 1080), (1080, 1920), (640, 480), (2560, 1080)] {
      for widths in [[1, 1, 1], [2, 8, 8, 3], Array(repeating: 1, count: 65)] {
        let stage = stage(width, height, widths, captions: captions)
        var bands = [stage.header, stage.stage, stage.panel]
        if stage.scrolls { bands.insert(stage.overview, at: 1) }
        if captions { bands.append(stage.bands.captions) }
        for band in bands { #expect(stage.frame.contains(band)) }
        for (upper, lower) in zip(bands, bands.dropFirst()) { #expect(upper.maxY <= lower.minY) }
      }
    }
  }

  @Test("no neuron touches another, for any depth and width, and all are in the band or in the camera's world")
  func neurons() {
    for (width, height) in [(1920, 1080), (1080, 1080), (1080, 1920)] {
      for depth in [1, 2, 5, 20, 64] {
        for rows in 1...8 {
          let stage = stage(width, height, [1] + Array(repeating: rows, count: depth) + [1])
          let boxes = stage.neurons.prefix(3).joined().map { stage.neuron.box(at: $0) }
          for (index, box) in boxes.enumerated() {
            for other in boxes[(index + 1)...] {
              let apart =
                box.maxX < other.minX || other.maxX < box.minX || box.maxY < other.minY || other.maxY < box.minY
              #expect(apart, "\(width)x\(height), depth \(depth), \(rows) rows")
            }
          }
          // Numbers can be read in all of them.
          #expect(stage.neuron.halfHeight >= 15.6 * stage.unit && stage.neuron.halfWidth >= 30 * stage.unit)
        }
      }
    }
  }

  @Test("a camera never looks past the ends, and has what it follows in view")
  func camera() throws {
    for size in ["1920x1080", "1080x1080", "1080x1920"] {
      let timeline = try TestFilm.timeline(#"{"input": [0.9], "HIDDEN": 20, "target": [0.2]}"#, size: size)
      let film = try TestFilm.context(timeline)
      let camera = Camera(film)
      #expect(film.stage.scrolls)
      for beat in timeline.beats where !beat.frames.isEmpty {
        let time = film.schedule.time(ofFrame: beat.frames.upperBound - 1)
        let lens = camera.lens(at: time)
        func seen(_ layer: Int) -> Double {
          film.stage.along(film.stage.center(ofLayer: layer)) + film.stage.along(lens.offset)
        }
        #expect(seen(0) <= film.stage.view.low + 200 * film.unit, "\(size) \(beat.id)")
        #expect(seen(film.lastLayer + 1) >= film.stage.view.high - 200 * film.unit, "\(size) \(beat.id)")
        let action: [Int] =
          switch BackpropBeat(beat.id) {
          case .forward(let edge), .grad(let edge): [edge, edge + 1]
          case .delta(let edge): [edge + 1]
          case .loss: [film.lastLayer, film.lastLayer + 1]
          default: []
          }
        for layer in action {
          let place = seen(layer)
          #expect(place > film.stage.view.low + film.stage.halfAlong, "\(size) \(beat.id)")
          #expect(place < film.stage.view.high - film.stage.halfAlong, "\(size) \(beat.id)")
        }
      }
    }
  }
}
