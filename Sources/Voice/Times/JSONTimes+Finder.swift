import Text

extension JSONTimes {
  /// A list of words or lines that was found, wherever the file has its parts.
  struct Found {
    /// The keys on the way to it, "" for a list without one.
    let path: [String]
    var read = TimedEntries()
    /// How many words its texts have.
    var words = 0
    /// How many lists of this path there are by their outermost index; of several recordings one each.
    var parts: Set<Int> = []

    /// Whether most of its entries are single words.
    var isWordList: Bool { words <= read.entries.count + read.entries.count / 4 }
  }

  /// Looks for lists of entries that have a text and a time.
  struct Finder {
    private var found: [Found] = []
    private var recordings = 0

    /// The list to take: the one that has most single words, else the one that has most words.
    var best: Found? {
      let timed = found.filter { list in list.read.entries.contains { $0.start != nil } }
      var best = found.first
      var most = 0
      if timed.contains(where: \.isWordList) {
        for list in timed where list.isWordList && list.read.entries.count > most {
          (best, most) = (list, list.read.entries.count)
        }
      } else {
        for list in timed where list.words > most { (best, most) = (list, list.words) }
      }
      guard var list = best else { return nil }
      if list.path == ["", "word_boundaries"], list.parts.count > 1 {
        list.read.warn(.recordings(count: list.parts.count), list.read.entries[0].place)
        let first = list.parts.min() ?? 0
        list.read.entries = list.read.entries.filter { $0.part == first }
      }
      list.read.entries = JSONTimes.joined(list.read.entries)
      return list
    }

    /// Looks through a value.
    mutating func walk(_ value: JSONValue, path: [String], part: Int = 0) {
      switch value.node.kind {
      case .mapping:
        for (key, inside) in value.entries {
          switch inside.node.kind {
          case .list(let nodes) where JSONTimes.guesses.contains(key):
            if let first = nodes.first { walk(JSONValue(first, inside.path + "[0]"), path: path + [key], part: part) }
          case .list: list(inside, path: path + [key], part: part)
          case .mapping: walk(inside, path: path + [key], part: part)
          default: continue
          }
        }
      case .list: list(value, path: path + [""], part: part)
      default: return
      }
    }

    private mutating func list(_ value: JSONValue, path: [String], part: Int) {
      var own = Found(path: path)
      var scales: Set<Double> = []
      var isUnknown = false
      for (index, item) in value.items.enumerated() {
        let part = path.count == 1 ? index : part
        if let problem = Entry.problem(item) {
          own.read.warn(.unreadable(problem.path, expected: problem.expected), item.node.place)
        }
        if let (entry, scale) = Entry(item).map({ ($0.entry, $0.scale) }) {
          var entry = entry
          entry.part = part
          own.read.entries.append(entry)
          own.parts.insert(part)
          own.words += entry.text.split(whereSeparator: \.isWhitespace).count
          if entry.start != nil { if let scale { scales.insert(scale) } else { isUnknown = true } }
        }
        walk(item, path: path, part: part)
      }
      // Of a list that has no entry, whatever it has is something else.
      guard !own.read.entries.isEmpty else { return }
      own.read.scale = isUnknown ? nil : scales.count == 1 ? scales.first : 1
      if let place = found.firstIndex(where: { $0.path == path }) {
        found[place].read.entries += own.read.entries
        found[place].read.warnings += own.read.warnings
        found[place].words += own.words
        found[place].parts.formUnion(own.parts)
        if found[place].read.scale != own.read.scale {
          found[place].read.scale = found[place].read.scale ?? own.read.scale
        }
      } else {
        found.append(own)
      }
    }
  }

  /// Marks of punctuation that stand by themselves without a time belong to the word before them.
  static func joined(_ entries: [TimedEntry]) -> [TimedEntry] {
    var joined: [TimedEntry] = []
    for entry in entries {
      let isMark = entry.start == nil && !entry.text.contains { $0.isLetter || $0.isNumber }
      if isMark, !joined.isEmpty {
        joined[joined.count - 1].text += entry.text.filter { !$0.isWhitespace }
      } else {
        joined.append(entry)
      }
    }
    return joined
  }

  /// An entry of a list, with units a second of its times.
  private struct Entry {
    let entry: TimedEntry
    let scale: Double?

    init?(_ item: JSONValue) {
      if let row = Self.row(item) {
        (entry, scale) = (row, nil)
        return
      }
      guard let text = Self.text(item) else { return nil }
      var (start, end, scale): (Double?, Double?, Double?) = (nil, nil, nil)
      if let (time, own) = Self.time(item, JSONTimes.starts) {
        (start, scale) = (time, own)
        if let (time, other) = Self.time(item, JSONTimes.ends) {
          end = Self.matched(time, other, own)
        } else if let (time, other) = Self.time(item, JSONTimes.lengths) {
          end = Self.matched(time, other, own).map { (start ?? 0) + $0 }
        }
      } else if let pair = item["timestamp"] ?? item["timestamps"] ?? item["time"], pair.items.count == 2 {
        (start, end, scale) = (pair.items[0].number, pair.items[1].number, 1)
      }
      // What has neither a time nor a place among timed words is no entry of words.
      let isBare = start == nil && item["word"] == nil && item["type"] == nil
      guard !isBare else { return nil }
      let sure = JSONTimes.confidences.lazy.compactMap {
        item[$0]?.number ?? item["alternatives"]?.items.first?[$0]?.number
      }
      .first
      entry = TimedEntry(
        text: text, start: start, end: end, confidence: sure.map { min(1, max(0, $0)) }, place: item.node.place)
      self.scale = scale
    }

    /// What is wrong with an item that looks like an entry; nil for one that is right, and for anything else.
    static func problem(_ item: JSONValue) -> (path: String, expected: String)? {
      guard case .mapping = item.node.kind else { return nil }
      let hasTime = JSONTimes.starts.first { item[$0.key] != nil }
      guard text(item) != nil else {
        // Without a text it may be anything that has a time.
        let isTimed = hasTime.map { time(item, [$0]) != nil } ?? false
        return isTimed && time(item, JSONTimes.ends) != nil && item.entries.allSatisfy { $0.value.isPlain }
          ? (item.path, "a text such as \"word\"") : nil
      }
      guard let key = hasTime?.key, time(item, JSONTimes.starts) == nil, item[key]?.isPlain ?? false else { return nil }
      return ("\(item.path).\(key)", "a time")
    }

    /// A row of values in place of keys, as some programs write tuples: start, end and text, perhaps with others before or
    /// after; nil for anything else.
    private static func row(_ item: JSONValue) -> TimedEntry? {
      let items = item.items
      guard items.count >= 3, let place = items.firstIndex(where: { $0.string != nil }), place >= 2,
        let text = items[place].string, case .number = items[place - 1].node.kind,
        case .number = items[place - 2].node.kind, let start = items[place - 2].number,
        let end = items[place - 1].number,
        end >= start
      else { return nil }
      return TimedEntry(text: text, start: start, end: end, place: item.node.place)
    }

    private static func text(_ item: JSONValue) -> String? {
      for key in JSONTimes.texts {
        if let text = item[key]?.string { return text }
      }
      // AWS has the word among guesses at it.
      return item["alternatives"]?.items.first.flatMap { first in
        JSONTimes.texts.lazy.compactMap { first[$0]?.string }.first
      }
    }

    private static func time(_ item: JSONValue, _ keys: [(key: String, scale: Double?)]) -> (Double, scale: Double?)? {
      for row in keys {
        guard let value = item[row.key] else { continue }
        if let time = value.duration { return (time, 1) }
        if let number = value.number { return (number, row.scale) }
      }
      return nil
    }

    /// A time in the unit of another one.
    private static func matched(_ time: Double, _ scale: Double?, _ wanted: Double?) -> Double? {
      guard let scale, let wanted, scale != wanted else { return time }
      return time / scale * wanted
    }
  }
}
