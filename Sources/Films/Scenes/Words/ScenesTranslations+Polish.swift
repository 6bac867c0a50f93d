extension ScenesTranslations {
  static let polish = """
    title = Objaśnienie
    closing = Każda liczba jest obliczona
    phase.scene = scena
    chapter.scene = Scena
    colourScale = kolor: {low} … {high}
    fillScale = wypełnienie: {low} … {high}
    neuronScale = neurony: {low} … {high}
    weightScale = waga {weight}
    shownOf = {shown} z {all}
    levelLine = poziomica
    levelLines = poziomice od
    levelLinesTo = do
    arrowScale = strzałka: {scale} × wektor
    ribbonScale = wstęga szeroka jak pole: {most}
    cells = {count, plural, one {# liczba} few {# liczby} many {# liczb} other {# liczby}}
    derivatives = pochodna {output} po każdej liczbie
    """
}
