import Timeline

/// What an instrument's tones are made of.
struct Timbre {
  /// One sine of a tone.
  struct Partial {
    /// Its frequency as a multiple of the tone's.
    let ratio: Double
    /// Its amplitude in a tone of brightness 0, and of brightness 1.
    let level: (dull: Double, bright: Double)
    /// How many seconds it takes to fall to 1/e.
    let decay: Double
  }

  /// The sines, the lowest first.
  let partials: [Partial]
  /// How many seconds it takes to come in.
  let attack: Double
  /// How long it is heard, as a multiple of what the score asks for.
  let length: Double

  /// The timbre of an instrument.
  init(_ instrument: Sound.Instrument) {
    switch instrument {
    case .bell:
      // Ratios of a tubular bell's strongest partials, over the tone that is heard.
      partials = [
        Partial(ratio: 1, level: (1, 0.8), decay: 0.75), Partial(ratio: 2, level: (0.28, 0.45), decay: 0.5),
        Partial(ratio: 3.01, level: (0.06, 0.35), decay: 0.32), Partial(ratio: 4.16, level: (0.02, 0.3), decay: 0.22),
        Partial(ratio: 5.43, level: (0, 0.22), decay: 0.15), Partial(ratio: 6.79, level: (0, 0.16), decay: 0.1),
      ]
      (attack, length) = (0.004, 1)
    case .marimba:
      // A bar tuned to 1 : 4 : 10, as a marimba's are.
      partials = [
        Partial(ratio: 1, level: (1, 0.85), decay: 0.3), Partial(ratio: 4, level: (0.12, 0.4), decay: 0.1),
        Partial(ratio: 9.9, level: (0.03, 0.25), decay: 0.04),
      ]
      (attack, length) = (0.003, 0.7)
    case .pluck:
      // A string's harmonics: the higher, the sooner gone.
      partials = (1...10).map { index in
        let harmonic = Double(index)
        return Partial(
          ratio: harmonic, level: (1 / (harmonic * harmonic), 1 / harmonic), decay: 0.55 / (0.6 + 0.4 * harmonic))
      }
      (attack, length) = (0.003, 0.9)
    case .flute:
      partials = [
        Partial(ratio: 1, level: (1, 0.9), decay: 1.4), Partial(ratio: 2, level: (0.16, 0.4), decay: 1.2),
        Partial(ratio: 3, level: (0.05, 0.22), decay: 1), Partial(ratio: 4, level: (0.01, 0.1), decay: 0.8),
      ]
      (attack, length) = (0.045, 1)
    }
  }
}
