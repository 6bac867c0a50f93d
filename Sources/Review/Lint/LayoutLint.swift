import Drawing
public import FilmKit
public import Timeline

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
    var notes = Notes(film)
    for beat in film.timeline.beats { notes.take(look(at: beat)) }
    return notes.findings
  }

  /// What a film shows in one beat, at the moments that are looked at.
  public struct BeatLook: Sendable {
    /// One of the moments.
    struct Moment: Sendable {
      let frame: Int
      /// The frame's marks, and what is wrong with them by themselves; nil where they are those of the moment before.
      let seen: (marks: [Mark], faults: [(text: String, fault: LayoutFinding.Fault)])?
    }

    let beat: BeatID
    /// In order; the first is the beat's first frame and has its marks.
    var moments: [Moment] = []
  }

  /// Looks at the frames of a beat in order, the first and the last among them: densely, but in long strides where
  /// nothing has moved for long; a change after a long stride is gone back for.
  ///
  /// Depends on nothing but the beat: beats can be looked at side by side.
  public func look(at beat: Beat) -> BeatLook {
    var look = BeatLook(beat: beat.id)
    guard let last = beat.frames.last else { return look }
    let timeline = film.timeline
    let frame = Rect(x: 0, y: 0, width: Double(timeline.size.width), height: Double(timeline.size.height))
    func note(_ index: Int, _ marks: [Mark]?) {
      look.moments.append(
        BeatLook.Moment(frame: index, seen: marks.map { marks in (marks, Self.faults(of: marks, in: frame)) }))
    }
    let rate = timeline.frameRate
    let step = max(1, rate.numerator / (rate.denominator * samplesPerSecond))
    let (patience, long) = (Self.patience * rate.numerator / rate.denominator, 20 * step)
    var (index, changed) = (beat.frames.lowerBound, beat.frames.lowerBound)
    var shown = film.marks(index)
    note(index, shown)
    while index < last {
      let stride = index - changed < patience ? step : long
      let next = min(index + stride, last)
      let marks = film.marks(next)
      if marks == shown {
        index = next
        note(index, nil)
      } else if next - index > step {
        changed = index
      } else {
        (index, changed, shown) = (next, next, marks)
        note(index, marks)
      }
    }
    return look
  }

  /// What is found in the beats of a film, from the first to the last.
  public struct Notes {
    private let film: any Film
    private var reading: Readings
    private var roundings: Roundings
    private var found: [LayoutFinding] = []
    private var shown: [Mark]?

    /// Starts before the first beat.
    public init(_ film: any Film) {
      self.film = film
      reading = Readings(film)
      roundings = Roundings(film)
    }

    /// Takes in what was seen of the next beat.
    public mutating func take(_ look: BeatLook) {
      for moment in look.moments {
        // A beat may begin as the one before ended.
        let seen = moment.seen.flatMap { $0.marks == shown ? nil : $0 }
        reading.look(at: moment.frame, marks: seen?.marks)
        guard let seen else { continue }
        shown = seen.marks
        roundings.look(at: moment.frame, marks: seen.marks)
        found += seen.faults.map { LayoutFinding($0.fault, text: $0.text, beat: look.beat, frame: moment.frame) }
      }
    }

    /// All findings, in the order of their times: one for each kind of fault, label and beat.
    public var findings: [LayoutFinding] {
      LayoutFinding.grouped(found + reading.findings + roundings.findings + LayoutLint(film).emptyStages())
    }
  }
}
