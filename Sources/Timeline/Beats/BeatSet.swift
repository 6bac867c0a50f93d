/// Which beats a film has, as far as is known how many there are along each axis.
public struct BeatSet: Hashable, Sendable {
  /// The kinds of beats.
  public let table: BeatTable
  /// How many there are along each axis, by its name; an axis that is not in it isn't known.
  public let counts: [String: Int]
  /// The beats in the film's order; as many as there may be of what isn't known.
  public let all: [BeatID]

  /// Works out the beats of a film.
  init(_ film: any FilmGrammar.Type, counts: [String: Int], own: OwnBeats = OwnBeats()) {
    self.counts = counts
    table = BeatTable(film, own: own)
    all = [.countdown, .title] + film.order { axis in counts[axis.name] ?? axis.limit } + own.order + [.end]
  }

  /// Whether all beats are known.
  var isKnown: Bool { table.axes.allSatisfy { counts[$0.name] != nil } }

  /// Whether the film has a beat, or may have it as far as is known.
  public func contains(_ beat: BeatID) -> Bool {
    guard let kind = table[beat.kind], kind.axes.count == beat.indices.count else { return false }
    return zip(kind.axes, beat.indices).allSatisfy { $1 >= 0 && $1 < counts[$0.name] ?? $0.limit }
  }
}

extension BeatSet: CustomStringConvertible {
  /// The beats in words, those along an axis as one.
  public var description: String {
    let kinds = table.kinds.filter { kind in kind.axes.allSatisfy { counts[$0.name] != 0 } }
    let axes = table.axes.filter { axis in kinds.contains { $0.axes.contains(axis) } }
    guard axes.count > 1 else {
      let names = kinds.flatMap { kind in kind.axes.isEmpty ? [kind.name] : each(kind.name, counts[kind.axes[0].name]) }
      let note = axes.first.flatMap { counts[$0.name] == nil ? "; \($0.letter) is \($0.noun)" : nil }
      return names.joined(separator: ", ") + (note ?? "")
    }
    let names = kinds.map { kind in ([kind.name] + kind.axes.map(\.letter)).joined(separator: ".") }
    let notes = axes.enumerated().map { place, axis in
      "\(axis.letter) \(place == 0 ? "is " : "")\(axis.noun)\(Self.span(counts[axis.name]))"
    }
    return names.joined(separator: ", ") + "; " + notes.joined(separator: ", ")
  }

  /// The beats of one kind along the only axis.
  private func each(_ name: String, _ count: Int?) -> [String] {
    switch count {
    case nil: ["\(name).\(table.axes[0].letter)"]
    case 1?: ["\(name).0"]
    case 2?: ["\(name).0", "\(name).1"]
    case let count?: ["\(name).0 to \(name).\(count - 1)"]
    }
  }

  /// The numbers that there are: ` (0 to 2)`.
  private static func span(_ count: Int?) -> String {
    switch count {
    case nil: ""
    case 1?: " (0)"
    case let count?: " (0 to \(count - 1))"
    }
  }
}
