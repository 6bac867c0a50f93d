internal import Text

/// How long every beat of a film lasts.
struct Durations {
  /// By the keys of `T`.
  var byKind: [String: FilmTime] = [:]
  /// The tables of single edges and samples by their names, each by its keys.
  var tables: [String: [String: FilmTime]] = [:]
  /// How many times as fast as that each sample of the film `training` is stepped through.
  var speeds: [Double] = []
  /// How long each stretch of its training takes.
  var segments: [FilmTime] = []

  /// A beat's duration: its own, or that of its edge, or that of its kind.
  func duration(of beat: BeatID) -> FilmTime {
    let (table, key) = beat.durationEntry
    let own = tables[table]?[key]
    switch beat {
    case .train(let segment): return segments.indices.contains(segment) ? segments[segment] : .zero
    case .step(let part, let sample):
      if let own { return own }
      let usual = part.edge.flatMap { tables[table]?["\($0)"] } ?? byKind[part.kind] ?? .zero
      return usual.divided(by: speeds.indices.contains(sample) ? speeds[sample] : 1)
    case .forward, .delta: return own ?? byKind[table == "DELTA_BY" ? "delta" : "forward"] ?? .zero
    case .grad: return own ?? byKind["gradCalc"] ?? .zero
    case .countdown, .title, .idle, .loss, .done, .update, .end, .cost: return byKind[key] ?? .zero
    }
  }

  /// How long the memo stands beside Fibonacci's, within the last gradient's beat; nil when it isn't said.
  var wrap: FilmTime? { byKind["wrap"] }
}

extension StepPart {
  /// The key of `T` that has its duration.
  fileprivate var kind: String {
    switch self {
    case .sample: "sample"
    case .forward: "forward"
    case .loss: "loss"
    case .delta: "delta"
    case .grad: "gradCalc"
    case .input: "input"
    }
  }
}

extension FilmTime {
  /// The time that it takes at so many times the speed, to the nearest microsecond; at most that of the longest beat.
  fileprivate func divided(by speed: Double) -> FilmTime {
    min(.longestBeat, FilmTime(microseconds: Int((Double(microseconds) / speed).rounded())))
  }
}

extension Decoder {
  /// Reads `T` and the tables; nil when any duration is wrong, or when it isn't known which beats there are.
  ///
  /// What isn't known of the beats is not looked up.
  mutating func durations(_ fields: Fields, _ beats: BeatSet, _ training: TrainingDraft?) -> Durations? {
    var durations = Durations()
    var isComplete = true
    if beats.film == .training {
      if let samples = training?.samples, let segments = training?.segments {
        (durations.speeds, durations.segments) = (samples.speeds, segments.map(\.duration))
      } else {
        isComplete = false
      }
    }
    let keys = TimelineKeys.durations.filter { $0.films.contains(beats.film) }
    for key in keys {
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
      for key in keys {
        guard let value = own?[key.name] else { continue }
        durations.byKind[key.name] = duration(value)
        if durations.byKind[key.name] == nil { isComplete = false }
      }
    }
    for name in ["SAMPLE_BY", "FORWARD_BY", "LOSS_BY", "DELTA_BY", "GRAD_HOLD_BY", "INPUT_BY"] {
      // A film has no table that its keys don't name, and that was told.
      guard let value = fields[name],
        let key = TimelineKeys.all.first(where: { $0.name == name && $0.films.contains(beats.film) })
      else { continue }
      guard let table = table(value, key.value, beats) else {
        isComplete = false
        continue
      }
      durations.tables[name] = table
    }
    if isComplete, let wrap, let length = durations.wrap {
      let hold = durations.duration(of: .grad(edge: 0))
      if length > hold { report(.wrapTooLong(length, hold: hold), at: wrap) }
    }
    return isComplete ? durations : nil
  }

  /// Reads a table of durations, whose kind tells what its keys are.
  private mutating func table(_ value: Located, _ kind: ExpectedValue, _ beats: BeatSet) -> [String: FilmTime]? {
    guard let entries = entries(of: value, expected: kind) else { return nil }
    var table: [String: FilmTime] = [:]
    var isComplete = true
    for entry in entries {
      let path = value.path.entry(entry.key)
      let time = duration(Located(node: entry.value, path: path))
      let isKey =
        switch kind {
        case .stepTable: isStep(entry, path, beats)
        case .sampleTable: isSample(entry, path, beats)
        default: edge(entry, path, edgeCount: beats.edgeCount) != nil
        }
      guard isKey, let time else {
        isComplete = false
        continue
      }
      table[entry.key] = time
    }
    return isComplete ? table : nil
  }

  /// Whether an entry's key names an edge, or a sample and its edge; what it does not is told.
  private mutating func isStep(_ entry: Node.Entry, _ path: Trail, _ beats: BeatSet) -> Bool {
    let numbers = entry.key.split(separator: ".", omittingEmptySubsequences: false).map { Self.index($0) }
    guard (1...2) ~= numbers.count, let edge = numbers[numbers.count - 1], let first = numbers[0],
      edge < Bounds.edges.upperBound, numbers.count == 1 || first < Bounds.samples.upperBound
    else {
      report(.notAStep(entry.key, beats), entry.keyPlace, path)
      return false
    }
    if let count = beats.edgeCount, edge >= count {
      report(.noSuchEdge(edge, edgeCount: count), entry.keyPlace, path)
      return false
    }
    if numbers.count == 2, let count = beats.sampleCount, first >= count {
      report(.noSuchSample(first, sampleCount: count), entry.keyPlace, path)
      return false
    }
    return true
  }

  /// Whether an entry's key names a sample; what it does not is told.
  private mutating func isSample(_ entry: Node.Entry, _ path: Trail, _ beats: BeatSet) -> Bool {
    guard let sample = Self.index(entry.key[...]), sample < Bounds.samples.upperBound else {
      report(.notASample(entry.key, sampleCount: beats.sampleCount), entry.keyPlace, path)
      return false
    }
    if let count = beats.sampleCount, sample >= count {
      report(.noSuchSample(sample, sampleCount: count), entry.keyPlace, path)
      return false
    }
    return true
  }

  /// A number that counts from 0, as keys have it: no sign, no leading zero.
  private static func index(_ text: Substring) -> Int? {
    Int(text).flatMap { $0 >= 0 && String($0) == text ? $0 : nil }
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
