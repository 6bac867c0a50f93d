import Drawing
import FilmKit
import NetworkKit
import Simulation
import Timeline
import Typesetting

/// What the argument says in words, one sentence a step, where the panel's caption stands, and the closed forms below it.
struct ArgumentWords: Visual {
  private struct Sentence {
    let lines: [(label: Label, at: Point)]
    let appear: Span
    var leave: Span?
  }

  private let argument: Argument
  private let sentences: [Sentence]
  private let formula: (label: Label, at: Point)?
  private let theme: Theme

  /// Prepares the sentences that there is time to read; none where the timeline has its own.
  init(_ argument: Argument, _ counts: DepthCounts, _ film: BackpropContext) throws(TypesettingError) {
    (self.argument, theme) = (argument, film.theme)
    let panel = film.bands.panel
    let (unit, size) = (film.unit, film.theme.sentence)
    var steps: [(words: [String], from: Double, to: Double?)] = []
    if let parts = argument.steps {
      steps = [
        (film.wording.ways(.walksAgain), argument.enter.start, parts.same.start),
        (film.wording.ways(.sameProducts), parts.same.start, parts.merge.start),
        (film.wording.ways(.storedOnce), parts.merge.start, argument.opens.start),
      ]
    }
    let end = film.wording.ways(.deeperSaves)
    steps.append((end, steps.isEmpty ? argument.enter.start : argument.opens.start, nil))
    let fade = argument.enter.length
    var (sentences, last): ([Sentence], Int) = ([], 1)
    func leave(_ time: Double?) -> Span? { time.map { Span(start: $0 - 0.5 * fade, length: 0.5 * fade) } }
    for step in steps where film.timeline.panel[.done]?.caption == nil {
      let time = (step.to ?? argument.leave.start) - step.from - fade
      let fitting = step.words.first { Reading.seconds($0) <= time - 0.1 }
      // The last one is said in any case.
      guard let words = fitting ?? (step.to == nil ? step.words.last : nil) else {
        // The one before stays until there is time for another.
        if !sentences.isEmpty { sentences[sentences.count - 1].leave = leave(step.to) }
        continue
      }
      let rows = try film.lettering.lines(words, size: size, half: size, heavy: false, width: panel.width)
      last = rows.count
      sentences.append(
        Sentence(
          lines: rows.enumerated().map { row, label in
            (label, Point(panel.center.x, panel.minY + (0.9 + 1.2 * Double(row)) * size * unit))
          },
          appear: Span(start: step.from, length: fade),
          leave: leave(step.to)))
    }
    self.sentences = sentences
    // They stand below the last sentence.
    let room = panel.inset(top: (0.4 + 1.2 * Double(last)) * size * unit)
    formula =
      try Self.closedForms(counts).map { source throws(TypesettingError) in
        let label = try film.lettering.math(source, size: 0.8 * film.theme.formula, fitting: room.width)
        let share = room.height / max(label.ink.height, 1e-9)
        guard share < 1 else { return (label, room.center) }
        let small = max(film.theme.smallest, share * label.size / unit)
        return (try film.lettering.math(source, size: small, fitting: room.width), room.center)
      }
  }

  func draw(at time: Double, into scene: inout Scene) {
    let leave = 1 - Easing.inOut(argument.leave.progress(at: time))
    for sentence in sentences {
      let gone = sentence.leave.map { Easing.inOut($0.progress(at: time)) } ?? 0
      let shown = Easing.inOut(sentence.appear.progress(at: time)) * (1 - gone) * leave
      for line in sentence.lines {
        line.label.draw(.center, at: line.at, opacity: shown, into: &scene) { _ in theme.ink }
      }
    }
    let shown = Easing.inOut(argument.opens.progress(at: time)) * leave
    formula?.label.draw(.middle, at: formula?.at ?? .zero, opacity: shown, into: &scene, color: { theme.color(of: $0) })
  }

  /// The counts of a chain of n weights as closed forms, where they are; nil for wide nets.
  private static func closedForms(_ counts: DepthCounts) -> String? {
    func isAlways(_ sums: (GradientCost, Int) -> Bool) -> Bool {
      (counts.first...counts.last).allSatisfy { sums(counts.cost($0), $0) }
    }
    func stored(_ slopes: Int) -> Bool { isAlways { $0.withReuse.reduce(0, +) == (slopes + 1) * $1 - 1 } }
    func scratch(_ slopes: Int) -> Bool { isAlways { $0.fromScratch.reduce(0, +) == slopes * $1 * ($1 + 1) / 2 } }
    if stored(1), scratch(1) { return "\\frac{n (n + 1)}{2} \\;\\rightarrow\\; \\role{delta}{2 n - 1}" }
    if stored(2), scratch(2) { return "n (n + 1) \\;\\rightarrow\\; \\role{delta}{3 n - 1}" }
    return nil
  }
}
