import Testing
import Text

@testable import Timeline
@testable import Backprop
import NetworkKit

/// The words that beats start on, and how words are said, as a timeline has them.
@Suite struct CueTests {
  @Test func cuesNameBeatsAndWords() throws {
    let film = try timeline(
      """
      "cues": [{"beat": "delta.2", "word": "delta three"},
      {"beat": "loss", "word": "far off", "nth": 2, "offset": -120.5, "lands": true}], "spoken": {"⊙": "times"}
      """)
    #expect(film.spoken == ["⊙": "times"])
    #expect(
      film.cues == [
        BeatCue(
          beat: .delta(edge: 2), word: "delta three", nth: 1, offset: .zero, lands: false,
          place: Place(line: 1, column: 81), path: "cues[0].word"),
        BeatCue(
          beat: .loss, word: "far off", nth: 2, offset: FilmTime(microseconds: -120_500), lands: true,
          place: Place(line: 2, column: 26), path: "cues[1].word"),
      ])
    let voice = try timeline(#""voiceover": {"file": "a.wav", "script": "a.txt", "words": "a.json"}"#).takes.first
    #expect(voice?.script == "a.txt" && voice?.words == "a.json")
  }

  @Test(arguments: [
    (
      #""cues": {}"#,
      #"cues: this is a mapping; expected a list of words that beats start on, such as [{"beat": "loss", "word": "How far off"}]."#
    ),
    (
      #""cues": [{"beat": "delta.2"}]"#,
      #"cues[0].word: this key is missing, and nothing stands in for it. Add it, for example "word": "How far off"."#
    ),
    (
      #""cues": [{"beat": "detla.2", "word": "x"}]"#,
      #"cues[0].beat: "detla.2" is no beat of this film. Did you mean "delta.2"? Beats are: countdown, title, idle, forward.0 to forward.2, loss, delta.0 to delta.2, grad.0 to grad.2, done, update, end."#
    ),
    (
      #""cues": [{"beat": "loss", "word": "x"}, {"beat": "loss", "word": "y"}]"#,
      "cues[1]: loss has a word already, in line 1, column 62. A beat starts once: keep one of them."
    ),
    (
      #""cues": [{"beat": "loss", "word": "x", "nth": 0}]"#,
      "cues[0].nth: 0 is out of bounds; expected a whole number from 1 to 1000."
    ),
    (
      #""cues": [{"beat": "loss", "word": "x", "offset": "-100ms"}]"#,
      #"cues[0].offset: "-100ms" is a string; expected a number of milliseconds from -60000 to 60000."#
    ),
    (
      #""cues": [{"beat": "loss", "word": " "}]"#,
      "cues[0].word: there are no words here; expected a string of 1 to 2000 characters. Write what is said, or remove the entry."
    ),
    (
      #""spoken": {"two words": "x"}"#,
      #"spoken["two words"]: "two words" is not one word as it stands between two spaces. Name each word by itself, or write [shown|said] in the script."#
    ),
    (
      #""spoken": {"ReLU": 1}"#,
      #"spoken["ReLU"]: 1 is a number; expected a string of 1 to 200 characters. Put it in quotes: "1"."#
    ),
    (
      #""voiceover": {"file": "a.wav", "script": ""}"#,
      "voiceover.script: "
    ),
  ])
  func whatIsWrongIsReported(_ entries: String, _ expected: String) {
    let text = complaint(with(entries))
    let message = text.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? ""
    #expect(message.hasPrefix(expected), "\(text)")
  }

  private let second = FilmTime(microseconds: 1_000_000)

  private func speech(_ unit: Speech.Unit) -> Speech {
    // From 4 s on, a word each 300 ms, with a pause after "off".
    var (time, words): (Int, [SpokenWord]) = (4_000_000, [])
    for word in "So, how far off? The target was four, we missed by 2.5.".split(separator: " ") {
      words.append(
        SpokenWord(
          String(word), from: FilmTime(microseconds: time), to: FilmTime(microseconds: time + 250_000)))
      time += word == "off?" ? 2_000_000 : 300_000
    }
    return Speech(words, by: unit)
  }

  @Test func captionsComeWithTheirWords() throws {
    let film = try timeline().speaking(speech(.phrase))
    let captions = film.captions(longestLine: 20, mostLines: 1)
    #expect(captions.map(\.lines) == [["So, how far off?"], ["The target was four,"], ["we missed by 2.5."]])
    #expect(captions.map(\.start.microseconds) == [4_000_000, 6_900_000, 8_100_000])
    // A caption stands until the next one, or a moment after its last word before a pause.
    #expect(captions.map(\.end.microseconds) == [5_550_000, 8_100_000, 9_650_000])
    #expect(captions.map(\.beat) == [.forward(edge: 0), .forward(edge: 1), .forward(edge: 2)])
    #expect(film.words(in: .forward(edge: 0)) == "So, how far off?")
    #expect(film.words(in: .countdown) == nil)
  }

  @Test func captionsCanBeSingleWords() throws {
    let film = try timeline().speaking(speech(.word))
    let captions = film.captions(longestLine: 20)
    #expect(captions.map { $0.lines.joined() } == speech(.word).words.map(\.text))
    #expect(zip(captions, speech(.word).words).allSatisfy { $0.start == $1.start })
    #expect(captions[0].end == captions[1].start && captions[3].end == speech(.word).words[3].end)
    // Words that would flash by are shown together.
    let quick = Speech(
      [
        SpokenWord("a", from: second, to: second),
        SpokenWord("net", from: second + FilmTime(microseconds: 20_000), to: second + second),
      ], by: .word)
    let shown = try timeline().speaking(quick).captions(longestLine: 20)
    #expect(shown.map(\.lines) == [["a net"]])
  }

  /// However words are cut, every caption starts with one of them, in order, and none overlaps the next.
  @Test(arguments: [8, 20, 42]) func captionsFollowOneAnother(_ longest: Int) throws {
    for unit in Speech.Unit.allCases {
      let film = try timeline().speaking(speech(unit))
      let captions = film.captions(longestLine: longest)
      #expect(
        captions.flatMap(\.lines).joined(separator: " ").filter { $0 != " " }
          == "So,howfaroff?Thetargetwasfour,wemissedby2.5.")
      for (caption, next) in zip(captions, captions.dropFirst()) { #expect(caption.end <= next.start) }
      let starts = Set(speech(unit).words.map(\.start))
      #expect(captions.allSatisfy { starts.contains($0.start) && $0.start < $0.end })
    }
  }
}
