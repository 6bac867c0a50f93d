import ArgumentParser
import Audio
import Numerics
import Pipeline
import Timeline
import Video

/// How loud the film is.
struct LoudnessOptions: ParsableArguments {
  /// A loudness, or none that is asked for.
  enum Loudness: Equatable {
    case off
    case lufs(Double)
  }

  // A value here begins with a minus, as options do.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The whole film's loudness in LUFS, from -40 to -5, or off for the mix as it is.", valueName: "lufs"),
    transform: { text in
      if text == "off" { return .off }
      guard let value = Double(text), (-40.0 ... -5.0).contains(value) else {
        throw ValidationError("\(text): expected a number of LUFS from -40 to -5, such as -14, or off.")
      }
      return .lufs(value)
    })
  var loudness: Loudness = .lufs(Leveling.standardLoudness)

  /// A limiter, or none.
  enum Reduction: Equatable {
    case off
    case decibels(Double)
  }

  @Option(
    help: ArgumentHelp(
      "Instead of sound.limiter: by how many decibels peaks may be made softer so that the film gets to its loudness, "
        + "from \(Bounds.limiter.lowerBound) to \(Bounds.limiter.upperBound); on for "
        + "\(Sound.usualLimiter.text(decimals: 0)), off for not at all.", valueName: "decibels"),
    transform: { text in
      switch text {
      case "off": return .off
      case "on": return .decibels(Sound.usualLimiter)
      default:
        let bounds = Double(Bounds.limiter.lowerBound)...Double(Bounds.limiter.upperBound)
        guard let value = Double(text), bounds.contains(value) else {
          throw ValidationError(
            "\(text): expected a number of decibels from \(Bounds.limiter.lowerBound) to "
              + "\(Bounds.limiter.upperBound), such as 6, or on or off.")
        }
        return .decibels(value)
      }
    })
  var limiter: Reduction?

  /// What may make peaks of a film softer: what the option says, or its timeline; nil for nothing.
  func limiter(of timeline: Timeline) -> Limiter? {
    switch limiter {
    case .off: nil
    case .decibels(let value): Limiter(reduction: value)
    case nil: timeline.sound.limiter.map { Limiter(reduction: $0) }
    }
  }

  /// The loudness in LUFS; nil for none.
  var target: Double? { if case .lufs(let value) = loudness { value } else { nil } }
}

/// How the film's sound is stored.
struct AudioOptions: ParsableArguments {
  /// A coding, or no sound.
  enum Choice: Equatable {
    case none
    case coding(SoundCoding)
  }

  @Option(
    help: ArgumentHelp(
      "The sound: aac, alac, flac, opus, pcm or none. Without it, the usual one of the kind of file.",
      valueName: "coding"),
    transform: { text in
      if text == "none" { return .none }
      guard let coding = SoundCoding(rawValue: text) else {
        throw ValidationError("\(text): expected aac, alac, flac, opus, pcm or none.")
      }
      return .coding(coding)
    })
  var audio: Choice?

  /// The coding in a kind of file; nil for no sound.
  func coding(in container: MovieContainer) -> SoundCoding? {
    switch audio {
    case nil: container.soundCodings.first
    case .some(.none): nil
    case .coding(let coding): coding
    }
  }
}

/// What becomes of the narration's words in a film.
struct FilmCaptionOptions: ParsableArguments {
  /// One way to show them.
  enum Way: String, CaseIterable {
    case track, files, burn
  }

  @Option(
    help: ArgumentHelp(
      "The words of the script or of `say`: track (text that players can show), files (.srt and .vtt beside the film), burn (into the "
        + "picture, at its foot), several with commas, or none.", valueName: "ways"),
    transform: { text in
      if text == "none" { return [] }
      return try text.split(separator: ",", omittingEmptySubsequences: false).map { word in
        guard let way = Way(rawValue: String(word)) else {
          throw ValidationError("\(word): expected track, files or burn, several of them with commas, or none.")
        }
        return way
      }
    })
  var captions: [Way] = [.track, .files]

  @Flag(help: "Let files of captions replace those of the same name that this program did not write.")
  var overwrite = false

  @OptionGroup var by: CaptionUnitOptions

  /// Whether a band of the picture is kept for them.
  var areBurned: Bool { captions.contains(.burn) }
}
