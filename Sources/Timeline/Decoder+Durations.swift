/// How long every beat of a film lasts.
struct Durations {
  /// By the keys of `T`.
  var byKind: [String: FilmTime] = [:]
  /// The edge tables, by edge.
  var forward: [Int: FilmTime] = [:]
  var delta: [Int: FilmTime] = [:]
  var gradHold: [Int: FilmTime] = [:]

  /// A beat's duration: its edge's own, or that of its kind.
  func duration(of beat: BeatID) -> FilmTime {
    switch beat {
    case .forward(let edge): forward[edge] ?? byKind["forward"] ?? .zero
    case .delta(let edge): delta[edge] ?? byKind["delta"] ?? .zero
    case .grad(let edge): gradHold[edge] ?? byKind["gradCalc"] ?? .zero
    case .countdown, .title, .idle, .loss, .done, .update, .end: byKind[beat.description] ?? .zero
    }
  }

  /// How long the memo stands beside Fibonacci's, within the last gradient's beat; nil when it isn't said.
  var wrap: FilmTime? { byKind["wrap"] }
}

extension Decoder {
  /// Reads `T` and the edge tables; nil when any duration is wrong.
  ///
  /// Without the number of edges, the tables' edges are not looked up.
  mutating func durations(_ fields: Fields, edgeCount: Int?) -> Durations? {
    var durations = Durations()
    var isComplete = true
    for key in TimelineKeys.durations {
      if case .value(let text) = key.fallback {
        durations.byKind[key.name] = DecimalLiteral(text)?.scaled(toDecimals: Bounds.decimals).map {
          FilmTime(microseconds: $0)
        }
      }
    }
    var wrap: Located?
    if let value = fields["T"] {
      let own = self.fields(of: value, keys: TimelineKeys.durations)
      wrap = own?["wrap"]
      if own?.hasUnknownKeys ?? true { isComplete = false }
      for key in TimelineKeys.durations {
        guard let value = own?[key.name] else { continue }
        durations.byKind[key.name] = duration(value)
        if durations.byKind[key.name] == nil { isComplete = false }
      }
    }
    for (name, table) in [
      ("FORWARD_BY", \Durations.forward), ("DELTA_BY", \Durations.delta), ("GRAD_HOLD_BY", \Durations.gradHold),
    ] {
      guard let value = fields[name] else { continue }
      guard let byEdge = edgeTable(value, edgeCount: edgeCount) else {
        isComplete = false
        continue
      }
      durations[keyPath: table] = byEdge
    }
    if isComplete, let wrap, let length = durations.wrap {
      let hold = durations.duration(of: .grad(edge: 0))
      if length > hold { report(.wrapTooLong(length, hold: hold), at: wrap) }
    }
    return isComplete ? durations : nil
  }

  private mutating func edgeTable(_ value: Located, edgeCount: Int?) -> [Int: FilmTime]? {
    guard let entries = entries(of: value, expected: .edgeTable) else { return nil }
    var table: [Int: FilmTime] = [:]
    var isComplete = true
    for entry in entries {
      let path = value.path.entry(entry.key)
      let time = duration(Located(node: entry.value, path: path))
      guard let edge = edge(entry, path, edgeCount: edgeCount), let time else {
        isComplete = false
        continue
      }
      table[edge] = time
    }
    return isComplete ? table : nil
  }

  /// The edge that an entry's key names; nil, with a message, when the network has none of it.
  mutating func edge(_ entry: Node.Entry, _ path: Trail, edgeCount: Int?) -> Int? {
    guard let edge = Int(entry.key), edge >= 0, String(edge) == entry.key, Bounds.edges.upperBound > edge else {
      report(.notAnEdge(entry.key, edgeCount: edgeCount), entry.keyPlace, path)
      return nil
    }
    if let edgeCount, edge >= edgeCount {
      report(.noSuchEdge(edge, edgeCount: edgeCount), entry.keyPlace, path)
      return nil
    }
    return edge
  }
}
