extension ScenesTranslations {
  static let russian = """
    title = Объяснение
    closing = Каждое число вычислено
    phase.scene = сцена
    chapter.scene = Сцена
    colourScale = цвет: {low} … {high}
    fillScale = заливка: {low} … {high}
    neuronScale = нейроны: {low} … {high}
    weightScale = вес {weight}
    shownOf = {shown} из {all}
    levelLine = линия уровня
    levelLines = линии уровня от
    levelLinesTo = до
    arrowScale = стрелка: {scale} × вектор
    ribbonScale = лента шириной с ячейку: {most}
    cells = {count, plural, one {# число} few {# числа} many {# чисел} other {# числа}}
    derivatives = производная {output} по каждому числу
    """
}
