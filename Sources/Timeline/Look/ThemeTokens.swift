/// What a timeline changes in its theme; what it leaves out stays as the theme has it.
public struct ThemeTokens: Hashable, Sendable {
  /// Colours, by what they stand for.
  public internal(set) var colors: [ColorToken: HexColor] = [:]
  /// Sizes of text and widths of lines in units, each within its token's bounds; a unit is a pixel where the frame's shorter side is 1080.
  public internal(set) var sizes: [SizeToken: Double] = [:]
  /// How long a fade takes where its beat is long enough, at most 2 s.
  public internal(set) var fade: FilmTime?

  init() {}
}

/// A colour of the theme, by its key in a timeline.
public enum ColorToken: String, CaseIterable, Hashable, Sendable {
  /// The ground of the picture.
  case ground
  /// The inside of neurons and cards.
  case surface
  /// Rings and connections at rest.
  case line
  /// Text and numbers.
  case ink
  /// Text of the second rank.
  case muted
  /// Input and activations.
  case signal
  /// δ.
  case delta
  /// Weights.
  case weight
  /// The target, and the distance to it.
  case target
  /// A weight that the update makes greater.
  case increase
  /// A weight that the update makes smaller.
  case decrease
}

/// A size of text or the width of a line of the theme, by its key in a timeline.
public enum SizeToken: String, CaseIterable, Hashable, Sendable {
  /// The film's title.
  case title
  /// The words above a formula.
  case caption
  /// Names and numbers on the stage.
  case label
  /// The formula of the panel.
  case formula
  /// The rings of neurons.
  case ring
  /// The connection of the smallest weight.
  case thinnest
  /// The connection of the greatest weight.
  case thickest

  /// What it may measure, in units: no text too small to read, none that its band has no room for.
  var bounds: ClosedRange<Int> {
    switch self {
    case .title: 22...56
    case .caption: 22...42
    case .label: 25...44
    case .formula: 40...96
    case .ring: 1...8
    // No overlap: the thinnest is never wider than the thickest.
    case .thinnest: 1...4
    case .thickest: 4...16
    }
  }
}
