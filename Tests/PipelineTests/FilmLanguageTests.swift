import Backprop
import FilmKit
import Films
import Testing
import Timeline

@testable import Pipeline

/// The words of all films in all their languages: complete, with the same gaps, and of one name each.
@Suite struct FilmLanguageTests {
  private static let languages = FilmLanguage.all.filter { $0 != .english }

  private static func terms(_ film: any FilmGrammar.Type) -> [Term] {
    film.words.terms + film.catalogues.flatMap(\.terms)
  }

  @Test func everyTextHasOneName() {
    for film in FilmList.all.kinds {
      let names = Self.terms(film).map(\.name)
      for name in Set(names) { #expect(names.count { $0 == name } == 1, "\(film.name): \(name)") }
    }
  }

  @Test(arguments: FilmLanguage.all.filter { $0 != .english })
  func everyTextIsTranslated(_ language: FilmLanguage) throws {
    for film in FilmList.all.kinds {
      let ways = film.catalogues.reduce(into: [String: [String]]()) { $0.merge($1.ways(in: language)) { $1 } }
      for term in Self.terms(film) {
        let own = try #require(ways[term.name], "\(film.name), \(language.tag): \(term.name)")
        try check(own, of: term, "\(film.name), \(language.tag): \(term.name)")
      }
    }
  }

  /// The longest way has all gaps that the English one has; none has another.
  private func check(_ ways: [String], of term: Term, _ place: Comment) throws {
    let known = try term.ways.reduce(into: Set<String>()) { gaps, way in gaps.formUnion(try WordPattern(way).gaps) }
    #expect(Set(try WordPattern(ways[0]).gaps) == Set(try WordPattern(term.ways[0]).gaps), place)
    for way in ways {
      #expect(Set(try WordPattern(way).gaps).isSubset(of: known), place)
      #expect(!way.isEmpty && way.count <= 600, place)
    }
  }

  @Test func noTranslationIsOfATextThatIsNotThere() {
    for film in FilmList.all.kinds {
      let names = Set(Self.terms(film).map(\.name))
      for language in Self.languages {
        // What two films share may have texts that only one of them has.
        let own = film.catalogues.last?.ways(in: language).keys.filter { !names.contains($0) } ?? []
        #expect(own.isEmpty, "\(film.name), \(language.tag)")
      }
    }
  }

  @Test func wordsOfATimelineTakeTheirPlace() throws {
    let json = #"""
      {"film": "backprop", "language": "de", "network": {"input": [1], "HIDDEN": [1], "target": [0], "seed": 1},
       "words": {"phase.forward": "los", "chapter.idle": "Das Netz", "withReuse": ["gemerkt", "g"]}}
      """#
    let timeline = try Timeline(parsing: json, file: "t.json", films: FilmList.all.grammars)
    #expect(timeline.words.stop(of: timeline.words.phases[1]) == "los")
    #expect(timeline.chapter(of: timeline.beats[2]) == "Das Netz")
    #expect(timeline.wording.patterns(of: Term("withReuse", "", "")) == ["gemerkt", "g"])
  }

  /// Where decimals have a comma, lists have a semicolon; tags keep the point.
  @Test func numbersOfAListAreToldApart() throws {
    for (tag, shown) in [("de", "(0.8; -0.3)"), ("en", "(0.8, -0.3)")] {
      let json = """
        {"film": "backprop", "language": "\(tag)", "network": {"input": [0.8, -0.3], "HIDDEN": [2], "target": [0, 1],
         "seed": 1}, "T": {"idle": 6000}}
        """
      let timeline = try Timeline(parsing: json, file: "t.json", films: FilmList.all.grammars)
      let film = try FilmList.all.film(of: timeline, fonts: FontFiles.load(language: tag).fonts)
      let idle = try #require(BeatID("idle").flatMap { timeline.beat($0) })
      let texts = film.marks(idle.frames.upperBound - 1).map(\.text)
      #expect(texts.contains { $0.contains(shown) }, "\(tag): \(texts)")
    }
  }

  @Test func whatIsWrongWithWordsIsSaidAtOnce() {
    let json = #"""
      {"film": "backprop", "network": {"input": [1], "HIDDEN": [1], "target": [0], "seed": 1},
       "words": {"withReus": "x", "walksAgain": ["a {foo}"], "moral": "{", "layersDeep": "{count, plural, one {x}}",
                 "closing": 3}}
      """#
    let error = #expect(throws: TimelineError.self) {
      try Timeline(parsing: json, file: "t.json", films: FilmList.all.grammars)
    }
    #expect(
      error?.description == #"""
        t.json:2:12: words["withReus"]: the film has no text "withReus". Did you mean "withReuse"? `render words --catalogue` lists all.
        t.json:2:44: words["walksAgain"][0]: nothing fills the gap {foo}. This text has no gaps: write it out.
        t.json:2:65: words["moral"]: a brace has no other one. A gap is a name in braces, such as {count}; a brace itself can't be shown.
        t.json:2:84: words["layersDeep"]: the plural of {count} has no form `other`, which stands for all that aren't named: add other {…}.
        t.json:3:23: words["closing"]: 3 is a number; expected a text of at most 600 characters, or a list of 1 to 6 from the longest to the shortest. Put it in quotes: "3".
        """#)
  }

  @Test func aLanguageWithoutWordsIsRemarkedOn() throws {
    let json =
      #"{"film": "backprop", "language": "sv", "network": {"input": [1], "HIDDEN": [1], "target": [0], "seed": 1}}"#
    let timeline = try Timeline(parsing: json, file: "t.json", films: FilmList.all.grammars)
    #expect(
      timeline.warnings.map(\.description) == [
        #"t.json:1:34: warning: language: no words of this film are known in "sv": they stay English. Give them under "words"; `render words --catalogue` lists them."#
      ])
  }

  @Test(arguments: ["de", "pl", "ar", "ja"])
  func aListOfWordsIsPartOfATimeline(_ tag: String) throws {
    let language = FilmLanguage(tag: tag)
    let list = "\(FilmWordList(BackpropFilm.self, in: language))"
    let yaml =
      "film: backprop\nlanguage: \(tag)\nnetwork: {input: [1], HIDDEN: [1], target: [0], seed: 1}\n" + list
    let timeline = try Timeline(parsing: yaml, file: "t.yaml", films: FilmList.all.grammars)
    let plain = Wording(language, by: BackpropFilm.catalogues)
    for term in BackpropFilm.terms { #expect(timeline.wording.patterns(of: term) == plain.patterns(of: term)) }
  }
}
