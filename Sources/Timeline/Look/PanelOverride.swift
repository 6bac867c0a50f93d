/// What a timeline puts below the stage during a beat; at least one of the two is there.
public struct PanelOverride: Hashable, Sendable {
  /// The words above the formula, in one line; nil leaves the film's own.
  public internal(set) var caption: String?
  /// The steps of the formula, 1 to 8, in the syntax of formulas, which is not checked here; nil leaves the film's own.
  public internal(set) var formula: [String]?

  init() {}
}
