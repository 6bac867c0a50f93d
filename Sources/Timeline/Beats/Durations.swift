import Text

/// How long every beat of a film lasts.
public struct Durations: Sendable {
  private let table: BeatTable
  private let plan: BeatPlan
  /// By the keys of `T`.
  var byKey: [String: FilmTime] = [:]
  /// The tables of single beats by their names, each by its keys.
  var tables: [String: [String: FilmTime]] = [:]

  init(_ table: BeatTable, _ plan: BeatPlan) { (self.table, self.plan) = (table, plan) }

  /// A duration of `T` by its key; nil when neither the file nor the film says it.
  public subscript(key: String) -> FilmTime? { byKey[key] }

  /// A beat's duration: its own, or that of its indices without the paced ones, or that of its kind, the latter two
  /// divided by its speed.
  public func duration(of beat: BeatID) -> FilmTime {
    guard let kind = table[beat.kind] else { return .zero }
    switch kind.length {
    case .named(let table, let usual): return tables[table]?[beat.description] ?? plan.usual[beat] ?? usual
    case .listed:
      let (lengths, index) = (plan.lengths[kind.name] ?? [], beat.indices.first ?? 0)
      return lengths.indices.contains(index) ? lengths[index] : .zero
    case .key(let key, _, _, let table):
      let entries = table.flatMap { tables[$0.name] } ?? [:]
      func entry(_ indices: ArraySlice<Int>) -> FilmTime? {
        indices.isEmpty ? nil : entries[indices.map(String.init).joined(separator: ".")]
      }
      if let own = entry(beat.indices[...]) { return own }
      let paced = kind.axes.prefix { $0.isPaced }
      let usual = entry(beat.indices.dropFirst(paced.count)) ?? byKey[key] ?? .zero
      return zip(paced, beat.indices).reduce(usual) { time, place in
        let speeds = plan.speeds[place.0.name] ?? []
        return time.divided(by: speeds.indices.contains(place.1) ? speeds[place.1] : 1)
      }
    }
  }
}

extension FilmTime {
  /// The time that it takes at so many times the speed, to the nearest microsecond; at most that of the longest beat.
  fileprivate func divided(by speed: Double) -> FilmTime {
    min(.longestBeat, FilmTime(microseconds: Int((Double(microseconds) / speed).rounded())))
  }
}
