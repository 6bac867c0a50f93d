import Drawing
import FilmKit
import NetworkKit
import TestSupport
import Testing
import Timeline

@testable import Backprop

@Suite("films in their themes")
struct ThemedFilmTests {
  @Test("no colour of a film comes from anywhere but its theme", arguments: ThemeName.allCases.map(\.rawValue))
  func colorsAreTheThemes(name: String) throws {
    let film = try TestFilm.backprop(TestFilm.chain, "\"theme\": \"\(name)\"")
    let theme = Theme(film.timeline)
    let tones = ColorToken.allCases.map { theme[keyPath: Theme.color($0)] } + [theme.core]
    // Mixtures lie between the theme's colours, component by component.
    let ranges = [\Color.red, \.green, \.blue].map { component in
      let values = tones.map { $0[keyPath: component] }.sorted()
      return (component: component, low: values[0] - 1e-9, high: values[values.count - 1] + 1e-9)
    }
    for frame in stride(from: 0, to: film.timeline.frameCount, by: 13) {
      let list = film.frame(frame)
      #expect(list.background == theme.ground)
      for command in list.commands {
        for color in Self.colors(command) {
          for range in ranges {
            #expect((range.low...range.high).contains(color[keyPath: range.component]), "frame \(frame)")
          }
        }
      }
    }
  }

  @Test("with the largest and the smallest sizes nothing leaves the frame", arguments: ["low", "high"])
  func extremeSizes(end: String) throws {
    let sizes = [
      ("title", 22, 56), ("caption", 22, 42), ("label", 25, 44), ("formula", 40, 96), ("fade", 0, 2000), ("ring", 1, 8),
      ("thinnest", 1, 4), ("thickest", 4, 16),
    ]
    let tokens = sizes.map { "\"\($0.0)\": \(end == "low" ? $0.1 : $0.2)" }.joined(separator: ", ")
    for network in [TestFilm.chain, TestFilm.networks[5].json] {
      for size in ["1920x1080", "1080x1080", "1080x1920"] {
        let film = try TestFilm.backprop(network, "\"tokens\": {\(tokens)}", size: size)
        let frame = Rect(
          x: 0, y: 0, width: Double(film.timeline.size.width), height: Double(film.timeline.size.height))
        for beat in film.timeline.beats {
          for case .fill(let path, _, let transform) in film.frame(beat.frames.upperBound - 1).commands {
            #expect(frame.contains(transform(path.bounds)), "\(size), \(beat.id)")
          }
        }
      }
    }
  }

  private static func colors(_ command: DrawCommand) -> [Color] {
    switch command {
    case .fill(_, let paint, _), .stroke(_, _, let paint, _):
      switch paint {
      case .solid(let color): [color]
      case .linear(_, let from, _, let to): [from, to]
      }
    case .glow(let glow): [glow.color]
    case .field(let field): field.colors.map { Color($0) }
    }
  }
}
