public import Text

extension KeyReader {
  /// Reads `T` and the tables; nil when any duration is wrong, or when it isn't known how fast beats run or how long
  /// those of lists last.
  ///
  /// What isn't known of the beats is not looked up.
  mutating func durations(
    _ fields: Fields, _ beats: BeatSet, _ plan: BeatPlan, _ film: any FilmGrammar.Type
  ) -> Durations? {
    let table = beats.table
    var durations = Durations(table, plan)
    var isComplete = table.kinds.allSatisfy { kind in
      if case .listed = kind.length, plan.lengths[kind.name] == nil { return false }
      return kind.axes.allSatisfy { !$0.isPaced || plan.speeds[$0.name] != nil }
    }
    let keys = TimelineKeys.durations(of: table) + film.durations
    for key in keys {
      if case .value(let text) = key.fallback {
        durations.byKey[key.name] = DecimalLiteral(text)?.scaled(toDecimals: Bounds.decimals).map {
          FilmTime(microseconds: $0)
        }
      }
    }
    if let value = fields["T"] {
      let own = self.fields(of: value, keys: keys)
      if own?.hasUnknownKeys ?? true { isComplete = false }
      for key in keys {
        guard let value = own?[key.name] else { continue }
        durations.byKey[key.name] = duration(value)
        if durations.byKey[key.name] == nil { isComplete = false }
      }
    }
    for kind in table.kinds {
      guard case .key(_, _, _, let own?) = kind.length, let value = fields[own.name] else { continue }
      guard let entries = self.durations(value, of: kind, beats) else {
        isComplete = false
        continue
      }
      durations.tables[own.name] = entries
    }
    for name in table.ownTables {
      guard let value = fields[name] else { continue }
      var entries: [String: FilmTime] = [:]
      for (beat, value) in beatEntries(value, expected: .durationsByBeat, beats) {
        guard let time = duration(value), let beat else {
          isComplete = false
          continue
        }
        guard case .named(name, _)? = table[beat.kind]?.length else {
          report(.otherDuration(beat, key: table.durationEntry(of: beat).path), at: value)
          isComplete = false
          continue
        }
        entries[beat.description] = time
      }
      durations.tables[name] = entries
    }
    return isComplete ? durations : nil
  }

  /// Reads a table of durations of single beats of a kind.
  private mutating func durations(_ value: Located, of kind: BeatKind, _ beats: BeatSet) -> [String: FilmTime]? {
    guard let entries = entries(of: value, expected: .durations(of: kind)) else { return nil }
    var table: [String: FilmTime] = [:]
    var isComplete = true
    for entry in entries {
      let path = value.path.entry(entry.key)
      let time = duration(Located(node: entry.value, path: path))
      guard isIndex(entry, path, along: kind.axes, counts: beats.counts), let time else {
        isComplete = false
        continue
      }
      table[entry.key] = time
    }
    return isComplete ? table : nil
  }

  /// Whether an entry's key names beats along some axes, those that are paced perhaps left out; what it does not name is
  /// reported.
  private mutating func isIndex(
    _ entry: Node.Entry, _ path: Trail, along axes: [BeatAxis], counts: [String: Int]
  ) -> Bool {
    if axes.count == 1 { return index(entry, path, along: axes[0], count: counts[axes[0].name]) != nil }
    let numbers = entry.key.split(separator: ".", omittingEmptySubsequences: false).map { BeatID.index($0) }
    let named = Array(axes.suffix(numbers.count))
    let left = axes.dropLast(named.count)
    let places = zip(named, numbers).compactMap { axis, number in
      number.flatMap { $0 < axis.limit ? (axis, $0) : nil }
    }
    guard !numbers.isEmpty, numbers.count <= axes.count, places.count == numbers.count, left.allSatisfy(\.isPaced)
    else {
      report(.notIndices(entry.key, axes, counts: counts), entry.keyPlace, path)
      return false
    }
    for (axis, number) in places.reversed() {
      guard let count = counts[axis.name], number >= count else { continue }
      report(.noSuchIndex(number, axis, count: count), entry.keyPlace, path)
      return false
    }
    return true
  }

  /// The index that an entry's key names along an axis; nil, with a message, when there is none of it.
  ///
  /// - Parameter count: How many there are; nil when that isn't known.
  public mutating func index(_ entry: Node.Entry, _ path: Trail, along axis: BeatAxis, count: Int?) -> Int? {
    guard let index = BeatID.index(entry.key), index < axis.limit else {
      report(.notAnIndex(entry.key, axis, count: count), entry.keyPlace, path)
      return nil
    }
    if let count, index >= count {
      report(.noSuchIndex(index, axis, count: count), entry.keyPlace, path)
      return nil
    }
    return index
  }
}
