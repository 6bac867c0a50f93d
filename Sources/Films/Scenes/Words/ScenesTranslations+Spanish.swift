extension ScenesTranslations {
  static let spanish = """
    title = Una explicación
    closing = Cada número fue calculado
    phase.scene = escena
    chapter.scene = Escena
    colourScale = color: {low} … {high}
    fillScale = relleno: {low} … {high}
    neuronScale = neuronas: {low} … {high}
    weightScale = peso {weight}
    shownOf = {shown} de {all}
    levelLine = curva de nivel en
    levelLines = curvas de nivel de
    levelLinesTo = a
    arrowScale = flecha: {scale} × su vector
    ribbonScale = una cinta ancha como un cuadro: {most}
    cells = {count, plural, one {# número} other {# números}}
    derivatives = la derivada de {output} por cada número
    """
}
