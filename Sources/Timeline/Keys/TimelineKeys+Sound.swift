import Numerics
import Text

extension TimelineKeys {
  /// The recorded voice, where more than its name is said.
  static let voiceover: [Key] = [
    Key(
      "file", .voiceFile, .required(example: #""file": "narration.flac""#),
      "The recording: any sound file, or a video for its sound; from the timeline's folder."),
    Key(
      "offset", .offset, .value("0"),
      "When in the film the recording starts, in milliseconds; less than 0 leaves its beginning out."),
    Key("volume", .decibels(Bounds.volume), .value("0"), "How much louder than recorded the voice is."),
    Key(
      "script", .voiceFile, .words("none"),
      "What is said, a text with marks such as `{loss}` where beats start; from the timeline's folder."),
    Key(
      "words", .voiceFile, .words("the recording is listened to"),
      "When each word is said: a file of `render words`, Whisper, Audacity, Praat and others; from the timeline's "
        + "folder."),
    Key(
      "track", .track, .words("the first that can be decoded and that the file gives to be played"),
      "Which track of sound of the file it is: its number from 1, its title or its language."),
    Key(
      "channel", .channel, .words("the channels that speak"),
      "Which channel is heard, on both sides: `left`, `right` or a number from 1; or `mix`, all as players mix them."),
    Key(
      "longer", .choice(Voiceover.Longer.allCases.map(\.rawValue)), .value(quoted(Voiceover.Longer.hold.rawValue)),
      "What happens when the voice lasts longer than the film: hold its last picture, or no film and an error."),
  ]

  /// A word that a beat starts on.
  static let cue: [Key] = [
    Key("beat", .text(longest: nil), .required(example: #""beat": "loss""#), "The beat."),
    Key(
      "word", .words(longest: Bounds.spoken), .required(example: #""word": "How far off""#),
      "The word, or several in a row, as they are written in the script or as they are said."),
    Key("nth", .whole(Bounds.nth), .value("1"), "Which of the occurrences of these words, from 1."),
    Key(
      "offset", .cueOffset, .value("0"), "By how much the beat is to be later than the word; less than 0 for earlier."),
    Key("lands", .flag, .value("false"), "Whether the beat's motion is to end on the word, and not to start."),
  ]

  /// The tones, whose parts depend on the film.
  static func sound(_ parts: [SoundPart]) -> [Key] {
    [
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
        "VOLUME_BY", .mapping, .words("0 for every part"), "How loud single parts of the sound are.",
        keys: parts.map { Key($0.name, .volume, .value("0"), $0.meaning) }),
      Key("duck", .mapping, .words("the defaults of its keys"), "How tones make way for the voice.", keys: duck),
      Key(
        "limiter", .limiter, .value(Sound.usualLimiter.text(decimals: 0)),
        "By how many decibels peaks of the mix may be made softer so that it gets to its loudness; false or \"off\" for "
          + "not at all. The option `--limiter` goes first."),
    ]
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
  /// What a limiter is when there is none.
  static let off = "off"

  private static let standard = Sound()
}
