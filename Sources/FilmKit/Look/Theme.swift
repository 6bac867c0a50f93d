public import Drawing

/// The design tokens: every colour, size, line width and duration that a visual uses.
///
/// The values here are those of midnight. Lengths are in units: one unit is a pixel of a frame whose shorter side is 1080.
public struct Theme: Hashable, Sendable {
  /// The ground of the picture.
  public var ground = Color(0x0F131A)
  /// The inside of neurons and cards.
  public var surface = Color(0x19202B)
  /// Hairlines, rings at rest, connections at rest.
  public var line = Color(0x465265)
  /// Text and numbers.
  public var ink = Color(0xEEF2F7)
  /// Text of the second rank.
  public var muted = Color(0x9BA8BA)
  /// What flows forward: input and activations.
  public var signal = Color(0x5CC8FF)
  /// What flows backward: δ.
  public var delta = Color(0xFF7BA5)
  /// Weights.
  public var weight = Color(0xD9C7FF)
  /// The target, and the distance to it.
  public var target = Color(0xF4D35E)
  /// A weight that the update will make greater.
  public var increase = Color(0xFFA552)
  /// A weight that the update will make smaller.
  public var decrease = Color(0x54D6A0)

  /// Classes of points, eight of them: in hues that no role has, so that a point is never taken for a signal or a δ.
  public var classes: [Color] = [
    Color(0x3D74FF), Color(0xB4E23C), Color(0xF04432), Color(0x2F9C95), Color(0x9A52FF), Color(0xB8C2CC),
    Color(0x9C6B4E), Color(0x3F6FB5),
  ]
  /// Numbers below 0, where those above have the signal's colour.
  public var negative = Color(0xC9923E)
  /// Weights below 0 in a network that learns; those above have the weights' own colour.
  ///
  /// It is far from those of a weight that goes up and of classes, which are seen beside it.
  public var below = Color(0xE040D4)
  /// How far the colour of a decision field is from the ground to its class where the network is sure, 0 to 1.
  public var field = 0.5

  /// What the core of a particle is nearly of: white where light shines in the dark, ink on paper.
  public var core = Color(0xFFFFFF)
  /// How near the core's colour is to that, 0 to 1.
  public var coreShare = 0.75
  /// How strong the lights of neurons and particles are, 0 to 1.
  public var glow = 1.0
  /// How strong the halos of δ are, 0 to 1.
  public var halo = 1.0
  /// How far lights and halos are from their colour to white, 0 to 1: on a light ground they are washes, and a deep
  /// colour would make a grey one.
  public var lift = 0.0
  /// How strong the wash behind a lit term is, 0 to 1.
  public var wash = 0.24

  /// The size of titles, in units, as all sizes of type.
  public var title = 38.0
  /// The size of captions.
  public var caption = 30.0
  /// The size of the panel's sentence, which is all that a silent viewer has: larger than words on the stage.
  public var sentence: Double { 1.4 * caption }
  /// The size of words of the second rank.
  public var small = 25.0
  /// The size of names and numbers on stage.
  public var label = 36.0
  /// The smallest that can be read.
  public var smallest = 22.0
  /// The size of the panel's formula where there is room.
  public var formula = 64.0
  /// The size of the countdown's numbers.
  public var countdown = 260.0

  /// The margin between the picture's edge and anything in it.
  public var margin = 72.0
  /// The radius of a neuron where there is room.
  public var neuron = 60.0
  /// The width of a ring.
  public var ring = 3.5
  /// The width of the thinnest connection.
  public var thinnest = 2.0
  /// The width of the strongest one.
  public var thickest = 7.0

  /// Seconds that a fade takes where its beat is long enough.
  public var fade = 0.35

  /// Makes the theme midnight.
  public init() {}

  /// The colour that a role of a formula stands for; nil is plain text.
  public func color(of role: Role?) -> Color {
    switch role {
    case nil, .ink: ink
    case .signal: signal
    case .weight: weight
    case .delta: delta
    case .target: target
    case .increase: increase
    case .decrease: decrease
    case .muted: muted
    }
  }
}
