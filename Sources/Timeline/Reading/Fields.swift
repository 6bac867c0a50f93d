public import Text

/// A value with the path that leads to it.
public struct Located: Sendable {
  /// The value, with its place.
  public let node: Node
  /// The path to it.
  public let path: Trail

  /// Puts a value at its path.
  public init(node: Node, path: Trail) { (self.node, self.path) = (node, path) }
}

/// A mapping's entries by name.
public struct Fields: Sendable {
  /// The mapping.
  public let node: Node
  /// The path to it.
  public let path: Trail
  /// The entries in the order of the text, each key once.
  public let entries: [Node.Entry]
  /// Whether a key was misspelt, so that a default may not be what was meant.
  public let hasUnknownKeys: Bool
  /// Where the mapping begins.
  public var place: Place { node.place }

  /// The value of a key in the mapping under another key; nil when either is left out, or the first is no mapping.
  public func nested(_ outer: String, _ name: String) -> Located? {
    guard let value = self[outer], case .mapping(let entries) = value.node.kind else { return nil }
    return entries.first { $0.key == name }.map { Located(node: $0.value, path: value.path.key(name)) }
  }

  /// The value of a key; nil when it is left out.
  public subscript(name: String) -> Located? {
    entries.first { $0.key == name }.map { Located(node: $0.value, path: path.key(name)) }
  }
}

/// The path of a value in the file: `network.weights[0][1]`, `GRAD_HOLD_BY["3"]`.
public struct Trail: Hashable, Sendable {
  /// The path as it is written.
  public private(set) var text = ""
  /// The names of the keys on the way, without the indices of lists and the entries of tables.
  private(set) var keys: [String] = []

  /// The path of the whole file.
  public init() {}

  /// The path of a mapping's entry.
  public func key(_ name: String) -> Trail {
    let isWord =
      name.utf8.count <= 40 && name.first.map { $0.isASCII && ($0.isLetter || $0 == "_" || $0 == "$") } ?? false
      && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "$") }
    var trail = isWord ? appending(text.isEmpty ? name : "." + name) : entry(name)
    trail.keys.append(name)
    return trail
  }

  /// The path of an entry of a table by edges or beats, always in brackets.
  public func entry(_ name: String) -> Trail { appending("[" + quoted(name) + "]") }

  /// The path of a list's item.
  public func index(_ index: Int) -> Trail { appending("[\(index)]") }

  private func appending(_ part: String) -> Trail {
    var trail = self
    trail.text += part
    return trail
  }
}
