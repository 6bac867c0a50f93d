internal import Yams

extension YAMLReader {
  /// A value that has a name.
  struct Anchor {
    /// Where the value begins, which no two have in common.
    let place: Place
    /// The value; nil as long as it is being read.
    var part: Part?
  }

  /// How many values all aliases of a text may stand for.
  static let largestExpansion = 100_000
  /// How many bytes of a string count as one value more.
  static let bytesOfAValue = 16

  /// What an anchor has to do with the value at a place.
  func sharing(_ name: String?, _ place: Place) -> Node.Sharing? {
    name.flatMap { name in uses[place].map { .anchor(name, use: $0) } }
  }

  /// Finds out which anchors are used, and where first: every alias takes the last anchor of its name before it.
  mutating func findUses(in node: Yams.Node, depth: Int) {
    let place = place(of: node)
    if let name = node.anchor?.rawValue {
      anchors[name] = Anchor(place: place)
      anchorNames.append((name, place))
    }
    // What is deeper is refused when it is read.
    guard depth <= JSONReader.Limits.document.depth else { return }
    switch node {
    case .scalar(let scalar):
      guard let name = source.alias(scalar), let anchor = anchors[name], uses[anchor.place] == nil else { return }
      uses[anchor.place] = place
    case .sequence(let items): for item in items { findUses(in: item, depth: depth + 1) }
    case .mapping(let pairs):
      for (key, value) in pairs {
        findUses(in: key, depth: depth + 1)
        findUses(in: value, depth: depth + 1)
      }
    case .alias: return
    }
  }

  /// What an alias stands for.
  mutating func value(of name: String, at place: Place, depth: Int) throws(ReadingError) -> Part {
    func refused(_ problem: YAMLProblem) -> ReadingError { ReadingError(problem: .badYAML(problem), place: place) }
    guard !name.isEmpty, name.utf8.allSatisfy(Self.isNameByte) else { throw refused(.notAnAlias("*" + name)) }
    guard let anchor = anchors[name] else {
      if let later = anchorNames.first(where: { $0.name == name }) {
        throw refused(.anchorBelow(name, later.place))
      }
      var known: [String] = []
      for (name, _) in anchorNames.prefix(100) where !known.contains(name) { known.append(name) }
      throw refused(.unknownAlias(name, known: known))
    }
    guard let part = anchor.part else { throw refused(.endlessAlias(name, anchor.place)) }
    expansion += part.weight
    guard expansion <= Self.largestExpansion else {
      throw refused(.tooMuchAliased(name, limit: Self.largestExpansion))
    }
    let limit = JSONReader.Limits.document.depth
    guard depth + part.height <= limit else { throw ReadingError(problem: .tooDeep(limit: limit), place: place) }
    let node = Node(kind: part.node.kind, place: place, sharing: .alias(name, of: anchor.place))
    return Part(node: node, weight: part.weight, height: part.height)
  }

  /// The mappings that `<<` brings, the first of which counts most.
  static func mappings(of node: Node) throws(ReadingError) -> [[Node.Entry]] {
    switch node.kind {
    case .mapping(let entries): return [entries]
    case .list(let items):
      var mappings: [[Node.Entry]] = []
      for item in items {
        guard case .mapping(let entries) = item.kind else {
          throw ReadingError(problem: .badYAML(.notMergeable), place: item.place)
        }
        mappings.append(entries)
      }
      return mappings
    case .null, .bool, .number, .string: throw ReadingError(problem: .badYAML(.notMergeable), place: node.place)
    }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    JSONReader.isWordByte(byte) && byte != UInt8(ascii: ".") && byte != UInt8(ascii: "+")
  }
}

/// The entries of a mapping as they come: its own, and those that it takes from others.
struct MergedEntries {
  private var entries: [Node.Entry] = []
  private var ownKeys: Set<String> = []
  private var hasMerge = false

  /// Adds an entry that stands in the mapping itself.
  mutating func append(_ entry: Node.Entry) {
    entries.append(entry)
    ownKeys.insert(entry.key)
  }

  /// Adds the entries of other mappings.
  mutating func merge(_ mappings: [[Node.Entry]]) {
    hasMerge = true
    for entry in mappings.joined() {
      entries.append(Node.Entry(key: entry.key, keyPlace: entry.keyPlace, value: entry.value, isMerged: true))
    }
  }

  /// All entries: a key of the mapping's own counts more than those that come by `<<`, of which the first counts.
  var all: [Node.Entry] {
    guard hasMerge else { return entries }
    var seen = ownKeys
    return entries.filter { !$0.isMerged || seen.insert($0.key).inserted }
  }
}

extension Node {
  /// The value as a key; nil when no key can be it.
  var keyText: String? {
    switch kind {
    case .null: ""
    case .bool(let flag): flag ? "true" : "false"
    case .number(let text), .string(let text): text
    case .list, .mapping: nil
    }
  }
}
