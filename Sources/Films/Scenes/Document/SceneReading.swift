import Tensors
import Text
public import Timeline

/// The rows of keys of a scene, and what reads them.
enum SceneReading {
  static var sceneKeys: [Key] {
    [
      Key(
        "scene", .text(longest: 40), .required(example: "\"scene\": \"start\""),
        "Its name, the first part of its beats' names."),
      Key("title", .text(longest: 60), .words("its name"), "What the header and the chapter call it."),
      Key(
        "keep", .markNames, .words("none"),
        "Marks of the scene before that stay: they go to their places in this one while all others fade."),
      Key("areas", .areas, .words("equal areas"), "Where marks stand.", keys: areaKeys),
      Key(
        "marks", .marks, .required(example: "\"marks\": {\"title\": {\"text\": \"y = 2x\"}}"), "What is seen, by names."
      ),
      Key(
        "beats", .sceneBeats, .required(example: "\"beats\": [{\"show\": {\"enter\": \"title\"}}]"), "What happens.",
        keys: beatKeys),
    ]
  }

  static let areaKeys: [Key] = [
    Key("wide", .text(longest: 400), .words("those of square pictures"), "The areas of wide pictures."),
    Key("square", .text(longest: 400), .words("those of wide pictures"), "The areas of square pictures."),
    Key("tall", .text(longest: 400), .words("those of square pictures"), "The areas of tall pictures."),
  ]

  static let flyKeys: [Key] = [
    Key("from", .anchor, .required(example: "\"from\": \"P.cell(0, 1)\""), "Where it flies from."),
    Key("to", .anchor, .required(example: "\"to\": \"w.cell(2)\""), "Where it flies to."),
  ]

  static let beatKeys: [Key] = [
    Key("ms", .milliseconds, .value("2000"), "How long it lasts, unless `BEAT_BY` says it."),
    Key(
      "caption", .valueWords(longest: 120), .words("none"),
      "A sentence below the stage; {p[2]:.2f} is a value as the beat ends."),
    Key(
      "say", .text(longest: 1000), .words("none"),
      "The words that are spoken in it; an entry of the file's `say` goes before."),
    Key("enter", .markNames, .words("none"), "Marks that come, one after the other."),
    Key("leave", .markNames, .words("none"), "Marks that go."),
    Key("move", .moves, .words("none"), "Marks that go to other areas of the scene, all at once."),
    Key(
      "become", .becomings, .words("none"),
      "Formulas that become others: what both have goes to its new place, the rest fades."),
    Key(
      "camera", .camera, .words("where it is"),
      "A mark that the camera goes to, so that it is as large as there is room; \"all\" is all of the stage."),
    Key(
      "fly", .flights, .words("none"),
      "What stands at a place flies to another, and is gone in it: a cell, a neuron, or all of a mark.", keys: flyKeys),
    Key("light", .markNames, .words("none"), "Marks that are lit; all others are dimmed."),
    Key("play", .plays, .words("none"), "Variables that run."),
    Key(
      "each", .each, .words("once"),
      "A variable and its numbers: the beat comes once for each, as `scene.beat.0`, `scene.beat.1` and so on, and lasts "
        + "`ms` each time. Marks enter, leave, move and become others in the first, "
        + "and there the camera goes."),
  ]
}

extension ScenesFilm {
  /// Reads `values` and `scenes`.
  public static func read(_ fields: Fields, _ reader: inout KeyReader) -> ScenesDraft {
    var draft = ScenesDraft()
    if let values = fields["values"] {
      let read = reader.values(values)
      draft.hasAllValues = read.isComplete
      draft.values = read.values
    }
    guard let value = fields["scenes"],
      let items = reader.items(value, count: 1...100, expected: .scenes)
    else { return draft }
    for item in items {
      guard let scene = reader.scene(item) else { continue }
      if draft.scenes.contains(where: { $0.name == scene.name }) {
        reader.report(own: ScenesProblem.repeated(scene.name, of: "scene"), at: item)
        continue
      }
      reader.checkKept(scene, after: draft.scenes.last)
      draft.scenes.append(scene)
    }
    return draft
  }
}

extension KeyReader {
  fileprivate mutating func values(
    _ value: Located
  ) -> (values: [(definition: ValueDefinition, place: Located)], isComplete: Bool) {
    guard let entries = entries(of: value, expected: .valueTable) else { return ([], false) }
    let values = entries.compactMap { entry -> (definition: ValueDefinition, place: Located)? in
      let place = Located(node: entry.value, path: value.path.entry(entry.key))
      return source(place).map { (ValueDefinition(entry.key, $0.source, origin: $0.origin), place) }
    }
    return (values, values.count == entries.count)
  }

  /// What stands for a value: an expression, or a mapping with a text or a file; and the file's name.
  private mutating func source(_ value: Located) -> (source: ValueDefinition.Source, origin: String)? {
    if case .mapping(let entries) = value.node.kind {
      guard entries.count == 1, let entry = entries.first else {
        report(own: ScenesProblem.notASource(entries.map(\.key)), at: value)
        return nil
      }
      let inner = Located(node: entry.value, path: value.path.key(entry.key))
      switch entry.key {
      case "text": return string(inner, expected: .text(longest: 1000)).map { (.text($0), "") }
      case "texts":
        let items = items(inner, count: 1...1000, expected: .markNames) ?? []
        let texts = items.map { string($0, expected: .text(longest: 200)) }
        return texts.contains(nil) ? nil : (.texts(texts.compactMap(\.self)), "")
      case "load": return loaded(inner)
      default:
        report(own: ScenesProblem.notASource(entries.map(\.key)), at: value)
        return nil
      }
    }
    return expression(value).map { (.expression($0), "") }
  }

  /// The text of an expression: lists and numbers are written out.
  mutating func expression(_ value: Located) -> String? {
    switch value.node.kind {
    case .string(let text): return text
    case .number(let text): return text
    case .list(let nodes):
      let parts = nodes.enumerated().map { expression(Located(node: $0.element, path: value.path.index($0.offset))) }
      return parts.contains(nil) ? nil : "[\(parts.compactMap(\.self).joined(separator: ", "))]"
    case .null, .bool, .mapping:
      report(.wrongType(found: FoundValue(value.node), expected: .expression), at: value)
      return nil
    }
  }

  /// Where a character of an expression stands in the file; nil where that isn't known.
  ///
  /// - Parameter index: The character of what ``expression(_:)`` gives, in Unicode scalars from 0.
  func place(ofCharacter index: Int, in value: Located) -> Place? {
    guard case .list(let nodes) = value.node.kind else { return place(ofScalar: index, in: value) }
    if case .alias = value.node.sharing { return nil }
    var start = 1
    for (number, node) in nodes.enumerated() where index > 0 {
      let end = start + Self.length(of: node)
      if index < end {
        let part = Located(node: node, path: value.path.index(number))
        return index < start ? node.place : place(ofCharacter: index - start, in: part)
      }
      start = end + 2
    }
    return value.node.place
  }

  /// How many characters of an expression a value makes.
  private static func length(of node: Node) -> Int {
    switch node.kind {
    case .string(let text), .number(let text): text.unicodeScalars.count
    case .list(let nodes): nodes.reduce(2 * max(1, nodes.count)) { $0 + length(of: $1) }
    case .null, .bool, .mapping: 0
    }
  }

  fileprivate mutating func scene(_ value: Located) -> SceneDraft? {
    guard let fields = fields(of: value, keys: SceneReading.sceneKeys) else { return nil }
    guard let name = name(fields["scene"], of: "scene") else { return nil }
    var scene = SceneDraft(name: name)
    scene.title = text(fields["title"], longest: 60)
    if let areas = fields["areas"] { self.areas(areas, of: &scene) }
    if let marks = fields["marks"], let entries = entries(of: marks, expected: .marks) {
      if entries.count > Self.mostMarks { report(own: ScenesProblem.tooManyMarks(limit: Self.mostMarks), at: marks) }
      scene.markNames = entries.map(\.key)
      for entry in entries.prefix(Self.mostMarks) {
        let place = Located(node: entry.value, path: marks.path.key(entry.key))
        if !Self.isName(entry.key) { report(own: ScenesProblem.badName(entry.key, of: "mark"), at: place) }
        keepPlace(of: place)
        if let mark = mark(entry.key, place, scene) { scene.marks.append(mark) }
      }
      let free = scene.marks.filter { $0.fields["in"] == nil && $0.fields["on"] == nil && $0.kind.pointsAt.isEmpty }
      if free.count > AreaGrid.most, scene.areas.names.isEmpty, scene.hasAllAreas, entries.count <= Self.mostMarks {
        let problem = ScenesProblem.tooManyWithoutAreas(free.count, limit: AreaGrid.most)
        report(own: problem, at: free[AreaGrid.most].place)
      }
    }
    for value in texts(fields["keep"], expected: .markNames) {
      guard let name = string(value, expected: .markNames) else { continue }
      guard scene.markNames.contains(name) else {
        report(own: ScenesProblem.unknownMark(name, known: scene.markNames), at: value)
        continue
      }
      scene.keeps.append((name, value))
    }
    var isComplete = false
    if let beats = fields["beats"], let items = items(beats, count: 1...500, expected: .sceneBeats) {
      isComplete = true
      for item in items {
        guard let beats = self.beats(item, of: &scene) else {
          isComplete = false
          continue
        }
        if let beat = beats.first, scene.beats.contains(where: { $0.id.kind == beat.id.kind }) {
          report(own: ScenesProblem.repeated(beat.id.kind, of: "beat"), at: item)
          continue
        }
        scene.beats += beats
      }
    }
    if !scene.beats.isEmpty { scene.beats[0].keeps = scene.keeps.map(\.name) }
    if isComplete { checkChanges(scene) }
    let entering = Set(scene.beats.flatMap(\.enter) + scene.keeps.map(\.name))
    if !isComplete { scene.hasAllPlays = false }
    // What a beat that can't be read lets enter isn't known.
    for mark in scene.marks where isComplete && !entering.contains(mark.name) {
      report(own: ScenesProblem.neverSeen(mark.name), at: mark.place)
    }
    return scene
  }

  /// The most marks of a scene.
  private static let mostMarks = 64

  static func isName(_ text: String) -> Bool {
    text != "end" && (text.first?.isLetter ?? false) && text.count <= 40 && text.utf8.count <= 160
      && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
  }

  mutating func name(_ value: Located?, of what: String) -> String? {
    guard let value, let text = string(value, expected: .text(longest: 40)) else { return nil }
    guard Self.isName(text) else {
      report(own: ScenesProblem.badName(text, of: what), at: value)
      return nil
    }
    return text
  }

  private mutating func areas(_ value: Located, of scene: inout SceneDraft) {
    var grids: [String: Located] = [:]
    switch value.node.kind {
    case .string: grids["wide"] = value
    case .mapping:
      guard let fields = fields(of: value, keys: SceneReading.areaKeys) else { return }
      for key in SceneReading.areaKeys { grids[key.name] = fields[key.name] }
      if fields.hasUnknownKeys { scene.hasAllAreas = false }
    default:
      scene.hasAllAreas = false
      return report(.wrongType(found: FoundValue(value.node), expected: .areas), at: value)
    }
    func read(_ name: String, _ reader: inout KeyReader) -> AreaGrid? {
      guard let place = grids[name] else { return nil }
      let grid = reader.grid(place)
      if grid == nil { scene.hasAllAreas = false }
      return grid
    }
    scene.areas = AreaGrids(wide: read("wide", &self), square: read("square", &self), tall: read("tall", &self))
  }

  private mutating func grid(_ value: Located) -> AreaGrid? {
    guard let text = string(value, expected: .text(longest: 400)) else { return nil }
    do throws(AreaGrid.Failure) {
      return try AreaGrid(text)
    } catch {
      switch error {
      case .uneven: report(own: ScenesProblem.unevenAreas, at: value)
      case .tooLarge: report(own: ScenesProblem.tooManyAreas, at: value)
      case .notARectangle(let name): report(own: ScenesProblem.areaNotARectangle(name), at: value)
      }
      return nil
    }
  }

  private mutating func mark(_ name: String, _ value: Located, _ scene: SceneDraft) -> MarkDraft? {
    guard let mark = self.mark(name, value, in: nil) else { return nil }
    if let area = mark.fields["in"], let text = string(area, expected: .text(longest: 40)), scene.hasAllAreas,
      !scene.areas.has(text)
    {
      report(own: ScenesProblem.unknownArea(text, known: scene.areas.names), at: area)
    }
    return mark
  }

  /// Reads a mark, and those that it is made of.
  ///
  /// - Parameter owner: The kind of mark that is made of it; nil for one of the scene's.
  private mutating func mark(_ name: String, _ value: Located, in owner: MarkKind?) -> MarkDraft? {
    guard let entries = entries(of: value, expected: .mark) else { return nil }
    let kinds = MarkKind.all.filter { kind in entries.contains { $0.key == kind.name } }
    if kinds.isEmpty, let (key, meant) = Self.misspelt(entries) {
      report(own: ScenesProblem.misspeltKind(key.key, meant: meant), key.keyPlace, value.path.key(key.key))
      return nil
    }
    guard kinds.count == 1, let kind = kinds.first else {
      report(own: ScenesProblem.notOneKind(found: kinds.map(\.name)), at: value)
      return nil
    }
    if let owner, let known = owner.members?.kinds, !known.contains(where: { $0.name == kind.name }) {
      report(own: ScenesProblem.notAMember(kind.name, of: owner.name, known: known.map(\.name)), at: value)
      return nil
    }
    guard let fields = fields(of: value, keys: owner == nil ? kind.allKeys : kind.memberKeys) else { return nil }
    var mark = MarkDraft(name: name, kind: kind, fields: fields, place: value)
    guard let members = kind.members, let inner = fields[members.key] else { return mark }
    let places = members.isList ? items(inner, count: 1...GroupMark.most, expected: .members) : [inner]
    guard let places else { return nil }
    mark.members = places.compactMap { self.mark(name, $0, in: kind) }
    return mark.members.count == places.count ? mark : nil
  }

  /// The key that is nearly the name of a kind, and that kind.
  private static func misspelt(_ entries: [Node.Entry]) -> (key: Node.Entry, meant: String)? {
    let kinds = MarkKind.all.map(\.name)
    let others = Set(MarkKind.all.flatMap { $0.allKeys.map(\.name) })
    return entries.lazy.filter { !others.contains($0.key) }
      .compactMap { entry in DidYouMean.suggestion(for: entry.key, among: kinds).map { (entry, $0) } }.first
  }
}
