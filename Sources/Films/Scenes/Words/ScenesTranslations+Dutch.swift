extension ScenesTranslations {
  static let dutch = """
    title = Een uitleg
    closing = Elk getal werd berekend
    phase.scene = scène
    chapter.scene = Scène
    colourScale = kleur: {low} … {high}
    fillScale = vulling: {low} … {high}
    neuronScale = neuronen: {low} … {high}
    weightScale = gewicht {weight}
    shownOf = {shown} van {all}
    levelLine = hoogtelijn op
    levelLines = hoogtelijnen van
    levelLinesTo = tot
    arrowScale = pijl: {scale} × zijn vector
    ribbonScale = een lint zo breed als een vak: {most}
    cells = {count, plural, one {# getal} other {# getallen}}
    derivatives = de afgeleide van {output} naar elk getal
    """
}
