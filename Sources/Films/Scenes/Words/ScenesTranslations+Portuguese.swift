extension ScenesTranslations {
  static let portuguese = """
    title = Uma explicação
    closing = Cada número foi calculado
    phase.scene = cena
    chapter.scene = Cena
    colourScale = cor: {low} … {high}
    fillScale = preenchimento: {low} … {high}
    neuronScale = neurônios: {low} … {high}
    weightScale = peso {weight}
    shownOf = {shown} de {all}
    levelLine = curva de nível em
    levelLines = curvas de nível de
    levelLinesTo = a
    arrowScale = seta: {scale} × o seu vetor
    ribbonScale = uma fita da largura de uma caixa: {most}
    cells = {count, plural, one {# número} other {# números}}
    derivatives = a derivada de {output} por cada número
    """
}
