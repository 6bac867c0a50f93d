import Drawing
import FilmKit
import Tensors
import Timeline

/// A place in a mark, as another mark names it: `P.cell(row, 2)`, or `P` for all of it.
struct AnchorReference: Hashable, Sendable {
  /// What stands in its brackets.
  struct Argument: Hashable, Sendable {
    enum Meaning: Hashable, Sendable {
      case number(ValueTrack)
      /// A name in quotes, which stands for the number of what is called so.
      case name(String)
    }
    let meaning: Meaning
    /// How many characters come before it.
    let offset: Int

    /// The expression; nil for a name.
    var track: ValueTrack? { if case .number(let track) = meaning { track } else { nil } }
  }

  /// The key in which it stands.
  let key: String
  let mark: String
  /// The name of its kind; nil for all of the mark.
  let anchor: String?
  let arguments: [Argument]

  /// Whether it is a place on a plane, around which there is room.
  var isOnPlane: Bool { AnchorKind.all.contains { $0.name == anchor && $0.isOnPlane } }

  /// Whether one list may say both of its numbers.
  var isPair: Bool { anchor == AnchorKind.at.name && arguments.count == 1 }

  /// On which side a link touches it that comes from another.
  ///
  /// What goes through its mark is touched at an end, where it can be reached.
  func touched(from side: Side) -> Side {
    end.map { $0.isLevel == side.isLevel ? side : $0 } ?? side
  }

  /// The end at which it is touched from aside, when it goes all through its mark.
  private var end: Side? {
    AnchorKind.all.first { $0.name == anchor && $0.parameters.count == arguments.count }?.end
  }

  /// How far out a link to it begins or ends on a side: beyond the names of what goes through its mark.
  func reach(_ side: Side, _ rect: Rect, _ marks: [String: MarkAnchors]) -> Double {
    // A bar ends where its number does, whatever others are longer.
    let isEnd = end.map { $0.isLevel == side.isLevel && (anchor != AnchorKind.bar.name || $0 == side) } ?? false
    return isEnd ? max(side.reach(rect), marks[mark].map { side.reach($0.all) } ?? -.infinity) : side.reach(rect)
  }

  /// The numbers in its brackets when variables have certain values.
  private func numbers(_ variables: [String: Double], _ host: MarkAnchors) -> [Double] {
    arguments.flatMap { argument -> [Double] in
      switch argument.meaning {
      case .number(let track): track.tensor(at: PlayMoment(before: variables, after: variables)).elements
      case .name(let name): [Double(anchor.flatMap { host.names[$0]?.firstIndex(of: name) } ?? 0)]
      }
    }
  }

  /// Whether it is on its way from one place to another.
  func isGliding(_ play: PlayMoment) -> Bool {
    play.isRunning && arguments.contains { !($0.track?.isStill ?? true) }
  }

  /// Where it is at a moment: between two states, on the way from one to the other.
  func rect(_ marks: [String: MarkAnchors], _ play: PlayMoment) -> Rect {
    guard let host = marks[mark] else { return Rect(x: 0, y: 0, width: 0, height: 0) }
    guard let anchor, let places = host.places[anchor] else { return host.all }
    let (before, after) = (numbers(play.before, host), numbers(play.after, host))
    let rect = places.rect(before, play)
    return play.fraction > 0 && before != after ? rect.toward(places.rect(after, play), play.fraction) : rect
  }
}

extension ExpectedValue {
  /// A place in a mark.
  static let anchor = ExpectedValue("a place in a mark, such as \"P.cell(0, 1)\", or a mark's name", .text) { _ in
    Schema.type("string")
  }
}

extension MarkReader {
  /// The place that a key names; nil, with a message, when it is wrong.
  mutating func anchor(_ key: String) -> AnchorReference? {
    guard let value = self[key], let text = reader.string(value, expected: .anchor) else { return nil }
    guard let parts = Self.parts(text) else {
      report(.notAnAnchor(text), key)
      return nil
    }
    var arguments: [AnchorReference.Argument] = []
    for part in parts.arguments {
      let offset = text.unicodeScalars.distance(from: text.startIndex, to: part.startIndex)
      if let name = Self.quoted(part) {
        arguments.append(AnchorReference.Argument(meaning: .name(name), offset: offset))
        continue
      }
      // One list may have both numbers of a place on a plane.
      let isPair = parts.anchor == AnchorKind.at.name && parts.arguments.count == 1
      guard
        let track = track(
          String(part), at: key, from: Origin(value: value, offset: offset), ranks: isPair ? 1...1 : 0...0,
          last: isPair ? 2 : nil, wanted: isPair ? "two numbers" : "a number")
      else { return nil }
      arguments.append(AnchorReference.Argument(meaning: .number(track), offset: offset))
    }
    return AnchorReference(key: key, mark: parts.mark, anchor: parts.anchor, arguments: arguments)
  }

  /// The mark, the kind of place and the expressions in its brackets.
  private static func parts(_ text: String) -> (mark: String, anchor: String?, arguments: [Substring])? {
    func name(_ text: Substring) -> String? {
      let isName = !text.isEmpty && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
      return isName ? String(text) : nil
    }
    guard let dot = text.firstIndex(of: ".") else { return name(text[...]).map { ($0, nil, []) } }
    let rest = text[text.index(after: dot)...]
    guard let open = rest.firstIndex(of: "("), rest.last == ")", let mark = name(text[..<dot]),
      let anchor = name(rest[..<open])
    else { return nil }
    return (mark, anchor, arguments(rest[rest.index(after: open)...].dropLast()))
  }

  /// What stands in quotes; nil for what doesn't.
  private static func quoted(_ text: Substring) -> String? {
    guard let first = text.first, first == "\"" || first == "'" else { return nil }
    let inner = text.dropFirst().prefix { $0 != first }
    let rest = text[inner.endIndex...].dropFirst()
    return inner.endIndex < text.endIndex && rest.allSatisfy(\.isWhitespace) ? String(inner) : nil
  }

  /// What stands between the commas that are in no brackets.
  private static func arguments(_ text: Substring) -> [Substring] {
    var (depth, start) = (0, text.startIndex)
    var arguments: [Substring] = []
    for index in text.indices {
      switch text[index] {
      case "(", "[": depth += 1
      case ")", "]": depth -= 1
      case "," where depth == 0:
        arguments.append(text[start..<index])
        start = text.index(after: index)
      default: break
      }
    }
    if start < text.endIndex || !arguments.isEmpty { arguments.append(text[start...]) }
    return arguments.map { $0.drop(while: \.isWhitespace) }
  }
}
