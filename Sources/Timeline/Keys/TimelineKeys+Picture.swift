extension TimelineKeys {
  /// What stands below the stage in one beat.
  static let panel: [Key] = [
    Key(
      "caption", .text(longest: Bounds.title), .words("the film's own"), "The words above the formula, in one line."),
    Key(
      "formula", .formula, .words("the film's own"),
      "The formula, or a list of its steps, which are revealed one after the other."),
  ]

  /// The parts of the picture that can be left out: title and phases, and those of the film.
  static func show(_ parts: [PicturePart]) -> [Key] {
    let all = [PicturePart("title", "The title in the header."), PicturePart("phases", "The rail of phases.")] + parts
    return all.map { Key($0.name, .flag, .value("true"), $0.meaning) }
  }
}
