extension ScenesTranslations {
  static let french = """
    title = Une explication
    closing = Chaque nombre a été calculé
    phase.scene = scène
    chapter.scene = Scène
    colourScale = couleur : {low} … {high}
    fillScale = remplissage : {low} … {high}
    neuronScale = neurones : {low} … {high}
    weightScale = poids {weight}
    shownOf = {shown} sur {all}
    levelLine = ligne de niveau à
    levelLines = lignes de niveau de
    levelLinesTo = à
    arrowScale = flèche : {scale} × son vecteur
    ribbonScale = un ruban large comme une case : {most}
    cells = {count, plural, one {# nombre} other {# nombres}}
    derivatives = la dérivée de {output} par rapport à chaque nombre
    """
}
