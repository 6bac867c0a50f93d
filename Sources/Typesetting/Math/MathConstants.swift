internal import CHarfBuzz

/// The constants of a font's MATH table that layout uses, in font units; each is described in the OpenType
/// specification under the same name.
struct MathConstants {
  let scriptScale: Double
  let scriptScriptScale: Double
  let displayOperatorMinHeight: Double
  let axisHeight: Double
  let accentBaseHeight: Double
  let subscriptShiftDown: Double
  let subscriptTopMax: Double
  let subscriptBaselineDropMin: Double
  let superscriptShiftUp: Double
  let superscriptShiftUpCramped: Double
  let superscriptBottomMin: Double
  let superscriptBaselineDropMax: Double
  let subSuperscriptGapMin: Double
  let superscriptBottomMaxWithSubscript: Double
  let spaceAfterScript: Double
  let upperLimitGapMin: Double
  let upperLimitBaselineRiseMin: Double
  let lowerLimitGapMin: Double
  let lowerLimitBaselineDropMin: Double
  /// Two values of one measure: in text style and in display style.
  typealias ByStyle = (text: Double, display: Double)
  let numeratorShiftUp: ByStyle
  let denominatorShiftDown: ByStyle
  let numeratorGapMin: ByStyle
  let denominatorGapMin: ByStyle
  let fractionRuleThickness: Double
  let overbarGap: Double
  let overbarThickness: Double
  let overbarExtraAscender: Double
  let radicalGap: ByStyle
  let radicalRuleThickness: Double
  let radicalExtraAscender: Double
  let radicalKernBeforeDegree: Double
  let radicalKernAfterDegree: Double
  /// How far up a root's degree stands, as a fraction of the sign's height.
  let radicalDegreeRaise: Double
  /// How much neighbouring parts of an assembled glyph overlap at least.
  let minConnectorOverlap: Double

  init(_ font: borrowing FontHandle) {
    let pointer = font.pointer
    func value(_ constant: hb_ot_math_constant_t) -> Double { Double(hb_ot_math_get_constant(pointer, constant)) }
    scriptScale = value(HB_OT_MATH_CONSTANT_SCRIPT_PERCENT_SCALE_DOWN) / 100
    scriptScriptScale = value(HB_OT_MATH_CONSTANT_SCRIPT_SCRIPT_PERCENT_SCALE_DOWN) / 100
    displayOperatorMinHeight = value(HB_OT_MATH_CONSTANT_DISPLAY_OPERATOR_MIN_HEIGHT)
    axisHeight = value(HB_OT_MATH_CONSTANT_AXIS_HEIGHT)
    accentBaseHeight = value(HB_OT_MATH_CONSTANT_ACCENT_BASE_HEIGHT)
    subscriptShiftDown = value(HB_OT_MATH_CONSTANT_SUBSCRIPT_SHIFT_DOWN)
    subscriptTopMax = value(HB_OT_MATH_CONSTANT_SUBSCRIPT_TOP_MAX)
    subscriptBaselineDropMin = value(HB_OT_MATH_CONSTANT_SUBSCRIPT_BASELINE_DROP_MIN)
    superscriptShiftUp = value(HB_OT_MATH_CONSTANT_SUPERSCRIPT_SHIFT_UP)
    superscriptShiftUpCramped = value(HB_OT_MATH_CONSTANT_SUPERSCRIPT_SHIFT_UP_CRAMPED)
    superscriptBottomMin = value(HB_OT_MATH_CONSTANT_SUPERSCRIPT_BOTTOM_MIN)
    superscriptBaselineDropMax = value(HB_OT_MATH_CONSTANT_SUPERSCRIPT_BASELINE_DROP_MAX)
    subSuperscriptGapMin = value(HB_OT_MATH_CONSTANT_SUB_SUPERSCRIPT_GAP_MIN)
    superscriptBottomMaxWithSubscript = value(HB_OT_MATH_CONSTANT_SUPERSCRIPT_BOTTOM_MAX_WITH_SUBSCRIPT)
    spaceAfterScript = value(HB_OT_MATH_CONSTANT_SPACE_AFTER_SCRIPT)
    upperLimitGapMin = value(HB_OT_MATH_CONSTANT_UPPER_LIMIT_GAP_MIN)
    upperLimitBaselineRiseMin = value(HB_OT_MATH_CONSTANT_UPPER_LIMIT_BASELINE_RISE_MIN)
    lowerLimitGapMin = value(HB_OT_MATH_CONSTANT_LOWER_LIMIT_GAP_MIN)
    lowerLimitBaselineDropMin = value(HB_OT_MATH_CONSTANT_LOWER_LIMIT_BASELINE_DROP_MIN)
    numeratorShiftUp = (
      value(HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_SHIFT_UP),
      value(HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_DISPLAY_STYLE_SHIFT_UP)
    )
    denominatorShiftDown = (
      value(HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_SHIFT_DOWN),
      value(HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_DISPLAY_STYLE_SHIFT_DOWN)
    )
    numeratorGapMin = (
      value(HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_GAP_MIN),
      value(HB_OT_MATH_CONSTANT_FRACTION_NUM_DISPLAY_STYLE_GAP_MIN)
    )
    denominatorGapMin = (
      value(HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_GAP_MIN),
      value(HB_OT_MATH_CONSTANT_FRACTION_DENOM_DISPLAY_STYLE_GAP_MIN)
    )
    fractionRuleThickness = value(HB_OT_MATH_CONSTANT_FRACTION_RULE_THICKNESS)
    overbarGap = value(HB_OT_MATH_CONSTANT_OVERBAR_VERTICAL_GAP)
    overbarThickness = value(HB_OT_MATH_CONSTANT_OVERBAR_RULE_THICKNESS)
    overbarExtraAscender = value(HB_OT_MATH_CONSTANT_OVERBAR_EXTRA_ASCENDER)
    radicalGap = (
      value(HB_OT_MATH_CONSTANT_RADICAL_VERTICAL_GAP), value(HB_OT_MATH_CONSTANT_RADICAL_DISPLAY_STYLE_VERTICAL_GAP)
    )
    radicalRuleThickness = value(HB_OT_MATH_CONSTANT_RADICAL_RULE_THICKNESS)
    radicalExtraAscender = value(HB_OT_MATH_CONSTANT_RADICAL_EXTRA_ASCENDER)
    radicalKernBeforeDegree = value(HB_OT_MATH_CONSTANT_RADICAL_KERN_BEFORE_DEGREE)
    radicalKernAfterDegree = value(HB_OT_MATH_CONSTANT_RADICAL_KERN_AFTER_DEGREE)
    radicalDegreeRaise = value(HB_OT_MATH_CONSTANT_RADICAL_DEGREE_BOTTOM_RAISE_PERCENT) / 100
    minConnectorOverlap = Double(hb_ot_math_get_min_connector_overlap(pointer, HB_DIRECTION_TTB))
  }
}
