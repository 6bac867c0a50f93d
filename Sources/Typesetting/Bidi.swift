internal import CFriBidi

/// The order in which the characters of a line stand (Unicode Standard Annex 9), as FriBidi finds it.
enum Bidi {
  /// Whether a text may have anything that runs from right to left; most have not, and need not be looked at further.
  static func isNeeded(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0x590...0x8FF, 0x200F, 0x202B, 0x202E, 0x2067, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF,
        0x1E800...0x1EFFF:
        true
      default: false
      }
    }
  }

  /// The level of each scalar: what is odd runs from right to left.
  ///
  /// - Parameter isFromTheRight: Whether the line begins at the right; else its direction is that of its first letter.
  static func levels(of scalars: [Unicode.Scalar], fromTheRight isFromTheRight: Bool = false) throws(TypesettingError)
    -> [UInt8]
  {
    let values = scalars.map(\.value)
    let count = FriBidiStrIndex(values.count)
    var types = [FriBidiCharType](repeating: beatframe_bidi_neutral, count: values.count)
    var brackets = [FriBidiBracketType](repeating: 0, count: values.count)
    var levels = [FriBidiLevel](repeating: 0, count: values.count)
    fribidi_get_bidi_types(values, count, &types)
    fribidi_get_bracket_types(values, count, types, &brackets)
    var direction = isFromTheRight ? beatframe_bidi_from_the_right : beatframe_bidi_by_first_letter
    let highest = fribidi_get_par_embedding_levels_ex(types, brackets, count, &direction, &levels)
    guard highest > 0 else { throw .harfBuzz(call: "fribidi_get_par_embedding_levels_ex") }
    return levels.map { UInt8(clamping: Int($0)) }
  }

  /// The order in which runs stand from left to right, by their levels (rule L2).
  static func order(_ levels: [UInt8]) -> [Int] {
    var order = Array(levels.indices)
    guard let highest = levels.max() else { return order }
    let lowestOdd = levels.filter { $0 & 1 == 1 }.min() ?? highest + 1
    var level = highest
    while level >= lowestOdd, level > 0 {
      var start = 0
      while start < order.count {
        guard levels[order[start]] >= level else {
          start += 1
          continue
        }
        var end = start
        while end < order.count, levels[order[end]] >= level { end += 1 }
        order[start..<end].reverse()
        start = end
      }
      level -= 1
    }
    return order
  }
}
