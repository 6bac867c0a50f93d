import Testing
import Text
import Voice

@Suite("directions and tags in a script")
struct DirectionTests {
  private func script(_ text: String) throws -> Script { try Script(parsing: text, file: "s.txt") }

  private func said(_ text: String) throws -> [String] { try script(text).words.map(\.display) }

  private func message(_ text: String) -> String {
    do throws(ScriptError) {
      _ = try Script(parsing: text, file: "s.txt")
      return ""
    } catch {
      return "\(error)"
    }
  }

  @Test("that stand in brackets are not spoken, and are kept with their places")
  func brackets() throws {
    let script = try script("{idle} [pause] Our network (laughs) is tiny [long beat]. (clears throat) *sighs* So.")
    #expect(script.words.map(\.display) == ["Our", "network", "is", "tiny", "So."])
    #expect(script.cues.map(\.word) == [0])
    #expect(script.directions.map(\.text) == ["[pause]", "(laughs)", "[long beat]", "(clears throat)", "*sighs*"])
    #expect(script.directions.map(\.place.column) == [8, 28, 45, 58, 74])
    // What is said in brackets is said, and so is what has a form of its own.
    #expect(try said("We add (that is the trick) both.") == ["We", "add", "(that", "is", "the", "trick)", "both."])
    #expect(try said("The loss [L|ell] falls.") == ["The", "loss", "L", "falls."])
    #expect(try said("a < b") == ["a", "<", "b"] && said("2 * 3") == ["2", "*", "3"])
  }

  @Test("of speech services are not spoken, but what is in them")
  func tags() throws {
    #expect(
      try said("<speak>One <break time=\"500ms\"/> <emphasis level=\"strong\">two</emphasis>, three.</speak>") == [
        "One", "two,", "three.",
      ])
    let script = try script(
      "The <sub alias=\"ray loo\">ReLU</sub> <!-- a note --> is <prosody rate=\"slow\">so</prosody> simple.")
    #expect(script.words.map(\.display) == ["The", "ReLU", "is", "so", "simple."])
    #expect(script.words[1].spoken == ["ray", "loo"])
    #expect(try said("One <prosody\n  rate=\"slow\">two</prosody> three.") == ["One", "two", "three."])
  }

  @Test("that mark a place are offered as marks")
  func marks() {
    #expect(
      message("<bookmark mark='idle'/> Our network.\nAnd <mark name=\"loss\"/> more.") == """
        s.txt:1:1: "<bookmark mark='idle'/>" is no mark of a beat. Marks are written in braces: {idle}.
        s.txt:2:5: "<mark name=\\"loss\\"/>" is no mark of a beat. Marks are written in braces: {loss}.
        """)
  }

  @Test("that are broken make no trouble")
  func broken() {
    for text in [
      "[", "(", "<", "<speak", "*", "<sub alias=", "[a (b <c", "<sub alias=\"x\">y", "]>)", "<!-- x", "[]", "()",
    ] {
      _ = try? script(text)
      _ = try? script("word " + text + " word")
    }
  }
}
