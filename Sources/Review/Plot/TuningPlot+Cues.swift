import Drawing
import FilmKit
import Timeline

extension TuningPlot {
  /// The words on which beats start or land, each with a line to its beat, and a flag with the beat's name.
  struct CueMarkers {
    /// A marker, and what it is drawn of.
    struct Placed {
      let marker: Marker
      let cue: Cue
      /// The line of the page that its word is in, and the one that its beat is in.
      let (wordLine, line): (Int, Int)
      /// Where the beat was in its line; nil when that is another.
      let before: Double?
      /// The flag, and its place; nil when there is no room.
      fileprivate(set) var flag: (label: Label, bounds: Rect)?
    }

    private let grid: Grid
    /// In the order of the film.
    private(set) var markers: [Placed] = []

    /// Places the markers of the cues whose words are said, and then the flags.
    init(_ content: Content, _ grid: Grid, _ pen: Pen) {
      self.grid = grid
      for cue in content.cues where content.words.indices.contains(cue.word) {
        let said = content.words[cue.word].span.lowerBound
        let (wordLine, line) = (grid.line(of: said), grid.line(of: cue.moment))
        let marker = Marker(
          beat: cue.beat, word: Point(grid.x(said), grid.band(.bars, wordLine).lowerBound),
          moment: Point(grid.x(cue.moment), grid.band(.after, line).lowerBound))
        let before = cue.before.flatMap { grid.line(of: $0) == wordLine ? grid.x($0) : nil }
        markers.append(Placed(marker: marker, cue: cue, wordLine: wordLine, line: line, before: before, flag: nil))
      }
      for index in markers.indices { placeFlag(index, pen) }
    }

    /// Finds a place for a flag where it covers no other one, and if it can be no other marker's line.
    private mutating func placeFlag(_ index: Int, _ pen: Pen) {
      let placed = markers[index]
      let text = "\(placed.cue.beat)" + (placed.cue.lands ? " lands" : "")
      guard let label = pen.label(text, size: 15, heavy: true) else { return }
      let (width, x) = (label.width + 14, placed.marker.moment.x)
      let top = grid.band(.flags, placed.line).lowerBound
      let flags = markers.compactMap { $0.line == placed.line ? $0.flag?.bounds : nil }
      let lines = markers.filter { $0.line == placed.line && $0.cue.beat != placed.cue.beat }.map(\.marker.moment.x)
      for avoidsLines in [true, false] {
        for row in 0..<Grid.flag.rows {
          for left in [x, x - width] where left >= Grid.left && left + width <= Grid.right {
            let y = top + Double(row) * Grid.flag.height
            let bounds = Rect(x: left, y: y, width: width, height: Grid.flag.height - 2)
            guard !flags.contains(where: { $0.overlaps(bounds.expanded(by: 2)) }) else { continue }
            guard !avoidsLines || !lines.contains(where: { $0 > left - 3 && $0 < left + width + 3 }) else { continue }
            markers[index].flag = (label, bounds)
            return
          }
        }
      }
    }

    /// Draws the lines.
    func draw(_ pen: Pen, into scene: inout Scene) {
      let color = pen.theme.signal
      for placed in markers {
        let (word, moment) = (placed.marker.word.x, placed.marker.moment.x)
        let curves = grid.band(.curves, placed.wordLine)
        if let before = placed.before {
          // From where the beat was to its word.
          let (from, to) = (Point(before, curves.lowerBound), Point(word, curves.upperBound))
          let middle = (from.y + to.y) / 2
          let curve = Path([.move(from), .curve(Point(from.x, middle), Point(to.x, middle), to)])
          scene.append(.stroke(curve, Stroke(width: 1.8, dashes: [5, 5]), .solid(color), .identity))
          let dot = Path.circle(center: from, radius: 3.5)
          scene.append(.fill(dot, .solid(color), .identity))
        }
        let words = grid.band(.words, placed.wordLine).upperBound
        pen.line(Point(word, curves.upperBound), Point(word, words), color, width: 2, into: &scene)
        let (top, after) = (grid.band(.flags, placed.line).lowerBound, grid.band(.after, placed.line))
        if placed.wordLine == placed.line, abs(word - moment) >= 0.01 {
          pen.line(Point(word, words), Point(moment, top), color, width: 2, into: &scene)
        } else if placed.wordLine == placed.line {
          pen.line(Point(moment, words), Point(moment, top), color, width: 2, into: &scene)
        }
        let foot = placed.cue.lands ? after.lowerBound : after.upperBound
        pen.line(Point(moment, top), Point(moment, foot), color, width: 2, into: &scene)
      }
    }

    /// Draws what stands above words: the flags, and where motions land.
    func drawFlags(_ pen: Pen, into scene: inout Scene) {
      let (theme, color) = (pen.theme, pen.theme.signal)
      for placed in markers {
        if let (label, bounds) = placed.flag {
          pen.fill(bounds, color, into: &scene)
          label.draw(.left, at: Point(bounds.minX + 7, bounds.minY + 16), into: &scene) { _ in theme.ground }
        }
        let moment = placed.marker.moment
        if placed.cue.lands {
          let ring = Path.circle(center: moment, radius: 7)
          scene.append(.fill(ring, .solid(theme.ground), .identity))
          scene.append(.stroke(ring, Stroke(width: 2.5), .solid(color), .identity))
          scene.append(.fill(.circle(center: moment, radius: 3), .solid(color), .identity))
        } else {
          let tip = Path.polygon([
            Point(moment.x - 6, moment.y - 7), Point(moment.x + 6, moment.y - 7), Point(moment.x, moment.y + 3),
          ])
          scene.append(.fill(tip, .solid(color), .identity))
        }
      }
    }
  }
}

extension Rect {
  /// Whether both cover some place.
  func overlaps(_ other: Rect) -> Bool {
    minX < other.maxX && other.minX < maxX && minY < other.maxY && other.minY < maxY
  }
}
