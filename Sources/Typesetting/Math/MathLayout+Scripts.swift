extension MathLayout {
  /// A nucleus with its sub- and superscript to the right (rule 18).
  func scripts(_ nucleus: MathBox, _ atom: MathAtom, _ style: LayoutStyle) throws(TypesettingError) -> MathBox {
    let scale = font.scale(style)
    let below = try atom.subscript.map { items throws(TypesettingError) in try row(items, style.subscript) }
    let above = try atom.superscript.map { items throws(TypesettingError) in try row(items, style.superscript) }

    var down = constants.subscriptShiftDown * scale
    var up = (style.cramped ? constants.superscriptShiftUpCramped : constants.superscriptShiftUp) * scale
    if !nucleus.isCharacter {
      down = max(down, nucleus.depth + constants.subscriptBaselineDropMin * scale)
      up = max(up, nucleus.height - constants.superscriptBaselineDropMax * scale)
    }
    if let below { down = max(down, below.height - constants.subscriptTopMax * scale) }
    if let above { up = max(up, above.depth + constants.superscriptBottomMin * scale) }
    if let below, let above {
      let bottom = up - above.depth
      let lacking = constants.subSuperscriptGapMin * scale - (bottom - (below.height - down))
      if lacking > 0 {
        let raise = min(lacking, max(0, constants.superscriptBottomMaxWithSubscript * scale - bottom))
        up += raise
        down += lacking - raise
      }
    }

    var box = nucleus
    box.isCharacter = false
    box.italic = 0
    box.accentX = nil
    var end = nucleus.width
    if let below {
      let x = nucleus.width - nucleus.italic
      box.add(below, x: x, up: -down)
      end = above == nil ? x + below.width : max(end, x + below.width)
    }
    if let above {
      box.add(above, x: nucleus.width, up: up)
      end = max(end, nucleus.width + above.width)
    }
    box.width = end + constants.spaceAfterScript * scale
    return box
  }

  /// A large operator with its limits below and above (rule 13a).
  func limits(_ nucleus: MathBox, _ atom: MathAtom, _ style: LayoutStyle) throws(TypesettingError) -> MathBox {
    let scale = font.scale(style)
    let below = try atom.subscript.map { items throws(TypesettingError) in try row(items, style.subscript) }
    let above = try atom.superscript.map { items throws(TypesettingError) in try row(items, style.superscript) }
    let width = max(nucleus.width, below?.width ?? 0, above?.width ?? 0)
    var box = MathBox(width: width)
    box.add(nucleus, x: (width - nucleus.width) / 2)
    if let above {
      let up =
        nucleus.height
        + max(constants.upperLimitBaselineRiseMin * scale, constants.upperLimitGapMin * scale + above.depth)
      box.add(above, x: (width - above.width + nucleus.italic) / 2, up: up)
    }
    if let below {
      let down =
        nucleus.depth
        + max(constants.lowerLimitBaselineDropMin * scale, constants.lowerLimitGapMin * scale + below.height)
      box.add(below, x: (width - below.width - nucleus.italic) / 2, up: -down)
    }
    return box
  }
}
