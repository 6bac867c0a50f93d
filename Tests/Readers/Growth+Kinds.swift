import Foundation

extension Growth {
  /// What files can have much of, with and without faults.
  package static let all: [Growth] =
    json + yaml + own + ["words-json"].flatMap(timesInJSON) + captions + tables + arrays + archives + binaries

  private static func again(_ text: String) -> @Sendable (Int) -> String { { _ in text } }

  /// A timeline of each film but for what there is much of, in JSON.
  private static let backprop =
    "{\"network\": {\"input\": [1], \"HIDDEN\": [1], \"target\": [0], \"seed\": 1, \"learningRate\": 1}, "
  private static let training =
    "{\"film\": \"training\", \"data\": {\"shape\": \"moons\"}, \"network\": {\"HIDDEN\": [2], \"seed\": 1}, "
  private static let scene = "{\"film\": \"scenes\", \"T\": {}, "
  private static let beat = "{\"show\": {\"ms\": 1000, \"enter\": [\"m\"]}}"
  private static let mark = "\"m\": {\"text\": \"a\"}"

  private static func json(
    _ kind: String, _ head: String, each: @escaping @Sendable (Int) -> String, _ tail: String = ""
  ) -> Growth { Growth("timeline-json", kind, head, each: each, tail) }

  private static let json: [Growth] = [
    json("unknown keys", backprop, each: { "\"k\($0)\": 0, " }, "\"T\": {}}"),
    json("keys that are alike", backprop, each: { "\"tittle\($0 % 9)\": 0, " }, "\"T\": {}}"),
    json("one key again", backprop, each: again("\"title\": \"a\", "), "\"T\": {}}"),
    json("durations", backprop + "\"T\": {", each: { "\"idle\($0)\": \($0), " }, "\"idle\": 10}}"),
    json("items of a table", backprop + "\"FORWARD_BY\": {", each: { "\"0.\($0)\": 10, " }, "\"1.0\": 10}}"),
    json("layers", "{\"network\": {\"seed\": 1, \"HIDDEN\": [", each: again("1, "), "1]}}"),
    json("inputs", "{\"network\": {\"HIDDEN\": [1], \"target\": [0], \"input\": [", each: again("1, "), "1]}}"),
    json("items of a list", "{\"network\": [", each: again("0,"), "0]}"),
    json("digits of a number", backprop + "\"T\": {\"idle\": ", each: again("9"), "}}"),
    json("digits of a fraction", backprop + "\"T\": {\"idle\": 0.", each: again("9"), "}}"),
    json("letters of a text", backprop + "\"title\": \"", each: again("a"), "\"}"),
    json("letters of a key", backprop + "\"", each: again("a"), "\": 1}"),
    json("escapes", backprop + "\"title\": \"", each: again("\\u0041"), "\"}"),
    json("marks on a letter", backprop + "\"title\": \"e", each: again("\u{301}"), "\"}"),
    json("lists in lists", "", each: again("[")),
    json("objects in objects", "", each: again("{\"a\":")),
    json("lines", "", each: again("\n"), "{}"),
    json("words that are said", backprop + "\"say\": {\"idle\": \"", each: again("word "), "\"}}"),
    json("beats with words", backprop + "\"say\": {", each: { "\"forward.\($0)\": \"a\", " }, "\"idle\": \"a\"}}"),
    json("cues", backprop + "\"cues\": {", each: { "\"forward.\($0)\": \"a\", " }, "\"idle\": \"a\"}}"),
    json(
      "parts of a panel", backprop + "\"panel\": {", each: { "\"forward.\($0)\": \"a\", " }, "\"idle\": \"a\"}}"),
    json(
      "signs of a formula", backprop + "\"panel\": {\"loss\": {\"formula\": \"", each: again("a+"), "b\"}}}"),
    json("braces of a formula", backprop + "\"panel\": {\"loss\": {\"formula\": \"", each: again("{"), "\"}}}"),
    json(
      "takes", backprop + "\"voiceover\": [", each: { "{\"file\": \"a\($0).wav\"}, " }, "{\"file\": \"b.wav\"}]}"),
    json("spoken forms", backprop + "\"spoken\": {", each: { "\"a\($0)\": \"b\", " }, "\"c\": \"d\"}}"),
    json("phases of training", training + "\"train\": [", each: again("{\"steps\": 1, \"ms\": 9}, "), "1]}"),
    json("samples", training + "\"train\": [{\"steps\": 1, \"ms\": 9}], \"samples\": [", each: { "\($0), " }, "1]}"),
    json(
      "values", scene + "\"values\": {\"a0\": 1", each: { ", \"a\($0 + 1)\": \"a\($0) + 1\"" },
      "}, \"scenes\": [{\"scene\": \"s\", \"marks\": {\(mark)}, \"beats\": [\(beat)]}]}"),
    json(
      "unknown values", scene + "\"values\": {\"a0\": 1", each: { ", \"a\($0 + 1)\": \"b\($0) + 1\"" },
      "}, \"scenes\": [{\"scene\": \"s\", \"marks\": {\(mark)}, \"beats\": [\(beat)]}]}"),
    json(
      "marks", scene + "\"scenes\": [{\"scene\": \"s\", \"marks\": {",
      each: { "\"m\($0)\": {\"text\": \"a\"}, " }, "\(mark)}, \"beats\": [\(beat)]}]}"),
    json(
      "marks that are wrong", scene + "\"scenes\": [{\"scene\": \"s\", \"marks\": {",
      each: { "\"m\($0)\": {\"txt\": \"a\"}, " }, "\(mark)}, \"beats\": [\(beat)]}]}"),
    json(
      "beats", scene + "\"scenes\": [{\"scene\": \"s\", \"marks\": {\(mark)}, \"beats\": [",
      each: { "{\"b\($0)\": {\"ms\": 100}}, " }, "\(beat)]}]}"),
    json("scenes", scene + "\"scenes\": [", each: { scene($0) + ", " }, scene(1_000_000) + "]}"),
    json("scenes that are wrong", scene + "\"scenes\": [", each: again("{\"scene\": \"x\"}, "), "{}]}"),
    json(
      "areas", scene + "\"scenes\": [{\"scene\": \"s\", \"areas\": \"a", each: { "| a\($0)" },
      "\", \"marks\": {\(mark)}, \"beats\": [\(beat)]}]}"),
    json(
      "parts of a playlist", "{\"film\": \"playlist\", \"parts\": [", each: { "{\"file\": \"a\($0).json\"}, " }, "1]}"),
  ]

  @Sendable private static func scene(_ index: Int) -> String {
    "{\"scene\": \"s\(index)\", \"marks\": {\(mark)}, \"beats\": [\(beat)]}"
  }

  private static let yaml: [Growth] = ["timeline-yaml"].flatMap { name in
    [
      Growth(name, "unknown keys", each: { "k\($0): 0\n" }),
      Growth(name, "one key again", each: again("title: a\n")),
      Growth(name, "comments", each: again("# a\n")),
      Growth(name, "letters of a comment", "# ", each: again("a")),
      Growth(name, "letters of a text", "title: ", each: again("a")),
      Growth(name, "letters of a key", "", each: again("a"), ": 1"),
      Growth(name, "letters in quotes", "title: \"", each: again("a"), "\""),
      Growth(name, "lines in quotes", "title: \"", each: again("a\n "), "\""),
      Growth(name, "escapes", "title: \"", each: again("\\x41"), "\""),
      Growth(name, "lines of a text", "title: |\n", each: again("  a\n")),
      Growth(name, "lines of a folded text", "title: >\n", each: again("  a\n\n")),
      Growth(name, "items", "network:\n", each: again("- 1\n")),
      Growth(name, "items in brackets", "network: [", each: again("1, "), "1]"),
      Growth(name, "brackets", "network: ", each: again("[")),
      Growth(name, "dashes", each: again("- ")),
      Growth(name, "anchors", each: { "a\($0): &a\($0) 1\n" }),
      Growth(name, "aliases", "a: &a 1\n", each: { "b\($0): *a\n" }),
      Growth(name, "aliases of aliases", "a0: &a0 1\n", each: { "a\($0 + 1): &a\($0 + 1) *a\($0)\n" }),
      Growth(name, "aliases of nothing", each: { "b\($0): *a\($0)\n" }),
      Growth(name, "merges", "a: &a {x: 1}\n", each: { "b\($0): {<<: *a}\n" }),
      Growth(name, "keys that are merged", "a: &a\n", each: { "  x\($0): 1\n" }, "b: {<<: *a}\nc: {<<: [*a, *a]}\n"),
      Growth(name, "question marks", each: again("? a\n")),
      Growth(name, "tags", each: { "k\($0): !!str a\n" }),
      Growth(name, "stars", "title: \"", each: again("*"), "\""),
      Growth(name, "tabs", each: again("\t")),
      Growth(name, "documents", each: again("---\n")),
      Growth(
        name, "values", "film: scenes\nvalues:\n  a0: 1\n", each: { "  a\($0 + 1): a\($0) + 1\n" },
        "scenes:\n- scene: s\n  marks: { m: { text: a } }\n  beats:\n  - show: { ms: 1000, enter: [m] }\n"),
      Growth(
        name, "beats", "film: scenes\nscenes:\n- scene: s\n  marks: { m: { text: a } }\n  beats:\n",
        each: { "  - b\($0): { ms: 100 }\n" }),
    ]
  }

  /// The languages of expressions, formulas and scripts, and short values.
  private static let own: [Growth] = [
    Growth("expressions", "sums", "a = 1", each: again("+1")),
    Growth("expressions", "brackets", "a = ", each: again("(")),
    Growth("expressions", "signs", "a = ", each: again("-"), "1"),
    Growth("expressions", "items", "a = [1", each: again(",1"), "]"),
    Growth("expressions", "letters of a name", "a = ", each: again("b")),
    Growth("expressions", "unknown names", "a = b", each: { "+b\($0)" }),
    Growth("expressions", "digits", "a = ", each: again("9")),
    Growth("expressions", "powers", "a = 2", each: again("^2")),
    Growth("expressions", "comparisons", "a = 1", each: again(" < 2")),
    Growth("expressions", "indices", "a = [1]", each: again("[0]")),
    Growth("expressions", "letters of a text", "a = \"", each: again("b"), "\""),
    Growth("expressions", "calls of a function", "f(x) = x + 1\na = f(1)", each: again("+f(1)")),
    Growth("values", "digits of a size", each: again("9"), "x1"),
    Growth("values", "digits of a rate", each: again("9"), "/1"),
    Growth("values", "digits of a colour", "#", each: again("9")),
    Growth("values", "letters", each: again("a")),
    Growth("values", "points", each: again("a.")),
    Growth("script", "words", each: again("word ")),
    Growth("script", "lines", each: again("word\n")),
    Growth("script", "letters of a word", each: again("a")),
    Growth("script", "digits of a word", each: again("9")),
    Growth("script", "digits with commas", "1", each: again(",999")),
    Growth("script", "numbers in a word", each: again("1a")),
    Growth("script", "fractions in fractions", "[a|", each: again("\\frac{a}{"), "]"),
    Growth("script", "roots in roots") {
      Array(("[a|" + String(repeating: "\\sqrt{", count: $0) + String(repeating: "}", count: $0) + "]").utf8)
    },
    Growth("script", "substitutes", each: again("<sub>a ")),
    Growth("script", "open comments", each: again("a<!-")),
    Growth("script", "signs of a word", each: again("∂")),
    Growth("script", "hyphens", "a", each: again("-a")),
    Growth("script", "marks", each: { "{fwd.\($0)} word " }),
    Growth("script", "marks in a row", each: { "{fwd.\($0)} " }, "word"),
    Growth("script", "open braces", each: again("{")),
    Growth("script", "open brackets", each: again("[")),
    Growth("script", "open tags", each: again("<a ")),
    Growth("script", "open parentheses", each: again("(a ")),
    Growth("script", "directions", each: again("[pause] a ")),
    Growth("script", "forms", each: again("[a|b] ")),
    Growth("script", "notes", each: again("# a\n"), "word"),
    Growth("script", "pronunciations", each: { "@pronounce w\($0) AH\n" }, "word"),
    Growth("script", "wrong pronunciations", each: again("@pronounce\n"), "word"),
    Growth("script", "bars", "a", each: again("|")),
    Growth("formulas", "signs", each: again("a+")),
    Growth("formulas", "braces", each: again("{")),
    Growth("formulas", "pairs of braces", each: again("{}")),
    Growth("formulas", "primes", "a", each: again("'")),
    Growth("formulas", "exponents", "a", each: again("^{a}")),
    Growth("formulas", "fractions", each: again("\\frac{a}{b}")),
    Growth("formulas", "fractions in fractions", each: again("\\frac")),
    Growth("formulas", "accents", each: again("\\hat"), "a"),
    Growth("formulas", "roles", each: again("\\role{a@b}{c}")),
    Growth("formulas", "letters of a command", "\\", each: again("a")),
    Growth("formulas", "unknown commands", each: { "\\abc" + String(repeating: "d", count: $0 % 7) }),
    Growth("formulas", "left", each: again("\\left(")),
    Growth("formulas", "words", "\\text{", each: again("a "), "}"),
    Growth("formulas", "marks on a letter", "a", each: again("\u{301}")),
  ]

  private static func timesInJSON(_ name: String) -> [Growth] {
    @Sendable func word(_ index: Int) -> String {
      "{\"word\": \"w\(index)\", \"start\": \(index), \"end\": \(index).5}"
    }
    return [
      Growth(name, "words", "{\"words\": [", each: { word($0) + "," }, word(0) + "]}"),
      Growth(name, "words from the last", "{\"words\": [", each: { word(1_000_000 - $0) + "," }, word(0) + "]}"),
      Growth(name, "words at one time", "{\"words\": [", each: { _ in word(1) + "," }, word(1) + "]}"),
      Growth(name, "words that are wrong", "{\"words\": [", each: again("{\"word\": \"a\", \"start\": -1},"), "{}]}"),
      Growth(name, "lines", each: { "{\"result\": [" + word($0) + "]}\n" }),
      Growth(
        name, "segments", "{\"segments\": [", each: { "{\"start\": \($0), \"end\": \($0 + 1), \"text\": \"a b\"}," },
        "{}]}"),
      Growth(name, "other keys", "{", each: { "\"k\($0)\": [1]," }, "\"words\": []}"),
      Growth(name, "lists in lists", each: again("[")),
      Growth(name, "letters", "{\"alignment\": {\"characters\": [", each: again("\"a\","), "\"b\"]}}"),
      Growth(
        name, "letters of a word", "{\"words\": [{\"word\": \"", each: again("a"), "\", \"start\": 1, \"end\": 2}]}"),
      Growth(
        name, "words of a segment", "{\"segments\": [{\"start\": 1, \"end\": 2, \"text\": \"", each: again("a "),
        "\"}]}"),
    ]
  }

  private static func clock(_ index: Int, _ point: String) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(two(index / 3600)):\(two(index / 60 % 60)):\(two(index % 60))\(point)000"
  }

  private static let captions: [Growth] = [
    Growth("words-vtt", "captions", "WEBVTT\n\n", each: { "\(clock($0, ".")) --> \(clock($0 + 1, "."))\na b\n\n" }),
    Growth("words-vtt", "lines of a caption", "WEBVTT\n\n00:01.000 --> 00:02.000\n", each: again("a\n")),
    Growth("words-vtt", "words of a caption", "WEBVTT\n\n00:01.000 --> 00:02.000\n", each: again("a ")),
    Growth("words-vtt", "tags", "WEBVTT\n\n00:01.000 --> 00:02.000\n", each: again("<c>a</c>")),
    Growth("words-vtt", "open tags", "WEBVTT\n\n00:01.000 --> 00:02.000\n", each: again("<")),
    Growth("words-vtt", "ampersands", "WEBVTT\n\n00:01.000 --> 00:02.000\n", each: again("&")),
    Growth("words-vtt", "times", "WEBVTT\n\n00:01.000 --> 00:02.000\n", each: again("<00:01.500>a ")),
    Growth("words-vtt", "notes", "WEBVTT\n\n", each: again("NOTE a\n\n")),
    Growth("words-vtt", "wrong captions", "WEBVTT\n\n", each: again("1 --> 2\na\n\n")),
    Growth("words-vtt", "captions that grow") { count in
      let lines = (0..<count).map {
        "\(clock($0, ".")) --> \(clock($0 + 1, "."))\n" + (0...($0 % 12)).map { "w\($0) " }.joined()
      }
      return Array(("WEBVTT\n\n" + lines.joined(separator: "\n\n")).utf8)
    },
    Growth("words-srt", "captions", each: { "\($0 + 1)\n\(clock($0, ",")) --> \(clock($0 + 1, ","))\na b\n\n" }),
    Growth(
      "words-srt", "captions that are one", each: { "\($0 + 1)\n\(clock($0, ",")) --> \(clock($0 + 1, ","))\na\n\n" }),
    Growth("words-srt", "captions at one time", each: { "\($0 + 1)\n00:00:01,000 --> 00:00:02,000\na\n\n" }),
    Growth("words-srt", "captions without words", each: { "\($0 + 1)\n00:00:01,000 --> 00:00:02,000\n\n" }),
    Growth("words-srt", "empty lines", "1\n00:00:01,000 --> 00:00:02,000\na\n", each: again("\n")),
    Growth("words-srt", "lines that are none", each: again("a\n")),
    Growth("words-srt", "directions", "1\n00:00:01,000 --> 00:00:02,000\n", each: again("(laughs) "), "a\n"),
    Growth("words-srt", "open parentheses", "1\n00:00:01,000 --> 00:00:02,000\n", each: again("(a ")),
    Growth("words-srt", "braces", "1\n00:00:01,000 --> 00:00:02,000\n", each: again("{")),
    Growth(
      "words-ass", "lines", "[Events]\nFormat: Start, End, Text\n",
      each: { "Dialogue: 0:\($0 / 60 % 60):\($0 % 60).00,1:00:00.00,a\n" }),
    Growth(
      "words-ass", "syllables", "[Events]\nFormat: Start, End, Text\nDialogue: 0:00:00.00,0:01:00.00,",
      each: again("{\\k1}a ")),
    Growth(
      "words-ass", "open braces", "[Events]\nFormat: Start, End, Text\nDialogue: 0:00:00.00,0:01:00.00,",
      each: again("{\\k")),
    Growth("words-ass", "commas", "[Events]\nFormat: Start, End, Text\nDialogue: ", each: again(",")),
    Growth("words-ass", "other lines", "[Script Info]\n", each: again("a: b\n")),
    Growth("words-ass", "columns", "[Events]\nFormat: ", each: { "c\($0)," }, "\nDialogue: 1,2,3\n"),
    Growth(
      "words-ttml", "captions", "<tt><body>", each: { "<p begin=\"\($0)s\" end=\"\($0 + 1)s\">a</p>" }, "</body></tt>"),
    Growth("words-ttml", "elements in elements", "<tt>", each: again("<div>")),
    Growth("words-ttml", "open elements", "<tt>", each: again("<")),
    Growth("words-ttml", "attributes", "<tt ", each: { "a\($0)=\"b\" " }, "></tt>"),
    Growth("words-ttml", "ampersands", "<tt><p begin=\"1s\" end=\"2s\">", each: again("&"), "</p></tt>"),
    Growth("words-ttml", "comments", "<tt>", each: again("<!-- a -->"), "</tt>"),
    Growth("words-ttml", "open comments", "<tt>", each: again("<!--")),
    Growth("words-ttml", "ends of nothing", "<tt>", each: again("</p>")),
    Growth(
      "words-textgrid", "words",
      "File type = \"ooTextFile\"\n\"TextGrid\"\n0\n1\n<exists>\n1\n\"IntervalTier\"\n\"w\"\n0\n1\n9\n",
      each: { "\($0)\n\($0 + 1)\n\"a\"\n" }),
    Growth(
      "words-textgrid", "tiers", "File type = \"ooTextFile\"\n\"TextGrid\"\n0\n1\n<exists>\n9\n",
      each: { "\"IntervalTier\"\n\"w\($0)\"\n0\n1\n1\n0\n1\n\"a\"\n" }),
    Growth("words-textgrid", "quotes", "File type = \"ooTextFile\"\n\"TextGrid\"\n", each: again("\"")),
    Growth("words-textgrid", "numbers", "File type = \"ooTextFile\"\n\"TextGrid\"\n", each: again("1\n")),
    Growth("words-table", "rows", each: { "\($0)\t\($0 + 1)\ta\n" }),
    Growth("words-table", "rows from the last", each: { "\(1_000_000 - $0)\t\(1_000_001 - $0)\ta\n" }),
    Growth("words-table", "columns", "start,end,text", each: { ",c\($0)" }, "\n1,2,a\n"),
    Growth("words-table", "quotes", "start,end,text\n", each: again("\"")),
    Growth("words-table", "wrong rows", "start,end,text\n", each: again("a,b,c\n")),
    Growth("words-table", "empty rows", "start,end,text\n", each: again("\n"), "1,2,a\n"),
    Growth("words-table", "digits", "start,end,text\n1", each: again("0"), ",2,a\n"),
  ]

  private static let tables: [Growth] = [
    Growth("csv", "rows", "x,y,label\n", each: { "\($0),0.5,a\n" }),
    Growth("csv", "rows that are one", "x,y,label\n", each: again("1,0.5,a\n")),
    Growth("csv", "labels", "x,y,label\n", each: { "\($0),0.5,a\($0)\n" }),
    Growth("csv", "columns", "x", each: { ",c\($0)" }, "\n1,2\n"),
    Growth("csv", "letters of a field", "x,y,label\n1,2,", each: again("a")),
    Growth("csv", "digits", "x,y,label\n1,2", each: again("0"), ",a\n"),
    Growth("csv", "quotes", "x,y,label\n", each: again("\"")),
    Growth("csv", "fields in quotes", "x,y,label\n", each: again("\"1\",\"2\",\"a\"\n")),
    Growth("csv", "lines in quotes", "x,y,label\n1,2,\"", each: again("\n"), "\"\n"),
    Growth("csv", "wrong rows", "x,y,label\n", each: { "a\($0),b\n" }),
    Growth("csv", "missing values", "x,y,label\n", each: again("1,,a\n")),
    Growth("csv", "comments", "x,y,label\n", each: again("# a\n"), "1,2,a\n"),
    Growth("csv", "empty rows", "x,y,label\n", each: again("\n"), "1,2,a\n"),
    Growth("csv", "separators", each: again(",;\t|")),
    Growth("tensors-json", "numbers", "{\"a\": [", each: again("1,"), "1]}"),
    Growth("tensors-json", "rows", "{\"a\": [", each: again("[1,2],"), "[3,4]]}"),
    Growth("tensors-json", "rows that are wrong", "{\"a\": [", each: { $0 % 2 == 0 ? "[1]," : "[1,2]," }, "[3,4]]}"),
    Growth("tensors-json", "arrays", "{", each: { "\"a\($0)\": [1]," }, "\"b\": [1]}"),
    Growth("tensors-json", "one array again", "{", each: again("\"a\": [1],"), "\"b\": [1]}"),
    Growth("tensors-json", "lists in lists", "{\"a\": ", each: again("[")),
    Growth("run-json", "steps", "{\"w0\": [", each: again("[[0, 1], [1, 0]],"), "[[0, 1], [1, 0]]]}"),
    Growth("run-json", "unknown arrays", "{", each: { "\"w\($0)\": [1]," }, "\"b\": [1]}"),
    Growth("run-json", "arrays of steps", "{", each: { "\"w0.\($0)\": [[1, 2], [3, 4]], " }, "\"b\": [1]}"),
  ]

  /// A number of four bytes, the highest first.
  private static func big(_ value: Int) -> [UInt8] { number(value, 4).reversed() }

  private static func chunk(pictures: Int, frames: Int, of bytes: Int) -> [UInt8] {
    var chunk = Array("BFCHUNK2".utf8) + big(64) + big(36) + big(10) + big(1) + big(4) + Array("h264".utf8)
    chunk += big(0) + big(4) + [0x67, 100, 0, 10] + big(pictures)
    for _ in 0..<pictures { chunk += big(4) + [0x68, 1, 2, 3] }
    chunk += big(frames)
    for index in 0..<frames { chunk += [index == 0 ? 1 : 0] + big(bytes) + Array(repeating: 0, count: bytes) }
    return chunk
  }

  private static func wav(_ parts: [UInt8], _ samples: Int) -> [UInt8] {
    let format = number(1, 2) + number(1, 2) + number(48_000, 4) + number(96_000, 4) + number(2, 2) + number(16, 2)
    let content =
      Array("WAVEfmt ".utf8) + number(16, 4) + format + parts + Array("data".utf8) + number(2 * samples, 4)
      + Array(repeating: 0, count: 2 * samples)
    return Array("RIFF".utf8) + number(content.count, 4) + content
  }

  private static let binaries: [Growth] = [
    Growth("cache-entry", "bytes") { Array(repeating: 7, count: $0) },
    Growth("chunk", "frames") { chunk(pictures: 1, frames: $0, of: 10) },
    Growth("chunk", "empty frames") { chunk(pictures: 1, frames: $0, of: 0) },
    Growth("chunk", "parameter sets") { chunk(pictures: $0, frames: 1, of: 10) },
    Growth("chunk", "bytes of a frame") { chunk(pictures: 1, frames: 1, of: $0) },
    Growth("sound-piece", "bytes") { Array(repeating: 0, count: $0) },
    Growth("wav", "samples") { wav([], $0) },
    Growth("wav", "parts") { count in
      wav((0..<count).flatMap { _ in Array("LIST".utf8) + number(4, 4) + Array("INFO".utf8) }, 100)
    },
    Growth("wav", "empty parts") { count in wav((0..<count).flatMap { _ in Array("abcd".utf8) + number(0, 4) }, 100) },
    Growth("manifest", "runs") { count in
      let runs = (0..<count).map { "{\"sha256\":\"a\($0)\",\"count\":1}" }.joined(separator: ",")
      return Array(
        "{\"width\":1,\"height\":1,\"frames\":\(count),\"libraries\":{},\"sound\":null,\"pictures\":[\(runs)]}".utf8)
    },
    Growth("png", "bytes") { Array("\u{89}PNG\r\n".utf8) + Array(repeating: 0, count: $0) },
  ]
}
