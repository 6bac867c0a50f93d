import Drawing

extension Theme {
  /// Light on a dark ground.
  public static let midnight = Theme()

  /// Ink on warm paper, like a printed notebook: deep colours, and washes where midnight has lights.
  public static let paper: Theme = {
    var theme = Theme()
    theme.ground = Color(0xF5EFE3)
    theme.surface = Color(0xFFFCF5)
    theme.line = Color(0xA49E94)
    theme.ink = Color(0x24211D)
    theme.muted = Color(0x676056)
    theme.signal = Color(0x1C5D9F)
    theme.delta = Color(0xB0264F)
    theme.weight = Color(0x66489C)
    theme.target = Color(0x7D5A00)
    theme.increase = Color(0xA8410A)
    theme.decrease = Color(0x1B6F4B)
    theme.classes = [
      Color(0x3B58F4), Color(0x789300), Color(0xF4511E), Color(0x12A0B4), Color(0x8428E0), Color(0x5A5650),
      Color(0xA08060), Color(0x2F2F6B),
    ]
    theme.negative = Color(0xA9720B)
    theme.below = Color(0xCC10B8)
    theme.field = 0.42
    theme.core = theme.ink
    theme.coreShare = 0.25
    theme.glow = 0.4
    theme.halo = 0.6
    theme.lift = 0.4
    theme.wash = 0.16
    return theme
  }()

  /// For colour-blind viewers: the hues of Okabe and Ito on black, shifted until deuteranopes, protanopes and
  /// tritanopes tell apart what a scene shows side by side; lines are wider.
  public static let contrast: Theme = {
    var theme = Theme()
    theme.ground = Color(0x000000)
    theme.surface = Color(0x181818)
    theme.line = Color(0x8C8C8C)
    theme.ink = Color(0xFFFFFF)
    theme.muted = Color(0xCFCFCF)
    theme.signal = Color(0x4DC4FF)
    theme.delta = Color(0xFF2D69)
    theme.weight = Color(0xE9DCFF)
    theme.target = Color(0xFFF233)
    theme.increase = Color(0xF58A10)
    theme.decrease = Color(0x0D9A66)
    theme.classes = [
      Color(0x2040FB), Color(0xB0FF70), Color(0xEAAEA2), Color(0x7B1E62), Color(0x5C8FE0), Color(0xA05000),
      Color(0xFFFFFF), Color(0x008080),
    ]
    theme.negative = Color(0xC07800)
    theme.below = Color(0xAE45C2)
    theme.field = 0.56
    theme.glow = 0.65
    theme.halo = 0.85
    theme.ring = 4.5
    theme.thinnest = 3
    theme.thickest = 8
    return theme
  }()
}
