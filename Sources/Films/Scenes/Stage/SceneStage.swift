import Drawing
import FilmKit
import Timeline
import Typesetting

/// The marks of all scenes, in their places and at their times.
struct SceneStage: Visual {
  /// A mark as it is from a change on: while that lasts, on its way from what it was before.
  private struct Form: Sendable {
    let change: Span
    let place: SceneLayout.Place
    /// Whether it shows something else than before, so that what both have may change its order.
    let isAnother: Bool
  }

  /// A mark through its scene.
  private struct Staged: Sendable {
    /// At least one.
    var forms: [Form]
    var times = MarkTimes()

    /// Where it stands at a time.
    func center(at time: Double) -> Point {
      (forms.last { $0.change.start <= time } ?? forms[0]).place.center
    }

    func draw(_ moment: MarkMoment, at time: Double, into scene: inout Scene) {
      let index = forms.lastIndex { $0.change.progress(at: time) > 0 } ?? 0
      let (now, progress) = (forms[index], forms[index].change.progress(at: time))
      guard index > 0, progress < 1 else {
        now.place.drawing.draw(moment, into: &scene)
        if now.place.excess > 0, let all = now.place.drawing.anchors?.all, moment.enter == 1 {
          scene.mark(.outgrown("mark \(now.place.name)", all, by: now.place.excess, opacity: moment.opacity))
        }
        return
      }
      let old = scene.taking { forms[index - 1].place.drawing.draw(moment, into: &$0) }
      let new = scene.taking { now.place.drawing.draw(moment, into: &$0) }
      Morph(from: old, to: new, sorted: !now.isAnother).draw(Easing.inOut(progress), into: &scene)
    }
  }

  /// What flies, on its way.
  private struct StagedFlight: Sendable {
    let span: Span
    let flight: ScenesContent.Flight
    /// When its mark goes, where that leaves before: it stays behind.
    let leaving: Span?
    /// When the mark comes in which it arrives, where that isn't there before: it stays until then.
    var landing: Span?
  }

  /// A scene: its marks in the order in which they are drawn, by name.
  private struct StagedScene: Sendable {
    /// Which of the film's scenes it is, from 0.
    let number: Int
    var names: [String] = []
    var marks: [String: Staged] = [:]
    var playing = Playing()
    var camera: StageCamera
    var flights: [StagedFlight] = []
    /// What is heard: marks that come, and marks that arrive, in beats.
    var entrances: [(beat: BeatID, name: String, time: Double)] = []
    var arrivals: [(beat: BeatID, event: String, name: String, time: Double)] = []
    var span: Span
    /// Marks that the next scene has from its start on.
    var handed: Set<String> = []
    var handover = Double.infinity

    /// Takes over marks from the scene before, as they are there, and lets them go to their places in this one.
    mutating func keep(_ names: [String], from before: StagedScene, _ change: Span) {
      for name in names {
        guard let old = before.marks[name], let last = old.forms.last, let own = marks[name]?.forms.first else {
          continue
        }
        let start = Span(start: 0, length: 0)
        marks[name] = Staged(
          forms: [
            Form(change: start, place: last.place, isAnother: false),
            Form(change: change, place: own.place, isAnother: false),
          ], times: old.times)
      }
    }
  }

  private var scenes: [StagedScene] = []
  private let theme: Theme
  private let unit: Double

  init(_ story: ScenesStory) throws(FilmError) {
    (theme, unit) = (story.theme, story.unit)
    for (number, scene) in story.content.scenes.enumerated() {
      var staged = StagedScene(
        number: number, camera: StageCamera(stage: story.stage, unit: story.unit), span: Span(start: 0, length: 0))
      let layouts: [BeatID: SceneLayout]
      do throws(TypesettingError) {
        layouts = try Self.lay(out: scene, story, into: &staged)
      } catch {
        throw FilmError(place: "scene \(scene.name)", error)
      }
      if let before = scenes.last, let first = scene.beats.first {
        staged.keep(first.keeps, from: before, Self.opening(first, story))
      }
      Self.time(scene, layouts, isFirst: number == 0, story, into: &staged)
      let start = scene.beats.first.map { story.schedule.beat($0.id).start } ?? 0
      var end = 1e7
      if number + 1 < story.content.scenes.count, let next = story.content.scenes[number + 1].beats.first {
        // What a scene leaves goes as the next one begins, but for what that keeps.
        let clearing = story.schedule.clearing(next.id, story.theme)
        (staged.handed, staged.handover) = (Set(next.keeps), clearing.start)
        for name in staged.names where !staged.handed.contains(name) { staged.marks[name]?.times.go(clearing) }
        end = clearing.end
      }
      staged.span = Span(start: start, length: end - start)
      scenes.append(staged)
    }
  }

  /// Lays the marks out, and again for each beat that moves or changes some.
  ///
  /// - Returns: The layouts that beats lead to.
  private static func lay(
    out scene: ScenesContent.Scene, _ story: ScenesStory, into staged: inout StagedScene
  ) throws(TypesettingError) -> [BeatID: SceneLayout] {
    var found: [BeatID: SceneLayout] = [:]
    var last: SceneLayout?
    for (version, arrangement) in scene.arrangements.enumerated() {
      let layout = try SceneLayout(arrangement.marks, scene.areas, story, after: last, version: version)
      last = layout
      if let beat = arrangement.beat {
        found[beat] = layout
        continue
      }
      staged.names = layout.names
      for (name, place) in layout.places {
        staged.marks[name] = Staged(forms: [Form(change: Span(start: 0, length: 0), place: place, isAnother: false)])
      }
    }
    return found
  }

  /// The part of a scene's first beat in which the scene before goes, and what stays goes to its new place.
  private static func opening(_ beat: BeatDraft, _ story: ScenesStory) -> Span {
    let clearing = story.schedule.clearing(beat.id, story.theme)
    guard !beat.keeps.isEmpty else { return clearing }
    let motion = story.schedule.motion(beat.id).end - clearing.start
    return Span(start: clearing.start, length: max(clearing.length, min(BeatDraft.moving, 0.5 * motion)))
  }

  /// Divides the moving part of each beat among what happens in it: what leaves, what moves, where the
  /// camera goes, what flies, what enters, what plays.
  private static func time(
    _ scene: ScenesContent.Scene, _ layouts: [BeatID: SceneLayout], isFirst: Bool, _ story: ScenesStory,
    into staged: inout StagedScene
  ) {
    let schedule = story.schedule
    // What each variable is.
    var numbers = scene.carried
    let start = scene.beats.first.map { schedule.beat($0.id).start } ?? 0
    for (name, number) in numbers.sorted(by: { $0.key < $1.key }) {
      staged.playing.add(PlayDraft(name, from: number, to: number), Span(start: start, length: 0))
    }
    var pans: [(span: Span, goal: CameraGoal)] = []
    for (number, beat) in scene.beats.enumerated() {
      var span = schedule.motion(beat.id)
      if number == 0, !isFirst {
        let opening = opening(beat, story)
        span = Span(start: opening.end, length: max(0, span.end - opening.end))
      }
      let actions = (beat.leave.isEmpty ? 0 : 1) + beat.enter.count
      // A variable that begins this beat with another number than it has goes there before all else.
      let changes = (beat.step.map { [$0] } ?? []) + returns(beat.plays, numbers)
      for play in beat.allPlays { numbers[play.variable] = play.to }
      let quick = actions + (changes.isEmpty ? 0 : 1)
      let moving = layouts[beat.id] == nil ? 0 : BeatDraft.moving / 0.6
      let panning = beat.camera == nil ? 0 : BeatDraft.panning / 0.6
      let flying = beat.flights.isEmpty ? 0 : BeatDraft.flying / 0.6
      let slot = min(
        0.6, (beat.plays.isEmpty ? 1 : 0.4) * span.length / max(1, Double(quick) + moving + panning + flying))
      var start = span.start
      if !changes.isEmpty {
        for play in changes { staged.playing.add(play, Span(start: start, length: slot)) }
        start += slot
      }
      let leaving = Span(start: start, length: slot)
      if !beat.leave.isEmpty {
        for name in beat.leave { staged.marks[name]?.times.go(leaving) }
        start += slot
      }
      if let layout = layouts[beat.id] {
        let change = Span(start: start, length: moving * slot)
        for (name, place) in layout.places where place.version != staged.marks[name]?.forms.last?.place.version {
          let isAnother = beat.becomes.contains(name)
          staged.marks[name]?.forms.append(Form(change: change, place: place, isAnother: isAnother))
        }
        staged.arrivals += beat.becomes.map { (beat.id, "\($0) becomes another", $0, change.end) }
        staged.arrivals += beat.moves.map { (beat.id, "\($0.mark) moves", $0.mark, change.end) }
        start = change.end
      }
      if let goal = beat.camera {
        let pan = Span(start: start, length: panning * slot)
        pans.append((pan, goal))
        start = pan.end
      }
      let firstFlight = staged.flights.count
      if !beat.flights.isEmpty {
        let way = Span(start: start, length: flying * slot)
        for flight in scene.flights where flight.beat == beat.id.kind {
          staged.flights.append(
            StagedFlight(
              span: way, flight: flight, leaving: beat.leave.contains(flight.from.mark) ? leaving : nil))
          let event = "\(flight.from.mark) flies to \(flight.to.mark)"
          staged.arrivals.append((beat.id, event, flight.to.mark, way.end))
        }
        start = way.end
      }
      for name in beat.enter {
        let comes = Span(start: start, length: slot)
        for index in staged.flights[firstFlight...].indices where staged.flights[index].flight.to.mark == name {
          staged.flights[index].landing = comes
        }
        staged.marks[name]?.times.come(comes)
        staged.entrances.append((beat.id, name, start))
        start += slot
      }
      let rest = Span(start: start, length: max(0, span.end - start))
      for play in beat.plays { staged.playing.add(play, rest) }
      let change = schedule.motion(beat.id, atMost: story.theme.fade)
      for name in staged.names {
        staged.marks[name]?.times.dim(!beat.light.isEmpty && !beat.light.contains(name), change)
      }
    }
    for (span, goal) in pans {
      let part: Rect? = if case .mark(let name) = goal { bounds(of: name, scene, staged, at: span.end) } else { nil }
      staged.camera.go(to: part, span)
    }
  }

  /// What a mark fills at a time, with all that stands on it or points at it alone.
  private static func bounds(
    of name: String, _ scene: ScenesContent.Scene, _ staged: StagedScene, at time: Double
  ) -> Rect {
    let own = scene.marks.filter { mark in
      let others = mark.content.references.map(\.mark) + (mark.content.host.map { [$0] } ?? [])
      return mark.name == name || (!others.isEmpty && others.allSatisfy { $0 == name })
    }
    var picture = Scene()
    let play = staged.playing.moment(at: time)
    for mark in own {
      // What is still to come counts as well where it is the mark itself.
      let moment =
        staged.marks[mark.name]?.times.moment(at: time, play)
        ?? (mark.name == name ? MarkMoment(enter: 1, leave: 0, dim: 0, play: play) : nil)
      guard let moment else { continue }
      let whole = MarkMoment(enter: 1, leave: 0, dim: 0, play: moment.play)
      staged.marks[mark.name]?.draw(whole, at: time, into: &picture)
    }
    return picture.commands.reduce(Rect.empty) { bounds, command in
      if case .glow = command { return bounds }
      return bounds.union(command.bounds)
    }
  }

  /// What brings variables that have other numbers to where they are to begin.
  private static func returns(_ plays: [PlayDraft], _ numbers: [String: Double]) -> [PlayDraft] {
    plays.compactMap { play in
      guard let number = numbers[play.variable], number != play.from else { return nil }
      return PlayDraft(play.variable, from: number, to: play.from)
    }
  }

  func draw(at time: Double, into scene: inout Scene) {
    // What a scene leaves may stand on what the next one keeps.
    for staged in scenes.reversed() where time >= staged.span.start && time < staged.span.end {
      let play = staged.playing.moment(at: time)
      for name in staged.names where time < staged.handover || !staged.handed.contains(name) {
        guard let mark = staged.marks[name], let moment = mark.times.moment(at: time, play) else { continue }
        staged.camera.draw(at: time, into: &scene) { scene in
          scene.owned(by: "scenes[\(staged.number)].marks.\(name)") { mark.draw(moment, at: time, into: &$0) }
        }
      }
      for staging in staged.flights {
        let (progress, flight) = (staging.span.progress(at: time), staging.flight)
        let (left, taken) = (staging.leaving?.progress(at: time), staging.landing?.progress(at: time))
        guard max(progress, left ?? 0) > 0, taken.map({ $0 < 1 }) ?? (progress < 1),
          let source = staged.marks[flight.from.mark]
        else { continue }
        // Of what leaves before, it is taken along as it was.
        let whole = MarkMoment(enter: 1, leave: 0, dim: 0, play: play)
        guard let moment = left == nil ? source.times.moment(at: time, play) : whole else { continue }
        let anchors = [flight.from.mark, flight.to.mark].reduce(into: [String: MarkAnchors]()) { anchors, name in
          anchors[name] = staged.marks[name]?.forms.last { $0.change.start <= time }?.place.drawing.anchors
        }
        let way = FlightDrawing(from: flight.from.rect(anchors, play), to: flight.to.rect(anchors, play), theme, unit)
        staged.camera.draw(at: time, into: &scene) { scene in
          let all = scene.taking { source.draw(moment, at: time, into: &$0) }.commands
          way.draw(all, progress, left: left, taken: taken, into: &scene)
        }
      }
    }
  }

  /// A note for each mark that comes, a softer one for each that arrives elsewhere, and a soft one for each step of a
  /// variable, the higher the farther it is.
  func events(_ story: ScenesStory) -> [FilmEvent] {
    var events = EventCollector(story.setting)
    for (scene, staged) in zip(story.content.scenes, scenes) {
      for (number, entrance) in staged.entrances.enumerated() {
        let note = Note(Note.Pitch(step: 5 + number % 5), level: Note.reference)
        events.add(
          "\(entrance.name) enters", [note], entrance.beat, at: entrance.time,
          staged.marks[entrance.name]?.center(at: entrance.time) ?? .zero)
      }
      for arrival in staged.arrivals {
        let note = Note(Note.Pitch(step: 3), level: 0.7 * Note.reference, seconds: 0.5)
        events.add(
          arrival.event, [note], arrival.beat, at: arrival.time,
          staged.marks[arrival.name]?.center(at: arrival.time) ?? .zero)
      }
      for arrival in staged.playing.arrivals {
        guard let beat = scene.beats.last(where: { story.schedule.beat($0.id).start <= arrival.time }) else { continue }
        let note = Note(Note.Pitch(step: Int(10 * arrival.share)), level: 0.5 * Note.reference, seconds: 0.5)
        events.add("step", [note], beat.id, at: arrival.time, story.stage.center)
      }
    }
    return events.events
  }
}
