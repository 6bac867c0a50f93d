import FilmKit
import Tensors
import Text
import Timeline

/// Words of marks, and lists of words.
extension MarkReader {
  /// Words in which no value can stand; nil, with a message, where one does.
  mutating func plainText(_ key: String, longest: Int) -> String? {
    guard let text = text(key, longest: longest) else { return nil }
    guard Self.hasBraces(text) else { return text }
    report(.bracesInText(key: key), key)
    return nil
  }

  private static func hasBraces(_ text: String) -> Bool {
    text.firstRange(of: "{").map { text[$0.upperBound...].contains("}") } ?? false
  }

  /// Words with values in braces; nil without them, or with a message.
  mutating func words(_ key: String, longest: Int) -> LabelWords? {
    guard let words = valueText(key, longest: longest), !words.allSatisfy(\.isWhitespace) else { return nil }
    return FormulaMark.pieces(of: words, at: key, isWords: true, &self).map { LabelWords(pieces: $0) }
  }

  /// What stands above the mark.
  mutating func title() -> LabelWords? { words("title", longest: 60) }

  /// Words with values, as long as what is shown may be; nil without them, or with a message.
  mutating func valueText(_ key: String, longest: Int) -> String? {
    mark[key].flatMap { reader.valueText($0, of: key, longest: longest) }
  }

  /// Words that may change with variables, as in `letters[written[0:6] + k]`, or are the same all along.
  mutating func wordTrack(_ key: String) -> WordTrack? {
    if let value = mark[key], case .string(let text) = value.node.kind, text.hasSuffix("]"),
      let open = text.firstIndex(of: "["), case .texts(let texts)? = values.values[String(text[..<open])]
    {
      let index = text[text.index(after: open)...].dropLast()
      let names = index.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
      if names.contains(where: { variables[$0] != nil }) {
        let before = text[...open].unicodeScalars.count
        return wordTrack(
          key, String(index), from: Origin(value: value, offset: before), of: (String(text[..<open]), texts))
      }
    }
    return texts(key).map { WordTrack(texts: $0, track: nil) }
  }

  private mutating func wordTrack(
    _ key: String, _ index: String, from origin: Origin, of list: (name: String, texts: [String])
  ) -> WordTrack? {
    guard let track = track(index, at: key, from: origin, ranks: 1...1, wanted: "a number for each word") else {
      return nil
    }
    let known = track.known
    if let other = known.first(where: { $0.count != known[0].count }) {
      let found = "\(counted(known[0].count, "word")), later \(other.count)"
      report(.shape(key: key, found: found, wanted: "as many all along: some may be empty"), key)
      return nil
    }
    let wrong = known.lazy.flatMap(\.elements).first {
      Int(exactly: $0).map { !list.texts.indices.contains($0) } ?? true
    }
    if let wrong {
      report(.noSuchText(list.name, index: NumberText.text(wrong, digits: 6), count: list.texts.count), key)
      return nil
    }
    return WordTrack(texts: list.texts, track: track)
  }

  /// Texts: a list in the file, or the name of a value that is one, or some of its texts.
  mutating func texts(_ key: String) -> [String]? {
    guard let value = mark[key] else { return nil }
    if case .list(let nodes) = value.node.kind {
      let texts = nodes.enumerated().map { item -> String? in
        let place = Located(node: item.element, path: value.path.index(item.offset))
        guard let text = reader.string(place, expected: .text(longest: 60)) else { return nil }
        guard Self.hasBraces(text) else { return text }
        reader.report(own: ScenesProblem.bracesInList(key: key), at: place)
        return nil
      }
      return texts.contains(nil) ? nil : texts.compactMap(\.self)
    }
    guard let name = reader.string(value, expected: .markNames) else { return nil }
    if name.contains("[") {
      do throws(ValueErrors) {
        if case .texts(let texts) = try values.values.value(of: name) { return texts }
      } catch {
        for problem in error.problems.prefix(3) {
          report(problem, of: name, from: Origin(value: value, offset: 0), key, when: "")
        }
        return nil
      }
    }
    guard case .texts(let texts)? = values.values[name] else {
      let known = values.values.names.filter { if case .texts? = values.values[$0] { true } else { false } }
      let wanted = "a list of texts, or the name of such a value"
      let near = DidYouMean.suggestion(for: name, among: known).map { ", such as \($0)" } ?? ""
      report(.shape(key: key, found: quoted(name), wanted: wanted + near), key)
      return nil
    }
    return texts
  }
}
