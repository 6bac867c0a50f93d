extension MathLayout {
  /// TeX's space on either side of a fraction and in place of a missing delimiter: 1.2 points at a size of 10.
  private var nullDelimiterSpace: Double { 0.12 }

  /// The measure for a style.
  func pick(_ value: MathConstants.ByStyle, _ style: LayoutStyle) -> Double {
    (style.isDisplay ? value.display : value.text) * font.scale(style)
  }

  /// A numerator over a denominator, the bar on the axis (rule 15).
  func fraction(
    _ top: [MathItem], _ bottom: [MathItem], _ style: LayoutStyle, _ atom: MathAtom
  ) throws(TypesettingError) -> MathBox {
    let scale = font.scale(style)
    let numerator = try row(top, style.numerator)
    let denominator = try row(bottom, style.denominator)
    let axis = constants.axisHeight * scale
    let half = constants.fractionRuleThickness * scale / 2
    let up = max(
      pick(constants.numeratorShiftUp, style),
      axis + half + pick(constants.numeratorGapMin, style) + numerator.depth)
    let down = max(
      pick(constants.denominatorShiftDown, style),
      half - axis + pick(constants.denominatorGapMin, style) + denominator.height)

    let width = max(numerator.width, denominator.width)
    let margin = nullDelimiterSpace * font.em(style)
    var box = MathBox(width: width + 2 * margin)
    box.add(numerator, x: margin + (width - numerator.width) / 2, up: up)
    box.add(rule(width: width, bottom: axis - half, top: axis + half, atom), x: margin)
    box.add(denominator, x: margin + (width - denominator.width) / 2, up: -down)
    return box
  }

  /// A bar in the role of its atom.
  func rule(width: Double, bottom: Double, top: Double, _ atom: MathAtom) -> MathBox {
    .rule(width: width, bottom: bottom, top: top, clockwise: font.font.runsClockwise, role: atom.role)
  }

  /// A list between delimiters that are high enough for it, centred on the axis (rule 19).
  ///
  /// They cover 90.1 % of it, and all but half an em: TeX's `\delimiterfactor` and `\delimitershortfall`.
  func fenced(
    _ left: Unicode.Scalar?, _ items: [MathItem], _ right: Unicode.Scalar?, _ atom: MathAtom, _ style: LayoutStyle
  ) throws(TypesettingError) -> MathBox {
    let scale = font.scale(style)
    let axis = constants.axisHeight * scale
    let inside = try spaced(items, style)
    let reach = max(inside.height - axis, inside.depth + axis)
    let target = max(reach * 2 * 0.901, reach * 2 - 0.5 * font.em(style))

    func delimiter(_ scalar: Unicode.Scalar?) throws(TypesettingError) -> MathBox {
      guard let scalar else { return .space(nullDelimiterSpace * font.em(style)) }
      let sign = font.stretched(
        try glyph(scalar, atom, style), atLeast: target, scale: scale, role: atom.role)
      var box = MathBox(width: sign.width)
      box.add(sign, x: 0, up: axis - sign.height / 2)
      return box
    }
    var box = try delimiter(left)
    box.append(inside)
    box.append(try delimiter(right))
    return box
  }

  /// A list as it stands between an opening and a closing delimiter.
  private func spaced(_ items: [MathItem], _ style: LayoutStyle) throws(TypesettingError) -> MathBox {
    let edge = { (kind: AtomClass) in MathItem.atom(MathAtom(nucleus: .list([]), kind: kind, offset: 0)) }
    return try row([edge(.opening)] + items + [edge(.closing)], style)
  }
}
