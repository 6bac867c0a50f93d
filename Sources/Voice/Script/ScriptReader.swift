public import Text
public import Timeline

extension Script {
  /// Reads a script.
  ///
  /// A text as it is spoken. `{delta.2}` stands before the word on which the beat `delta.2` starts; `{grad.2 -120ms}` has
  /// it start earlier, and `{delta.1 lands}` has its motion end on the word. What is shown and what is said may differ:
  /// `[∂L/∂w₁|dee ell dee double u one]`, in braces too, or without either where one word is said: `w₁|w-one`. A line
  /// that begins with # is a note, `@pronounce WORD PHONES` says how a word sounds, and `@language de` in which
  /// language all of it is spoken, if not in English.
  ///
  /// - Parameters:
  ///   - text: The script.
  ///   - file: The file's name, for messages.
  ///   - spoken: How what stands there is said, before what is known of that.
  ///   - beats: The film's beats, which the marks name; nil for any names.
  ///   - part: The part of the film whose beats the marks name without its name; its countdown is none of them.
  /// - Throws: `ScriptError` with all that is wrong.
  public init(
    parsing text: String, file: String, spoken: [String: String] = [:], beats: BeatSet? = nil, part: String? = nil
  ) throws(ScriptError) {
    var reader = ScriptReader(file: file, spoken: spoken)
    (reader.beats, reader.part) = (beats, part)
    reader.read(text)
    try self.init(reader)
  }

  /// Makes a script of words that are said in beats, each of which starts with its first word.
  ///
  /// - Parameters:
  ///   - parts: The beats' names, their words, and where these stand.
  ///   - file: The name of the file, for messages.
  ///   - spoken: How what stands there is said, before what is known of that.
  /// - Throws: `ScriptError` with all that is wrong.
  public init(
    saying parts: [(beat: String, words: String, place: Place)], file: String, spoken: [String: String] = [:]
  ) throws(ScriptError) {
    var reader = ScriptReader(file: file, spoken: spoken)
    for part in parts { reader.read(part.words, in: part.beat, part.place) }
    try self.init(reader)
  }

  /// Makes a script of words that somebody has heard: no marks, and what can't be said is left out.
  public init(heard text: String, spoken: [String: String] = [:]) {
    var reader = ScriptReader(file: "", spoken: spoken)
    for word in text.split(whereSeparator: \.isWhitespace) { reader.readHeard(word) }
    self.init(words: reader.words, cues: [], pronunciations: [:], language: nil)
  }

  private init(_ reader: ScriptReader) throws(ScriptError) {
    guard reader.diagnostics.isEmpty else { throw ScriptError(diagnostics: reader.diagnostics) }
    self.init(
      words: reader.words, cues: reader.cues, pronunciations: reader.pronunciations, language: reader.language?.code,
      directions: reader.directions)
  }
}

/// Takes a script apart, line by line.
private struct ScriptReader {
  let file: String
  private let forms: SpokenForm
  /// Of the film; nil when marks may have any name.
  var beats: BeatSet?
  /// Whose beats the marks name; nil for those of all the film.
  var part: String?
  var words: [Script.Word] = []
  var cues: [Script.Cue] = []
  var pronunciations: [String: [String]] = [:]
  var language: (code: String, place: Place)?
  /// What stands in brackets and is not spoken.
  var directions: [Script.Direction] = []
  /// Whether a tag was begun in a line before.
  private var isInTag = false
  var diagnostics: [ScriptDiagnostic] = []
  private var pending: [(mark: Mark, place: Place)] = []
  /// Where each mark stands, by its name.
  private var marked: [String: Place] = [:]

  private struct Mark {
    let name: String
    let offset: FilmTime
    let lands: Bool
  }

  init(file: String, spoken: [String: String]) { (self.file, forms) = (file, SpokenForm(own: spoken)) }

  private mutating func note(_ problem: ScriptProblem, _ place: Place) {
    diagnostics.append(ScriptDiagnostic(file: file, place: place, problem: problem))
  }

  mutating func read(_ text: String) {
    var text = Substring(text)
    if text.unicodeScalars.first == "\u{FEFF}" { text = text[text.unicodeScalars.index(after: text.startIndex)...] }
    for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      readLine(line, number + 1)
    }
    for (mark, place) in pending { note(.nothingFollows(mark.name), place) }
    if words.isEmpty, diagnostics.isEmpty { note(.empty, Place(line: 1, column: 1)) }
    diagnostics.sort { $0.place < $1.place }
  }

  /// Reads what is said in one beat: words, without marks.
  mutating func read(_ text: String, in beat: String, _ place: Place) {
    pending.append((Mark(name: beat, offset: .zero, lands: false), place))
    for word in text.split(whereSeparator: \.isWhitespace) { addWord(String(word), place) }
    if !pending.isEmpty { note(.nothingSpoken(text), place) }
    pending = []
    // What is said in one beat ends there.
    guard let last = words.popLast() else { return }
    words.append(
      Script.Word(
        display: last.display, spoken: last.spoken, place: last.place, endsSentence: last.endsSentence,
        endsPhrase: true))
  }

  /// Reads a word that somebody has heard.
  mutating func readHeard(_ word: Substring) {
    guard !forms.words(of: String(word)).isEmpty else { return }
    addWord(String(word), Place(line: 1, column: 1))
  }

  private mutating func readLine(_ line: Substring, _ number: Int) {
    // Places are asked for in their order: none is counted from the line's start again.
    var (counted, column) = (line.startIndex, 1)
    func place(_ index: Substring.Index) -> Place {
      column += line.unicodeScalars.distance(from: counted, to: index)
      counted = index
      return Place(line: number, column: column)
    }
    /// Ends of elements that the rest of the line has nowhere, so that nobody looks for them again.
    var absent: Set<String> = []
    var rest = line.drop(while: \.isWhitespace)
    if isInTag {
      guard let end = rest.firstIndex(of: ">") else { return }
      isInTag = false
      rest = rest[rest.index(after: end)...].drop(while: \.isWhitespace)
    }
    if rest.first == "#" { return }
    if rest.first == "@" { return readInstruction(rest, place(rest.startIndex)) }
    while let first = rest.first {
      let start = rest.startIndex
      if first.isWhitespace {
        rest = rest.dropFirst()
      } else if let direction = Self.direction(rest) {
        directions.append(Script.Direction(text: String(direction), place: place(start)))
        rest = rest[direction.endIndex...]
        // A full stop after it is none of its own.
        rest = rest.drop { ".,;:!?".contains($0) }
      } else if first == "<", let tag = SpeechTag(rest) {
        rest = rest[tag.text.endIndex...]
        isInTag = tag.isOpen
        read(tag, &rest, place(start), &absent)
      } else if first == "{" || first == "[" {
        let closing: Character = first == "{" ? "}" : "]"
        guard let end = rest.firstIndex(of: closing) else {
          note(.unclosed(first), place(start))
          return
        }
        let inside = rest[rest.index(after: start)..<end]
        rest = rest[rest.index(after: end)...]
        if inside.contains("|") {
          // Punctuation may follow the bracket.
          let tail = rest.prefix { !$0.isWhitespace && $0 != "{" && $0 != "[" }
          rest = rest[tail.endIndex...]
          addForm(inside, tail, place(start))
        } else {
          readMark(inside, place(start))
        }
      } else {
        let token = Self.token(rest)
        rest = rest[token.endIndex...]
        if let last = words.last, token.allSatisfy({ ".,;:!?…\"”’)".contains($0) }),
          start > line.startIndex, line[line.index(before: start)] == ">"
        {
          // Punctuation behind a tag belongs to the word in it.
          words[words.count - 1] = last.followed(by: String(token))
        } else if token.contains("|") {
          addForm(token, "", place(start))
        } else {
          addWord(String(token), place(start))
        }
      }
    }
  }

  /// A word up to the next space, bracket or tag.
  private static func token(_ rest: Substring) -> Substring {
    var end = rest.startIndex
    while end < rest.endIndex {
      let character = rest[end]
      if character.isWhitespace || character == "{" || character == "[" { break }
      if character == "<", end > rest.startIndex, SpeechTag(rest[end...]) != nil { break }
      end = rest.index(after: end)
    }
    return rest[..<end]
  }

  /// A direction in brackets at the start of a text: anything in square ones without a bar, and in round ones or between
  /// asterisks what is known to be one.
  private static func direction(_ rest: Substring) -> Substring? {
    let closers: [Character: Character] = ["[": "]", "(": ")", "*": "*"]
    guard let first = rest.first, let closer = closers[first] else { return nil }
    let after = rest.dropFirst()
    guard let end = (first == "[" ? after : after.prefix(SpeechText.longestDirection)).firstIndex(of: closer) else {
      return nil
    }
    let inside = rest[rest.index(after: rest.startIndex)..<end]
    let isOne = first == "[" ? !inside.contains("|") : Direction.isOne(inside)
    return isOne ? rest[...end] : nil
  }

  /// Reads a tag of SSML: the text in it is spoken, apart from what `sub` says instead.
  private mutating func read(_ tag: SpeechTag, _ rest: inout Substring, _ place: Place, _ absent: inout Set<String>) {
    if tag.isMark, !tag.isEnd { return note(.tagOfMark(String(tag.text), name: tag.attribute("mark", "name")), place) }
    let ending = "</\(tag.name)"
    guard ["sub", "audio", "desc"].contains(tag.name), !tag.isEnd, !tag.text.hasSuffix("/>"), !absent.contains(ending)
    else { return }
    guard let end = rest.firstRange(of: ending) else {
      absent.insert(ending)
      return
    }
    let inside = rest[..<end.lowerBound]
    rest = rest[end.lowerBound...]
    guard tag.name == "sub", let alias = tag.attribute("alias") else { return }
    addForm("\(inside)|\(alias)", "", place)
  }

  private mutating func readMark(_ text: Substring, _ place: Place) {
    let parts = text.split(whereSeparator: \.isWhitespace)
    guard let written = parts.first else { return note(.noName, place) }
    let name = part.map { "\($0).\(written)" } ?? String(written)
    // A part's own film has a countdown, which the whole has not.
    let isLeftOut = part != nil && written == BeatID.countdown.kind
    if !isLeftOut, let beats, !(BeatID(name).map(beats.contains) ?? false) {
      note(.unknownBeat(name, beats), place)
    }
    var (offset, lands) = (FilmTime.zero, false)
    for part in parts.dropFirst() {
      if part == "lands", !lands {
        lands = true
      } else if let time = Self.time(part), offset == .zero {
        offset = time
      } else {
        return note(.badOffset(String(part)), place)
      }
    }
    if let first = marked[name] { return note(.repeated(name, first: first), place) }
    guard !isLeftOut else { return }
    marked[name] = place
    pending.append((Mark(name: name, offset: offset, lands: lands), place))
  }

  /// A time with its sign and its unit, such as `-120ms` or `+0.2s`.
  private static func time(_ text: Substring) -> FilmTime? {
    var digits = text
    let isNegative = digits.first == "-" || digits.first == "−"
    if isNegative || digits.first == "+" { digits = digits.dropFirst() }
    let scale: Double
    if digits.hasSuffix("ms") {
      (digits, scale) = (digits.dropLast(2), 1000)
    } else if digits.hasSuffix("s") {
      (digits, scale) = (digits.dropLast(1), 1_000_000)
    } else {
      return nil
    }
    guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }), let value = Double(digits),
      value * scale < 60_000_000
    else { return nil }
    let microseconds = Int((value * scale).rounded())
    return FilmTime(microseconds: isNegative ? -microseconds : microseconds)
  }

  private mutating func readInstruction(_ line: Substring, _ place: Place) {
    let parts = line.split(whereSeparator: \.isWhitespace)
    if parts.first == "@language" { return readLanguage(parts.dropFirst(), place) }
    guard parts.first == "@pronounce" else { return note(.unknownInstruction(String(parts.first ?? "@")), place) }
    guard parts.count > 2 else { return note(.badPronunciation, place) }
    let phones = parts.dropFirst(2).map { $0.uppercased().filter { !$0.isNumber } }
    if let unknown = phones.first(where: { !Phones.all.contains($0) }) {
      return note(.unknownPhone(unknown, word: String(parts[1])), place)
    }
    pronunciations[parts[1].lowercased()] = phones
  }

  /// A code of BCP 47: subtags of letters and digits, the first of them the language in letters.
  private mutating func readLanguage(_ parts: ArraySlice<Substring>, _ place: Place) {
    guard let code = parts.first, parts.count == 1 else {
      return note(.badLanguage(parts.joined(separator: " ")), place)
    }
    let subtags = code.split(separator: "-", omittingEmptySubsequences: false)
    let isCode =
      (2...8).contains(subtags[0].count) && subtags[0].allSatisfy { $0.isASCII && $0.isLetter }
      && subtags.allSatisfy {
        (1...8).contains($0.count) && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
      }
    guard isCode else { return note(.badLanguage(String(code)), place) }
    if let first = language?.place { return note(.secondLanguage(first: first), place) }
    language = (String(code), place)
  }

  private mutating func addForm(_ form: Substring, _ tail: Substring, _ place: Place) {
    let parts = form.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    let (display, said) = (parts[0].trimmed, parts[1])
    let spoken = said.split { $0.isWhitespace || $0 == "_" || $0 == "-" }.flatMap { forms.words(of: String($0)) }
    guard !display.isEmpty, !spoken.isEmpty else { return note(.nothingSpoken(String(form)), place) }
    add(display + tail, spoken, place)
  }

  private mutating func addWord(_ text: String, _ place: Place) {
    let spoken = forms.words(of: text)
    guard spoken.isEmpty else { return add(text, spoken, place) }
    if text.contains(where: { $0.isLetter || $0.isNumber || $0.isMathSymbol || $0.isCurrencySymbol }) {
      return note(.nothingSpoken(text), place)
    }
    // A dash that stands alone is shown with the word before it.
    guard let last = words.popLast() else { return }
    words.append(
      Script.Word(
        display: last.display + " " + text, spoken: last.spoken, place: last.place, endsSentence: last.endsSentence,
        endsPhrase: true))
  }

  private mutating func add(_ display: String, _ spoken: [String], _ place: Place) {
    for (mark, place) in pending {
      cues.append(
        Script.Cue(name: mark.name, word: words.count, offset: mark.offset, lands: mark.lands, place: place))
    }
    pending = []
    let bare = display.reversed().drop { "\"'”’)]»".contains($0) }
    let last = bare.first ?? " "
    words.append(
      Script.Word(
        display: display, spoken: spoken, place: place, endsSentence: ".!?…".contains(last),
        endsPhrase: ".!?…,;:–—".contains(last)))
  }
}

extension Substring {
  fileprivate var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
