import Drawing
import Timeline

/// What the visuals that every film has are made from: header, panel, cards, countdown and captions.
protocol FilmSetting {
  var timeline: Timeline { get }
  var theme: Theme { get }
  var schedule: Schedule { get }
  var lettering: Lettering { get }
  var bands: Bands { get }
  /// Whether the narration's words are burned in.
  var hasCaptions: Bool { get }
  /// The last layer, counted from the input's 0.
  var lastLayer: Int { get }
  /// When what the film is about comes up.
  var appear: Span { get }

  /// What the panel says in a beat; nil where it stays empty.
  func text(of beat: BeatID) -> PanelText?
  /// When the panel of a beat goes, where that is not as the next one's comes; nil for the rule.
  func panelLeaves(_ beat: BeatID) -> Span?
  /// How long the formula of a beat takes to come, at most, in seconds.
  func panelMotion(_ beat: BeatID) -> Double
}

extension FilmSetting {
  /// Pixels in a unit.
  var unit: Double { bands.unit }

  /// When everything makes way for the end card.
  var curtain: Span { schedule.clearing(.end, theme) }

  /// When what belonged to a beat makes way: as the beat after it starts.
  func leave(_ beat: BeatID) -> Span { schedule.motion(after: beat, atMost: theme.fade) }

  func panelLeaves(_ beat: BeatID) -> Span? { nil }
  func panelMotion(_ beat: BeatID) -> Double { 2.4 }

  /// When one phase takes over from another, in the order of the film; the first from the start.
  var phases: [(phase: Phase, starts: Span)] {
    var changes: [(phase: Phase, starts: Span)] = []
    for beat in timeline.beats where !beat.frames.isEmpty && changes.last?.phase != beat.phase {
      let motion = schedule.motion(beat.id, atMost: theme.fade)
      changes.append((beat.phase, changes.isEmpty ? Span(start: 0, length: 0) : motion))
    }
    return changes
  }

  /// A tick for every second of the countdown, and one as it ends.
  var ticks: [FilmEvent] {
    guard let beat = timeline.beat(.countdown), !beat.frames.isEmpty else { return [] }
    let length = schedule.beat(.countdown).length
    let first = Int(length.rounded(.up))
    return (0...first).reversed().compactMap { left in
      let frame = schedule.frame(from: max(0, length - Double(left)))
      // As it ends the film begins, unless there is no more of it.
      guard frame < timeline.frameCount else { return nil }
      return FilmEvent(kind: .tick(secondsLeft: left), beat: .countdown, frame: frame, place: 0)
    }
  }
}
