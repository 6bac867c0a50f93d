import Drawing
import FilmKit
import Timeline

/// A colour of the theme that an author names for a mark.
struct MarkColor: Hashable, Sendable {
  /// Its name.
  let name: String

  private static let roles: [Role] = [.signal, .weight, .delta, .target, .ink, .muted]

  /// The names of all colours: roles, and the classes of points.
  static let names = roles.map(\.rawValue) + (0..<8).map { "class \($0)" }

  /// Those of curves on one plane, the first that of a curve of its own: far apart from each other.
  static let curves = ["signal", "target", "delta", "class 1", "weight", "class 2", "class 3", "class 4"].map {
    MarkColor(name: $0)
  }

  /// What it looks like.
  func color(_ theme: Theme) -> Color {
    if let role = Role(rawValue: name) { return theme.color(of: role) }
    let index = name.split(separator: " ").last.flatMap { Int($0) } ?? 0
    return theme.classes[min(index, theme.classes.count - 1)]
  }

  /// The row of its key.
  static func key(_ fallback: String) -> Key {
    Key("color", .choice(names), .words(fallback), "Its colour: a role of the theme's, or the colour of a class.")
  }
}

extension MarkReader {
  /// The colour that is named, or what stands in for one; nil, with a message, for a wrong one.
  mutating func color(else fallback: String) -> MarkColor? {
    guard self["color"] != nil else { return MarkColor(name: fallback) }
    return choice("color", MarkColor.names).map { MarkColor(name: $0) }
  }
}
