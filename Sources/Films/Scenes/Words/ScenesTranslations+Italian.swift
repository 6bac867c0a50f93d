extension ScenesTranslations {
  static let italian = """
    title = Una spiegazione
    closing = Ogni numero è calcolato
    phase.scene = scena
    chapter.scene = Scena
    colourScale = colore: {low} … {high}
    fillScale = riempimento: {low} … {high}
    neuronScale = neuroni: {low} … {high}
    weightScale = peso {weight}
    shownOf = {shown} di {all}
    levelLine = curva di livello a
    levelLines = curve di livello da
    levelLinesTo = a
    arrowScale = freccia: {scale} × il suo vettore
    ribbonScale = un nastro largo come una casella: {most}
    cells = {count, plural, one {# numero} other {# numeri}}
    derivatives = la derivata di {output} rispetto a ogni numero
    """
}
