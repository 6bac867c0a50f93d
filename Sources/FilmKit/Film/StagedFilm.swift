public import Drawing
public import Timeline

/// A film as most are: a stage, over it a panel and a header, before and after it cards, a countdown, and captions.
///
/// Whoever makes one brings the stage, what happens on it, and what its numbers stand for; the rest follows from the
/// story. It is made once; then every frame is drawn from its index alone.
///
/// A class, so that asking for a frame copies a reference, not all that it is made of.
public final class StagedFilm: Film {
  /// The true value of a number on screen, and what it is called, from its tag; nil for a tag that stands for none.
  public typealias Numbers = @Sendable (_ tag: String) -> (name: String, value: Double)?
  /// What a beat comes to, in one line of plain text; nil for the words that every film has.
  public typealias Summary = @Sendable (_ beat: BeatID) -> String?

  /// The timeline that it was made from.
  public let timeline: Timeline
  /// What can be heard.
  public let events: [FilmEvent]
  private let schedule: Schedule
  private let ground: Color
  /// What the end takes away: the stage, then panel and header, which say what the timeline asks for.
  private let visuals: [any Visual]
  /// Countdown, title card, end card and captions, which the end does not take away.
  private let cards: [any Visual]
  /// What lies behind all of it, and stays.
  private let backdrop: (any Visual)?
  private let curtain: Span
  private let numbers: Numbers
  private let summary: Summary

  /// Lays out and typesets what the stage does not have; after that nothing can fail.
  ///
  /// - Parameters:
  ///   - story: What the film shows.
  ///   - stage: What stands on the stage and in front of it, from the ground up.
  ///   - backdrop: What lies behind the stage and stays as the end takes that away, for the end card to be set on; nil for
  ///     the ground alone.
  ///   - lights: When terms of the panel's formulas are lit; nil for never.
  ///   - events: What can be heard, in the order of the frames, as an `EventCollector` has it.
  ///   - numbers: What the tagged numbers of labels stand for.
  ///   - summary: What a beat comes to.
  public init(
    _ story: some FilmStory, stage: [any Visual], backdrop: (any Visual)? = nil, lights: (any TermLights)? = nil,
    events: [FilmEvent],
    numbers: @escaping Numbers, summary: @escaping Summary
  ) throws(FilmError) {
    timeline = story.timeline
    schedule = story.schedule
    ground = story.theme.ground
    self.backdrop = backdrop
    curtain = story.curtain
    let header = story.hasHeader ? [try HeaderVisual(story)] : []
    visuals = stage + [try PanelVisual(story, lights: lights)] + header
    cards = try Self.cards(story, hasBackdrop: backdrop != nil)
    (self.events, self.numbers, self.summary) = (events, numbers, summary)
  }

  /// What frame `index` shows, from the index alone.
  public func frame(_ index: Int) -> DisplayList {
    DisplayList(background: ground, commands: scene(index, isInspected: false).commands)
  }

  /// What frame `index` shows without its labels.
  public func ground(_ index: Int) -> DisplayList {
    DisplayList(background: ground, commands: scene(index, isInspected: false, hasLabels: false).commands)
  }

  /// The labels and bodies of frame `index`.
  public func marks(_ index: Int) -> [Mark] { scene(index, isInspected: true).marks ?? [] }

  /// The numbers in a label, each with what it was rounded from.
  public func numbers(in mark: Mark) -> [ShownNumber] {
    FormulaText.tagged(mark.source).compactMap { tag, shown in
      // A name is tagged as well: for its colour and its light.
      guard shown.drop(while: { "-(−".contains($0) }).first?.isNumber == true else { return nil }
      return numbers(tag).map { ShownNumber(name: $0.name, value: $0.value, shown: shown) }
    }
  }

  /// What a beat comes to, in one line of plain text.
  public func summary(of beat: BeatID) -> String {
    if let text = summary(beat) { return text }
    return switch beat {
    case .countdown: timeline.wording(.countdownSummary)
    case .title: timeline.wording(.titleSummary)
    case .end: timeline.wording(.endSummary)
    default: ""
    }
  }

  /// Draws frame `index`; with or without `skipsUnseen` it is the same, sooner or later.
  package func scene(
    _ index: Int, isInspected: Bool, hasLabels: Bool = true, skipsUnseen: Bool = true
  ) -> Scene {
    let time = schedule.time(ofFrame: index)
    var scene = Scene(isInspected: isInspected, hasLabels: hasLabels, skipsUnseen: skipsUnseen)
    backdrop?.draw(at: time, into: &scene)
    scene.through(Lens(opacity: 1 - Easing.inOut(curtain.progress(at: time)))) { scene in
      for visual in visuals { visual.draw(at: time, into: &scene) }
    }
    for visual in cards { visual.draw(at: time, into: &scene) }
    return scene
  }

  private static func cards(_ story: some FilmStory, hasBackdrop: Bool) throws(FilmError) -> [any Visual] {
    var cards: [any Visual] = []
    do { cards.append(try CountdownVisual(story)) } catch { throw FilmError(place: "the countdown", error) }
    if let title = try CardVisual.title(story) { cards.append(title) }
    if let end = try CardVisual.end(story, hasEmblem: !hasBackdrop) { cards.append(end) }
    if let captions = try CaptionVisual(story) { cards.append(captions) }
    return cards
  }
}
