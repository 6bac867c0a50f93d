import Drawing
import FilmKit
import NetworkKit
import TestSupport
import Testing
import Timeline

@testable import Training

@Suite("the end card of the film training")
struct TrainingClosingTests {
  @Test("the end card is set on the field, which neither cuts nor goes")
  func closing() throws {
    let times = #""countdown": 0, "done": 3000, "end": 3000"#
    let made = try TrainingFixture(TrainingFixture.smooth[0], times: times, size: "640x360")
    let (done, end) = (try made.frames(.done), try made.frames(.end))
    func field(_ frame: Int) throws -> ColorField {
      let fields = made.film.frame(frame).commands.compactMap { command -> ColorField? in
        if case .field(let field) = command { field } else { nil }
      }
      return try #require(fields.max { $0.columns < $1.columns })
    }
    var before = try field(done.upperBound - 1)
    #expect(before.opacity == 1)
    for frame in end {
      let now = try field(frame)
      #expect(now.colors == before.colors && now.opacity <= before.opacity && now.opacity > before.opacity - 0.2)
      // It grows from where it was.
      #expect(now.bounds.width >= before.bounds.width && now.bounds.width < 1.25 * before.bounds.width)
      before = now
    }
    #expect(abs(before.opacity - 0.3) < 1e-9 && before.bounds.expanded(by: 1e-9).contains(made.context.bands.frame))
    // Nothing else of the film is left behind the words.
    let words = made.film.marks(end.upperBound - 1).filter { $0.kind == .label }.map(\.text)
    #expect(words.joined(separator: " ") == "\(made.timeline.closing ?? made.timeline.words.closing) A film")
  }
}
