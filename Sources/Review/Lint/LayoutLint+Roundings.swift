import FilmKit
import Timeline

extension LayoutLint {
  /// How every quantity of the film is rounded: once, wherever it is shown.
  ///
  /// Numbers that run are left out, and so is the sign of one that is shown as a magnitude. A formula is looked at when it
  /// is first seen.
  struct Roundings {
    /// A quantity at one moment of the film: by its name and its value, which an update changes.
    private struct Quantity: Hashable {
      let name: String
      let value: Double
    }

    private let film: any Film
    private var shown: [Quantity: (number: Double, text: String)] = [:]
    private var known: Set<String> = []
    /// The quantities that are rounded in a second way.
    private(set) var findings: [LayoutFinding] = []

    /// Starts before the film's first frame.
    init(_ film: any Film) { self.film = film }

    /// Takes in the marks of a frame.
    mutating func look(at frame: Int, marks: [Mark]) {
      for mark in marks where mark.kind == .label && !mark.isRunning && mark.opacity >= legible {
        guard !mark.text.isEmpty, known.insert(mark.source + "\u{0}" + mark.text).inserted else { continue }
        for number in film.numbers(in: mark) {
          guard let read = number.read.map({ abs($0) }) else { continue }
          let quantity = Quantity(name: number.name, value: number.value)
          guard let first = shown[quantity] else {
            shown[quantity] = (read, number.shown)
            continue
          }
          guard first.number != read else { continue }
          findings.append(
            LayoutFinding(
              .roundedTwice(quantity: number.name, shown: number.shown, before: first.text), text: mark.text,
              beat: film.timeline.beat(atFrame: frame).id, frame: frame))
        }
      }
    }
  }
}
