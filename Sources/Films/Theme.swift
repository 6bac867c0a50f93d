import Drawing

/// The design tokens: every colour, size, line width and duration that a visual uses.
///
/// The values here are those of midnight. Lengths are in units: one unit is a pixel of a frame whose shorter side is 1080.
struct Theme: Hashable, Sendable {
  /// The ground of the picture.
  var ground = Color(0x0F131A)
  /// The inside of neurons and cards.
  var surface = Color(0x19202B)
  /// Hairlines, rings at rest, connections at rest.
  var line = Color(0x465265)
  /// Text and numbers.
  var ink = Color(0xEEF2F7)
  /// Text of the second rank.
  var muted = Color(0x9BA8BA)
  /// What flows forward: input and activations.
  var signal = Color(0x5CC8FF)
  /// What flows backward: δ.
  var delta = Color(0xFF7BA5)
  /// Weights.
  var weight = Color(0xD9C7FF)
  /// Target and loss.
  var target = Color(0xF4D35E)
  /// A weight that the update will make greater.
  var increase = Color(0xFFA552)
  /// A weight that the update will make smaller.
  var decrease = Color(0x54D6A0)

  /// Classes of points, eight of them.
  var classes: [Color] = [
    Color(0x58A6FF), Color(0xF2C744), Color(0xE27BC0), Color(0x4FD1A1), Color(0xFF8B5E), Color(0xB79CFF),
    Color(0xA5D94F), Color(0xC7D0DC),
  ]
  /// Weights below 0; those above have the weights' own colour.
  var negative = Color(0xC9923E)
  /// How far the colour of a decision field is from the ground to its class where the network is sure, 0 to 1.
  var field = 0.5

  /// What the core of a particle is nearly of: white where light shines in the dark, ink on paper.
  var core = Color(0xFFFFFF)
  /// How near the core's colour is to that, 0 to 1.
  var coreShare = 0.75
  /// How strong the lights of neurons and particles are, 0 to 1.
  var glow = 1.0
  /// How strong the halos of δ are, 0 to 1.
  var halo = 1.0
  /// How far lights and halos are from their colour to white, 0 to 1: on a light ground they are washes, and a deep
  /// colour would make a grey one.
  var lift = 0.0
  /// How strong the wash behind a lit term is, 0 to 1.
  var wash = 0.24

  /// The type scale, in units.
  var title = 38.0
  var caption = 30.0
  var small = 25.0
  var label = 36.0
  var smallest = 22.0
  var formula = 64.0
  var countdown = 260.0

  /// The margin between the picture's edge and anything in it.
  var margin = 72.0
  /// The radius of a neuron where there is room.
  var neuron = 60.0
  /// The width of a ring.
  var ring = 3.5
  /// The width of the thinnest and of the strongest connection.
  var thinnest = 2.0
  var thickest = 7.0

  /// Seconds that a fade takes where its beat is long enough.
  var fade = 0.35

  /// The colour that a role of a formula stands for; nil is plain text.
  func color(of role: Role?) -> Color {
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

/// What a term of a formula stands for on the stage; its raw value names it in a formula's `\role{…}{…}`.
enum Role: String, CaseIterable, Hashable, Sendable {
  case ink, signal, weight, delta, target, increase, decrease, muted
}
