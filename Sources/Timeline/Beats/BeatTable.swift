import Text

/// All kinds of beats of a film, in its order: the countdown and the title card, the film's own, the end card.
public struct BeatTable: Hashable, Sendable {
  /// The rows.
  public let kinds: [BeatKind]
  private let rows: [String: Int]

  /// A regular expression for the names of beats that files of the film bring; nil where they bring none.
  private let ownNames: String?

  /// Gathers the kinds of a film, and those that one of its files brings.
  ///
  /// - Precondition: No two have the same name.
  init(_ film: any FilmGrammar.Type, own: OwnBeats = OwnBeats()) {
    let phases = own.phases.isEmpty ? film.words.phases : own.phases
    precondition(!phases.isEmpty, "a film has at least one phase")
    kinds = [.countdown(phases[0]), .title(phases[0])] + film.beats + own.kinds + [.end(phases[phases.count - 1])]
    ownNames = film.beatNames
    rows = Dictionary(
      kinds.enumerated().map { ($0.element.name, $0.offset) },
      uniquingKeysWith: { _, _ in preconditionFailure("a film has two kinds of beats of one name") })
  }

  /// The kind of a name; nil when the film has none of it.
  public subscript(_ name: String) -> BeatKind? { rows[name].map { kinds[$0] } }

  /// What beats are counted along, each axis once, in the order of the table.
  var axes: [BeatAxis] {
    kinds.flatMap(\.axes).reduce(into: []) { axes, axis in if !axes.contains(axis) { axes.append(axis) } }
  }

  /// The parts of the sound, each once, in the order of the table.
  var sounds: [SoundPart] {
    kinds.compactMap(\.sound).reduce(into: []) { parts, part in if !parts.contains(part) { parts.append(part) } }
  }

  /// The tables that have durations by the names of beats, each once.
  var ownTables: [String] {
    kinds.reduce(into: []) { names, kind in
      if case .named(let name, _) = kind.length, !names.contains(name) { names.append(name) }
    }
  }

  /// Where a timeline says how long a beat of the film lasts.
  package func durationEntry(of beat: BeatID) -> DurationEntry {
    let key = beat.indices.map(String.init).joined(separator: ".")
    return switch self[beat.kind]?.length {
    case .key(_, _, _, let table?)?: .table(table.name, key: key)
    case .key(let name, _, _, nil)?: .table("T", key: name)
    case .listed(let list, let field)?: .item(beat.indices.first ?? 0, of: list, under: field)
    case .named(let table, _)?: .table(table, key: beat.description)
    case nil: .table("T", key: beat.kind)
    }
  }

  /// A regular expression for the names of beats, as many as there can be in any timeline.
  var pattern: String {
    var choices = kinds.map { kind in ([kind.name] + kind.axes.map(\.pattern)).joined(separator: "\\.") }
    if let ownNames { choices.append(ownNames) }
    return "(\(choices.joined(separator: "|")))"
  }
}

/// The place of a timeline that has the duration of one beat and no other.
package enum DurationEntry: Hashable, Sendable {
  /// An entry of `T` or of a table.
  case table(String, key: String)
  /// A field of an item of a list.
  case item(Int, of: String, under: String)

  /// The path to it: `T.loss`, `GRAD_HOLD_BY["2"]`, `train[0].ms`.
  package var path: String {
    switch self {
    case .table("T", let key): "T.\(key)"
    case .table(let table, let key): "\(table)[\"\(key)\"]"
    case .item(let index, let list, let field): "\(list)[\(index)].\(field)"
    }
  }
}

extension BeatKind {
  /// The seconds before the film proper.
  static func countdown(_ phase: Phase) -> BeatKind {
    BeatKind(
      "countdown", phase: phase,
      length: .key("countdown", milliseconds: 3000, meaning: "The seconds before the film proper."),
      motion: BeatMotion(least: 300, best: 0), sound: .countdown, isRigid: true)
  }

  /// The title card.
  static func title(_ phase: Phase) -> BeatKind {
    BeatKind(
      "title", phase: phase,
      length: .key(
        "title", milliseconds: 0, meaning: "The title card: the film's title and its subtitle. 0 for none."),
      motion: BeatMotion(least: 1000, best: 1600))
  }

  /// The end card.
  static func end(_ phase: Phase) -> BeatKind {
    BeatKind(
      "end", phase: phase, length: .key("end", milliseconds: 0, meaning: "The end card. 0 for none."),
      motion: BeatMotion(least: 1000, best: 1600))
  }
}
