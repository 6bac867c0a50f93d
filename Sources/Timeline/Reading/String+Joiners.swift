extension String {
  /// Whether a character that is not seen means something where it stands: what joins or parts letters of scripts that
  /// join, or the parts of an emoji; and the marks of direction, in a text that has letters of both.
  func hasUse(for scalar: Unicode.Scalar, at offset: Int) -> Bool {
    switch scalar.value {
    case 0x200C, 0x200D:
      let scalars = Array(unicodeScalars)
      guard offset > 0, offset + 1 < scalars.count else { return false }
      return scalars[offset - 1].joins && scalars[offset + 1].joins
    case 0x61C, 0x200E, 0x200F, 0x2066...0x2069:
      return unicodeScalars.contains(where: \.runsFromTheRight)
    default: return false
    }
  }
}

extension Unicode.Scalar {
  /// Whether a joiner beside it may change how it is set: letters from Arabic to the scripts of India and beyond, their
  /// marks, and emoji with theirs.
  fileprivate var joins: Bool {
    if properties.isEmoji || value == 0xFE0F { return value > 0xFF }
    return (0x600...0x1CFF).contains(value)
      && (properties.isAlphabetic || properties.canonicalCombiningClass != .notReordered)
  }

  /// Whether it is a letter that runs from right to left.
  fileprivate var runsFromTheRight: Bool {
    switch value {
    case 0x5D0...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
    default: false
    }
  }
}
