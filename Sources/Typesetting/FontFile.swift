/// A look at the directory of an OpenType file, before it is given to HarfBuzz.
///
/// HarfBuzz takes any bytes and answers with blank glyphs where a table is cut off; a film must not be rendered with
/// those, so what is promised by the directory is compared with what is there.
struct FontFile {
  /// The tables that text cannot do without, besides the outlines.
  private static let needed = ["cmap", "head", "hhea", "hmtx", "maxp"]

  /// Whether outer contours run clockwise on the canvas, as TrueType's do; PostScript's run the other way.
  let runsClockwise: Bool

  /// Reads the directory of `bytes`, or of one font of a collection; its layout is that of the OpenType specification, "Organization of a font".
  init(_ bytes: [UInt8], name: String, index: Int = 0) throws(TypesettingError) {
    func number(at offset: Int, size: Int) -> Int {
      bytes[offset..<offset + size].reduce(0) { $0 << 8 | Int($1) }
    }
    var head = 0
    // A collection begins with its mark, "ttcf", a version, and how many places of directories follow.
    if bytes.count >= 12, number(at: 0, size: 4) == 0x7474_6366 {
      guard index < number(at: 8, size: 4), bytes.count >= 16 + 4 * index else {
        throw .notAFont(name: name, defect: .truncated)
      }
      head = number(at: 12 + 4 * index, size: 4)
    }
    guard bytes.count >= head + 12, [0x0001_0000, 0x4F54_544F, 0x7472_7565].contains(number(at: head, size: 4)) else {
      throw .notAFont(name: name, defect: .signature)
    }
    let count = number(at: head + 4, size: 2)
    guard bytes.count >= head + 12 + 16 * count else { throw .notAFont(name: name, defect: .truncated) }
    var tables: Set<String> = []
    for record in 0..<count {
      let start = head + 12 + 16 * record
      let length = number(at: start + 12, size: 4)
      guard number(at: start + 8, size: 4) + length <= bytes.count else {
        throw .notAFont(name: name, defect: .truncated)
      }
      if length > 0 { tables.insert(String(decoding: bytes[start..<start + 4], as: UTF8.self)) }
    }
    if let missing = Self.needed.first(where: { !tables.contains($0) }) {
      throw .notAFont(name: name, defect: .missingTable(missing))
    }
    guard tables.contains("CFF ") || tables.contains("CFF2") || tables.contains("glyf") else {
      throw .notAFont(name: name, defect: .noOutlines)
    }
    runsClockwise = tables.contains("glyf")
  }
}
