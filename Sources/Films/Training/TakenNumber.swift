import Drawing
import FilmKit
import NetworkKit
import Timeline
import Typesetting

/// The large number of the run on its way to where the end has it larger, with what it is out of: seen all the time, so
/// that it is the same number.
struct TakenNumber {
  /// Outlines on their way, in the size that they have at the end.
  private struct Piece {
    let paths: [(path: Path, at: Point)]
    let ink: Rect
    let size: Double
    let text: String
    let source: String
    let color: Color
    /// Where their left end is on the baseline, and how large they are.
    let from: (at: Point, scale: Double)
    let to: Point
  }

  private let pieces: [Piece]
  private let moves: Span

  /// Prepares the way of a number, `size` units large at the end, and of the words behind it.
  ///
  /// - Parameters:
  ///   - to: Where the number ends, and then where its words begin.
  ///   - count: What it is out of.
  init(
    _ text: String, _ quantity: Quantity, size: Double, to end: Point, _ of: Label, to words: Point, _ count: Int,
    _ film: TrainingContext
  ) throws(TypesettingError) {
    moves = film.ends
    let figures = try Figures(size: size, film.lettering)
    let before = try ReadoutVisual.large(in: film.layout.learning.parts.number, of: count, film.lettering)
    var digits: [(path: Path, at: Point)] = []
    var (x, ink) = (0.0, Rect.empty)
    for character in text {
      // As the figures set it.
      let glyph = try film.lettering.text(String(character), size: size, heavy: true)
      let advance = figures.width(String(character))
      let at = Point(x + (advance - glyph.width) / 2, 0)
      digits += glyph.parts.map { ($0.path, at) }
      ink = ink.union(glyph.bounds(.left, at: at))
      x += advance
    }
    let start = before.end - Point(before.figures.width(text), 0)
    let number = Piece(
      paths: digits, ink: ink, size: size * film.unit, text: text, source: "\\role{ink@\(quantity.tag)}{\(text)}",
      color: film.theme.ink, from: (start, before.size / size), to: end - Point(x, 0))
    let small = try film.lettering.text(of.plain, size: film.theme.caption)
    let behind = before.end + Point(ReadoutVisual.behind * film.unit, 0)
    let rest = Piece(
      paths: of.parts.map { ($0.path, .zero) }, ink: of.ink, size: of.size, text: of.plain, source: "",
      color: film.theme.muted, from: (behind, small.size / of.size), to: words)
    pieces = [number, rest]
  }

  /// Whether it has come to its place.
  func isThere(at time: Double) -> Bool { moves.progress(at: time) >= 1 }

  /// Appends both as they are at `time`; nothing before they set out.
  func draw(at time: Double, into scene: inout Scene) {
    guard time >= moves.start else { return }
    let way = Easing.inOut(moves.progress(at: time))
    for piece in pieces {
      let scale = piece.from.scale + (1 - piece.from.scale) * way
      let origin = piece.from.at.toward(piece.to, way)
      for part in piece.paths {
        let place = Transform.place(at: origin + part.at * scale, scale: scale)
        scene.letter(.fill(part.path, .solid(piece.color), place))
      }
      let bounds = Transform.place(at: origin, scale: scale)(piece.ink)
      scene.mark(
        Mark(
          kind: .label, bounds: bounds, size: piece.size * scale, text: piece.text, colors: [piece.color], opacity: 1,
          isMoving: true, source: piece.source, coloredRuns: [Mark.ColoredRun(color: piece.color, bounds: bounds)]))
    }
  }
}
