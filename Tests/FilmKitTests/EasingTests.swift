import Testing

@testable import FilmKit

@Suite("motion")
struct EasingTests {
  @Test("eases start at 0 and end at 1, without a jump")
  func ends() {
    for ease in [Easing.inOut, Easing.out, Easing.breath] {
      #expect(ease(0) == 0)
      #expect(ease(1) == 1)
      for step in 0..<1000 {
        let t = Double(step) / 1000
        #expect(abs(ease(t + 0.001) - ease(t)) < 0.007)
      }
    }
  }

  @Test("a breath overshoots by a sixteenth and comes back")
  func breath() {
    let greatest = (0...1000).map { Easing.breath(Double($0) / 1000) }.max() ?? 0
    #expect(abs(greatest - 1.0625) < 1e-6)
  }

  @Test("a span's progress is 0 before, 1 after, and exact between")
  func spans() {
    let span = Span(start: 2, length: 4)
    #expect([1, 2, 3, 6, 7].map(span.progress) == [0, 0, 0.25, 1, 1])
    #expect(Span(start: 2, length: 0).progress(at: 2) == 1)
    #expect(Span(start: 2, length: 0).progress(at: 1.999) == 0)
    #expect(span.part(0.5, 1) == Span(start: 4, length: 2))
    #expect(span.first(1) == Span(start: 2, length: 1))
  }
}
