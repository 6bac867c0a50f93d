import Foundation
import Testing
import Timeline
import Voice

/// The same five words as other programs write them: every start is at its place.
@Suite("word times of any program")
struct WordFormatTests {
  private static let words: [(text: String, start: Double, end: Double)] = [
    ("Let's", 0.65, 0.84), ("watch", 0.84, 1.21), ("one", 1.21, 1.44), ("training", 1.5, 1.83), ("step.", 1.83, 2.14),
  ]

  /// A text for each word, joined.
  private static func each(_ separator: String, _ text: (String, Double, Double) -> String) -> String {
    words.map { text($0.text, $0.start, $0.end) }.joined(separator: separator)
  }

  private static func hundredths(_ seconds: Double) -> Int { Int((seconds * 100).rounded()) }

  private static func clock(_ seconds: Double, _ point: String = ".") -> String {
    let all = hundredths(seconds)
    return "00:00:0\(all / 100)\(point)\(all % 100 < 10 ? "0" : "")\(all % 100)0"
  }

  private static func sentence(_ index: Int, _ open: String, _ close: String) -> String {
    words.enumerated().map { $0.offset == index ? open + $0.element.text + close : $0.element.text }.joined(
      separator: " ")
  }

  private static func repeated(_ open: String, _ close: String) -> String {
    words.indices.map { index in
      "\(index + 1)\n\(clock(words[index].start, ",")) --> \(clock(words[index].end, ","))\n\(sentence(index, open, close))\n"
    }.joined(separator: "\n")
  }

  private typealias Timed = (text: String, start: Double, end: Double)

  private static var textGrid: String {
    func tier(_ name: String, _ spans: [Timed]) -> String {
      var text = "\"IntervalTier\"\n\"\(name)\"\n0\n3\n\(spans.count)\n"
      for span in spans { text += "\(span.start)\n\(span.end)\n\"\(span.text)\"\n" }
      return text
    }
    var phones: [Timed] = []
    for word in words {
      for phone in 0..<4 {
        let start = word.start + 0.01 * Double(phone)
        phones.append(("ah\(phone)", start, start + 0.01))
      }
    }
    let pause: Timed = ("", 0, 0.65)
    let noise: Timed = ("spn", 1.4, 1.45)
    return "File type = \"ooTextFile\"\n\"TextGrid\"\n\n0\n3\n<exists>\n3\n"
      + tier("anna - words", [pause, words[0], words[1], noise]) + tier("anna - phones", phones)
      + tier("ben - words", Array(words[2...]))
  }

  private static var elevenLabs: String {
    var (characters, starts, ends): ([String], [String], [String]) = ([], [], [])
    func add(_ character: String, _ start: Double) {
      characters.append("\"\(character)\"")
      starts.append("\(start)")
      ends.append("\(start + 0.01)")
    }
    for word in words {
      for (index, character) in word.text.enumerated() { add("\(character)", word.start + 0.01 * Double(index)) }
      add(" ", word.end)
    }
    func list(_ items: [String]) -> String { "[" + items.joined(separator: ", ") + "]" }
    return "{\"alignment\": {\"characters\": " + list(characters) + ", \"character_start_times_seconds\": "
      + list(starts)
      + ", \"character_end_times_seconds\": " + list(ends) + "}}"
  }

  private static let samples: [(name: String, text: String)] = [
    (
      "OpenAI, words alone",
      "{\"text\": \"x\", \"words\": [\(each(",") { "{\"word\": \"\($0)\", \"start\": \($1), \"end\": \($2)}" })]}"
    ),
    (
      "OpenAI, both",
      "{\"duration\": 3.0, \"segments\": [{\"id\": 0, \"start\": 0.0, \"end\": 2.2, \"text\": \"Let's watch one training step.\"}], "
        + "\"words\": [\(each(",") { "{\"word\": \"\($0)\", \"start\": \($1), \"end\": \($2)}" })]}"
    ),
    (
      "AssemblyAI",
      "{\"words\": [\(each(",") { "{\"text\": \"\($0)\", \"start\": \(hundredths($1) * 10), \"end\": \(hundredths($2) * 10), \"confidence\": 0.9, \"speaker\": null}" })], "
        + "\"utterances\": [{\"text\": \"all\", \"start\": 650, \"end\": 2140, \"words\": [\(each(",") { "{\"text\": \"\($0)\", \"start\": \(hundredths($1) * 10), \"end\": \(hundredths($2) * 10)}" })]}]}"
    ),
    (
      "Deepgram",
      "{\"metadata\": {\"duration\": 3}, \"results\": {\"channels\": [{\"alternatives\": [{\"transcript\": \"x\", \"confidence\": 0.9, \"words\": [\(each(",") { "{\"word\": \"\($0.lowercased())\", \"start\": \($1), \"end\": \($2), \"punctuated_word\": \"\($0)\"}" })]}]}]}}"
    ),
    (
      "AWS Transcribe",
      "{\"results\": {\"transcripts\": [{\"transcript\": \"x\"}], \"items\": [\(each(",") { "{\"type\": \"pronunciation\", \"start_time\": \"\($1)\", \"end_time\": \"\($2)\", \"alternatives\": [{\"confidence\": \"0.9\", \"content\": \"\($0)\"}]}" }), {\"type\": \"punctuation\", \"alternatives\": [{\"content\": \"!\"}]}]}}"
    ),
    (
      "Google, with speakers",
      "{\"results\": [{\"alternatives\": [{\"transcript\": \"x\", \"words\": [\(each(",") { "{\"word\": \"\($0)\", \"startTime\": \"\($1)s\", \"endTime\": \"\($2)s\"}" })]}]}, {\"alternatives\": [{\"words\": [\(each(",") { "{\"word\": \"\($0)\", \"startTime\": \"\($1)s\", \"endTime\": \"\($2)s\", \"speakerTag\": 1}" })]}]}]}"
    ),
    (
      "Google's client",
      "{\"results\": [{\"alternatives\": [{\"words\": [\(each(",") { "{\"word\": \"\($0)\", \"start_time\": {\"seconds\": \(Int($1)), \"nanos\": \(hundredths($1) % 100 * 10_000_000)}, \"end_time\": {\"seconds\": \(Int($2)), \"nanos\": \(hundredths($2) % 100 * 10_000_000)}}" })]}]}]}"
    ),
    (
      "Azure",
      "{\"RecognitionStatus\": \"Success\", \"Offset\": 6500000, \"Duration\": 14900000, \"NBest\": [{\"Confidence\": 0.9, \"Lexical\": \"x\", \"Words\": [\(each(",") { "{\"Word\": \"\($0)\", \"Offset\": \(hundredths($1) * 100_000), \"Duration\": \(hundredths($2 - $1) * 100_000)}" })]}]}"
    ),
    (
      "Azure, batch",
      "{\"recognizedPhrases\": [{\"offset\": \"PT0.65S\", \"duration\": \"PT1.49S\", \"nBest\": [{\"display\": \"x\", \"words\": [\(each(",") { "{\"word\": \"\($0)\", \"offset\": \"PT\($1)S\", \"duration\": \"PT\((100 * ($2 - $1)).rounded() / 100)S\", \"offsetInTicks\": \(hundredths($1) * 100_000)}" })]}]}]}"
    ),
    (
      "Vosk",
      "{\"result\": [\(each(",") { "{\"conf\": 1.0, \"start\": \($1), \"end\": \($2), \"word\": \"\($0)\"}" })], \"text\": \"x\"}"
    ),
    (
      "Vosk, part by part",
      each("\n") {
        "{\"result\": [{\"conf\": 1.0, \"start\": \($1), \"end\": \($2), \"word\": \"\($0)\"}], \"text\": \"x\"}"
      }
    ),
    (
      "Rev",
      "{\"monologues\": [{\"speaker\": 0, \"elements\": [\(each(", {\"type\": \"punct\", \"value\": \" \"}, ") { "{\"type\": \"text\", \"value\": \"\($0)\", \"ts\": \($1), \"end_ts\": \($2), \"confidence\": 0.9}" })]}]}"
    ),
    (
      "Hugging Face",
      "{\"text\": \"x\", \"chunks\": [\(each(",") { "{\"text\": \" \($0)\", \"timestamp\": [\($1), \($2 > 2 ? "null" : "\($2)")]}" })]}"
    ),
    (
      "Remotion",
      "[\(each(",") { "{\"text\": \" \($0)\", \"startMs\": \(hundredths($1) * 10), \"endMs\": \(hundredths($2) * 10), \"timestampMs\": 3, \"confidence\": null}" })]"
    ),
    (
      "WhisperX, words alone",
      "{\"word_segments\": [\(each(",") { "{\"word\": \"\($0)\", \"start\": \($1), \"end\": \($2), \"score\": 0.9}" })]}"
    ),
    (
      "manim-voiceover",
      "[{\"input_text\": \"x\", \"word_boundaries\": [\(each(",") { "{\"audio_offset\": \(hundredths($1) * 100_000), \"duration_milliseconds\": \(hundredths($2 - $1) * 10), \"text_offset\": 0, \"text\": \"\($0)\"}" })]}]"
    ),
    (
      "Gentle",
      "{\"transcript\": \"x\", \"words\": [\(each(",") { "{\"case\": \"success\", \"word\": \"\($0)\", \"alignedWord\": \"y\", \"start\": \($1), \"end\": \($2), \"phones\": [{\"phone\": \"l_B\", \"duration\": 0.1}]}" }), {\"case\": \"not-found-in-audio\", \"word\": \"more\"}]}"
    ),
    (
      "ElevenLabs", elevenLabs
    ),
    ("whisper --highlight_words", repeated("<u>", "</u>")),
    ("stable-ts", repeated("<font color=\"#00ff00\">", "</font>")),
    ("ASS with a mark", repeated("{\\1c&H00FF00&}", "{\\r}")),
    ("SRT at the top", each("\n") { "1\n\(clock($1, ",")) --> \(clock($2, ","))\n{\\an8}\($0)\n" }),
    (
      "SRT with markup",
      each("\n") { "1\n\(clock($1, ",")) --> \(clock($2, ",")) X1:1\n<i>\($0.replacing("'", with: "&#39;"))</i>\n" }
    ),
    (
      "SRT with speakers and sounds",
      "1\n00:00:00,100 --> 00:00:00,600\n[Music] ♪ (laughs)\n\n"
        + each("\n") { "2\n\(clock($1, ",")) --> \(clock($2, ","))\n\($0 == "Let's" ? ">> ANNA: " : "")\($0)\n" }
    ),
    (
      "VTT with voices",
      "WEBVTT\nKind: captions\n\nNOTE a --> b\n\n"
        + each("\n") { "\(clock($1)) --> \(clock($2)) align:start position:0%\n<v Anna>\($0)</v>\n" }
    ),
    (
      "VTT of YouTube, which rolls",
      "WEBVTT\n\n00:00:00.650 --> 00:00:01.490\n \nLet's<00:00:00.840><c> watch</c><00:00:01.210><c> one</c>\n\n00:00:01.490 --> 00:00:01.500\nLet's watch one\n \n\n00:00:01.500 --> 00:00:02.140\nLet's watch one\ntraining<00:00:01.830><c> step.</c>\n\n00:00:02.140 --> 00:00:02.150\ntraining step.\n \n"
    ),
    (
      "live captions, which grow",
      words.indices.map { index in
        "\(clock(words[index].start, ",")) --> \(clock(words[index].end, ","))\n\(words[...index].map(\.text).joined(separator: " "))\n"
      }.joined(separator: "\n")
    ),
    ("SBV", each("\n") { "\(clock($1)),\(clock($2))\n\($0)\n" }),
    (
      "ASS",
      "[Script Info]\nTitle: x\n\n[Events]\nFormat: Layer, Start, End, Style, Text\nComment: 0,0:00:00.00,0:00:09.00,Default,note\n"
        + each("\n") {
          "Dialogue: 0,\(clock($1).dropFirst().dropLast()),\(clock($2).dropFirst().dropLast()),Default,{\\pos(1,2)}\($0)"
        }
    ),
    (
      "ASS with karaoke",
      "[Events]\nFormat: Layer, Start, End, Style, Text\nDialogue: 0,0:00:00.65,0:00:02.14,Default,{\\k10}Le{\\k9}t's {\\kf37}watch {\\k23}one {\\k6}{\\ko33}train{\\k0}ing{\\k31} step."
    ),
    (
      "TTML",
      "<?xml version=\"1.0\"?>\n<tt xmlns=\"http://www.w3.org/ns/ttml\" xml:lang=\"en\"><body><div>\n"
        + each("\n") { "<p begin=\"\($1)s\" end=\"\(clock($2))\">\($0)</p>" }
        + "\n</div></body></tt>"
    ),
    (
      "TTML with spans and ticks",
      "<tt xmlns:ttp=\"x\" ttp:tickRate=\"10000000\"><body><p begin=\"6500000t\" end=\"21400000t\">"
        + each(" ") {
          "<span begin=\"\(hundredths($1) * 100_000)t\" dur=\"\(hundredths($2 - $1) * 10)ms\">\($0)</span>"
        }
        + "</p></body></tt>"
    ),
    ("CSV", "start,end,word\n" + each("\n") { "\($1),\($2),\"\($0)\"" }),
    (
      "CSV of a spreadsheet",
      "Word;Onset (ms);Duration (ms)\r\n" + each("\r\n") { "\($0);\(hundredths($1) * 10);\(hundredths($2 - $1) * 10)" }
    ),
    (
      "CSV with commas for points",
      "word;start;end\n"
        + each("\n") { "\($0);\("\($1)".replacing(".", with: ","));\("\($2)".replacing(".", with: ","))" }
    ),
    (
      "TSV of openai-whisper",
      "start\tend\ttext\n" + each("\n") { "\(hundredths($1) * 10)\t\(hundredths($2) * 10)\t\($0)" }
    ),
    ("CTM of NeMo", ";; x\n" + each("\n") { "file 1 \($1) \((100 * ($2 - $1)).rounded() / 100) \($0) 0.9 lex NA" }),
    (
      "TextGrid of the Montreal Forced Aligner", textGrid
    ),
  ]

  @Test("is read at its place", arguments: samples.indices)
  func sample(index: Int) throws {
    let (name, text) = Self.samples[index]
    let times = try WordTimes(parsing: Array(text.utf8), file: "w", length: 3)
    let spans = times.spans.filter { $0.start != nil }
    #expect(spans.map { $0.text.filter { $0 != "!" } } == Self.words.map(\.text), "\(name)")
    for (span, word) in zip(spans, Self.words) {
      #expect(abs((span.start ?? 0) - word.start) < 0.0011, "\(name): \(span.text)")
      #expect((span.end ?? 0) >= (span.start ?? 0) && (span.end ?? 9) < 3, "\(name): \(span.text)")
    }
    // In any encoding; and no cut of it makes trouble.
    let wide = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    #expect(
      try WordTimes(parsing: wide, file: "w", length: 3).spans.map(\.start) == times.spans.map(\.start), "\(name)")
    let bytes = Array(text.utf8)
    for cut in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 60)) {
      _ = try? WordTimes(parsing: Array(bytes[..<cut]), file: "w")
      _ = try? WordTimes(parsing: Array(bytes[cut...]), file: "w")
      var changed = bytes
      changed[cut] = changed[cut] ^ 0x15
      _ = try? WordTimes(parsing: changed, file: "w")
    }
  }

  @Test("without a unit are read in the one that suits the recording, or the pace of speech")
  func units() throws {
    func starts(_ text: String, _ length: Double?) throws -> (starts: [Double?], warnings: [String]) {
      let times = try WordTimes(parsing: Array(text.utf8), file: "w", length: length)
      return (times.spans.map(\.start), times.warnings.lines(file: "w"))
    }
    let text = #"[{"word": "a", "start": 1500, "end": 1700}, {"word": "b", "start": 2500, "end": 2600}]"#
    let milliseconds = try starts(text, 10)
    #expect(milliseconds.starts == [1.5, 2.5])
    #expect(
      milliseconds.warnings == ["w:1:2: the file does not say in which unit its times are; taken for milliseconds."])
    #expect(try starts(text, nil).starts == [1.5, 2.5])
    // In an hour these may be seconds.
    #expect(try starts(text, 3600).starts == [1500, 2500])
    #expect(
      try starts(#"[{"word": "a", "start": 4, "end": 5}, {"word": "b", "start": 9, "end": 9.5}]"#, nil).starts == [
        4, 9,
      ])
    let many = (0..<9).map { "{\"word\": \"w\($0)\", \"start\": \(1_500_000 + 400_000 * $0)}" }.joined(separator: ",")
    #expect(try starts("[\(many)]", 10).starts.prefix(2) == [1.5, 1.9] && starts("[\(many)]", nil).starts.first == 1.5)
    let ticks = #"[{"word": "a", "start": 15000000}, {"word": "b", "start": 25000000}]"#
    #expect(try starts(ticks, 10).starts == [1.5, 2.5])
  }

  @Test("of a long file are read or refused, and none is lost")
  func length() throws {
    let words = (0..<4000).map { "{\"word\": \"w\($0)\", \"start\": \($0), \"end\": \($0).5}" }.joined(separator: ",")
    #expect(try WordTimes(parsing: Array("[\(words)]".utf8), file: "w").spans.count == 4000)
    let tiers = (0..<4000).map { "\"IntervalTier\" \"x\($0)\"" }.joined(separator: " ")
    #expect(throws: WordTimesError.self) {
      try WordTimes(parsing: Array(("File type = \"ooTextFile\" " + tiers).utf8), file: "w")
    }
  }
}
