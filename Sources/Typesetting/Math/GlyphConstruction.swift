internal import CHarfBuzz

/// How a glyph grows: larger variants, then parts of which any size is put together.
struct GlyphConstruction {
  /// A larger form of a glyph, or part of one; sizes along the direction of growth, in font units.
  struct Variant {
    let glyph: GlyphID
    let size: Double
  }

  /// A part of an assembly; its connectors may overlap with those of its neighbours.
  struct Part {
    let glyph: GlyphID
    let startConnector: Double
    let endConnector: Double
    let size: Double
    let isExtender: Bool
  }

  /// From the smallest to the largest; the glyph itself comes first.
  let variants: [Variant]
  /// From the bottom to the top, or from left to right; empty when the glyph has no assembly.
  let parts: [Part]

  /// Reads what the MATH table says of a glyph.
  ///
  /// The corresponding C functions are `hb_ot_math_get_glyph_variants` and `hb_ot_math_get_glyph_assembly`.
  init(of glyph: GlyphID, in font: borrowing FontHandle, isVertical: Bool) {
    let pointer = font.pointer
    let direction = isVertical ? HB_DIRECTION_BTT : HB_DIRECTION_LTR
    var count = hb_ot_math_get_glyph_variants(pointer, glyph, direction, 0, nil, nil)
    var variants = [hb_ot_math_glyph_variant_t](repeating: .init(), count: Int(count))
    hb_ot_math_get_glyph_variants(pointer, glyph, direction, 0, &count, &variants)
    self.variants = variants.prefix(Int(count)).map { Variant(glyph: $0.glyph, size: Double($0.advance)) }

    count = hb_ot_math_get_glyph_assembly(pointer, glyph, direction, 0, nil, nil, nil)
    var parts = [hb_ot_math_glyph_part_t](repeating: .init(), count: Int(count))
    hb_ot_math_get_glyph_assembly(pointer, glyph, direction, 0, &count, &parts, nil)
    self.parts = parts.prefix(Int(count)).map { part in
      Part(
        glyph: part.glyph, startConnector: Double(part.start_connector_length),
        endConnector: Double(part.end_connector_length), size: Double(part.full_advance),
        isExtender: part.flags.rawValue & HB_OT_MATH_GLYPH_PART_FLAG_EXTENDER.rawValue != 0)
    }
  }

  /// The parts that make up at least `target`, each with the distance of its start from the start of the whole.
  ///
  /// All extenders are repeated equally often, as seldom as will do; then every joint overlaps by the same share of
  /// what its connectors allow beyond the least overlap (OpenType specification, "GlyphAssembly table"). At most
  /// `limit` repetitions.
  func assembly(
    atLeast target: Double, minOverlap: Double, limit: Int = 1000
  ) -> (places: [(glyph: GlyphID, offset: Double)], size: Double) {
    let fixed = parts.filter { !$0.isExtender }.reduce(0) { $0 + $1.size - minOverlap } + minOverlap
    let growth = parts.filter(\.isExtender).reduce(0) { $0 + $1.size - minOverlap }
    var repetitions = parts.contains { !$0.isExtender } ? 0 : 1
    if growth > 0, target > fixed {
      repetitions = max(repetitions, Int(min(((target - fixed) / growth).rounded(.up), Double(limit))))
    }
    let run = parts.flatMap { Array(repeating: $0, count: $0.isExtender ? repetitions : 1) }
    let slack = zip(run, run.dropFirst()).map { left, right in
      max(0, min(left.endConnector, right.startConnector, left.size, right.size) - minOverlap)
    }
    let longest = run.reduce(0) { $0 + $1.size } - minOverlap * Double(max(0, run.count - 1))
    let total = slack.reduce(0, +)
    let share = total > 0 ? min(1, max(0, (longest - target) / total)) : 0

    var places: [(glyph: GlyphID, offset: Double)] = []
    var end = 0.0
    for (index, part) in run.enumerated() {
      let start = index == 0 ? 0 : end - minOverlap - slack[index - 1] * share
      places.append((part.glyph, start))
      end = start + part.size
    }
    return (places, end)
  }
}
