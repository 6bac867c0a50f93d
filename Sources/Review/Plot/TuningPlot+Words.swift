import Drawing
import FilmKit
import Timeline

extension TuningPlot {
  /// The words under the sound, in rows so that none covers another; those of cues have the first choice.
  struct WordLine {
    /// A word that has its place.
    struct ShownWord {
      let index: Int
      let label: Label
      let isCue: Bool
      let bounds: Rect
    }

    /// The most that a word is wide, and by how much it may be beside its time, in pixels.
    private static let (widest, shifts) = (300.0, [0.0, -6, 6, -12, 12, -20, 20])

    /// In the order in which they are said.
    let shown: [ShownWord]

    /// Finds places for as many words as there is room for.
    init(_ content: Content, _ grid: Grid, _ cues: CueMarkers, _ pen: Pen) {
      let cued = Set(cues.markers.map(\.cue.word))
      let size = 17.0
      var rows: [Int: [Rect]] = [:]
      var shown: [ShownWord] = []
      func label(_ index: Int, isCue: Bool) -> Label? {
        let word = content.words[index]
        let sign =
          switch word.standing {
          case .heard: ""
          case .unsure: "? "
          case .placed: "≈ "
          }
        return pen.label(sign + word.text, size: size, heavy: isCue, width: Self.widest)
      }
      func place(_ index: Int, _ label: Label, isCue: Bool, at lefts: [Double], avoiding lines: [Double]) -> Bool {
        let line = grid.line(of: content.words[index].span.lowerBound)
        let top = grid.band(.words, line).lowerBound
        for left in lefts {
          let left = min(max(left, Grid.left), Grid.right - label.width)
          guard !lines.contains(where: { $0 > left - 2 && $0 < left + label.width + 2 }) else { continue }
          for row in 0..<Grid.word.rows {
            let y = top + Double(row) * Grid.word.height
            let bounds = Rect(x: left, y: y, width: label.width, height: Grid.word.height - 1)
            let near = bounds.expanded(by: 4).inset(top: 4, bottom: 4)
            guard !rows[line, default: []].contains(where: { $0.overlaps(near) }) else { continue }
            rows[line, default: []].append(bounds)
            shown.append(ShownWord(index: index, label: label, isCue: isCue, bounds: bounds))
            return true
          }
        }
        return false
      }
      for index in content.words.indices where cued.contains(index) {
        guard let label = label(index, isCue: true) else { continue }
        let x = grid.x(content.words[index].span.lowerBound)
        // Where cues crowd, a word stands as near as it can.
        let (right, left) = (x + 5, x - 5 - label.width)
        let lefts = (0..<200).flatMap { (step: Int) -> [Double] in
          let shift = 8 * Double(step)
          // At the end of a line there is more room before the word.
          return right + label.width > Grid.right ? [left - shift] : [right + shift, left - shift]
        }
        _ = place(index, label, isCue: true, at: lefts, avoiding: [])
      }
      for (index, word) in content.words.enumerated() where !cued.contains(index) {
        guard let label = label(index, isCue: false) else { continue }
        let line = grid.line(of: word.span.lowerBound)
        let lines = cues.markers.filter { $0.wordLine == line }.map(\.marker.word.x)
        let middle = (grid.x(word.span.lowerBound, in: line) + grid.x(word.span.upperBound, in: line)) / 2
        let lefts = Self.shifts.map { middle - label.width / 2 + $0 }
        if !place(index, label, isCue: false, at: lefts, avoiding: lines) {
          _ = place(index, label, isCue: false, at: lefts, avoiding: [])
        }
      }
      self.shown = shown.sorted { $0.index < $1.index }
    }

    /// Draws when words are said, and what.
    func draw(_ content: Content, _ grid: Grid, _ pen: Pen, into scene: inout Scene) {
      let theme = pen.theme
      let cued = Set(shown.filter(\.isCue).map(\.index))
      for (index, word) in content.words.enumerated() {
        for piece in grid.pieces(of: word.span) {
          let bar = grid.box(piece, .bars).inset(right: min(1.5, piece.width / 4))
          let color = Self.color(word.standing, isCue: cued.contains(index), theme, pen.tint(theme.muted, 0.75))
          switch word.standing {
          case .heard: pen.fill(bar, color, into: &scene)
          case .unsure, .placed:
            let box = bar.expanded(by: -0.75)
            scene.append(.stroke(.rect(box), Stroke(width: 1.5), .solid(color), .identity))
          }
        }
      }
      for word in shown {
        let plate = word.bounds.expanded(by: 2).inset(top: 2, bottom: 2)
        pen.fill(plate, theme.ground, into: &scene)
        let color = Self.color(content.words[word.index].standing, isCue: word.isCue, theme, theme.ink)
        let place = Point(word.bounds.minX, word.bounds.minY + 16.5)
        word.label.draw(.left, at: place, into: &scene) { _ in color }
      }
    }

    private static func color(_ standing: Standing, isCue: Bool, _ theme: Theme, _ rest: Color) -> Color {
      switch standing {
      case .heard: isCue ? theme.signal : rest
      case .unsure, .placed: theme.increase
      }
    }
  }
}
