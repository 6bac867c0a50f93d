/// The description at the start of an NPY file: how its numbers are stored, and their shape.
///
/// See NumPy's "numpy.lib.format". It is Python's text `{'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }`.
struct NPYHeader: Hashable, Sendable {
  /// The kind of the numbers as NumPy writes it, such as "<f8"; empty for a structure of several.
  let kind: String
  /// The shape; empty for one number.
  let shape: [Int]
  /// Whether the first index runs fastest.
  let isFortran: Bool

  /// Reads the description; nil when it is none.
  init?(_ text: String) {
    guard let sides = Self.value(of: "shape", in: text), sides.first == "(",
      let end = sides.firstIndex(of: ")"), let descr = Self.value(of: "descr", in: text)
    else { return nil }
    var shape: [Int] = []
    for side in sides[sides.index(after: sides.startIndex)..<end].split(separator: ",") {
      // Python 2 wrote large numbers as 12L.
      let digits = side.filter { $0 != " " && $0 != "L" }
      guard !digits.isEmpty else { continue }
      guard let number = Int(digits), number >= 0 else { return nil }
      shape.append(number)
    }
    self.shape = shape
    isFortran = Self.value(of: "fortran_order", in: text)?.hasPrefix("True") ?? false
    guard let quote = descr.first, quote == "'" || quote == "\"" else {
      kind = ""
      return
    }
    let rest = descr.dropFirst()
    guard let close = rest.firstIndex(of: quote) else { return nil }
    kind = String(rest[..<close])
  }

  /// What follows a key and its colon.
  private static func value(of key: String, in text: String) -> Substring? {
    guard let end = text.firstRange(of: "'\(key)'")?.upperBound ?? text.firstRange(of: "\"\(key)\"")?.upperBound
    else { return nil }
    let rest = text[end...].drop { $0 == " " }
    guard rest.first == ":" else { return nil }
    return rest.dropFirst().drop { $0 == " " }
  }

  /// How the numbers are stored; nil where they are none that are read.
  var format: NumberFormat? {
    guard let order = kind.first, "<>|=".contains(order) else { return nil }
    let formats: KeyValuePairs<String, NumberFormat> = [
      "f8": NumberFormat(kind: .float, size: 8), "f4": NumberFormat(kind: .float, size: 4),
      "f2": NumberFormat(kind: .float, size: 2), "V2": NumberFormat(kind: .brainFloat, size: 2),
      "i8": NumberFormat(kind: .signed, size: 8), "i4": NumberFormat(kind: .signed, size: 4),
      "i2": NumberFormat(kind: .signed, size: 2), "i1": NumberFormat(kind: .signed, size: 1),
      "u8": NumberFormat(kind: .unsigned, size: 8), "u4": NumberFormat(kind: .unsigned, size: 4),
      "u2": NumberFormat(kind: .unsigned, size: 2), "u1": NumberFormat(kind: .unsigned, size: 1),
      "b1": NumberFormat(kind: .unsigned, size: 1),
    ]
    guard var format = formats.first(where: { $0.key == kind.dropFirst() })?.value else { return nil }
    format.isBigEndian = order == ">"
    return format
  }

  /// What the file holds, in words.
  var words: String {
    guard let letter = kind.drop(while: { "<>|=".contains($0) }).first else { return "structures" }
    let words: KeyValuePairs<Character, String> = [
      "U": "text", "S": "text", "a": "text", "O": "objects", "M": "dates", "m": "times", "c": "complex numbers",
      "V": "raw bytes",
    ]
    return words.first { $0.key == letter }?.value ?? "numbers"
  }
}
