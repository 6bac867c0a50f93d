import Pipeline
import Text
import Timeline
import Voice

extension Workbench {
  /// Mends what does not fit between film and voice, in the way that the tuner proposes.
  ///
  /// - Parameter number: Which of the repairs that `tune` lists.
  func repair(_ number: Int, revision: Int) throws -> Int {
    try check(revision)
    guard let tuning = film.tuning, tuning.repairs.indices.contains(number) else {
      throw Refusal.wrong("there is no repair \(number)")
    }
    let repair = tuning.repairs[number]
    guard let marks = tuning.marks(of: repair) else {
      guard case .without(let beat) = repair else {
        throw Refusal.wrong("that can't be done here: \(tuning.words(for: repair))")
      }
      return try edit(["\(beat)": 0], label: "without \(beat)", revision: revision)
    }
    let (path, before) = try scriptText()
    var editor = ScriptEditor(before)
    // From the end, so that places stay right.
    for (mark, place) in marks.sorted(by: { ($0.place.line, $0.place.column) > ($1.place.line, $1.place.column) }) {
      guard let old = editor.remove(at: place) else { throw Refusal.wrong("the script was changed meanwhile") }
      editor.insert(old.hasPrefix("{") ? mark : old, at: place)
    }
    return try make(Step(label: "repair", edits: [TextEdit(path: path, before: before, after: editor.text)]))
  }
}

extension Tuning {
  /// The marks of the script that a repair changes, as they become, with their places; nil where it changes no marks, or
  /// one that stands in the timeline.
  fileprivate func marks(of repair: Tuner.Repair) -> [(mark: String, place: Place)]? {
    func marks(_ changes: [(beat: BeatID, by: FilmTime, lands: Bool?)]) -> [(mark: String, place: Place)]? {
      var found: [(mark: String, place: Place)] = []
      for (beat, change, lands) in changes {
        guard case .mark(let place)? = rows.first(where: { $0.beat == beat })?.cue?.origin else { return nil }
        found.append((mark(beat, by: change, lands: lands), place))
      }
      return found
    }
    switch repair {
    case .earlier(let beat, let time): return marks([(beat, .zero - time, nil)])
    case .later(let beat, let time): return marks([(beat, time, nil)])
    case .apart(let earlier, let time, let later, let late):
      return marks([(earlier, .zero - time, nil), (later, late, nil)])
    case .startsOnWord(let beat): return marks([(beat, .zero, false)])
    case .without, .voiceLater, .pause: return nil
    }
  }

  /// The beat that a repair is about; nil for none.
  private func beat(of repair: Tuner.Repair) -> BeatID? {
    switch repair {
    case .earlier(let beat, _), .later(let beat, _), .startsOnWord(let beat), .without(let beat): beat
    case .apart(_, _, let later, _): later
    case .voiceLater, .pause: nil
    }
  }

  /// What can be mended at a button.
  var repairButtons: JSONText {
    .list(
      repairs.enumerated().compactMap { number, repair in
        guard let beat = beat(of: repair) else { return nil }
        if marks(of: repair) == nil {
          guard case .without = repair else { return nil }
        }
        let words = words(for: repair).prefix { $0 != ":" }
        return .object([
          ("label", .string(words.prefix(1).uppercased() + words.dropFirst())), ("beat", .string("\(beat)")),
          (
            "request",
            .object([("path", .string("/api/repair")), ("body", .object([("number", .integer(number))]))])
          ),
        ])
      })
  }
}
