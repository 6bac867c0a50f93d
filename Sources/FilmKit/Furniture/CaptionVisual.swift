import Drawing
import Timeline
import Typesetting

/// The words of the narration, burned into a band at the bottom that the stage leaves free.
struct CaptionVisual: Visual {
  private struct Piece {
    let lines: [(label: Label, at: Point)]
    let box: (rect: Rect, path: Path)
    let start: Double
    let end: Double
  }

  private let pieces: [Piece]
  private let theme: Theme

  /// Prepares the pieces; nil where captions are not asked for.
  init?(_ film: some FilmStory) throws(FilmError) {
    guard film.hasCaptions else { return nil }
    theme = film.theme
    let (area, unit) = (film.bands.captions, film.unit)
    let size = 36.0
    // About half an em a letter.
    let longest = max(12, min(46, Int(area.width / (0.52 * size * unit))))
    var pieces: [Piece] = []
    for caption in film.timeline.captions(longestLine: longest) {
      do {
        var lines: [(label: Label, at: Point)] = []
        let pitch = 48 * unit
        let top = area.center.y - pitch * Double(caption.lines.count - 1) / 2 + 0.34 * size * unit
        for (row, words) in caption.lines.enumerated() {
          let label = try film.lettering.text(words, size: size, fitting: area.width - 40 * unit)
          lines.append((label, Point(area.center.x, top + pitch * Double(row))))
        }
        var box = Rect.empty
        for line in lines { box = box.union(line.label.bounds(.center, at: line.at)) }
        box = box.expanded(by: 8 * unit).inset(left: -16 * unit, right: -16 * unit)
        pieces.append(
          Piece(
            lines: lines, box: (box, .roundedRect(box, radius: 12 * unit)),
            start: film.schedule.start(ofFrame: film.timeline.clock.frame(at: caption.start)),
            end: film.schedule.start(ofFrame: film.timeline.clock.frame(at: caption.end))))
      } catch {
        throw FilmError(
          place: film.timeline.speech == nil ? "say[\"\(caption.beat)\"]" : "voiceover.script", error)
      }
    }
    self.pieces = pieces
  }

  func draw(at time: Double, into scene: inout Scene) {
    // Words come and go quickly, so as to be there for all of their time.
    let fade = 0.1
    for piece in pieces where time >= piece.start && time < piece.end {
      let length = max(min(fade, (piece.end - piece.start) / 4), 1e-9)
      let opacity = Easing.inOut(min(1, (time - piece.start) / length, (piece.end - time) / length))
      guard opacity > 0 else { continue }
      scene.append(.fill(piece.box.path, .solid(theme.surface.opacity(0.9 * opacity)), .identity))
      for line in piece.lines {
        line.label.draw(.center, at: line.at, opacity: opacity, into: &scene) { _ in theme.ink }
      }
    }
  }
}
