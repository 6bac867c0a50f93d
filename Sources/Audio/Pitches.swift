import FilmKit
import Numerics
import Timeline

/// The tones of a pentatonic scale, counted from a tonic of the small octave.
struct Pitches: Hashable, Sendable {
  private let tonic: Int
  private let scale: [Int]

  /// Makes the scale that a timeline asks for.
  init(_ sound: Sound) {
    let index = Sound.Tonic.allCases.firstIndex(of: sound.key) ?? 0
    // From G below middle C's octave to F#: every key is in about the same register.
    tonic = 48 + (index >= 7 ? index - 12 : index)
    scale =
      switch sound.scale {
      case .major: [0, 2, 4, 7, 9]
      case .minor: [0, 3, 5, 7, 10]
      }
  }

  /// The frequency of a pitch in hertz, equally tempered, a′ = 440 Hz.
  func frequency(_ pitch: Note.Pitch) -> Double {
    let octave = pitch.step >= 0 ? pitch.step / 5 : (pitch.step - 4) / 5
    let semitone = tonic + 12 * octave + scale[pitch.step - 5 * octave] + pitch.semitones
    return 440 * Elementary.pow(2, Double(semitone - 69) / 12)
  }
}
