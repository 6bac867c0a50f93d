/// A beat's stable name: its kind, and where it is along the axes of that kind, such as `title`, `grad.2` or
/// `forward.1.0`.
public struct BeatID: Hashable, Sendable {
  /// The name of its kind: a word, such as `grad`, or several with dots between them, such as `bowl.walk`.
  public let kind: String
  /// Its index along each axis of its kind, counted from 0.
  public let indices: [Int]

  /// Names a beat of a kind.
  ///
  /// - Precondition: The kind has no blank. An index less than 0 names no beat of any film.
  public init(kind: String, _ indices: Int...) { self.init(kind: kind, indices: indices) }

  /// Names a beat of a kind by a list of indices.
  public init(kind: String, indices: [Int]) {
    precondition(Self.isKind(kind), "a beat's name begins with a word")
    (self.kind, self.indices) = (kind, indices)
  }

  /// The seconds before the film proper; every film has it.
  public static let countdown = BeatID(kind: "countdown")
  /// The title card; every film has it.
  public static let title = BeatID(kind: "title")
  /// The end card; every film has it.
  public static let end = BeatID(kind: "end")

  /// The bytes of a kind's name, at most: a part, a scene and a beat with names of 40 letters of any script each.
  private static let longest = 512

  /// Whether a text can name a kind of beat.
  private static func isKind(_ text: some StringProtocol) -> Bool {
    text.utf8.count <= longest
      && text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { word in
        (word.first.map { $0.isLetter || $0 == "_" } ?? false)
          && word.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
      }
  }

  /// Reads an index as keys of timelines have it: no sign, no leading zero.
  static func index(_ text: some StringProtocol) -> Int? {
    Int(text).flatMap { $0 >= 0 && String($0) == text ? $0 : nil }
  }
}

extension BeatID: CustomStringConvertible, LosslessStringConvertible {
  /// Reads a beat's name; nil when it can't be one in any film, as `grad.01` or `grad.`.
  public init?(_ description: String) {
    let parts = description.split(separator: ".", omittingEmptySubsequences: false)
    let words = parts.prefix { $0.first?.isNumber == false }
    let indices = parts.dropFirst(words.count).compactMap { Self.index($0) }
    let kind = words.joined(separator: ".")
    guard words.count + indices.count == parts.count, Self.isKind(kind) else { return nil }
    (self.kind, self.indices) = (kind, indices)
  }

  /// The beat's name.
  public var description: String { ([kind] + indices.map(String.init)).joined(separator: ".") }
}
