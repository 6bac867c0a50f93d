/// An opaque colour in sRGB as it is written in a timeline: `#5CC8FF`.
public struct HexColor: Hashable, Sendable {
  /// Red, green and blue, eight bits each, red highest: 0 to 0xFFFFFF.
  public let value: UInt32

  /// Reads a `#` and six hexadecimal digits, in capitals or not.
  ///
  /// Throws ``Problem/notAColor(_:)`` for any other text.
  public init(parsing text: String) throws(Problem) {
    guard text.hasPrefix("#"), let value = Self.digits(text.dropFirst()), text.utf8.count == 7 else {
      throw .notAColor(text)
    }
    self.value = value
  }

  /// The number that hexadecimal digits, and nothing else, stand for.
  private static func digits(_ text: Substring) -> UInt32? {
    guard text.utf8.count <= 6, text.allSatisfy(\.isHexDigit) else { return nil }
    return UInt32(text, radix: 16)
  }

  /// The colour that a text may have been meant to be: one without `#`, or with one digit a component (`#5CF`).
  static func suggestion(for text: String) -> String? {
    let bare = text.hasPrefix("#") ? text.dropFirst() : text[...]
    guard digits(bare) != nil else { return nil }
    switch bare.utf8.count {
    case 6: return "#" + bare.uppercased()
    case 3: return "#" + bare.uppercased().map { "\($0)\($0)" }.joined()
    default: return nil
    }
  }
}

extension HexColor: CustomStringConvertible {
  /// The colour as ``init(parsing:)`` reads it, in capitals: `#5CC8FF`.
  public var description: String {
    "#" + String(0x100_0000 + value, radix: 16, uppercase: true).dropFirst()
  }
}
