import TestSupport
import Testing
import Timeline

@Suite("characters that are not seen")
struct JoinerTests {
  private func title(_ text: String) throws -> String? {
    let timeline = try Timeline(
      parsing: #"{"title": "\#(text)", "network": \#(TestFilm.chain)}"#, file: "film.json")
    return timeline.title
  }

  @Test(
    "may stand where they mean something",
    arguments: [
      "می\u{200C}خواهیم", "परत\u{200D}दर", "👩\u{200D}🔬", "❤\u{FE0F}\u{200D}🔥", "\u{200F}א (1)",
      "א \u{2066}L = 1\u{2069}",
    ])
  func allowed(text: String) throws {
    #expect(try title(text) == text)
  }

  @Test(
    "are an error elsewhere, which says where",
    arguments: [
      ("a\u{200D}b", 2, "U+200D"), ("\u{200C}می", 1, "U+200C"), ("a\u{200F}", 2, "U+200F"), ("א\u{202E}ב", 2, "U+202E"),
      ("می\u{200C}", 3, "U+200C"), ("a\u{2066}b", 2, "U+2066"),
    ])
  func refused(text: String, place: Int, name: String) {
    do {
      _ = try title(text)
      Issue.record("it was read")
    } catch {
      #expect("\(error)".contains("title: character \(place) is \(name), which can't be seen"), "\(error)")
    }
  }
}
