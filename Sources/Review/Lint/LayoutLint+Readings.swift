import FilmKit
import Timeline

extension LayoutLint {
  /// For how long every text can be read: what is on screen, since when, and what was gone too soon.
  ///
  /// A text counts as one wherever it stands, so that what moves, or goes on elsewhere at once, is not cut in two, and
  /// what can be read elsewhere meanwhile is not missed.
  struct Readings {
    /// A text from when it appears to when it is gone.
    private struct Appearance {
      let text: String
      /// The sample in which it was first seen, and the one before.
      let first: Int
      let before: Int?
    }

    private let film: any Film
    private let secondsPerFrame: Double
    private var open: [Appearance] = []
    private var last: Int?
    /// The texts that were gone too soon.
    private(set) var findings: [LayoutFinding] = []

    /// Starts before the film's first frame.
    init(_ film: any Film) {
      self.film = film
      let rate = film.timeline.frameRate
      secondsPerFrame = Double(rate.denominator) / Double(rate.numerator)
    }

    /// Takes in the next sample; `marks` are nil when they are those of the sample before.
    mutating func look(at frame: Int, marks: [Mark]?) {
      defer { last = frame }
      guard let marks else { return }
      let texts = Self.texts(marks)
      // While a variable runs, a number may run and stay what it is.
      let running = marks.filter { $0.kind == .label && $0.isRunning && $0.opacity >= legible }.map(\.text)
      let (known, seen) = (Set(open.map(\.text)), Set(texts + running))
      for appearance in open where !seen.contains(appearance.text) { close(appearance, goneAt: frame) }
      open.removeAll { !seen.contains($0.text) }
      for text in texts where !known.contains(text) { open.append(Appearance(text: text, first: frame, before: last)) }
    }

    /// The texts that can be read, each once, in the order in which they are drawn.
    private static func texts(_ marks: [Mark]) -> [String] {
      var known: Set<String> = []
      return marks.compactMap { mark in
        guard mark.kind == .label, !mark.isRunning, mark.opacity >= legible, known.insert(mark.text).inserted else {
          return nil
        }
        return mark.text
      }
    }

    private mutating func close(_ appearance: Appearance, goneAt gone: Int) {
      let needed = Reading.seconds(appearance.text)
      let last = last ?? appearance.first
      // A frame more or less is nothing.
      func isEnough(_ frames: Int) -> Bool { Double(frames + 1) * secondsPerFrame >= needed }
      guard !isEnough(last - appearance.first + 1) else { return }
      // Between two samples it may have been there for longer: look closer.
      let from = boundary(appearance.text, out: appearance.before ?? appearance.first - 1, in: appearance.first)
      let to = boundary(appearance.text, out: gone, in: last)
      let frames = to - from + 1
      guard !isEnough(frames) else { return }
      findings.append(
        LayoutFinding(
          .tooBrief(seconds: Double(frames) * secondsPerFrame, needed: needed), text: appearance.text,
          beat: film.timeline.beat(atFrame: from).id, frame: from))
    }

    /// The frame nearest to `out`, in which a text can't be read, in which it can.
    private func boundary(_ text: String, out: Int, in inside: Int) -> Int {
      var (out, inside) = (out, inside)
      while abs(inside - out) > 1 {
        let middle = (inside + out) / 2
        if Self.texts(film.marks(middle)).contains(text) { inside = middle } else { out = middle }
      }
      return inside
    }
  }
}
