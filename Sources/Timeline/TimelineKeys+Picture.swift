extension TimelineKeys {
  /// What stands below the stage in one beat.
  static let panel: [Key] = [
    Key(
      "caption", .text(longest: Bounds.title), .words("the film's own"), "The words above the formula, in one line."),
    Key(
      "formula", .formula, .words("the film's own"),
      "The formula, or a list of its steps, which are revealed one after the other."),
  ]

  /// What of the picture is shown.
  static let show: [Key] = [
    shown("title", "The title in the header."),
    shown("phases", "The rail of phases."),
    shown("counter", "The counter of multiplications."),
    shown("scale", "Prediction and target on one scale."),
    shown("overview", "The whole network in small, while a camera follows the action."),
  ]

  private static func shown(_ name: String, _ meaning: String) -> Key { Key(name, .flag, .value("true"), meaning) }
}
