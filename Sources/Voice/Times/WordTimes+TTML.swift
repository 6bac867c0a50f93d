import Text

extension WordTimes {
  /// The paragraphs of TTML and DFXP, and the spans in them that have times of their own.
  static func ttml(_ text: String) -> TimedEntries {
    var read = TimedEntries()
    var reader = TTMLReader()
    reader.read(text, &read)
    return read
  }
}

/// Reads TTML tag by tag: what matters are the times of `p` and `span`, and what is written in them.
private struct TTMLReader {
  /// An element that is open.
  private struct Element {
    let name: Substring
    let start: Double?
    let end: Double?
    var text = ""
    let place: Place
    /// Whether something within it has times of its own.
    var isDivided = false
  }

  private var open: [Element] = []
  private var ticks = 1.0
  private var frames = 30.0
  private var line = 1

  mutating func read(_ text: String, _ read: inout TimedEntries) {
    var rest = Substring(text)
    while !rest.isEmpty {
      guard let start = rest.utf8.firstIndex(of: UInt8(ascii: "<")) else { break }
      write(rest[..<start])
      rest = rest[start...]
      if rest.hasPrefix("<!--") {
        let end = rest.firstRange(of: "-->")?.upperBound ?? rest.endIndex
        count(rest[..<end])
        rest = rest[end...]
        continue
      }
      guard let end = rest.utf8.firstIndex(of: UInt8(ascii: ">")) else { break }
      tag(rest[rest.index(after: start)..<end], &read)
      count(rest[..<end])
      rest = rest[rest.index(after: end)...]
    }
    while !open.isEmpty { close(&read) }
  }

  private mutating func count(_ text: Substring) { line += text.utf8.count { $0 == UInt8(ascii: "\n") } }

  private mutating func write(_ text: Substring) {
    count(text)
    if !open.isEmpty { open[open.count - 1].text += text }
  }

  private mutating func tag(_ tag: Substring, _ read: inout TimedEntries) {
    guard let first = tag.first, first != "?", first != "!" else { return }
    let isEnd = first == "/"
    let name = tag.drop { $0 == "/" }.prefix { !$0.isWhitespace && $0 != "/" }
    let local = name.split(separator: ":").last ?? name
    if isEnd {
      if ["p", "span"].contains(local), open.contains(where: { $0.name == local }) {
        while let last = open.last {
          close(&read)
          if last.name == local { break }
        }
      }
      return
    }
    if local == "tt" {
      ticks = Self.attribute("tickRate", tag).flatMap { Double($0) } ?? ticks
      frames = Self.attribute("frameRate", tag).flatMap { Double($0) } ?? frames
    }
    if local == "br" { write(" ") }
    guard ["p", "span"].contains(local) else { return }
    let base = open.last { $0.start != nil }
    let start = time(Self.attribute("begin", tag)).map { own -> Double in
      // A time within a paragraph counts from its start, though some write that of the film.
      guard let from = base?.start, own < from || own > base?.end ?? .infinity else { return own }
      return from + own
    }
    var end = time(Self.attribute("end", tag)).map { own -> Double in
      guard let from = base?.start, let start, own < start else { return own }
      return from + own
    }
    if let start, let length = time(Self.attribute("dur", tag)) { end = start + length }
    open.append(Element(name: local, start: start, end: end, place: Place(line: line, column: 1)))
    if tag.hasSuffix("/") { close(&read) }
  }

  /// Ends the innermost element.
  private mutating func close(_ read: inout TimedEntries) {
    guard let element = open.popLast() else { return }
    guard let start = element.start else {
      if !open.isEmpty { open[open.count - 1].text += element.text }
      return
    }
    let text = CaptionText(element.text).plain
    if !open.isEmpty {
      open[open.count - 1].isDivided = true
      // What lies between timed parts only sets them apart.
      open[open.count - 1].text += " "
    }
    guard !text.isEmpty else { return }
    read.entries.append(TimedEntry(text: text, start: start, end: element.end, place: element.place))
  }

  /// The value of an attribute, in whichever namespace.
  private static func attribute(_ name: String, _ tag: Substring) -> Substring? {
    var rest = tag
    while let found = rest.firstRange(of: name) {
      let before = rest[..<found.lowerBound].last
      let after = rest[found.upperBound...].drop(while: \.isWhitespace)
      if before.map({ $0.isWhitespace || $0 == ":" }) ?? false, after.first == "=" {
        let value = after.dropFirst().drop(while: \.isWhitespace)
        guard let quote = value.first, quote == "\"" || quote == "'" else { return nil }
        return value.dropFirst().prefix { $0 != quote }
      }
      rest = rest[found.upperBound...]
    }
    return nil
  }

  /// A time of TTML in seconds: `00:00:01.250`, `00:00:01:12` with frames, `1.25s`, `1250ms`, `12f`, `12500000t`.
  private func time(_ text: Substring?) -> Double? {
    guard let text, !text.isEmpty else { return nil }
    let parts = text.split(separator: ":")
    if parts.count == 4, let frame = Double(parts[3]),
      let time = CaptionClock.seconds(parts[..<3].joined(separator: ":"))
    {
      return time + frame / max(frames, 1)
    }
    if let time = CaptionClock.seconds(text) { return time }
    let units: [(name: String, seconds: Double)] = [
      ("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600), ("f", 1 / max(frames, 1)), ("t", 1 / max(ticks, 1)),
    ]
    guard let unit = units.first(where: { text.hasSuffix($0.name) }) ?? (text.last?.isNumber ?? false ? ("", 1) : nil),
      let value = Double(text.dropLast(unit.name.count)), value.isFinite
    else { return nil }
    return value * unit.seconds
  }
}
