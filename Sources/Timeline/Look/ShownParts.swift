/// Which parts of the picture are shown.
public struct ShownParts: Hashable, Sendable {
  /// The parts that are left out, by their keys in `show`.
  var hidden: Set<String> = []

  init() {}

  /// The title in the header.
  public var title: Bool { self["title"] }
  /// The rail of phases.
  public var phases: Bool { self["phases"] }

  /// Whether a part is shown, by its key in `show`.
  public subscript(part: String) -> Bool { !hidden.contains(part) }
}
