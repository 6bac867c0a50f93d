public import Drawing

extension Theme {
  /// A ring that something runs along, at rest: between ground and line.
  public var track: Color { ground.mixed(with: line, 0.2) }

  /// The light of a neuron or a particle: `opacity` is for a dark ground, and what shines keeps its own.
  public func light(_ color: Color, _ opacity: Double) -> Color { lifted(color).opacity(opacity * glow) }

  /// The halo of a δ, likewise.
  public func halo(_ opacity: Double) -> Color { lifted(delta).opacity(opacity * halo) }

  private func lifted(_ color: Color) -> Color { color.mixed(with: Color(0xFFFFFF, alpha: color.alpha), lift) }

  /// The core of a particle: its colour, nearly the core's.
  public func core(of color: Color) -> Color {
    // The particle's opacity is its own.
    color.mixed(with: core.opacity(color.alpha), coreShare)
  }
}
