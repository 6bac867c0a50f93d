internal import Text

extension TimelineKeys {
  /// The recorded voice, where more than its name is said.
  static let voiceover: [Key] = [
    Key(
      "file", .text(longest: nil), .required(example: #""file": "narration.flac""#),
      "The recording: any sound file, or a video for its sound; from the timeline's folder."),
    Key(
      "offset", .offset, .value("0"),
      "When in the film the recording starts, in milliseconds; less than 0 leaves its beginning out."),
    Key("volume", .decibels(Bounds.volume), .value("0"), "How much louder than recorded the voice is."),
    Key(
      "script", .text(longest: nil), .words("none"),
      "What is said, a text with marks such as `{delta.2}` where beats start; from the timeline's folder."),
    Key(
      "words", .text(longest: nil), .words("the recording is listened to"),
      "When each word is said: a file of `render words`, Whisper, Audacity, Praat and others; from the timeline's "
        + "folder."),
    Key(
      "longer", .choice(Voiceover.Longer.allCases.map(\.rawValue)), .value(quoted(Voiceover.Longer.hold.rawValue)),
      "What happens when the voice lasts longer than the film: hold its last picture, or no film and an error."),
  ]

  /// A word that a beat starts on.
  static let cue: [Key] = [
    Key("beat", .text(longest: nil), .required(example: #""beat": "delta.2""#), "The beat."),
    Key(
      "word", .words(longest: Bounds.spoken), .required(example: #""word": "delta three""#),
      "The word, or several in a row, as they are written in the script or as they are said."),
    Key("nth", .nth, .value("1"), "Which of the places where they are said."),
    Key(
      "offset", .cueOffset, .value("0"), "By how much the beat is to be later than the word; less than 0 for earlier."),
    Key("lands", .flag, .value("false"), "Whether the beat's motion is to end on the word, and not to start."),
  ]

  static let sound: [Key] = [
    Key(
      "instrument", .choice(Sound.Instrument.allCases.map(\.rawValue)),
      .value(quoted(standard.instrument.rawValue)), "What the tones are played on."),
    Key(
      "key", .choice(Sound.Tonic.allCases.map(\.rawValue)), .value(quoted(standard.key.rawValue)),
      "The tonic of their scale."),
    Key(
      "scale", .choice(Sound.Scale.allCases.map(\.rawValue)), .value(quoted(standard.scale.rawValue)),
      "The pentatonic scale that they are on."),
    Key("volume", .volume, .value("0"), "How loud all tones are, against their design."),
    Key(
      "VOLUME_BY", .mapping, .words("0 for every kind"), "How loud the tones of single kinds of beat are.",
      keys: volumes),
    Key("duck", .mapping, .words("the defaults of its keys"), "How tones make way for the voice.", keys: duck),
  ]

  static let volumes: [Key] = Sound.Part.allCases.map { part in
    Key(part.rawValue, .volume, .value("0"), meaning(of: part), of: films(with: part))
  }

  static let duck: [Key] = [
    Key(
      "depth", .decibels(Bounds.duck), .value("12"),
      "By how much tones are softer while someone speaks; 0 for not at all."),
    Key("attack", .fade, .value("120"), "How long before a word they begin to make way."),
    Key("hold", .fade, .value("350"), "How long a pause in the speech may be without their coming back."),
    Key("release", .fade, .value("600"), "How long they take to come back."),
  ]

  /// What a volume is when there is no sound.
  static let silent = "silent"

  private static let standard = Sound()

  private static func films(with part: Sound.Part) -> [FilmKind] {
    switch part {
    case .update: [.backprop]
    case .train: [.training]
    case .countdown, .forward, .loss, .delta, .grad, .done: FilmKind.allCases
    }
  }

  private static func meaning(of part: Sound.Part) -> String {
    switch part {
    case .countdown: "The ticks of the countdown."
    case .forward:
      "The signal leaves a layer and arrives at the next: higher for every layer and for a greater activation."
    case .loss: "Prediction and target meet: the further apart, the more dissonant."
    case .delta: "δ is fetched from the memo, arrives and is stored: lower for every layer back."
    case .grad: "A gradient appears: the larger, the brighter."
    case .done: "Everything is known."
    case .update: "The weights take their step, and the signal runs once more."
    case .train: "The network trains: the loss is a pitch that falls."
    }
  }
}
