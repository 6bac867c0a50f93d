import Drawing
import FilmKit
import TestSupport
import Testing
import Timeline

@testable import Review
@testable import Backprop
import NetworkKit

@Suite("the words of the lint")
struct LayoutMessageTests {
  @Test(
    "say where, what, by how much, and how to fix it",
    arguments: [
      (
        .overlaps(other: "w₁ = 0.5", by: 12.34),
        #"grad.1 at 400f: "δ₃ = -2.5" overlaps "w₁ = 0.5" by 12.3 units. Take another video.size, a smaller tokens.label or fewer LABELS_BY, or leave one of them out with show."#
      ),
      (
        .straddlesBody(by: 1.02),
        #"grad.1 at 400f: "δ₃ = -2.5" stands partly in a neuron or on a card, by 1 unit. Take another video.size, a smaller tokens.label or fewer LABELS_BY."#
      ),
      (
        .leavesFrame(by: 30),
        #"grad.1 at 400f: "δ₃ = -2.5" ends 30 units beyond the frame. Shorten it, or take another video.size or a smaller tokens.label."#
      ),
      (
        .bodyLeavesFrame(by: 7.5),
        "grad.1 at 400f: a neuron or a card ends 7.5 units beyond the frame. Take another video.size, or fewer neurons in a layer."
      ),
      (
        .outgrowsRoom(by: 30),
        #"grad.1 at 400f: "δ₃ = -2.5" has too little room, by 30 units. Give it a larger area, or let it show less."#
      ),
      (
        .smallType(17.3),
        #"grad.1 at 400f: "δ₃ = -2.5" is set in type of 17.3 units, and less than 22 units can't be read. Shorten it, raise tokens.label or tokens.caption, or take another video.size."#
      ),
      (
        .tooBrief(seconds: 0.5, needed: 0.812),
        #"grad.1 at 400f: "δ₃ = -2.5" can be read for 0.50 s, and takes 0.81 s. Lengthen GRAD_HOLD_BY["1"] to at least 1630 ms, or shorten the text."#
      ),
      (
        .lowContrast(3.14, color: Color(0xFF7BA5)),
        #"grad.1 at 400f: "δ₃ = -2.5" has a contrast of 3.14:1 to what is behind it, and needs 4.5:1. Change tokens.delta, or the colours behind it."#
      ),
      (
        .lowContrast(1, color: Color(0x123456)),
        #"grad.1 at 400f: "δ₃ = -2.5" has a contrast of 1:1 to what is behind it, and needs 4.5:1. Change its colour in tokens, or the colours behind it."#
      ),
      (
        .crosses(other: "w₁ = 0.5", by: 4),
        #"grad.1 at 400f: "δ₃ = -2.5" crosses "w₁ = 0.5" by 4 units while both are on their way. Lengthen GRAD_HOLD_BY["1"], or take another video.size."#
      ),
      (
        .fliesOver(other: "1.5", by: 2.5),
        #"grad.1 at 400f: "δ₃ = -2.5" flies over "1.5" by 2.5 units. Take another video.size, a smaller tokens.label or fewer LABELS_BY."#
      ),
      (
        .roundedTwice(quantity: "L", shown: "1.1", before: "1.055"),
        #"grad.1 at 400f: "δ₃ = -2.5" has L as 1.1, which is 1.055 before. Leave one of them out with show, or give the beat a formula of its own in panel."#
      ),
      (
        .idleEntry,
        #"grad.1 at 400f: "δ₃ = -2.5" stands in a legend, but nothing that it explains is seen. Leave the legend out with show."#
      ),
      (
        .unexplained,
        #"grad.1 at 400f: "δ₃ = -2.5" is seen in a colour or a form of its own, and no legend explains it. Show the legend."#
      ),
      (
        .emptyStage(share: 0.0312),
        #"grad.1 at 400f: only 3.1 % of the stage is lit at its end, and less than 8 % looks empty. Shorten GRAD_HOLD_BY["1"] to 4 s, or take another video.size."#
      ),
      (
        .fewPixels(9.76),
        #"grad.1 at 400f: "δ₃ = -2.5" is set in type of 9.8 pixels, and less than 12 can't be read on a small screen. Leave it out with show, raise tokens.label or tokens.caption, or take another video.size."#
      ),
    ] as [(LayoutFinding.Fault, String)])
  func words(fault: LayoutFinding.Fault, expected: String) throws {
    let timeline = try TestFilm.timeline(TestFilm.chain, #""GRAD_HOLD_BY": {"1": 1000}"#)
    let isBody =
      switch fault {
      case .bodyLeavesFrame, .emptyStage: true
      default: false
      }
    let finding = LayoutFinding(
      fault, text: isBody ? "" : "δ₃ = -2.5", beat: .grad(edge: 1), frame: 400)
    #expect(LayoutMessage(timeline).text(finding) == expected)
  }

  @Test("name no key that the film has not")
  func ownKeys() throws {
    let scene = #"{"scene": "a", "marks": {"p": {"number": 1}}, "beats": [{"b": {"enter": "p"}}]}"#
    let timeline = try Timeline(parsing: #"{"film": "scenes", "scenes": [\#(scene)]}"#, file: "t.json")
    let faults: [LayoutFinding.Fault] = [
      .overlaps(other: "x", by: 2), .straddlesBody(by: 2), .fliesOver(other: "x", by: 2), .fewPixels(9), .idleEntry,
      .roundedTwice(quantity: "L", shown: "1.1", before: "1.055"), .leavesFrame(by: 2),
    ]
    for fault in faults {
      let beat = try #require(BeatID("a.b"))
      let text = LayoutMessage(timeline).text(LayoutFinding(fault, text: "y", beat: beat, frame: 4))
      #expect(!text.contains("LABELS_BY") && !text.contains("show"), "\(text)")
    }
  }

  @Test(
    "name the key of every kind of beat, and a time that is enough",
    arguments: [
      ("countdown", "T.countdown to at least 6000 ms"), ("title", "T.title to at least 8000 ms"),
      ("idle", "T.idle to at least 2000 ms"), ("forward.2", "FORWARD_BY[\"2\"] to at least 3200 ms"),
      ("loss", "T.loss to at least 5200 ms"), ("delta.0", "DELTA_BY[\"0\"] to at least 2800 ms"),
      ("grad.1", "GRAD_HOLD_BY[\"1\"] to at least 4400 ms"), ("done", "T.done to at least 10000 ms"),
      ("update", "T.update to at least 66500 ms"), ("end", "T.end to at least 1000 ms"),
    ])
  func keys(beat: String, words: String) throws {
    let timeline = try TestFilm.timeline(TestFilm.chain, #""T": {"title": 4000, "update": 60000, "end": 500}"#)
    let finding = LayoutFinding(
      .tooBrief(seconds: 0.5, needed: 1), text: "x", beat: try #require(BeatID(beat)), frame: 0)
    #expect(LayoutMessage(timeline).text(finding).contains("Lengthen \(words), or"))
  }

  @Test("say once what is wrong with a number that runs")
  func running() throws {
    let beat = try #require(BeatID("grad.1"))
    func finding(_ text: String, _ size: Double, _ frame: Int, owner: String?) -> LayoutFinding {
      var finding = LayoutFinding(.smallType(size), text: text, beat: beat, frame: frame)
      finding.owner = owner
      return finding
    }
    let findings = [
      finding("0.5", 9, 10, owner: "a"), finding("−12.25", 8, 11, owner: "a"), finding("loss", 9, 12, owner: "a"),
      finding("0.5", 9, 13, owner: "b"), finding("0.5", 9, 14, owner: nil), finding("0.7", 9, 15, owner: nil),
    ]
    let kept = LayoutFinding.joiningNumbers(findings)
    #expect(kept.map(\.text) == ["0.5", "loss", "0.5", "0.5", "0.7"])
    #expect(kept[0].fault == .smallType(8) && kept[0].frame == 10 && kept[0].owner == "a")
  }
}
