import FilmKit
import Testing
import Text

@testable import Timeline
@testable import Backprop
import NetworkKit
import TestSupport

/// The keys of voice and sound: what they come to, and what is said of wrong ones.
@Suite struct SoundTests {
  @Test func aVoiceoverIsANameOrMore() throws {
    #expect(try sounding("").takes.isEmpty)
    #expect(try sounding(#", "voiceover": "take.flac""#).takes == [Voiceover(file: "take.flac")])
    let whole = try sounding(
      #", "voiceover": {"file": "a b.mp4", "offset": -1500.25, "volume": 3.5, "longer": "error"}"#)
    #expect(
      whole.takes
        == [Voiceover(file: "a b.mp4", offset: FilmTime(microseconds: -1_500_250), volume: 3.5, longer: .error)])
    #expect(whole.place(of: "voiceover")?.column == 66)
  }

  @Test func soundHasDefaultsAndTakesWhatIsGiven() throws {
    #expect(try sounding("").sound == Sound())
    let sound = try sounding(
      #"""
      , "sound": {"instrument": "marimba", "key": "F#", "scale": "minor", "volume": -6,
      "VOLUME_BY": {"loss": "silent", "grad": 2.5}, "duck": {"depth": 20, "attack": 80, "hold": 0, "release": 1000}}
      """#
    ).sound
    #expect((sound.instrument, sound.key, sound.scale) == (.marimba, .fSharp, .minor))
    #expect(sound.decibels(of: .loss) == nil)
    #expect(sound.decibels(of: .grad) == -3.5)
    #expect(sound.decibels(of: .done) == -6)
    #expect(sound.duck.depth == 20)
    #expect(sound.duck.attack == FilmTime(microseconds: 80_000))
    #expect(sound.duck.hold == .zero)
    #expect(sound.duck.release == FilmTime(microseconds: 1_000_000))
    let silent = try sounding(#", "sound": {"volume": "silent", "VOLUME_BY": {"done": 24}}"#).sound
    #expect(BeatTable(BackpropFilm.self).sounds.allSatisfy { silent.decibels(of: $0) == nil })
  }

  @Test(
    arguments: [
      ("4.5", 4.5), ("1", 1), ("12", 12), ("true", 6), ("false", nil), (#""off""#, nil),
    ] as [(String, Double?)])
  func peaksAreMadeSofterAsFarAsIsSaid(value: String, expected: Double?) throws {
    #expect(try sounding("").sound.limiter == 6)
    #expect(try sounding(#", "sound": {"limiter": \#(value)}"#).sound.limiter == expected)
  }

  @Test func aFileSaysWhoMadeItAndInWhatLanguage() throws {
    let timeline = try sounding(#", "author": "Ada", "comment": "On δ.", "language": "pt-BR""#)
    #expect((timeline.author, timeline.comment, timeline.language) == ("Ada", "On δ.", "pt-BR"))
  }

  @Test func aHeldFilmGoesOnAfterItsBeats() throws {
    let timeline = try sounding(#", "video": {"fps": 10}, "T": {"done": 2000}"#)
    let count = timeline.frameCount
    let end = timeline.duration
    let held = timeline.held(until: end + FilmTime(microseconds: 1_240_000))
    #expect(held.frameCount == count + 12)
    #expect(held.beatFrameCount == count)
    #expect(held.duration == end + FilmTime(microseconds: 1_240_000))
    #expect(held.beats == timeline.beats)
    // The last beat that shows anything, though update and end come after it.
    #expect(held.beat(atFrame: count + 11).id == .done)
    #expect(timeline.held(until: .zero) == timeline)
  }

  @Test(arguments: [
    (
      #""voiceover": []"#,
      """
      57: voiceover: this list has 0 items; expected a file's name such as "narration.flac", a mapping such as \
      {"file": "narration.flac", "offset": 3000}, or a list of 1 to 500 of these.
      """
    ),
    (
      #""voiceover": """#,
      """
      57: voiceover: this is no file's name; expected a file's name such as "narration.flac", a mapping such as \
      {"file": "narration.flac", "offset": 3000}, or a list of 1 to 500 of these.
      """
    ),
    (
      #""voiceover": {"offset": 1}"#,
      """
      57: voiceover.file: this key is missing, and nothing stands in for it. Add it, for example \
      "file": "narration.flac".
      """
    ),
    (
      #""voiceover": {"file": "a", "ofset": 1}"#,
      """
      71: voiceover.ofset: unknown key. Did you mean "offset"? Keys here are: file, offset, volume, script, words, track, \
      channel, longer.
      """
    ),
    (
      #""voiceover": {"file": "a", "offset": 1e9}"#,
      "81: voiceover.offset: 1e9 is out of bounds; expected a number of milliseconds from -3600000 to 3600000."
    ),
    (
      #""voiceover": {"file": "a", "longer": "cut"}"#,
      #"81: voiceover.longer: there is no "cut". Expected one of "hold" or "error"."#
    ),
    (
      #""sound": {"instrument": "bel"}"#,
      """
      68: sound.instrument: there is no "bel". Did you mean "bell"? Expected one of "bell", "marimba", "pluck" or \
      "flute".
      """
    ),
    (
      #""sound": {"key": "H"}"#,
      """
      61: sound.key: there is no "H". Expected one of "C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb" or \
      "B".
      """
    ),
    (
      #""sound": {"volume": "mute"}"#,
      #"64: sound.volume: there is no "mute". Expected a number of decibels from -60 to 24, or "silent"."#
    ),
    (
      #""sound": {"volume": "silnt"}"#,
      """
      64: sound.volume: there is no "silnt". Did you mean "silent"? Expected a number of decibels from -60 to 24, or \
      "silent".
      """
    ),
    (
      #""sound": {"volume": "-6"}"#,
      """
      64: sound.volume: "-6" is a string; expected a number of decibels from -60 to 24, or "silent". Drop the \
      quotes: -6.
      """
    ),
    (
      #""sound": {"VOLUME_BY": {"gradCalc": 3}}"#,
      """
      68: sound.VOLUME_BY.gradCalc: unknown key. Keys here are: countdown, forward, loss, delta, grad, done, update.
      """
    ),
    (
      #""sound": {"duck": {"depth": 61}}"#,
      "72: sound.duck.depth: 61 is out of bounds; expected a number of decibels from 0 to 60."
    ),
    (
      #""sound": {"limiter": 0}"#,
      "65: sound.limiter: 0 is out of bounds; expected a number of decibels from 1 to 12, true, false or \"off\"."
    ),
    (
      #""sound": {"limiter": "no"}"#,
      """
      65: sound.limiter: "no" is a string; expected a number of decibels from 1 to 12, true, false or "off". Write \
      false, without quotes.
      """
    ),
    (
      #""language": "english""#,
      #"56: language: "english" is no language tag; expected a language tag such as "en" or "pt-BR"."#
    ),
  ])
  func wrongSoundIsExplained(_ entry: String, _ expected: String) {
    #expect(complaint(with(entry)) == "t.json:1:" + expected)
  }
}

/// The smallest network's timeline with more entries.
private func sounding(_ entries: String) throws -> Timeline {
  try Timeline(parsing: #"{"network": {"input": [2], "target": [4]}\#(entries)}"#, file: "t.json")
}
