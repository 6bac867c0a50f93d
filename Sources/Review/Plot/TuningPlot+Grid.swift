import Drawing
import FilmKit
import Timeline

extension TuningPlot {
  /// Where times are on the page, and what stands above what, in pixels.
  struct Grid {
    /// The width of the page, and the margin around everything.
    static let (width, margin) = (2400.0, 72.0)
    /// From where to where the lines of time run.
    static let (left, right) = (margin, width - margin)
    /// How many seconds a line has where the page is large enough.
    private static let usual = 12...24
    /// The gap between two lines.
    private static let gap = 40.0
    /// The height of a row of words, and how many there are; of the flags of cues likewise.
    static let word = (height: 22.0, rows: 3)
    static let flag = (height: 23.0, rows: 2)
    /// The words under a line.
    private static let note = 24.0

    /// How many seconds a line has.
    let seconds: Int
    /// How many lines there are.
    let count: Int
    /// How high the page is.
    let height: Double
    /// Pixels a second.
    var pixels: Double { (Self.right - Self.left) / Double(seconds) }

    private let top: Double
    private let wave: Double

    /// Lays out the lines for a film of some length under a head.
    init(until end: Double, hasSound: Bool, top: Double) {
      (self.top, wave) = (top, hasSound ? 92 : 0)
      let pitch = Self.pitch(wave)
      let most = max(1, Int((Double(Storyboard.largest) - top - Self.margin + Self.gap) / pitch))
      let film = max(1, Int(end.rounded(.up)))
      // All lines are of one length, and none is nearly empty.
      let lines = min(most, (film + Self.usual.upperBound - 1) / Self.usual.upperBound)
      seconds = max(Self.usual.lowerBound, (film + lines - 1) / lines)
      count = (film + seconds - 1) / seconds
      height = (top + Double(count) * pitch - Self.gap + Self.margin).rounded(.up)
    }

    private static func pitch(_ wave: Double) -> Double { rows(wave).end + gap }

    /// The tops of what a line of the page has, from the line's own top.
    private static func rows(
      _ wave: Double
    ) -> (
      before: Double, curves: Double, wave: Double, bars: Double, words: Double, flags: Double, after: Double,
      end: Double
    ) {
      let before = 26.0
      let curves = before + 26
      let sound = curves + 30
      let bars = sound + wave + 8
      let words = bars + 10
      let flags = words + Double(word.rows) * word.height + 12
      let after = flags + Double(flag.rows) * flag.height + 8
      return (before, curves, sound, bars, words, flags, after, after + 104 + note)
    }

    /// The top of a line of the page.
    func top(_ line: Int) -> Double { top + Double(line) * Self.pitch(wave) }

    /// From the top to the foot of a band, in a line.
    func band(_ band: Band, _ line: Int) -> ClosedRange<Double> {
      let rows = Self.rows(wave)
      let (from, to) =
        switch band {
        case .before: (rows.before, rows.curves)
        case .curves: (rows.curves, rows.wave)
        case .wave: (rows.wave, rows.wave + wave)
        case .bars: (rows.bars, rows.bars + 5)
        case .words: (rows.words, rows.words + Double(Self.word.rows) * Self.word.height)
        case .flags: (rows.flags, rows.after)
        case .after: (rows.after, rows.end - Self.note)
        case .note: (rows.end - Self.note, rows.end)
        case .all: (rows.before - 4, rows.end - Self.note)
        }
      return top(line) + from...top(line) + to
    }

    /// What a line has, from its top to its foot.
    enum Band {
      case before, curves, wave, bars, words, flags, after, note, all
    }

    /// The line that a time is in; a time between two lines begins the second.
    func line(of time: FilmTime) -> Int { min(count - 1, max(0, time.microseconds / 1_000_000 / seconds)) }

    /// Where a time is in a line.
    func x(_ time: FilmTime, in line: Int) -> Double {
      Self.left + (time.seconds - Double(line * seconds)) * pixels
    }

    /// Where a time is in its own line.
    func x(_ time: FilmTime) -> Double { x(time, in: line(of: time)) }

    /// A part of a range of time that is in one line.
    struct Piece {
      let line: Int
      let left: Double
      let right: Double
      var width: Double { right - left }
    }

    /// The parts of a range of time, one a line; none of an empty one.
    func pieces(of span: Range<FilmTime>) -> [Piece] {
      guard !span.isEmpty else { return [] }
      let last = line(of: span.upperBound)
      return (line(of: span.lowerBound)...max(line(of: span.lowerBound), last)).compactMap { line in
        let (from, to) = (x(span.lowerBound, in: line), x(span.upperBound, in: line))
        let piece = Piece(line: line, left: max(Self.left, from), right: min(Self.right, to))
        return piece.width > 0 ? piece : nil
      }
    }

    /// A part of a range of time within a band.
    func box(_ piece: Piece, _ band: Band) -> Rect {
      let rows = self.band(band, piece.line)
      return Rect(minX: piece.left, minY: rows.lowerBound, maxX: piece.right, maxY: rows.upperBound)
    }
  }
}
