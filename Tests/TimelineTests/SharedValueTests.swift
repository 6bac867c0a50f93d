import Testing

@testable import Timeline
@testable import Backprop
import NetworkKit
import TestSupport

/// Timelines of YAML whose values stand in several places, or on several lines.
@Suite struct SharedValueTests {
  private func read(_ text: String) throws -> Timeline { try Timeline(parsing: text, file: "t.yaml") }

  private static let network = "network: {input: [2], target: [4]}\n"

  @Test func durationsMayBeShared() throws {
    let shared = try read(
      Self.network + """
        .times: {short: &short 500}
        base: &base {forward: 500, loss: 700}
        T: {<<: *base, loss: *short, delta: 500}
        """)
    let plain = try read(Self.network + "T: {forward: 500, loss: 500, delta: 500}")
    #expect(shared.beats == plain.beats)
    #expect(shared.warnings.isEmpty)
  }

  @Test(arguments: [
    // Nothing uses it.
    (
      "base: &b {forward: 1}",
      "2:1: base: unknown key. Keys here are:"
    ),
    // A key misspelt is one, used or not.
    ("titel: &t x\nclosing: *t", "2:1: titel: unknown key. Did you mean \"title\"? Keys here are:"),
    ("T: {idle: &i -1, loss: *i}", "2:14: T.idle: -1 is out of bounds;"),
    (
      "T: {idle: &i 10}\ntitle: *i",
      """
      3:8: title: 10 is a number; expected a string of at most 200 characters. Put it in quotes: "10". \
      (*i stands for line 2, column 14.)
      """
    ),
    (
      "base: &b\n  forward: x\nT:\n  <<: *b",
      "3:12: T.forward: \"x\" is a string; expected a number of milliseconds from 0 to 3600000."
    ),
  ])
  func whatIsWrongIsReportedWhereItStands(_ text: String, _ expected: String) {
    #expect(complaint(Self.network + text, file: "t.yaml").hasPrefix("t.yaml:" + expected))
  }

  @Test func textsOfSeveralLinesAreTaken() throws {
    let film = try read(
      Self.network + """
        title: >
          A film
          of two lines
        subtitle: |
          one line
        closing: "and\\tso\\r\\n  on"
        comment: |

          First.

          Second,\tand more.

        say:
          loss: |
            How far
            off is it?
        panel:
          loss: {formula: ["a = b", "a\\n = c"]}
        """)
    #expect(film.title == "A film of two lines")
    #expect(film.subtitle == "one line")
    #expect(film.closing == "and so on")
    #expect(film.comment == "First.\n\nSecond, and more.")
    #expect(film.say.values.first == "How far off is it?")
    #expect(film.panel.values.first?.formula == ["a = b", "a = c"])
    #expect(
      film.warnings.map(\.description) == ["t.yaml:7:10: warning: closing: the 2 lines of this text are set as one."])
  }

  @Test func lengthsAreThoseOfTheTextThatIsSet() {
    let words = String(repeating: "x", count: 199)
    #expect(complaint(Self.network + "title: |\n  \(words)x\n", file: "t.yaml").isEmpty)
    #expect(
      complaint(Self.network + "title: |\n  \(words)xy\n", file: "t.yaml")
        == "t.yaml:2:8: title: the text has 201 characters, 1 more than the 200 there is room for. Shorten it.")
  }
}
