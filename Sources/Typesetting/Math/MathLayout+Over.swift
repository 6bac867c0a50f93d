extension MathLayout {
  /// A root (rule 11); the sign and its bar are one outline, so that no seam shows between them.
  func radical(
    _ items: [MathItem], degree: [MathItem]?, _ atom: MathAtom, _ style: LayoutStyle
  ) throws(TypesettingError) -> MathBox {
    let scale = font.scale(style)
    let inside = try row(items, style.with(cramped: true))
    let thickness = constants.radicalRuleThickness * scale
    var gap = pick(constants.radicalGap, style)
    let content = inside.height + inside.depth
    let sign = font.stretched(
      try glyph("√", atom, style), atLeast: content + gap + thickness, scale: scale, role: atom.role)
    let spare = sign.height - thickness - content
    if spare > gap { gap = (gap + spare) / 2 }

    let top = inside.height + gap + thickness
    var box = MathBox(width: sign.width + inside.width)
    var x = 0.0
    if let degree {
      let small = try row(degree, LayoutStyle(.scriptScript))
      let before = max(0, constants.radicalKernBeforeDegree * scale)
      let after = max(-(before + small.width), constants.radicalKernAfterDegree * scale)
      box.add(small, x: before, up: top - sign.height + constants.radicalDegreeRaise * sign.height)
      x = before + small.width + after
      box.width += x
    }
    box.add(sign, x: x, up: top - sign.height)
    box.add(rule(width: inside.width, bottom: top - thickness, top: top, atom), x: x + sign.width)
    box.add(inside, x: x + sign.width)
    box.height += constants.radicalExtraAscender * scale
    return box
  }

  /// A list under an accent, which is centred where the font says (rule 12).
  func accented(
    _ items: [MathItem], _ accent: Unicode.Scalar, isWide: Bool, _ atom: MathAtom, _ style: LayoutStyle
  ) throws(TypesettingError) -> MathBox {
    let scale = font.scale(style)
    let base = try row(items, style.with(cramped: true))
    var sign = try glyph(accent, atom, style)
    if isWide { sign = font.wide(sign, atMost: base.width, scale: scale) }
    let mark = font.box(sign, scale: scale, role: atom.role)
    let middle = base.isCharacter ? base.accentX ?? base.width / 2 : base.width / 2
    var box = base
    box.add(
      mark, x: middle - (mark.accentX ?? mark.width / 2),
      up: base.height - min(base.height, constants.accentBaseHeight * scale))
    return box
  }

  /// A list under a line (rule 9).
  func overlined(_ items: [MathItem], _ atom: MathAtom, _ style: LayoutStyle) throws(TypesettingError) -> MathBox {
    let scale = font.scale(style)
    let inside = try row(items, style.with(cramped: true))
    let bottom = inside.height + constants.overbarGap * scale
    var box = MathBox(width: inside.width)
    box.add(inside, x: 0)
    box.add(rule(width: inside.width, bottom: bottom, top: bottom + constants.overbarThickness * scale, atom), x: 0)
    box.height += constants.overbarExtraAscender * scale
    return box
  }
}
