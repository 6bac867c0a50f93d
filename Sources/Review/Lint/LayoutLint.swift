import Drawing
public import FilmKit
import Timeline

/// Looks through a film for what can't be read: labels that overlap, stand half in a neuron or outside the frame, are
/// too small, or gone too soon.
///
/// It looks at the labels that the film draws, not at pixels, at moments that are a tenth of a second apart at most while
/// anything moves. What is behind a label, and so its contrast, is for those who have pixels.
public struct LayoutLint: Sendable {
  /// The smallest type that can be read, in units.
  public static let smallest = 22.0
  /// The smallest type that can be read on a small screen, in pixels.
  public static let fewestPixels = 12.0
  /// The shorter side, in pixels, of the smallest frames that are watched; smaller ones are looked at, not read.
  static let smallestFrame = 480.0
  /// The least contrast of a label to what is behind it: what WCAG 2 asks of text (success criterion 1.4.3).
  public static let contrast = 4.5
  /// From which opacity a label can be in the way.
  static let seen = 0.3
  /// From which opacity a label can be read.
  static let legible = 0.5
  /// Lengths up to this many units are nothing: the edge of a smooth letter is that wide.
  static let slack = 1.0
  /// How long nothing must have moved for long strides, in seconds.
  private static let patience = 20

  let film: any Film
  private let samplesPerSecond: Int

  /// Prepares to look through a film.
  ///
  /// - Parameter samplesPerSecond: How often it looks at least while anything moves.
  public init(_ film: any Film, samplesPerSecond: Int = 10) {
    self.film = film
    self.samplesPerSecond = max(1, samplesPerSecond)
  }

  /// All findings, in the order of their times: one for each kind of fault, label and beat.
  public func findings() -> [LayoutFinding] {
    let timeline = film.timeline
    let frame = Rect(x: 0, y: 0, width: Double(timeline.size.width), height: Double(timeline.size.height))
    var findings: [LayoutFinding] = []
    var reading = Readings(film)
    var roundings = Roundings(film)
    walk { index, marks in
      reading.look(at: index, marks: marks)
      guard let marks else { return }
      roundings.look(at: index, marks: marks)
      let beat = timeline.beat(atFrame: index).id
      for (text, fault) in Self.faults(of: marks, in: frame) {
        findings.append(LayoutFinding(fault, text: text, beat: beat, frame: index))
      }
    }
    return LayoutFinding.grouped(findings + reading.findings + roundings.findings + emptyStages())
  }

  /// Looks at frames in order, the first and the last of every beat among them: densely, but in long strides where
  /// nothing has moved for long; a change after a long stride is gone back for.
  ///
  /// - Parameter look: Takes a frame and its marks, nil for those of the frame looked at before.
  func walk(_ look: (_ frame: Int, _ marks: [Mark]?) -> Void) {
    let rate = film.timeline.frameRate
    let step = max(1, rate.numerator / (rate.denominator * samplesPerSecond))
    let (patience, long) = (Self.patience * rate.numerator / rate.denominator, 20 * step)
    var shown: [Mark]?
    for beat in film.timeline.beats {
      guard let last = beat.frames.last else { continue }
      var (index, changed) = (beat.frames.lowerBound, beat.frames.lowerBound)
      let first = film.marks(index)
      look(index, first == shown ? nil : first)
      shown = first
      while index < last {
        let stride = index - changed < patience ? step : long
        let next = min(index + stride, last)
        let marks = film.marks(next)
        if marks == shown {
          index = next
          look(index, nil)
        } else if next - index > step {
          changed = index
        } else {
          (index, changed, shown) = (next, next, marks)
          look(index, marks)
        }
      }
    }
  }
}
