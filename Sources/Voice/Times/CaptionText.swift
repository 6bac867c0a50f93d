/// The text of a caption, taken apart at its tags.
struct CaptionText {
  /// A run of text between two tags.
  struct Run {
    var text: String
    /// Whether it is set apart from the rest, as the word that is being said.
    var isMarked: Bool
    /// When it begins, by a time in the text, in seconds.
    var start: Double?
  }

  /// The runs, in order.
  private(set) var runs: [Run] = []

  /// The bytes that tags and references begin with.
  private static let special = Set("<{\\&".utf8)

  /// Tags of HTML that set a word apart.
  private static let marking: Set<String> = ["u", "b", "i", "font", "em", "strong"]

  /// Takes a text of SRT, VTT or ASS apart.
  init(_ text: some StringProtocol) {
    // Marks of direction and joiners of nothing are no text.
    let isPlain = !text.utf8.contains { $0 == 0xE2 || $0 == 0xEF }
    let invisible: Set<Character> = ["\u{200E}", "\u{200F}", "\u{FEFF}", "\u{200B}"]
    var rest = isPlain ? Substring(text) : Substring(String(text).filter { !invisible.contains($0) })
    var (depth, isStyled) = (0, false)
    var run = Run(text: "", isMarked: false, start: nil)
    /// Whether an end of a tag may follow; where there is none, nobody looks for it again.
    var (endsTag, endsBrace) = (true, true)
    func end(_ character: Character, _ mayFollow: inout Bool) -> Substring.Index? {
      guard mayFollow else { return nil }
      let end = rest.firstIndex(of: character)
      mayFollow = end != nil
      return end
    }
    func close(_ runs: inout [Run], _ start: Double?) {
      if !run.text.isEmpty { runs.append(run) }
      run = Run(text: "", isMarked: depth > 0 || isStyled, start: start)
    }
    while let first = rest.first {
      if first == "<", rest.dropFirst().first.map({ !$0.isWhitespace }) ?? false, let end = end(">", &endsTag) {
        let tag = rest[rest.index(after: rest.startIndex)..<end]
        rest = rest[rest.index(after: end)...]
        if tag.first?.isNumber ?? false, let time = CaptionClock.seconds(tag) {
          close(&runs, time)
        } else if Self.marking.contains(Self.name(tag)) {
          depth = max(0, depth + (tag.hasPrefix("/") ? -1 : 1))
          close(&runs, nil)
        }
      } else if first == "{", rest.dropFirst().first == "\\", let end = end("}", &endsBrace) {
        let tags = rest[rest.startIndex..<end]
        rest = rest[rest.index(after: end)...]
        isStyled = Self.isStyled(tags, before: isStyled)
        if isStyled != run.isMarked { close(&runs, nil) }
      } else if first == "\\", let next = rest.dropFirst().first, "Nnh".contains(next) {
        run.text.append(" ")
        rest = rest.dropFirst(2)
      } else if first == "&", let (character, length) = Entity.read(rest) {
        run.text += character
        rest = rest.dropFirst(length)
      } else {
        run.text.append(first)
        rest = rest.dropFirst()
        // What has nothing of tags is taken at once.
        let plain = rest.utf8.prefix { !Self.special.contains($0) }
        if !plain.isEmpty {
          run.text += rest[..<plain.endIndex]
          rest = rest[plain.endIndex...]
        }
      }
    }
    close(&runs, nil)
  }

  /// All the text, without its tags.
  var plain: String { runs.map(\.text).joined().split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  /// The text that is set apart, where that is some of it and not all.
  var marked: String? {
    let marked = runs.filter(\.isMarked).map(\.text).joined().split(whereSeparator: \.isWhitespace)
    let others = runs.contains { !$0.isMarked && !$0.text.allSatisfy(\.isWhitespace) }
    return marked.isEmpty || !others ? nil : marked.joined(separator: " ")
  }

  private static func name(_ tag: Substring) -> String {
    tag.drop { $0 == "/" }.prefix { $0.isLetter }.lowercased()
  }

  /// Whether tags of ASS set apart what follows: bold, italic, underlined, or in a colour of its own.
  private static func isStyled(_ tags: Substring, before: Bool) -> Bool {
    var isStyled = before
    for tag in tags.split(whereSeparator: { $0 == "\\" || $0 == "{" }) {
      let name = tag.prefix { $0.isLetter || $0.isNumber || $0 == "&" }
      if ["b1", "i1", "u1"].contains(name) || name.hasPrefix("c&H") || name.hasPrefix("1c&H") { isStyled = true }
      if ["b0", "i0", "u0", "r", "c", "1c"].contains(name) { isStyled = false }
    }
    return isStyled
  }
}

/// References to characters, as HTML has them.
enum Entity {
  private static let names = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "lrm": "", "rlm": "", "shy": "",
    "hellip": "…", "ndash": "–", "mdash": "—", "rsquo": "’", "lsquo": "‘", "ldquo": "“", "rdquo": "”",
  ]

  /// The text that a reference at the start of some text stands for, and how many characters that is; nil for none.
  static func read(_ text: Substring) -> (text: String, length: Int)? {
    guard let end = text.prefix(12).firstIndex(of: ";") else { return nil }
    let name = text[text.index(after: text.startIndex)..<end]
    let length = name.count + 2
    if name.hasPrefix("#") {
      let isHex = name.dropFirst().first.map { "xX".contains($0) } ?? false
      let code = UInt32(name.dropFirst(isHex ? 2 : 1), radix: isHex ? 16 : 10)
      return code.flatMap(Unicode.Scalar.init).map { ($0 == "\u{A0}" ? " " : String(Character($0)), length) }
    }
    return names[String(name)].map { ($0, length) }
  }
}

/// Times as captions have them.
enum CaptionClock {
  /// Hours, minutes and seconds, the hours if there are any, in seconds; nil for no time.
  ///
  /// A sign before it counts.
  static func seconds(_ text: some StringProtocol) -> Double? {
    var text = String(text).filter { !$0.isWhitespace }.replacing(",", with: ".")
    let isNegative = text.hasPrefix("-")
    if isNegative { text.removeFirst() }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count) else { return nil }
    var sum = 0.0
    for part in parts {
      guard let first = part.first, first.isASCII, first.isNumber, let value = Double(part), value.isFinite else {
        return nil
      }
      sum = sum * 60 + value
    }
    return isNegative ? -sum : sum
  }
}
