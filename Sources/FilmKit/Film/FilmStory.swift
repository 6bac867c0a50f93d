public import Timeline

/// What a film shows: when it comes up, and what its panel says, in the setting that it was given.
///
/// Its visuals are made from it; what every film has (header, panel, cards, countdown and captions) knows no more of it.
public protocol FilmStory {
  /// What the film was given.
  var setting: FilmSetting { get }
  /// When what the film is about comes up.
  var appear: Span { get }
  /// Whether it has a header with the title and the phases.
  var hasHeader: Bool { get }

  /// What the panel says in a beat; nil where it stays empty.
  func text(of beat: BeatID) -> PanelText?
  /// When the panel of a beat goes, where that is not as the next one's comes; nil for the rule.
  func panelLeaves(_ beat: BeatID) -> Span?
  /// How long the formula of a beat takes to come, at most, in seconds.
  func panelMotion(_ beat: BeatID) -> Double
  /// When the stage shows what the last step of a beat's formula says, which waits for it; nil where that need not.
  func panelResult(_ beat: BeatID) -> Double?
  /// A formula of the timeline's own with the film's colours in it.
  func colored(_ formula: String) -> String
  /// What the cards show above their words, no larger than so many pixels; nil for words alone.
  func emblem(width: Double, height: Double) -> Emblem?
}

extension FilmStory {
  /// It has.
  public var hasHeader: Bool { true }
  /// As the next one's comes.
  public func panelLeaves(_ beat: BeatID) -> Span? { nil }
  /// Time enough for a formula of four steps.
  public func panelMotion(_ beat: BeatID) -> Double { 2.4 }
  /// No wait.
  public func panelResult(_ beat: BeatID) -> Double? { nil }
  /// As it stands.
  public func colored(_ formula: String) -> String { formula }
  /// None.
  public func emblem(width: Double, height: Double) -> Emblem? { nil }
}

extension FilmStory {
  /// The timeline that the film is made of.
  public var timeline: Timeline { setting.timeline }
  /// Colours, sizes and durations.
  public var theme: Theme { setting.theme }
  /// When things happen.
  public var schedule: Schedule { setting.schedule }
  /// What makes labels.
  public var lettering: Lettering { setting.lettering }
  /// Where the parts of the picture are.
  public var bands: Bands { setting.bands }
  /// Whether the narration's words are burned in.
  public var hasCaptions: Bool { setting.hasCaptions }
  /// How the film says everything.
  public var wording: Wording { setting.timeline.wording }
  /// Pixels in a unit.
  public var unit: Double { setting.unit }

  /// When everything makes way for the end card.
  public var curtain: Span { schedule.clearing(.end, theme) }

  /// When what belonged to a beat makes way: as the beat after it starts.
  public func leave(_ beat: BeatID) -> Span { schedule.motion(after: beat, atMost: theme.fade) }

  /// The phases that are stops on the rail of the header: of those that last, in the order of the film.
  var rail: [Phase] {
    timeline.words.phases.filter { phase in
      phase.stop != nil && timeline.beats.contains { $0.phase == phase && !$0.frames.isEmpty }
    }
  }

  /// When one phase takes over from another, in the order of the film; the first from the start.
  var phases: [(phase: Phase, starts: Span)] {
    var changes: [(phase: Phase, starts: Span)] = []
    for beat in timeline.beats where !beat.frames.isEmpty && changes.last?.phase != beat.phase {
      let motion = schedule.motion(beat.id, atMost: theme.fade)
      changes.append((beat.phase, changes.isEmpty ? Span(start: 0, length: 0) : motion))
    }
    return changes
  }
}
