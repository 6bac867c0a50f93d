import Drawing
import FilmKit
import Timeline
import Typesetting

/// The marks of all scenes, in their places and at their times.
struct SceneStage: Visual {
  /// A mark that is laid out.
  private struct Staged: Sendable {
    let drawing: any MarkDrawing
    var times = MarkTimes()
    let center: Point
  }

  /// A scene: its marks in the order in which they are drawn, by name.
  private struct StagedScene: Sendable {
    var names: [String] = []
    var marks: [String: Staged] = [:]
    var playing = Playing()
    /// What is heard: marks that come, in beats.
    var entrances: [(beat: BeatID, name: String, time: Double)] = []
    var span: Span
  }

  private var scenes: [StagedScene] = []

  init(_ story: ScenesStory) throws(FilmError) {
    for (number, scene) in story.content.scenes.enumerated() {
      var staged = StagedScene(span: Span(start: 0, length: 0))
      do throws(TypesettingError) {
        try Self.lay(out: scene, story, into: &staged)
      } catch {
        throw FilmError(place: "scene \(scene.name)", error)
      }
      Self.time(scene, isFirst: number == 0, story, into: &staged)
      let next = number + 1 < story.content.scenes.count ? story.content.scenes[number + 1].beats.first?.id : nil
      if let next {
        // What a scene leaves goes as the next one begins.
        let clearing = story.schedule.clearing(next, story.theme)
        for name in staged.names { staged.marks[name]?.times.go(clearing) }
      }
      let start = scene.beats.first.map { story.schedule.beat($0.id).start } ?? 0
      let end = next.map { story.schedule.clearing($0, story.theme).end } ?? .infinity
      staged.span = Span(start: start, length: min(end, 1e7) - start)
      scenes.append(staged)
    }
  }

  /// Lays marks out in their areas, those first that others stand on.
  private static func lay(
    out scene: ScenesContent.Scene, _ story: ScenesStory, into staged: inout StagedScene
  ) throws(TypesettingError) {
    let bands = story.bands
    let free = scene.marks.filter { $0.content.host == nil && $0.area == nil }.map(\.name)
    let grid = scene.areas.grid(bands)
    let equal = AreaGrid.equal(free, bands)
    let gap = 40 * story.unit
    func share(_ mark: ResolvedMark) -> Rect {
      mark.area.flatMap { grid?.rect(of: $0, in: story.stage, gap: gap) }
        ?? (grid == nil ? equal?.rect(of: mark.name, in: story.stage, gap: gap) : nil) ?? story.stage
    }
    let areas = Dictionary(
      scene.marks.filter { $0.content.references.isEmpty }.map { ($0.name, share($0)) }, uniquingKeysWith: { $1 })
    var rooms: [MarkRoom] = []
    for mark in scene.marks {
      var setting = MarkSetting(name: mark.name, area: story.stage, film: story.setting, plane: nil)
      setting.areas = areas
      rooms += try mark.content.rooms(setting)
    }
    var anchors: [String: MarkAnchors] = [:]
    for mark in scene.marks.filter({ $0.content.host == nil }) + scene.marks.filter({ $0.content.host != nil }) {
      let host = mark.content.host.flatMap { staged.marks[$0]?.drawing.plane }
      let area = MarkRoom.inset(share(mark), rooms.filter { $0.mark == mark.name })
      var setting = MarkSetting(name: mark.name, area: area, film: story.setting, plane: host)
      (setting.areas, setting.anchors) = (areas, anchors)
      // Those that explain something above the plane of one mark, in their order.
      func explaining(_ name: String) throws(TypesettingError) -> [(name: String, width: Double)] {
        var found: [(name: String, width: Double)] = []
        for mark in scene.marks where mark.content.host == name {
          if let width = try mark.content.legendWidth(setting) { found.append((mark.name, width)) }
        }
        return found
      }
      setting.legends = try explaining(mark.name).map(\.width)
      if let name = mark.content.host, let plane = host,
        let place = try explaining(name).firstIndex(where: { $0.name == mark.name })
      {
        setting.legendEnd = plane.legends[place]
      }
      let drawing = try mark.content.layout(setting)
      anchors[mark.name] = drawing.anchors
      staged.marks[mark.name] = Staged(drawing: drawing, center: area.center)
      staged.names.append(mark.name)
    }
  }

  /// Divides the moving part of each beat among what happens in it: what leaves, what enters, what plays.
  private static func time(
    _ scene: ScenesContent.Scene, isFirst: Bool, _ story: ScenesStory, into staged: inout StagedScene
  ) {
    let schedule = story.schedule
    var onStage: Set<String> = []
    // What each variable is.
    var numbers: [String: Double] = [:]
    for (number, beat) in scene.beats.enumerated() {
      var span = schedule.motion(beat.id)
      if number == 0, !isFirst {
        let clearing = schedule.clearing(beat.id, story.theme)
        span = Span(start: clearing.end, length: max(0, span.end - clearing.end))
      }
      let actions = (beat.leave.isEmpty ? 0 : 1) + beat.enter.count
      // A variable that begins this beat with another number than it has goes there before all else.
      let changes = (beat.step.map { [$0] } ?? []) + returns(beat.plays, numbers)
      for play in beat.allPlays { numbers[play.variable] = play.to }
      let quick = actions + (changes.isEmpty ? 0 : 1)
      let slot = min(0.6, (beat.plays.isEmpty ? 1 : 0.4) * span.length / Double(max(1, quick)))
      var start = span.start
      if !changes.isEmpty {
        for play in changes { staged.playing.add(play, Span(start: start, length: slot)) }
        start += slot
      }
      if !beat.leave.isEmpty {
        for name in beat.leave { staged.marks[name]?.times.go(Span(start: start, length: slot)) }
        onStage.subtract(beat.leave)
        start += slot
      }
      for name in beat.enter {
        staged.marks[name]?.times.come(Span(start: start, length: slot))
        staged.entrances.append((beat.id, name, start))
        onStage.insert(name)
        start += slot
      }
      let rest = Span(start: start, length: max(0, span.end - start))
      for play in beat.plays { staged.playing.add(play, rest) }
      let change = schedule.motion(beat.id, atMost: story.theme.fade)
      for name in staged.names {
        staged.marks[name]?.times.dim(!beat.light.isEmpty && !beat.light.contains(name), change)
      }
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
    for staged in scenes where time >= staged.span.start && time < staged.span.end {
      let play = staged.playing.moment(at: time)
      for name in staged.names {
        guard let mark = staged.marks[name], let moment = mark.times.moment(at: time, play) else { continue }
        mark.drawing.draw(moment, into: &scene)
      }
    }
  }

  /// A note for each mark that comes, and a soft one for each step of a variable, the higher the farther it is.
  func events(_ story: ScenesStory) -> [FilmEvent] {
    var events = EventCollector(story.setting)
    for (scene, staged) in zip(story.content.scenes, scenes) {
      for (number, entrance) in staged.entrances.enumerated() {
        let note = Note(Note.Pitch(step: 5 + number % 5), level: Note.reference)
        events.add(
          "\(entrance.name) enters", [note], entrance.beat, at: entrance.time,
          staged.marks[entrance.name]?.center ?? .zero)
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
