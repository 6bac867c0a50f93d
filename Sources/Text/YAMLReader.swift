internal import Yams

/// Reads YAML to nodes that know their places, by Yams (libyaml).
///
/// What is read here needs mappings, lists and scalars, anchors, aliases and merges; tags are refused. What an alias
/// stands for is not copied, and how much all of them stand for is bounded, so that a small text can't be a huge value.
struct YAMLReader {
  /// The most bytes of a YAML text; libyaml's and Yams's times grow faster than their texts.
  static let largestText = 128 << 10

  let source: YAMLSource
  /// The anchors whose values have begun, by their names.
  var anchors: [String: Anchor] = [:]
  /// The names of anchors in the order of the text, for suggestions, with the places of their values.
  var anchorNames: [(name: String, place: Place)] = []
  /// Where the value of an anchor is used first, by the value's place.
  var uses: [Place: Place] = [:]
  /// How many values aliases stand for, those that are met so far.
  var expansion = 0

  /// A value with what it costs to walk through it.
  struct Part {
    var node: Node
    /// How many values there are, aliases written out; a long string counts as several.
    var weight = 1
    /// How deep lists and mappings nest in it, itself among them.
    var height = 0
  }

  static func read(_ text: String) throws(ReadingError) -> Node {
    guard text.utf8.count <= largestText else {
      throw ReadingError(problem: .textTooLong(bytes: text.utf8.count, limit: largestText), place: .start)
    }
    let source = YAMLSource(text)
    try refuseExpansion(source.text)
    let document: Yams.Node?
    // Anchors live as long as their parser does.
    let parser: Yams.Parser
    do {
      parser = try Yams.Parser(yaml: source.text, resolver: .basic, encoding: .utf8)
      document = try parser.singleRoot()
    } catch {
      throw readingError(error, source)
    }
    guard let document else { throw ReadingError(problem: .emptyText, place: .start) }
    return try withExtendedLifetime(parser) { () throws(ReadingError) in
      var reader = YAMLReader(source: source)
      reader.findUses(in: document, depth: 0)
      reader.anchors = [:]
      return try reader.convert(document, depth: 0).node
    }
  }

  /// Where a value begins, behind its anchor.
  func place(of node: Yams.Node) -> Place {
    let place = node.mark.map { Place($0) } ?? .start
    return node.anchor == nil ? place : source.contentPlace(behindAnchor: place)
  }

  private mutating func convert(_ node: Yams.Node, depth: Int, isKey: Bool = false) throws(ReadingError) -> Part {
    let place = place(of: node)
    guard depth < JSONReader.Limits.document.depth || node.scalar != nil else {
      throw ReadingError(problem: .tooDeep(limit: JSONReader.Limits.document.depth), place: place)
    }
    try refuseTag(node, isKey: isKey, place)
    let name = node.anchor?.rawValue
    if let name { anchors[name] = Anchor(place: place) }
    var part: Part
    switch node {
    case .scalar(let scalar):
      if let alias = source.alias(scalar) {
        part = try value(of: alias, at: place, depth: depth)
      } else {
        part = Part(
          node: Node(kind: kind(of: scalar), place: place, sharing: sharing(name, place)),
          weight: 1 + scalar.string.utf8.count / Self.bytesOfAValue)
      }
    case .sequence(let items):
      var nodes: [Node] = []
      part = Part(node: Node(kind: .null, place: place), height: 1)
      for item in items {
        let item = try convert(item, depth: depth + 1)
        nodes.append(item.node)
        part.hold(item)
      }
      part.node = Node(kind: .list(nodes), place: place, sharing: sharing(name, place))
    case .mapping(let pairs): part = try convert(pairs, name, place, depth)
    // Yams composes none of these.
    case .alias: throw ReadingError(problem: .badYAML(.notAnAlias("*")), place: place)
    }
    // Another anchor of that name within the value takes its place.
    if let name, anchors[name]?.place == place { anchors[name]?.part = part }
    return part
  }

  private mutating func convert(
    _ pairs: Yams.Node.Mapping, _ name: String?, _ place: Place, _ depth: Int
  ) throws(ReadingError) -> Part {
    var entries = MergedEntries()
    var part = Part(node: Node(kind: .null, place: place), height: 1)
    for (key, value) in pairs {
      let keyPlace = self.place(of: key)
      guard let scalar = key.scalar else { throw ReadingError(problem: .badYAML(.keyNotText), place: keyPlace) }
      let keyPart = try convert(key, depth: depth + 1, isKey: true)
      let valuePart = try convert(value, depth: depth + 1)
      part.hold(valuePart)
      part.weight += keyPart.weight
      if scalar.style == .plain, scalar.string == "<<" {
        entries.merge(try Self.mappings(of: valuePart.node))
      } else {
        guard let text = keyPart.node.keyText else {
          throw ReadingError(problem: .badYAML(.keyNotText), place: keyPlace)
        }
        let written = source.alias(scalar) == nil ? source.restored(scalar.string) : text
        entries.append(Node.Entry(key: written, keyPlace: keyPlace, value: valuePart.node))
      }
    }
    part.node = Node(kind: .mapping(entries.all), place: place, sharing: sharing(name, place))
    return part
  }
}

extension YAMLReader.Part {
  /// Counts a part of this one.
  mutating func hold(_ part: YAMLReader.Part) {
    weight += part.weight
    height = max(height, part.height + 1)
  }
}
