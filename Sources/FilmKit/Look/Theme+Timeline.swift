package import Drawing
public import Timeline

extension Theme {
  /// The theme that a timeline asks for, with the tokens that it changes.
  public init(_ timeline: Timeline) {
    switch timeline.theme {
    case .midnight: self = .midnight
    case .paper: self = .paper
    case .contrast: self = .contrast
    }
    for token in ColorToken.allCases {
      if let color = timeline.tokens.colors[token] { self[keyPath: Self.color(token)] = Color(color.value) }
    }
    for token in SizeToken.allCases {
      if let size = timeline.tokens.sizes[token] { self[keyPath: Self.size(token)] = size }
    }
    if let fade = timeline.tokens.fade { self.fade = fade.seconds }
  }

  /// The colour that a token stands for.
  package static func color(_ token: ColorToken) -> WritableKeyPath<Theme, Color> {
    switch token {
    case .ground: \.ground
    case .surface: \.surface
    case .line: \.line
    case .ink: \.ink
    case .muted: \.muted
    case .signal: \.signal
    case .delta: \.delta
    case .weight: \.weight
    case .target: \.target
    case .increase: \.increase
    case .decrease: \.decrease
    }
  }

  private static func size(_ token: SizeToken) -> WritableKeyPath<Theme, Double> {
    switch token {
    case .title: \.title
    case .caption: \.caption
    case .label: \.label
    case .formula: \.formula
    case .ring: \.ring
    case .thinnest: \.thinnest
    case .thickest: \.thickest
    }
  }
}
