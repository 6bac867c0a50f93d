import Tensors
import Text
public import Timeline

extension ScenesFilm {
  /// Computes the values, holds every gradient against differences, and reads the marks.
  public static func resolve(
    _ draft: ScenesDraft, _ timing: FilmTiming, _ reader: inout KeyReader
  ) -> ScenesContent? {
    // Others may need a value that is missing.
    guard draft.hasAllValues else { return nil }
    let definitions = draft.values.map(\.definition)
    let values: Values
    do throws(ValueErrors) {
      values = try Values(definitions)
    } catch {
      for problem in error.problems {
        let place = draft.values[min(problem.definition, draft.values.count - 1)].place
        if let spot = reader.place(ofCharacter: problem.span.lowerBound, in: place) {
          reader.report(own: ScenesProblem.value(problem.message), spot, place.path)
          continue
        }
        let isText = if case .string = place.node.kind { true } else { false }
        let spot = isText ? "character \(problem.span.lowerBound + 1): " : ""
        reader.report(own: ScenesProblem.value(spot + problem.message), at: place)
      }
      return nil
    }
    let shared = SharedValues(values, definitions)
    var scenes: [ScenesContent.Scene] = []
    var budget = MarkBudget()
    // What variables are when a scene ends: there what stays takes them up.
    var ends: [String: Double] = [:]
    for scene in draft.scenes {
      let carried = scene.keeps.isEmpty ? [:] : ends
      ends = carried
      for play in scene.beats.flatMap(\.allPlays) { ends[play.variable] = play.to }
      let variables = variables(scene, carried, values, &reader)
      // Marks may hang on a variable that isn't known.
      guard scene.hasAllPlays else { continue }
      var marks: [ResolvedMark] = []
      // What takes the axes of another is read after that.
      let order = scene.marks.filter { !$0.takesAxes } + scene.marks.filter(\.takesAxes)
      for mark in order {
        var markReader = MarkReader(reader: reader, mark: mark, values: shared, variables: variables, budget: budget)
        markReader.others = Dictionary(marks.map { ($0.name, $0.content) }, uniquingKeysWith: { $1 })
        let content = mark.kind.read(&markReader)
        (reader, budget) = (markReader.reader, markReader.budget)
        if let content { marks.append(ResolvedMark(name: mark.name, area: markReader.area, content: content)) }
      }
      let names = scene.marks.map(\.name)
      marks.sort { (names.firstIndex(of: $0.name) ?? 0) < (names.firstIndex(of: $1.name) ?? 0) }
      marks = PlotMark.sharing(marks)
      if let before = scenes.last { marks = PlotMark.keeping(scene.keeps.map(\.name), of: before.marks, in: marks) }
      let ends = flightEnds(scene, shared, variables, &budget, &reader)
      marks = FormulaMark.naming(marks, ends.flatMap { [$0.from, $0.to].compactMap(\.self) })
      checkHosts(marks, scene, &reader)
      var becomings: [ScenesContent.Becoming] = []
      for (beat, name, value) in scene.becomes {
        guard var mark = scene.marks.first(where: { $0.name == name }) else { continue }
        mark.replacement = value
        var markReader = MarkReader(reader: reader, mark: mark, values: shared, variables: variables, budget: budget)
        let content = mark.kind.read(&markReader)
        (reader, budget) = (markReader.reader, markReader.budget)
        guard var content else { continue }
        if var formula = content as? FormulaMark,
          let own = marks.first(where: { $0.name == name })?.content as? FormulaMark
        {
          formula.terms = own.terms
          content = formula
        }
        becomings.append(.init(beat: beat.kind, mark: ResolvedMark(name: name, area: nil, content: content)))
      }
      var flights: [ScenesContent.Flight] = []
      for (flight, end) in zip(scene.flights, ends) {
        for reference in [end.from, end.to].compactMap(\.self) {
          checkAnchor(reference, flight.fields[reference.key] ?? flight.place, marks, scene, &reader)
        }
        if let from = end.from, scene.markNames.contains(from.mark),
          !scene.marks(in: flight.beat.kind).contains(from.mark), !scene.leaves(from.mark, in: flight.beat.kind)
        {
          reader.report(own: ScenesProblem.fliesUnseen(from.mark), at: flight.fields["from"] ?? flight.place)
        }
        if let from = end.from, let to = end.to { flights.append(.init(beat: flight.beat.kind, from: from, to: to)) }
      }
      checkAnchors(marks, scene, &reader)
      scenes.append(
        ScenesContent.Scene(
          name: scene.name, areas: scene.areas, marks: marks,
          beats: captioned(scene, carried, shared, &budget, &reader),
          becomings: becomings, flights: flights, carried: carried))
    }
    return reader.hasErrors ? nil : ScenesContent(shared: shared, scenes: scenes)
  }

  /// Where things fly from and to, in the order of the flights; nil, with messages, for what can't be read.
  private static func flightEnds(
    _ scene: SceneDraft, _ shared: SharedValues, _ variables: [String: [Double]], _ budget: inout MarkBudget,
    _ reader: inout KeyReader
  ) -> [(from: AnchorReference?, to: AnchorReference?)] {
    scene.flights.map { _, fields, place in
      // It names places as a link does.
      let mark = MarkDraft(name: "fly", kind: .link, fields: fields, place: place)
      var markReader = MarkReader(reader: reader, mark: mark, values: shared, variables: variables, budget: budget)
      let ends = (markReader.anchor("from"), markReader.anchor("to"))
      (reader, budget) = (markReader.reader, markReader.budget)
      return ends
    }
  }

  /// The beats of a scene with the values in their captions, as they are when the beat ends.
  private static func captioned(
    _ scene: SceneDraft, _ carried: [String: Double], _ shared: SharedValues, _ budget: inout MarkBudget,
    _ reader: inout KeyReader
  ) -> [BeatDraft] {
    // Variables that have not yet run are where they will begin.
    var numbers = carried
    for play in scene.beats.flatMap(\.allPlays) where numbers[play.variable] == nil {
      numbers[play.variable] = play.from
    }
    var wrong: Set<String> = []
    return scene.beats.map { beat in
      for play in beat.allPlays { numbers[play.variable] = play.to }
      guard let caption = beat.caption, let draft = scene.captions[beat.id.kind], !wrong.contains(beat.id.kind) else {
        return beat
      }
      var words = MarkReader(
        reader: reader, mark: draft, values: shared, variables: numbers.mapValues { [$0] }, budget: budget)
      let pieces = FormulaMark.pieces(of: caption, at: "caption", isWords: true, &words)
      (reader, budget) = (words.reader, words.budget)
      guard let pieces else {
        wrong.insert(beat.id.kind)
        return beat
      }
      var beat = beat
      let text = FormulaMark.words(pieces, reader.wording)
      (beat.caption, beat.captionNumbers) = (text.shown, text.numbers)
      return beat
    }
  }

  /// The numbers that each variable of a scene takes: whole steps, or places of a glide that are tried.
  ///
  /// - Parameter carried: What variables are as the scene begins.
  private static func variables(
    _ scene: SceneDraft, _ carried: [String: Double], _ values: Values, _ reader: inout KeyReader
  ) -> [String: [Double]] {
    var numbers = carried.mapValues { [$0] }
    for play in scene.beats.flatMap(\.allPlays) {
      let own =
        play.isStepped
        ? (0...play.steps).map { play.value($0) } : (0...64).map { play.from + (play.to - play.from) * Double($0) / 64 }
      numbers[play.variable, default: []] += own.filter { !(numbers[play.variable] ?? []).contains($0) }
    }
    for (name, place) in scene.plays where values[name] != nil {
      reader.report(own: ScenesProblem.sameVariable(name), at: place)
    }
    return numbers
  }

  /// Whether every mark that stands on another finds a plane there.
  private static func checkHosts(_ marks: [ResolvedMark], _ scene: SceneDraft, _ reader: inout KeyReader) {
    for mark in marks {
      guard mark.content.references.isEmpty, let host = mark.content.host,
        let draft = scene.marks.first(where: { $0.name == mark.name })
      else {
        continue
      }
      let place = draft.fields["on"] ?? draft.place
      guard let other = scene.marks.first(where: { $0.name == host }) else {
        // One that is wrong is reported already.
        if !scene.markNames.contains(host) {
          reader.report(own: ScenesProblem.unknownMark(host, known: scene.markNames), at: place)
        }
        continue
      }
      if host == mark.name {
        reader.report(own: ScenesProblem.circle(host), at: place)
      } else if !MarkKind.withPlanes.contains(other.kind.name) {
        reader.report(own: ScenesProblem.noPlane(host, kind: other.kind.name), at: place)
      } else if let next = marks.first(where: { $0.name == host })?.content.host {
        reader.report(own: ScenesProblem.noOwnPlane(host, on: next), at: place)
      }
    }
  }
}
