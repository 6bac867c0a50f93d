import Tensors
import Text
import Timeline

/// What happens in the beats of a scene, as far as it is right.
extension KeyReader {
  /// A beat, or all that one is for the numbers of a variable.
  mutating func beats(_ value: Located, of scene: inout SceneDraft) -> [BeatDraft]? {
    guard case .mapping(let entries) = value.node.kind, entries.count == 1, let entry = entries.first else {
      report(own: ScenesProblem.notABeat, at: value)
      return nil
    }
    let inner = Located(node: entry.value, path: value.path.key(entry.key))
    guard Self.isName(entry.key) else {
      report(own: ScenesProblem.badName(entry.key, of: "beat"), at: inner)
      return nil
    }
    guard let fields = fields(of: inner, keys: SceneReading.beatKeys) else { return nil }
    var beat = BeatDraft(id: BeatID(kind: "\(scene.name).\(entry.key)"))
    if let value = fields["ms"], let time = read(value, .milliseconds) { beat.milliseconds = time.microseconds / 1000 }
    beat.caption = fields["caption"].flatMap { valueText($0, of: "caption", longest: 120) }
    // Where its values are is known with the beat's fields.
    if beat.caption?.contains("{") ?? false {
      scene.captions[beat.id.kind] = MarkDraft(name: entry.key, kind: .text, fields: fields, place: inner)
    }
    let known = scene.markNames
    scene.beatPlaces[beat.id.kind] = fields["enter"]
    beat.enter = names(fields["enter"], known)
    beat.leave = names(fields["leave"], known)
    beat.light = names(fields["light"], known)
    if let moves = fields["move"] { beat.moves = self.moves(moves, of: &scene, in: beat.id) }
    if let value = fields["become"] { beat.becomes = becomings(value, of: &scene, in: beat.id) }
    if let value = fields["camera"], let name = string(value, expected: .camera) {
      if known.contains(name) {
        beat.camera = .mark(name)
        scene.cameras.append((beat.id, name, value))
      } else if name == CameraGoal.everything {
        beat.camera = .all
      } else {
        report(own: ScenesProblem.unknownMark(name, known: known), at: value)
      }
    }
    if let value = fields["fly"] { beat.flights = flights(value, of: &scene, in: beat.id) }
    for value in texts(fields["play"], expected: .plays) {
      guard let text = string(value, expected: .plays) else {
        scene.hasAllPlays = false
        continue
      }
      guard let play = PlayDraft(text) else {
        report(own: ScenesProblem.notAPlay(text), at: value)
        scene.hasAllPlays = false
        continue
      }
      scene.plays.append((play.variable, value))
      beat.plays.append(play)
    }
    var beats = [beat]
    if let value = fields["each"] {
      guard let text = string(value, expected: .each) else {
        scene.hasAllPlays = false
        return nil
      }
      guard let each = PlayDraft(text), each.isStepped, each.steps < BeatDraft.mostRepeats else {
        report(own: ScenesProblem.notARange(text, most: "\(BeatDraft.mostRepeats) beats"), at: value)
        scene.hasAllPlays = false
        return nil
      }
      if beat.plays.contains(where: { $0.variable == each.variable }) {
        report(own: ScenesProblem.playedTwice(each.variable), at: value)
      }
      scene.plays.append((each.variable, value))
      beats = beat.repeated(each)
    }
    if let words = fields["say"] { scene.say.append((beats[0].id, words)) }
    return beats
  }

  /// Words with values, as long as what is shown may be; nil, with a message, for longer ones.
  ///
  /// - Parameter key: What messages call them.
  mutating func valueText(_ value: Located, of key: String, longest: Int) -> String? {
    guard let text = text(value, longest: ExpectedValue.mostOfSource * longest) else { return nil }
    let shown = ExpectedValue.shownLength(of: text)
    guard shown > longest else { return text }
    let (found, wanted) = (counted(shown, "character"), "at most \(longest), a value in braces as 5")
    report(own: ScenesProblem.shape(key: key, found: found, wanted: wanted), at: value)
    return nil
  }

  /// The marks that a mapping names, each with what it says of it; nil for one that can't be read, which is reported
  /// already, as is what is no mark.
  private mutating func changes(
    _ value: Located, expected: ExpectedValue, in scene: SceneDraft
  ) -> [(mark: MarkDraft?, keyPlace: Place, value: Located)] {
    (entries(of: value, expected: expected) ?? []).compactMap { entry in
      let inner = Located(node: entry.value, path: value.path.key(entry.key))
      guard scene.markNames.contains(entry.key) else {
        report(own: ScenesProblem.unknownMark(entry.key, known: scene.markNames), entry.keyPlace, inner.path)
        return nil
      }
      return (scene.marks.first { $0.name == entry.key }, entry.keyPlace, inner)
    }
  }

  /// Marks with the areas that they go to.
  private mutating func moves(_ value: Located, of scene: inout SceneDraft, in beat: BeatID) -> [MoveDraft] {
    var moves: [MoveDraft] = []
    for (mark, keyPlace, place) in changes(value, expected: .moves, in: scene) {
      guard let area = string(place, expected: .text(longest: 40)), let mark, scene.hasAllAreas else { continue }
      if let key = (["on"] + mark.kind.pointsAt).first(where: { mark.fields[$0] != nil }) {
        report(own: ScenesProblem.goesAlong(mark.name, key: key), keyPlace, place.path)
        continue
      }
      guard scene.areas.has(area) else {
        let known = scene.areas.names
        report(own: known.isEmpty ? ScenesProblem.noAreas(mark.name) : .unknownArea(area, known: known), at: place)
        continue
      }
      let move = MoveDraft(mark: mark.name, area: area)
      scene.moves.append((beat, move, place))
      moves.append(move)
    }
    return moves
  }

  /// Marks that become others.
  private mutating func becomings(_ value: Located, of scene: inout SceneDraft, in beat: BeatID) -> [String] {
    var names: [String] = []
    for (mark, keyPlace, place) in changes(value, expected: .becomings, in: scene) {
      guard let mark else { continue }
      guard mark.kind.becomes else {
        report(own: ScenesProblem.staysItself(mark.name, kind: mark.kind.name), keyPlace, place.path)
        continue
      }
      scene.becomes.append((beat, mark.name, place))
      names.append(mark.name)
    }
    return names
  }

  /// The most things that fly in a beat.
  static let mostFlights = 24

  /// What flies.
  private mutating func flights(_ value: Located, of scene: inout SceneDraft, in beat: BeatID) -> [String] {
    var all = [value]
    if case .list = value.node.kind { all = items(value, count: 1...Self.mostFlights, expected: .flights) ?? [] }
    var words: [String] = []
    for item in all {
      guard let fields = fields(of: item, keys: SceneReading.flyKeys), let from = fields["from"], let to = fields["to"],
        let start = string(from, expected: .anchor), let end = string(to, expected: .anchor)
      else { continue }
      scene.flights.append((beat, fields, item))
      words.append("\(start) flies to \(end)")
    }
    return words
  }

  /// Reports marks that can't be seen to change: those that aren't there, and those that stand where they are to go.
  mutating func checkChanges(_ scene: SceneDraft) {
    var areas: [String: String] = [:]
    for mark in scene.marks {
      if case .string(let area)? = mark.fields["in"]?.node.kind { areas[mark.name] = area }
    }
    var onStage = Set(scene.keeps.map(\.name))
    var told: Set<Set<String>> = []
    for beat in scene.beats {
      onStage.subtract(beat.leave)
      for name in beat.enter where onStage.contains(name) {
        let place = scene.beatPlaces[beat.id.kind] ?? scene.marks.first { $0.name == name }?.place
        if let place { report(own: ScenesProblem.entersAgain(name), at: place) }
      }
      for (own, move, place) in scene.moves where own.kind == beat.id.kind && !beat.moves.isEmpty {
        if !onStage.contains(move.mark) {
          report(own: ScenesProblem.movesUnseen(move.mark, move.area), at: place)
        } else if areas[move.mark] == move.area {
          report(own: ScenesProblem.movesNowhere(move.mark, move.area), at: place)
        }
        areas[move.mark] = move.area
      }
      for (own, name, place) in scene.becomes
      where own.kind == beat.id.kind && !beat.becomes.isEmpty && !onStage.contains(name) {
        report(own: ScenesProblem.becomesUnseen(name), at: place)
      }
      onStage.formUnion(beat.enter)
      let place = scene.moves.first { $0.beat.kind == beat.id.kind }?.place
      checkAreas(onStage, areas, scene, at: place ?? scene.beatPlaces[beat.id.kind], &told)
    }
    for (beat, mark, place) in scene.cameras where !scene.marks(in: beat.kind).contains(mark) {
      report(own: ScenesProblem.cameraUnseen(mark), at: place)
    }
  }

  /// Warns of marks that are on the stage together and in one area, each pair once.
  private mutating func checkAreas(
    _ onStage: Set<String>, _ areas: [String: String], _ scene: SceneDraft, at place: Located?,
    _ told: inout Set<Set<String>>
  ) {
    guard let place, !scene.areas.names.isEmpty else { return }
    let standing = scene.marks.filter { mark in
      onStage.contains(mark.name) && mark.fields["on"] == nil && mark.kind.pointsAt.isEmpty
    }
    for (number, mark) in standing.enumerated() {
      for other in standing[(number + 1)...] {
        let (own, its) = (areas[mark.name], areas[other.name])
        let areShared = own.flatMap { own in its.map { scene.areas.overlap(own, $0) } } ?? true
        guard areShared, told.insert([mark.name, other.name]).inserted else { continue }
        report(own: ScenesProblem.sharesArea(mark.name, other.name, area: own == its ? own : nil), at: place)
      }
    }
  }

  /// Reports marks that can't stay from one scene to the next.
  mutating func checkKept(_ scene: SceneDraft, after before: SceneDraft?) {
    for (name, place) in scene.keeps {
      guard let before else {
        report(own: ScenesProblem.keptFromNothing, at: place)
        continue
      }
      guard let last = before.beats.last, before.marks(in: last.id.kind).contains(name) else {
        report(own: ScenesProblem.keptUnseen(name, before.name), at: place)
        continue
      }
      // One that can't be read is reported already.
      guard let own = scene.marks.first(where: { $0.name == name }),
        let old = before.marks.first(where: { $0.name == name })
      else { continue }
      if before.becomes.contains(where: { $0.mark == name }) || !own.says(asMuchAs: old) {
        report(own: ScenesProblem.keptIsAnother(name, before.name), at: place)
      } else if let other = own.standsBy.first(where: { host in !scene.keeps.contains { $0.name == host } }) {
        report(own: ScenesProblem.keptWithout(name, other), at: place)
      } else if case .mark? = before.beats.last(where: { $0.camera != nil })?.camera {
        report(own: ScenesProblem.keptUnderCamera(name, before.name), at: place)
      }
    }
  }

  /// One text, or the items of a list of them.
  mutating func texts(_ value: Located?, expected: ExpectedValue) -> [Located] {
    guard let value else { return [] }
    if case .list = value.node.kind { return items(value, count: 1...100, expected: expected) ?? [] }
    return [value]
  }

  private mutating func names(_ value: Located?, _ known: [String]) -> [String] {
    var names: [String] = []
    for value in texts(value, expected: .markNames) {
      guard let name = string(value, expected: .markNames) else { continue }
      guard known.contains(name) else {
        report(own: ScenesProblem.unknownMark(name, known: known), at: value)
        continue
      }
      names.append(name)
    }
    return names
  }
}
