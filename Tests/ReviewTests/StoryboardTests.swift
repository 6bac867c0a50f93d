import Drawing
import FilmKit
import TestSupport
import Testing
import Timeline

@testable import Review
@testable import Backprop
import NetworkKit

@Suite("the storyboard")
struct StoryboardTests {
  private func board(
    _ network: String, _ more: String = "", size: String = "1920x1080", findings: [LayoutFinding] = [],
    columns: Int? = nil
  ) throws -> Storyboard {
    try Storyboard(
      TestFilm.backprop(network, more, size: size), findings: findings, fonts: TestFilm.fonts(), columns: columns)
  }

  @Test("has the last frame of every beat that has any, in the film's order", arguments: [1, 2, 3, 8])
  func beats(columns: Int) throws {
    let board = try board(TestFilm.chain, columns: columns)
    let timeline = try TestFilm.backprop(TestFilm.chain).timeline
    let beats = timeline.beats.filter { !$0.frames.isEmpty }
    #expect(board.thumbnails.map(\.beat) == beats.map(\.id))
    #expect(board.thumbnails.map(\.frame) == beats.map { $0.frames.upperBound - 1 })
    // Columns are filled one after the other, from the left.
    let rows = (beats.count + columns - 1) / columns
    for (index, thumbnail) in board.thumbnails.enumerated() {
      let box = thumbnail.bounds
      #expect(abs(box.width / box.height - 16.0 / 9) < 0.01)
      guard index > 0 else { continue }
      let before = board.thumbnails[index - 1].bounds
      #expect(index % rows == 0 ? box.minX > before.maxX : box.minX == before.minX && box.minY > before.maxY)
      #expect(box.minY == board.thumbnails[index % rows].bounds.minY)
    }
  }

  @Test("keeps all that it draws on the page, of any film", arguments: TestFilm.networks.map(\.json))
  func fits(network: String) throws {
    // Nets of hundreds of neurons or beats take their time.
    let isLarge = network.contains("63") || network.contains("64")
    for size in ["1920x1080", "16x8192", "1080x1080", "1080x1920", "8192x16"].prefix(isLarge ? 2 : 5) {
      let board = try board(network, size: size)
      #expect(board.width <= Storyboard.largest && board.height <= Storyboard.largest)
      let page = Rect(x: 0, y: 0, width: Double(board.width), height: Double(board.height))
      #expect(board.thumbnails.allSatisfy { page.contains($0.bounds) && $0.bounds.width > 0 })
      // What comes after the mat is the page's own, and nothing of it leaves the page.
      let mat = try #require(
        board.list.commands.lastIndex {
          if case .fill(let path, _, let place) = $0 { place(path.bounds).contains(page) } else { false }
        })
      let outside = board.list.commands[(mat + 1)...].first { !page.contains($0.bounds.expanded(by: -1)) }
      #expect(outside == nil, "\(size)")
      #expect(board.list.background == Theme.midnight.ground)
    }
  }

  @Test("suits the number of beats, and refuses columns that leave no room for its type")
  func columns() throws {
    let (film, fonts) = (try TestFilm.backprop(TestFilm.networks[4].json, size: "1920x1080"), try TestFilm.fonts())
    func board(_ columns: Int? = nil) throws -> Storyboard {
      try Storyboard(film, fonts: fonts, columns: columns)
    }
    let page = try board()
    #expect(page.thumbnails.count == 2 * 64 + 64 + 4)
    #expect(max(page.width, page.height) == Storyboard.largest)
    let error = #expect(throws: StoryboardError.self) { try board(1) }
    guard case .columns(1, let allowed)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(allowed.lowerBound > 2 && allowed.upperBound < 20)
    for columns in [allowed.lowerBound, allowed.upperBound] {
      let width = try board(columns).thumbnails[0].bounds.width
      #expect(width > 300, "\(columns)")
    }
    for columns in [0, allowed.upperBound + 1] {
      #expect(throws: StoryboardError.self) { try board(columns) }
    }
    // A beat in each is the most.
    let short = #""T": {"countdown": 0, "idle": 0, "forward": 0, "loss": 500, "delta": 0, "gradCalc": 0, "done": 500}"#
    #expect(try self.board(TestFilm.chain, short, columns: 2).thumbnails.count == 2)
    #expect(throws: StoryboardError.self) { try self.board(TestFilm.chain, short, columns: 3) }
  }

  @Test("is the same each time, and another with other findings and words")
  func deterministic() throws {
    let finding = LayoutFinding(.smallType(17), text: "tiny", beat: .loss, frame: 300)
    let boards = [
      try board(TestFilm.chain), try board(TestFilm.chain, findings: [finding]),
      try board(TestFilm.chain, #""say": {"loss": "How far off is it?"}"#),
      try board(TestFilm.chain, #""show": {"scale": false}"#), try board(TestFilm.chain, #""theme": "paper""#),
    ]
    #expect(try board(TestFilm.chain, findings: [finding]).list == boards[1].list)
    for (index, board) in boards.enumerated() {
      for other in boards[(index + 1)...] { #expect(board.list != other.list) }
    }
    #expect(boards[4].list.background == Theme.paper.ground)
    // A finding of a beat without a frame has no row.
    let none = LayoutFinding(.smallType(17), text: "tiny", beat: .title, frame: 0)
    #expect(try board(TestFilm.chain, findings: [none]).thumbnails.count == boards[0].thumbnails.count)
  }

  @Test("reports all words that can't be set at once, and where they stand")
  func unsettable() throws {
    let say = #""say": {"loss": "How far? 🚀", "idle": "Fine.", "done": "Done 🚀"}"#
    let error = #expect(throws: StoryboardError.self) { try board(TestFilm.chain, say) }
    guard case .text(let problems)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(problems.problems.map(\.place) == ["say[\"loss\"]", "say[\"done\"]"])
    // What is not the timeline's is set without what can't be.
    let finding = LayoutFinding(.smallType(17), text: "🚀🚀", beat: .loss, frame: 300)
    #expect(try board(TestFilm.chain, findings: [finding]).thumbnails.count == 13)
  }

  @Test(
    "shows times as players do",
    arguments: [
      (0, "0:00.0"), (500_000, "0:00.5"), (12_500_000, "0:12.5"), (62_005_000, "1:02.005"),
      (3_600_000_000, "1:00:00.0"), (3_661_000_001, "1:01:01.000001"),
    ])
  func clock(microseconds: Int, text: String) {
    #expect(Storyboard.Row.clock(FilmTime(microseconds: microseconds)) == text)
  }
}
