import Drawing
import TestSupport
import Testing
import Timeline

@testable import FilmKit

@Suite("themes")
struct ThemeTests {
  static let names = ThemeName.allCases.map(\.rawValue)

  static func theme(_ name: String, _ tokens: String = "") throws -> Theme {
    Theme(try TestFilm.timeline(TestFilm.chain, "\"theme\": \"\(name)\", \"tokens\": {\(tokens)}"))
  }

  @Test("every text can be read on the ground and on cards: WCAG's 4.5 to 1", arguments: names)
  func textStandsOut(name: String) throws {
    let theme = try Self.theme(name)
    for role in [nil] + Role.allCases.map({ $0 }) {
      for (ground, word) in [(theme.ground, "the ground"), (theme.surface, "a card")] {
        let ratio = Vision.contrast(theme.color(of: role), ground)
        #expect(ratio >= 4.5, "\(role.map(\.rawValue) ?? "ink") on \(word): \(ratio)")
      }
    }
    // Names and numbers stand in the halos of their neighbours, where those have lost 3/5 of their strength.
    for role in [nil, .signal, .weight, .target] as [Role?] {
      let halo = theme.halo(0.85 * 0.4)
      let ground = theme.ground.mixed(with: halo.opacity(1 / halo.alpha), halo.alpha)
      let ratio = Vision.contrast(theme.color(of: role), ground)
      #expect(ratio >= 4.5, "\(role.map(\.rawValue) ?? "ink") in a halo: \(ratio)")
    }
    // Numbers stand in lit neurons and targets.
    #expect(Vision.contrast(theme.ink, theme.surface.mixed(with: theme.signal, 0.22)) >= 4.5)
    #expect(Vision.contrast(theme.ink, theme.ground.mixed(with: theme.target, 0.16)) >= 4.5)
  }

  @Test("lines, rings and the cores of particles stand out from the ground", arguments: names)
  func shapesStandOut(name: String) throws {
    let theme = try Self.theme(name)
    #expect(Vision.contrast(theme.line, theme.ground) >= (name == "contrast" ? 4.5 : 2))
    for color in [theme.signal, theme.delta] {
      #expect(Vision.contrast(theme.core(of: color), theme.ground) >= 4.5)
      // The core is seen against the light around it.
      #expect(Vision.contrast(theme.core(of: color), theme.ground.mixed(with: color, 0.75 * theme.glow)) >= 1.5)
      #expect(theme.core(of: color.opacity(0.25)).alpha == 0.25)
    }
  }

  @Test("in contrast, no kind of colour blindness makes one of two things that are told apart by colour")
  func contrastIsSafe() throws {
    let theme = try Self.theme("contrast")
    let pairs: [(Role, Role)] = [(.increase, .decrease), (.signal, .delta), (.signal, .target), (.delta, .target)]
    for eyes in Vision.allCases {
      for (left, right) in pairs {
        let distance = eyes.distance(theme.color(of: left), theme.color(of: right))
        #expect(distance >= 40, "\(left) and \(right), \(eyes): \(distance)")
      }
      let roles = Role.allCases.filter { $0 != .muted && $0 != .ink }
      for (index, left) in roles.enumerated() {
        for right in roles[(index + 1)...] {
          let distance = eyes.distance(theme.color(of: left), theme.color(of: right))
          #expect(distance >= 15, "\(left) and \(right), \(eyes): \(distance)")
        }
      }
    }
  }

  @Test("no two roles have one colour; in contrast, what is seen beside δ is far from it by all eyes", arguments: names)
  func rolesAreApart(name: String) throws {
    let theme = try Self.theme(name)
    let roles = Role.allCases.filter { $0 != .muted && $0 != .ink }
    for (index, left) in roles.enumerated() {
      for right in roles[(index + 1)...] {
        let distance = Vision.common.distance(theme.color(of: left), theme.color(of: right))
        #expect(distance >= 25, "\(left) and \(right): \(distance)")
      }
    }
    guard name == "contrast" else { return }
    for (left, right) in [(Role.delta, .increase), (.delta, .target), (.increase, .target)] as [(Role, Role)] {
      for eyes in Vision.allCases {
        let distance = eyes.distance(theme.color(of: left), theme.color(of: right))
        #expect(distance >= 24, "\(left) and \(right), \(eyes): \(distance)")
      }
    }
  }

  @Test("the simulation of colour blindness gives what it should")
  func vision() {
    // The ends of the scales, published ratios and distances, and the pink and the green that deuteranopes mix up.
    #expect(abs(Vision.contrast(Color(0x000000), Color(0xFFFFFF)) - 21) < 1e-9)
    #expect(abs(Vision.contrast(Color(0x767676), Color(0xFFFFFF)) - 4.54) < 0.01)
    #expect(abs(Vision.common.distance(Color(0x000000), Color(0xFFFFFF)) - 100) < 0.01)
    #expect(abs(Vision.common.distance(Color(0xFF0000), Color(0x00FF00)) - 170.58) < 0.1)
    for eyes in Vision.allCases { #expect(eyes.distance(Color(0x808080), Color(0xFFFFFF)) > 40) }
    let midnight = Theme.midnight
    #expect(Vision.deuteranopia.distance(midnight.delta, midnight.decrease) < 10)
    #expect(Vision.common.distance(midnight.delta, midnight.decrease) > 100)
  }

  @Test("tokens take the place of the theme's, one by one")
  func tokens() throws {
    #expect(try Self.theme("midnight") == .midnight)
    #expect(try Self.theme("paper") == .paper)
    for token in ColorToken.allCases {
      let changed = try Self.theme("paper", "\"\(token.rawValue)\": \"#123456\"")
      let fields = Mirror(reflecting: changed).children
      let before = Array(Mirror(reflecting: Theme.paper).children)
      for (index, field) in fields.enumerated() {
        let value = String(describing: field.value)
        let isToken = field.label == token.rawValue
        #expect(value == String(describing: isToken ? Color(0x123456) : before[index].value), "\(field.label ?? "")")
      }
    }
    var expected = Theme.contrast
    (expected.title, expected.caption, expected.label, expected.formula, expected.fade) = (40, 31, 30, 90.5, 0.2)
    (expected.ring, expected.thinnest, expected.thickest) = (2.5, 1, 12)
    let sizes =
      #""title": 40, "caption": 31, "label": 30, "formula": 90.5, "fade": 200, "ring": 2.5, "thinnest": 1, "thickest": 12"#
    #expect(try Self.theme("contrast", sizes) == expected)
  }
}
