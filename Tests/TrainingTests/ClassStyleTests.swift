import Drawing
import FilmKit
import NetworkKit
import TestSupport
import Testing
import Timeline

@testable import Training

@Suite("how classes are told apart")
struct ClassStyleTests {
  static let themes = ThemeName.allCases.map(\.rawValue)

  private static func theme(_ name: String) throws -> Theme {
    Theme(try TestFilm.timeline(TestFilm.chain, "\"theme\": \"\(name)\""))
  }

  @Test("by colour and by shape: either is enough for as many as there are of it", arguments: themes)
  func styles(name: String) throws {
    let theme = try Self.theme(name)
    let styles = (0..<16).map { ClassStyle($0, theme) }
    #expect(Set(styles.prefix(8).map(\.color)).count == 8)
    #expect(Set(styles.prefix(6).map(\.shape)).count == 6)
    for (index, left) in styles.enumerated() {
      for right in styles[(index + 1)...] { #expect(left.color != right.color || left.shape != right.shape) }
    }
    // None looks larger than the others.
    for style in styles {
      let area = Self.area(style.shape)
      #expect(area > 2.4 && area < 3.8, "\(area)")
      #expect(abs(style.shape.bounds.center.x) < 1e-9)
    }
  }

  /// The area of a shape of lines and curves, these taken through some of their points.
  private static func area(_ path: Path) -> Double {
    var points: [Point] = []
    for element in path.elements {
      switch element {
      case .move(let p), .line(let p): points.append(p)
      case .curve(let p, let q, let r):
        let start = points[points.count - 1]
        points += (1...8).map { index in
          let t = Double(index) / 8
          let (one, two) = (start.toward(p, t).toward(p.toward(q, t), t), p.toward(q, t).toward(q.toward(r, t), t))
          return one.toward(two, t)
        }
      case .close: break
      }
    }
    let turned = points.dropFirst() + points.prefix(1)
    return abs(zip(points, turned).reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y }) / 2
  }

  @Test("points stand out from the ground and from the fields of other classes", arguments: themes)
  func points(name: String) throws {
    let theme = try Self.theme(name)
    for color in theme.classes { #expect(Vision.contrast(color, theme.ground) >= 2, "\(color)") }
    for eyes in name == "contrast" ? Vision.allCases : [.common] {
      for (index, color) in theme.classes.prefix(4).enumerated() {
        for (other, field) in theme.classes.prefix(4).enumerated() where other != index {
          let distance = eyes.distance(color, theme.ground.mixed(with: field, theme.field))
          #expect(distance >= 25, "a point of \(index) on the field of \(other), \(eyes): \(distance)")
        }
      }
    }
  }

  @Test("a point of the first three classes has a rim that it stands out from, 3 to 1", arguments: themes)
  func rims(name: String) throws {
    let theme = try Self.theme(name)
    for label in 0..<3 {
      let style = ClassStyle(label, theme)
      #expect(Vision.contrast(style.color, style.rim(theme)) >= 3, "class \(label)")
    }
  }

  @Test("in contrast, by all eyes: the first four classes, both ends of the field, and what weights do")
  func contrastIsSafe() throws {
    let theme = try Self.theme("contrast")
    func shown(_ color: Color) -> Color { theme.ground.mixed(with: color, 0.8) }
    for eyes in Vision.allCases {
      for (index, left) in theme.classes.prefix(4).enumerated() {
        for (other, right) in theme.classes.prefix(4).enumerated() where other > index {
          let points = eyes.distance(left, right)
          #expect(points >= 40, "classes \(index) and \(other), \(eyes): \(points)")
          let fields = eyes.distance(
            theme.ground.mixed(with: left, theme.field), theme.ground.mixed(with: right, theme.field))
          #expect(fields >= (other == 1 ? 35 : 20), "fields of \(index) and \(other), \(eyes): \(fields)")
        }
      }
      let update = eyes.distance(theme.increase, theme.decrease)
      #expect(update >= 40, "a weight that grows and one that shrinks, \(eyes): \(update)")
      let weights = eyes.distance(shown(theme.weight), shown(theme.below))
      #expect(weights >= 40, "a weight above 0 and one below, \(eyes): \(weights)")
      let legend = eyes.distance(shown(theme.below), theme.increase)
      #expect(legend >= 40, "a weight below 0 and one that goes up, \(eyes): \(legend)")
    }
  }

  @Test("no class has the colour of a role, nor weights of either sign", arguments: themes)
  func areNoRoles(name: String) throws {
    let theme = try Self.theme(name)
    let roles = Role.allCases.filter { $0 != .ink && $0 != .muted }.map { ($0.rawValue, theme.color(of: $0)) }
    for (label, color) in theme.classes.enumerated() {
      for (role, other) in roles + [(Self.below, theme.below)] {
        let distance = Vision.common.distance(color, other)
        // What lies beside the points, many times over, is farther from them than what a role has.
        let least = label >= 3 ? 18.0 : role == Self.below ? 45 : 27
        #expect(distance >= least, "class \(label) and \(role): \(distance)")
        guard name == "contrast", label < 3 else { continue }
        for eyes in Vision.allCases {
          let distance = eyes.distance(color, other)
          #expect(distance >= (role == Self.below ? 30 : 18), "class \(label) and \(role), \(eyes): \(distance)")
        }
      }
    }
  }

  private static let below = "a weight below 0"

  @Test("a weight below 0 is seen on the ground, and is no δ", arguments: themes)
  func below(name: String) throws {
    let theme = try Self.theme(name)
    let shown = WeightLines.color(0, theme)
    // WCAG 2 asks this of lines.
    #expect(Vision.contrast(shown, theme.ground) >= 3)
    #expect(Vision.common.distance(shown, theme.delta) >= 40)
  }

  @Test("words in the colour of a class can be read, and still have its hue", arguments: themes)
  func words(name: String) throws {
    let theme = try Self.theme(name)
    for label in theme.classes.indices {
      let style = ClassStyle(label, theme)
      let words = style.words(theme)
      #expect(Vision.contrast(words, theme.ground) >= 4.5, "class \(label)")
      let isReadable = Vision.contrast(style.color, theme.ground) >= 4.6
      #expect((words == style.color) == isReadable, "class \(label)")
      #expect(Vision.common.distance(words, style.color) < 40, "class \(label)")
    }
    // Those of two classes can't be mistaken for each other.
    let two = (0..<2).map { ClassStyle($0, theme).words(theme) }
    #expect(Vision.common.distance(two[0], two[1]) >= 60)
  }

  @Test("in all themes, by common eyes", arguments: themes)
  func common(name: String) throws {
    let theme = try Self.theme(name)
    for (index, left) in theme.classes.enumerated() {
      for right in theme.classes[(index + 1)...] { #expect(Vision.common.distance(left, right) >= 20) }
    }
    #expect(Vision.common.distance(theme.increase, theme.decrease) >= 40)
    let weights = [theme.weight, theme.below].map { theme.ground.mixed(with: $0, 0.8) }
    #expect(Vision.common.distance(weights[0], weights[1]) >= 40)
    // All four stand in one legend.
    for sign in weights {
      for update in [theme.increase, theme.decrease] { #expect(Vision.common.distance(sign, update) >= 40) }
    }
  }
}
