import Drawing
import FilmKit
import Numerics
import Tensors
import Text
import Timeline
import Typesetting

extension MarkKind {
  static let formula = MarkKind(
    name: "formula", summary: "Mathematics in the language of formulas; {p[2]:.2f} is a value with two decimals.",
    value: .text(longest: 500), example: "\"y = {w[0]:.1f} x\"",
    keys: [], anchors: [.value, .term], becomes: true
  ) { mark in
    guard let source = mark.text("formula", longest: 500) else { return nil }
    return FormulaMark.pieces(of: source, at: "formula", &mark).map { FormulaMark(pieces: $0) }
  }
}

/// A formula, with values in it.
struct FormulaMark: MarkContent {
  /// The formula in pieces: what is written, and values with their number of decimals.
  enum Piece: Hashable, Sendable {
    case source(String)
    case value(ValueTrack, decimals: Int?)
    /// The one of some texts that a number says, from 0; in words only.
    case text([String], ValueTrack)

    /// Whether it is no part of the text as it is written.
    var isValue: Bool { if case .source = self { false } else { true } }
  }
  let pieces: [Piece]
  /// Its terms that others point at, as they are written.
  var terms: [String] = []

  var anchorRanges: [String: [ClosedRange<Double>]] {
    let count = pieces.count { if case .value = $0 { true } else { false } }
    var ranges = [AnchorKind.term.name: [0...Double(max(0, terms.count - 1))]]
    if count > 0 { ranges[AnchorKind.value.name] = [0...Double(count - 1)] }
    return ranges
  }

  var anchorNames: [String: [String]] { [AnchorKind.term.name: terms] }

  /// The sign that stands in a tag as often as the number of a term says, from 1: nobody can type it.
  private static let termMark: Character = "\u{E006}"

  /// Which of the terms a tag is of, from 0; nil for none.
  static func term(ofTag tag: String) -> Int? {
    let count = tag.count { $0 == termMark }
    return count > 0 ? count - 1 : nil
  }

  /// Lets formulas know which of their terms others point at, as far as they have them.
  ///
  /// - Parameter others: Places that no mark names.
  static func naming(_ marks: [ResolvedMark], _ others: [AnchorReference]) -> [ResolvedMark] {
    let references = (marks.flatMap(\.content.references) + others).filter { $0.anchor == AnchorKind.term.name }
    guard !references.isEmpty else { return marks }
    return marks.map { mark in
      guard var formula = mark.content as? FormulaMark else { return mark }
      for case .name(let text) in references.filter({ $0.mark == mark.name }).flatMap({ $0.arguments.map(\.meaning) }) {
        if !formula.terms.contains(text), formula.has(text) { formula.terms.append(text) }
      }
      var mark = mark
      mark.content = formula
      return mark
    }
  }

  /// Whether a text is a part of it that can stand by itself.
  private func has(_ text: String) -> Bool {
    pieces.contains { piece in
      guard case .source(let source) = piece, !text.isEmpty, source.contains(text) else { return false }
      return (try? MathTypesetter.check(text)) != nil && (try? MathTypesetter.check(source.marking(text, "x"))) != nil
    }
  }

  /// Reads words or a formula: braces that hold an expression with a format, `{loss:.2f}`, or the name of a value,
  /// `{loss}`.
  ///
  /// - Parameter isWords: Whether it is no formula, in which braces around one letter are a group.
  static func pieces(
    of source: String, at key: String, isWords: Bool = false, _ mark: inout MarkReader
  ) -> [Piece]? {
    var pieces: [Piece] = []
    var plain = ""
    // The formula with a number for each value, as long as what stands in its braces.
    var example = ""
    var rest = source[...]
    // What is folded stands elsewhere in the file.
    let value = mark[key].flatMap { field -> Located? in
      if case .string(source) = field.node.kind { field } else { nil }
    }
    while let character = rest.first {
      guard character == "{", isWords || !Self.isOfWords(plain), let end = rest.firstIndex(of: "}") else {
        example.append(character)
        plain.append(character)
        rest = rest.dropFirst()
        continue
      }
      let inner = rest[rest.index(after: rest.startIndex)..<end]
      if isWords, let (name, texts) = Self.texts(inner, mark.values) {
        let before = source.unicodeScalars.distance(from: source.startIndex, to: inner.startIndex)
        let origin = value.map { MarkReader.Origin(value: $0, offset: before + name.unicodeScalars.count + 1) }
        let index = String(inner.dropFirst(name.count + 1).dropLast())
        guard let track = mark.track(index, at: key, from: origin) else { return nil }
        if let wrong = track.known.compactMap(\.elements.first).first(where: { !(0..<Double(texts.count) ~= $0) }) {
          let number = NumberText.text(wrong, digits: 6)
          mark.report(.noSuchText(name, index: number, count: texts.count), atCharacter: before, of: key)
          return nil
        }
        if !plain.isEmpty { pieces.append(.source(plain)) }
        plain = ""
        pieces.append(.text(texts, track))
        rest = rest[rest.index(after: end)...]
        continue
      }
      guard let (expression, decimals, isShare) = Self.value(inner, mark.values, mark.variables, isWords: isWords)
      else {
        if let problem = Self.misread(inner, mark.values, mark.variables, isWords: isWords) {
          let index = source.unicodeScalars.distance(from: source.startIndex, to: inner.startIndex)
          mark.report(problem, atCharacter: index, of: key)
          return nil
        }
        example.append(character)
        plain.append(character)
        rest = rest.dropFirst()
        continue
      }
      let offset = source.unicodeScalars.distance(from: source.startIndex, to: inner.startIndex)
      let before = isShare ? Self.hundredTimes : ""
      let origin = value.map { MarkReader.Origin(value: $0, offset: offset - before.count) }
      guard let track = mark.track(isShare ? "\(before)\(expression))" : expression, at: key, from: origin) else {
        return nil
      }
      if !plain.isEmpty { pieces.append(.source(plain)) }
      plain = isShare ? "%" : ""
      example += "{\(String(repeating: "0", count: inner.count))}"
      pieces.append(.value(track, decimals: decimals))
      rest = rest[rest.index(after: end)...]
    }
    if !plain.isEmpty { pieces.append(.source(plain)) }
    return isWords || Self.isFormula(example, of: source, at: key, &mark) ? pieces : nil
  }

  /// Whether a formula can be read; else there is a message that shows how it stands in the file.
  private static func isFormula(_ example: String, of source: String, at key: String, _ mark: inout MarkReader) -> Bool
  {
    do throws(TypesettingError) {
      try MathTypesetter.check(example)
      return true
    } catch {
      guard case .formula(_, let offset, let problem) = error else { return true }
      let message = "\(TypesettingError.formula(source: source, offset: offset, problem: problem))"
      mark.report(.badFormula(message), atCharacter: source.prefix(offset).unicodeScalars.count, of: key)
      return false
    }
  }

  /// The texts of which braces hold one, such as `{words[i]}`, and what these are called; nil where they hold none.
  private static func texts(_ inner: Substring, _ values: SharedValues) -> (name: String, texts: [String])? {
    guard !inner.contains("{"), inner.hasSuffix("]"), let open = inner.firstIndex(of: "[") else { return nil }
    let name = String(inner[..<open])
    guard case .texts(let texts)? = values.values[name] else { return nil }
    return (name, texts)
  }

  /// Whether what comes next in a formula is words, such as those of `\text{…}`.
  private static func isOfWords(_ before: String) -> Bool {
    let command = before.reversed().prefix { $0.isLetter }
    return before.dropLast(command.count).last == "\\"
      && ["text", "textbf", "mathrm", "mathbf", "operatorname"].contains(String(command.reversed()))
  }

  /// What braces hold when it is a value: with a format always, without one when it is the name of a value.
  private static func value(
    _ inner: Substring, _ values: SharedValues, _ variables: [String: [Double]], isWords: Bool
  ) -> (expression: String, decimals: Int?, isShare: Bool)? {
    // Braces in braces: only the inner ones can hold a value.
    guard !inner.contains("{") else { return nil }
    let isShare = isWords && inner.hasSuffix("%")
    if let format = inner.firstRange(of: ":."), isShare || inner.hasSuffix("f"),
      let decimals = Int(inner[format.upperBound...].dropLast()), 0...8 ~= decimals
    {
      return (String(inner[..<format.lowerBound]), decimals, isShare)
    }
    let name = inner.split(separator: "[").first.map(String.init) ?? ""
    let isValue = if case .tensor? = values.values[name] { true } else { variables[name] != nil }
    return isValue && (isWords || inner.count > 1) ? (String(inner), nil, false) : nil
  }

  /// What stands before the expression of a share that is shown in per cent.
  private static let hundredTimes = "100 * ("

  /// What is wrong with braces that were meant to hold a value; nil where they were not.
  private static func misread(
    _ inner: Substring, _ values: SharedValues, _ variables: [String: [Double]], isWords: Bool
  ) -> ScenesProblem? {
    guard !inner.contains("{"), let first = inner.first, first.isLetter || first == "_" else { return nil }
    let name = String(inner.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
    let known = values.values.names + variables.keys.sorted()
    let isKnown = known.contains(name)
    // In a formula braces are groups, too.
    if inner.contains(":"), isWords || isKnown { return .badFormat(String(inner)) }
    guard isWords else { return nil }
    if case .text? = values.values[name] { return .notANumber(name, isList: false) }
    if case .texts? = values.values[name] { return .notANumber(name, isList: true) }
    return isKnown ? .badFormat(String(inner)) : .unknownValue(name, known: known)
  }

  /// Words with the values in them that are known beforehand: as they are read, and their numbers as a formula has them.
  static func words(_ pieces: [Piece], _ wording: Wording) -> (shown: String, numbers: String) {
    var (shown, numbers) = ("", "")
    for piece in pieces {
      switch piece {
      case .source(let text): shown += text
      case .value(let track, let decimals):
        let number = track.known.first?.elements.first ?? 0
        let isPlain = decimals == nil && number.isFinite
        let text = isPlain ? NumberText.text(number, digits: 3) : NumberMark.shown(number, decimals ?? 0)
        shown += wording.number(text).replacing("-", with: "−")
        numbers += "\\role{ink@\(NumberTag(track.expression, number).text)}{\(text)}"
      case .text(let texts, let track): shown += texts[Int(track.known.first?.elements.first ?? 0)]
      }
    }
    return (shown, numbers)
  }

  /// The formula as it is when variables have the numbers of a moment.
  func source(at play: PlayMoment) -> String {
    var count = 0
    var rest = Array(terms.enumerated())
    return pieces.map { piece in
      switch piece {
      case .source(let text):
        // Where each term is written first.
        return rest.reduce(text) { text, term in
          guard text.contains(term.element) else { return text }
          rest.removeAll { $0.offset == term.offset }
          return text.marking(term.element, "ink@" + String(repeating: Self.termMark, count: term.offset + 1))
        }
      case .value(let track, let decimals):
        count += 1
        let number = track.tensor(at: play).elements.first ?? 0
        guard number.isFinite else {
          return "\\role{ink@\(NumberTag.marks(count))}{\(number > 0 ? "\\infty" : "-\\infty")}"
        }
        let isHuge = abs(number) >= NumberMark.longest
        let shown = (isHuge ? nil : decimals).map { NumberMark.fixed(number, $0) } ?? NumberText.math(number, digits: 3)
        return "\\role{ink@\(track.tag(number, number: count, at: play))}{\(shown)}"
      // A formula has none.
      case .text: return ""
      }
    }.joined()
  }

  func layout(_ setting: MarkSetting) throws(TypesettingError) -> any MarkDrawing {
    // One label for each combination of steps: a formula is set anew when a number in it changes.
    let tracks = pieces.compactMap { piece in if case .value(let track, _) = piece { track } else { nil } }
    let variables = Set(tracks.flatMap(\.variables)).sorted()
    var labels: [[Double]: Label] = [:]
    let keys = Set(tracks.filter { $0.variables == variables }.flatMap { Array($0.states.keys) }).sorted {
      $0.lexicographicallyPrecedes($1)
    }
    func set(_ size: Double) throws(TypesettingError) {
      for numbers in variables.isEmpty ? [[]] : keys {
        let named = Dictionary(uniqueKeysWithValues: zip(variables, numbers))
        labels[numbers] = try setting.lettering.math(source(at: PlayMoment(before: named, after: named)), size: size)
      }
    }
    // One size for all of them, the largest of the scale that has room.
    let size = 0.9 * setting.theme.formula
    try set(size)
    let widest = labels.values.map(\.width).max() ?? 0
    let highest = labels.values.map(\.ink.height).max() ?? 0
    let room = min(setting.area.width / max(1, widest), setting.area.height / max(1, highest))
    let factor = [1.7, 1.35, 1].first { $0 <= 0.96 * room } ?? max(0.05, min(1, room))
    if factor != 1 { try set(factor * size) }
    let first = labels.keys.min { $0.lexicographicallyPrecedes($1) }.flatMap { labels[$0] }
    let center = setting.area.center
    return FormulaDrawing(
      labels: labels, variables: variables, values: tracks.count, terms: terms,
      foot: Point(center.x, center.y - (first?.ink.center.y ?? 0)),
      theme: setting.theme)
  }
}

/// A formula on the stage.
struct FormulaDrawing: MarkDrawing {
  let labels: [[Double]: Label]
  let variables: [String]
  /// How many values it has in braces.
  let values: Int
  /// The terms that others point at.
  let terms: [String]
  /// The middle of its baseline.
  let foot: Point
  let theme: Theme

  var anchors: MarkAnchors? {
    var anchors = MarkAnchors(
      all: labels.values.reduce(Rect(minX: foot.x, minY: foot.y, maxX: foot.x, maxY: foot.y)) {
        $0.union($1.bounds(.center, at: foot))
      })
    if values > 0 {
      anchors.places[AnchorKind.value.name] = .moving { play in
        boxes(values, play) { tag in tag.count { $0 == NumberTag.mark } - 1 }
      }
    }
    if !terms.isEmpty {
      anchors.names[AnchorKind.term.name] = terms
      anchors.places[AnchorKind.term.name] = .moving { play in
        boxes(terms.count, play) { FormulaMark.term(ofTag: $0) ?? -1 }
      }
    }
    return anchors
  }

  /// What is around the parts of the formula that have a number by their tags; a part may be of several pieces.
  private func boxes(_ count: Int, _ play: PlayMoment, _ number: (String) -> Int) -> [Rect] {
    guard let label = label(at: play) else { return [] }
    let place = Transform.place(at: label.origin(.center, at: foot))
    var boxes: [Int: Rect] = [:]
    for term in label.terms {
      let number = number(term.tag)
      boxes[number] = (boxes[number] ?? .empty).union(place(term.ink))
    }
    // What a formula that it became has not is all of it.
    return (0..<count).map { boxes[$0] ?? label.bounds(.center, at: foot) }
  }

  /// What it is at a moment.
  private func label(at play: PlayMoment) -> Label? {
    let side = play.fraction < 0.5 ? play.before : play.after
    let numbers = variables.map { side[$0] ?? 0 }
    // A gliding variable is shown by the nearest number that was set.
    return labels[numbers] ?? labels.min { distance($0.key, numbers) < distance($1.key, numbers) }?.value
  }

  func draw(_ moment: MarkMoment, into scene: inout Scene) {
    guard let label = label(at: moment.play) else { return }
    FormulaSigns(label).draw(at: foot, moment, isRunning: isRunning(moment.play), theme, into: &scene)
  }

  /// Whether it is on its way to another: whether its variables run, and what it says changes with them.
  private func isRunning(_ play: PlayMoment) -> Bool {
    guard variables.contains(where: { play.running[$0] != nil }) else { return false }
    let ranges = variables.map { name in
      play.running[name] ?? (play.before[name] ?? 0)...(play.before[name] ?? 0)
    }
    var text: String?
    for (numbers, label) in labels where zip(ranges, numbers).allSatisfy({ $0.contains($1) }) {
      if let text, text != label.plain { return true }
      text = label.plain
    }
    return false
  }

  private func distance(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + abs($1.0 - $1.1) } }
}

extension String {
  /// The formula with a role for the first part that is written so.
  fileprivate func marking(_ part: String, _ role: String) -> String {
    guard let range = firstRange(of: part) else { return self }
    return self[..<range.lowerBound] + "\\role{\(role)}{\(part)}" + self[range.upperBound...]
  }
}
