extension ScenesTranslations {
  static let german = """
    title = Eine Erklärung
    closing = Jede Zahl wurde berechnet
    phase.scene = Szene
    chapter.scene = Szene
    colourScale = Farbe: {low} … {high}
    fillScale = Füllung: {low} … {high}
    neuronScale = Neuronen: {low} … {high}
    weightScale = Gewicht {weight}
    shownOf = {shown} von {all}
    levelLine = Höhenlinie bei
    levelLines = Höhenlinien von
    levelLinesTo = bis
    arrowScale = Pfeil: {scale} × sein Vektor
    ribbonScale = ein Band so breit wie ein Kasten: {most}
    cells = {count, plural, one {# Zahl} other {# Zahlen}}
    derivatives = die Ableitung von {output} nach jeder Zahl
    """
}
