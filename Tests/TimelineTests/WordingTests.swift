import Testing

@testable import Timeline

/// Texts with gaps and plurals, and languages, by example.
@Suite struct WordingTests {
  private func filled(_ text: String, _ values: [String: WordValue], _ tag: String = "en") throws -> String {
    try WordPattern(text).filled(values, in: FilmLanguage(tag: tag))
  }

  @Test func gapsAreFilled() throws {
    #expect(try filled("{a} and {b}, {a}", ["a": "x", "b": .count(2)]) == "x and 2, x")
    #expect(try filled("no gaps", [:]) == "no gaps")
    #expect(try filled("{unknown}", [:]) == "{unknown}")
  }

  // The numbers are examples of the plural rules in the Common Locale Data Repository.
  @Test(arguments: [
    ("en", [1: "one", 0: "other", 2: "other"]), ("fr", [0: "one", 1: "one", 2: "other"]),
    ("pt", [0: "one", 1: "one", 2: "other"]), ("hi", [0: "one", 1: "one", 2: "other"]),
    (
      "pl",
      [1: "one", 2: "few", 4: "few", 5: "many", 12: "many", 14: "many", 21: "many", 22: "few", 112: "many", 0: "many"]
    ),
    ("ru", [1: "one", 21: "one", 11: "many", 2: "few", 24: "few", 12: "many", 5: "many", 0: "many", 101: "one"]),
    ("ar", [0: "zero", 1: "one", 2: "two", 3: "few", 10: "few", 11: "many", 99: "many", 100: "other", 103: "few"]),
    ("he", [1: "one", 2: "two", 3: "other", 20: "other"]), ("ja", [1: "other", 2: "other"]),
    ("tr", [1: "one", 2: "other"]),
  ])
  func numbersChooseTheForm(_ tag: String, _ forms: [Int: String]) throws {
    let text = "{n, plural, zero {zero} one {one} two {two} few {few} many {many} other {other}}"
    for (number, form) in forms {
      #expect(try filled(text, ["n": .count(number)], tag) == form, "\(tag) \(number)")
    }
  }

  @Test func aPluralHasItsNumberAndGaps() throws {
    let text = "{n, plural, one {# step to {end}} other {# steps to {end}}}."
    #expect(try filled(text, ["n": .count(1), "end": "L"]) == "1 step to L.")
    #expect(try filled(text, ["n": .count(1200), "end": "L"]) == "1200 steps to L.")
    #expect(try WordPattern(text).gaps == ["n", "end"])
  }

  @Test(arguments: [
    ("{", WordPattern.Flaw.loneBrace), ("}", .loneBrace), ("{a", .loneBrace), ("{}", .noName("")),
    ("{a b}", .noName("a b")), ("{a, many}", .noName("a")), ("{a, plural, one {x}}", .noOther("a")),
    ("{a, plural, other {x}", .loneBrace),
  ])
  func gapsThatCannotBeReadAreRefused(_ text: String, _ flaw: WordPattern.Flaw) {
    #expect(throws: flaw) { try WordPattern(text) }
  }

  @Test(arguments: [
    (nil, "en"), ("de-AT", "de"), ("zh", "zh-Hans"), ("zh-TW", "zh-Hant"), ("zh-Hans-HK", "zh-Hans"), ("PT-br", "pt"),
    ("yue-HK", "zh-Hant"), ("sv", "sv"),
  ])
  func aTagNamesALanguage(_ tag: String?, _ language: String) {
    #expect(FilmLanguage(tag: tag).tag == language)
  }

  @Test func languagesWriteNumbersTheirWay() {
    #expect(FilmLanguage(tag: "de").number("0.73") == "0,73")
    #expect(FilmLanguage(tag: "sv").number("0.73") == "0,73")
    #expect(FilmLanguage(tag: "ja").number("0.73") == "0.73")
    #expect(FilmLanguage(tag: "de").listMark == ";")
    #expect(FilmLanguage(tag: "ja").listMark == ",")
    #expect(FilmLanguage(tag: "fa").isRightToLeft)
    #expect(!FilmLanguage(tag: "sv").hasWords)
  }

  @Test func cataloguesHaveWaysOverSeveralLines() {
    let catalogue = WordCatalogue(
      [Term("a", "there", "long", "short"), Term("b", "there", "b")],
      translations: ["de": "a = lang | kurz\n| k\nb = B"])
    #expect(catalogue.ways(in: FilmLanguage(tag: "de")) == ["a": ["lang", "kurz", "k"], "b": ["B"]])
    #expect(catalogue.ways(in: .english).isEmpty)
    #expect(catalogue.languages.map(\.tag) == ["de"])
    let wording = Wording(FilmLanguage(tag: "de"), by: [catalogue], own: ["b": ["eigenes"]])
    #expect(wording.ways(catalogue.terms[0]) == ["lang", "kurz", "k"])
    #expect(wording.short(catalogue.terms[0]) == "k")
    #expect(wording(catalogue.terms[1]) == "eigenes")
  }
}
