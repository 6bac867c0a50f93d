import Testing

@testable import Timeline

@Suite struct ThemeTests {
  @Test func aTimelineIsMidnightAndUnchangedUnlessItSaysSo() throws {
    #expect(try timeline().theme == .midnight)
    #expect(try timeline().tokens == ThemeTokens())
    #expect(try timeline(#""tokens": {}"#).tokens == ThemeTokens())
    for name in ThemeName.allCases { #expect(try timeline("\"theme\": \"\(name.rawValue)\"").theme == name) }
  }

  @Test func tokensAreReadExactly() throws {
    let tokens = try timeline(
      ##""tokens": {"ground": "#0a0B0c", "delta": "#FF0000", "label": 30.5, "title": 22, "fade": 350.001}"##
    ).tokens
    #expect(tokens.colors.mapValues(\.value) == [.ground: 0x0A0B0C, .delta: 0xFF0000])
    #expect(tokens.colors[.ground]?.description == "#0A0B0C")
    #expect(tokens.sizes == [.label: 30.5, .title: 22])
    #expect(tokens.fade == FilmTime(microseconds: 350_001))
  }

  private static let color = ##"Expected a colour as "#RRGGBB", such as "#5CC8FF"."##
  private static let expected = ##"expected a colour as "#RRGGBB", such as "#5CC8FF"."##

  @Test(arguments: [
    (
      #""theme": "papper""#,
      #"1:53: theme: there is no "papper". Did you mean "paper"? Expected one of "midnight", "paper" or "contrast"."#
    ),
    (
      #""theme": 1"#,
      #"1:53: theme: 1 is a number; expected one of "midnight", "paper" or "contrast". Put it in quotes: "1"."#
    ),
    (#""tokens": []"#, "1:54: tokens: this is a list; expected a mapping of keys to values."),
    (
      ##""tokens": {"grund": "#FFFFFF"}"##,
      """
      1:55: tokens.grund: unknown key. Did you mean "ground"? Keys here are: ground, surface, line, ink, muted, signal, \
      delta, weight, target, increase, decrease, title, caption, label, formula, ring, thinnest, \
      thickest, fade.
      """
    ),
    (#""tokens": {"ink": "red"}"#, #"1:62: tokens.ink: "red" is no colour. \#(color)"#),
    (
      #""tokens": {"ink": "5cc8ff"}"#,
      ##"1:62: tokens.ink: "5cc8ff" is no colour. Did you mean "#5CC8FF"? \##(color)"##
    ),
    (##""tokens": {"ink": "#5cf"}"##, ##"1:62: tokens.ink: "#5cf" is no colour. Did you mean "#55CCFF"? \##(color)"##),
    (##""tokens": {"ink": "#5CC8FF80"}"##, ##"1:62: tokens.ink: "#5CC8FF80" is no colour. \##(color)"##),
    (
      #""tokens": {"ink": 112233}"#,
      ##"1:62: tokens.ink: 112233 is a number; \##(expected) Put it in quotes: "#112233"."##
    ),
    (
      #""tokens": {"caption": 12}"#,
      "1:66: tokens.caption: 12 is out of bounds; expected a number of units from 22 to 42."
    ),
    (
      #""tokens": {"label": "36"}"#,
      #"1:64: tokens.label: "36" is a string; expected a number of units from 25 to 44. Drop the quotes: 36."#
    ),
    (
      #""tokens": {"fade": 2001}"#,
      "1:63: tokens.fade: 2001 is out of bounds; expected a number of milliseconds from 0 to 2000."
    ),
    (
      ##""theme": "dark", "tokens": {"ink": "#12345", "title": 1e3, "fade": -1}"##,
      """
      1:53: theme: there is no "dark". Expected one of "midnight", "paper" or "contrast".
      t.json:1:79: tokens.ink: "#12345" is no colour. \(color)
      t.json:1:98: tokens.title: 1e3 is out of bounds; expected a number of units from 22 to 56.
      t.json:1:111: tokens.fade: -1 is out of bounds; expected a number of milliseconds from 0 to 2000.
      """
    ),
  ])
  func everythingWrongIsReportedAtOnce(_ entries: String, _ message: String) {
    #expect(complaint(with(entries)) == "t.json:" + message)
  }

  @Test func inYAMLAColourWantsQuotes() {
    let text = "network: {input: [2], target: [4]}\ntokens:\n  ink: #FFFFFF\n"
    #expect(
      complaint(text, file: "t.yaml")
        == "t.yaml:3:7: tokens.ink: this is null, as if it were left out; \(Self.expected) In YAML # begins a comment: "
        + "put the colour in quotes.")
    #expect(complaint(text.replacing("#FFFFFF", with: "'#FFFFFF'"), file: "t.yaml") == "")
  }
}
