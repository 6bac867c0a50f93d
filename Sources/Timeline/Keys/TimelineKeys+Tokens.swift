extension TimelineKeys {
  /// The tokens of the theme that a timeline can change.
  static let tokens: [Key] =
    ColorToken.allCases.map { Key($0.rawValue, .color, .words("the theme's"), $0.meaning) }
    + SizeToken.allCases.map { Key($0.rawValue, .units($0.bounds), .words("the theme's"), $0.meaning) }
    + [
      Key(
        "fade", .fade, .words("the theme's"),
        "How long what comes and goes takes to fade, where its beat is long enough.")
    ]
}

extension ColorToken {
  fileprivate var meaning: String {
    switch self {
    case .ground: "The ground of the picture."
    case .surface: "The inside of neurons and cards."
    case .line: "Rings and connections at rest."
    case .ink: "Text and numbers."
    case .muted: "Text of the second rank."
    case .signal: "What flows forward: input and activations."
    case .delta: "What flows backward: δ."
    case .weight: "Weights in formulas."
    case .target: "The target, and the distance to it."
    case .increase: "A weight that the update makes greater."
    case .decrease: "A weight that the update makes smaller."
    }
  }
}

extension SizeToken {
  fileprivate var meaning: String {
    let unit = "A unit is a pixel where the frame's shorter side is 1080."
    return switch self {
    case .title: "The size of the film's title. \(unit)"
    case .caption: "The size of the words above a formula. \(unit)"
    case .label: "The size of names and numbers on the stage, where they have room. \(unit)"
    case .formula: "The size of the formula, where it has room. \(unit)"
    case .ring: "The width of the rings of neurons, where those are large. \(unit)"
    case .thinnest: "The width of a connection whose weight is 0. \(unit)"
    case .thickest: "The width of the connection whose weight is the film's greatest. \(unit)"
    }
  }
}
