extension ScenesTranslations {
  static let arabic = """
    title = شرح
    closing = كل عدد محسوب
    phase.scene = مشهد
    chapter.scene = مشهد
    colourScale = اللون: {low} … {high}
    fillScale = الملء: {low} … {high}
    neuronScale = العصبونات: {low} … {high}
    weightScale = وزن {weight}
    shownOf = {shown} من {all}
    levelLine = خط التساوي عند
    levelLines = خطوط التساوي من
    levelLinesTo = إلى
    arrowScale = السهم: {scale} × متجهه
    ribbonScale = شريط بعرض المربع: {most}
    cells = {count, plural, zero {لا أعداد} one {عدد واحد} two {عددان} few {# أعداد} many {# عددًا} other {# عدد}}
    derivatives = مشتقة {output} بالنسبة إلى كل عدد
    """
}
