import Drawing
import FilmKit
import TestSupport
import Testing

@testable import Review

@Suite("the lint of motions")
struct MotionLintTests {
  private let frame = Rect(x: 0, y: 0, width: 1920, height: 1080)

  private func faults(_ marks: Mark...) -> [String] {
    LayoutLint.faults(of: marks, in: frame).map { "\($0.text): \($0.fault)" }
  }

  @Test("finds labels that cross on their way, more than half seen")
  func crossings() {
    let one = Mark.label("a", 10, 10, isMoving: true)
    #expect(faults(one, .label("b", 105, 20, isMoving: true)) == [#"a: crosses(other: "b", by: 5.0)"#])
    #expect(faults(one, .label("b", 105, 20, opacity: 0.5, isMoving: true)).isEmpty)
    #expect(faults(one, .label("b", 105, 20, opacity: 0.51, isMoving: true)).count == 1)
    #expect(faults(one, .label("b", 111, 10, isMoving: true)).isEmpty)
    #expect(faults(one, .label("a", 60, 10, isMoving: true)).isEmpty)
    // One that fades out as the other fades in, at the same place.
    let (old, new) = (
      Mark.label("a", 10, 10, opacity: 0.54, isMoving: true), Mark.label("b", 10, 10, opacity: 0.55, isMoving: true)
    )
    #expect(faults(old, new).isEmpty)
  }

  @Test("finds a label that flies over one that stands still")
  func flights() {
    let still = Mark.label("b", 100, 20)
    #expect(faults(.label("a", 10, 10, isMoving: true), still) == [#"a: fliesOver(other: "b", by: 10.0)"#])
    #expect(faults(still, .label("a", 10, 10, isMoving: true)) == [#"a: fliesOver(other: "b", by: 10.0)"#])
    #expect(faults(.label("a", 10, 10, opacity: 0.5, isMoving: true), still).isEmpty)
    #expect(faults(.label("a", 10, 10, isMoving: true), .label("b", 100, 20, opacity: 0.5)).isEmpty)
    #expect(faults(.label("a", 0, 10, isMoving: true), still).isEmpty)
    // It lands on its like.
    #expect(faults(.label("b", 90, 20, isMoving: true), still).isEmpty)
    // What is behind a neuron's number is the neuron.
    #expect(
      faults(.label("a", 10, 10, isMoving: true), .body(Rect(x: 0, y: 0, width: 60, height: 60), opacity: 1)).isEmpty)
  }
}
