internal import Yams

/// Reads YAML to nodes that know their places, by Yams (libyaml).
///
/// What is read here needs mappings, lists and scalars; anchors, aliases and tags are refused, which also keeps a small text
/// from standing for a huge value.
enum YAMLReader {
  /// The most bytes of a YAML text; libyaml's and Yams's times grow faster than their texts.
  static let largestText = 128 << 10

  static func read(_ text: String) throws(ReadingError) -> Node {
    guard text.utf8.count <= largestText else {
      throw ReadingError(problem: .textTooLong(bytes: text.utf8.count, limit: largestText), place: .start)
    }
    let text = text.hasPrefix("\u{FEFF}") ? String(text.unicodeScalars.dropFirst()) : text
    try refuseExpansion(text)
    let document: Yams.Node?
    // Anchors live as long as their parser does.
    let parser: Yams.Parser
    do {
      parser = try Yams.Parser(yaml: text, resolver: .basic, encoding: .utf8)
      document = try parser.singleRoot()
    } catch {
      throw readingError(error, text)
    }
    guard let document else { throw ReadingError(problem: .emptyText, place: .start) }
    return try withExtendedLifetime(parser) { () throws(ReadingError) in try convert(document, depth: 0) }
  }

  private static func convert(_ node: Yams.Node, depth: Int, isKey: Bool = false) throws(ReadingError) -> Node {
    let place = node.mark.map { Place($0) } ?? .start
    if let anchor = node.anchor {
      throw ReadingError(problem: .badYAML(.anchor(anchor.rawValue)), place: place)
    }
    guard depth < JSONReader.Limits.document.depth || node.scalar != nil else {
      throw ReadingError(problem: .tooDeep(limit: JSONReader.Limits.document.depth), place: place)
    }
    try refuseTag(node, isKey: isKey, place)
    switch node {
    case .scalar(let scalar): return Node(kind: kind(of: scalar), place: place)
    case .sequence(let items):
      var nodes: [Node] = []
      for item in items { nodes.append(try convert(item, depth: depth + 1)) }
      return Node(kind: .list(nodes), place: place)
    case .mapping(let pairs):
      var entries: [Node.Entry] = []
      for (key, value) in pairs {
        let keyPlace = key.mark.map { Place($0) } ?? place
        guard let scalar = key.scalar else { throw ReadingError(problem: .badYAML(.keyNotText), place: keyPlace) }
        _ = try convert(key, depth: depth + 1, isKey: true)
        entries.append(
          Node.Entry(key: scalar.string, keyPlace: keyPlace, value: try convert(value, depth: depth + 1)))
      }
      return Node(kind: .mapping(entries), place: place)
    case .alias: throw ReadingError(problem: .badYAML(.anchor("*")), place: place)
    }
  }
}
