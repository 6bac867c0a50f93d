import Text

extension KeyReader {
  /// Reads `words`: what the film says in place of its own words, by the names of its texts.
  mutating func words(_ value: Located?, of film: any FilmGrammar.Type) -> [String: [String]] {
    guard let value, let entries = entries(of: value, expected: .filmWords) else { return [:] }
    let terms = film.terms
    var words: [String: [String]] = [:]
    for entry in entries {
      let located = Located(node: entry.value, path: value.path.entry(entry.key))
      guard let term = terms.first(where: { $0.name == entry.key }) else {
        report(.unknownTerm(entry.key, known: terms.map(\.name)), entry.keyPlace, located.path)
        continue
      }
      words[entry.key] = ways(located, of: term)
    }
    return words
  }

  /// The ways of a text, from the longest to the shortest; a single text is the only one.
  private mutating func ways(_ value: Located, of term: Term) -> [String]? {
    let items: [Located]
    switch value.node.kind {
    case .string: items = [value]
    case .list:
      guard let listed = self.items(value, count: Bounds.ways, expected: .ways) else { return nil }
      items = listed
    default:
      report(.wrongType(found: FoundValue(value.node), expected: .ways), at: value)
      return nil
    }
    let known = term.ways.reduce(into: [String]()) { names, way in
      for gap in (try? WordPattern(way))?.gaps ?? [] where !names.contains(gap) { names.append(gap) }
    }
    let texts = items.map { item -> String? in
      guard let text = text(item, longest: Bounds.way) else { return nil }
      do throws(WordPattern.Flaw) {
        let pattern = try WordPattern(text)
        for gap in pattern.gaps where !known.contains(gap) { report(.unknownGap(gap, known: known), at: item) }
      } catch {
        report(.badPattern(error), at: item)
        return nil
      }
      return text
    }
    return texts.contains(nil) ? nil : texts.compactMap(\.self)
  }
}
