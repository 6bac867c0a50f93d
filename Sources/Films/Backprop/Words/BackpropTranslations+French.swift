extension BackpropTranslations {
  static let french = """
    title = Rétropropagation
    closing = Chaque δ est calculé une fois, gardé et réutilisé
    phase.update = pas
    chapter.update = Résultat
    chapter.idle = Le réseau
    stepSummary = un pas contre les gradients
    walksAgain = Sans mémoire, chaque poids refait la chaîne | Sans mémoire, chaque poids la refait
      | Sans mémoire
    sameProducts = Les mêmes produits, encore et encore | Encore les mêmes produits | Encore
    storedOnce = Chaque δ est calculé une fois, gardé et réutilisé | Chaque δ une fois, gardé, réutilisé
      | Gardé une fois
    deeperSaves = Plus le réseau est profond, plus garder chaque δ économise
      | Plus profond, plus d’économie | Plus on descend, plus on gagne
    oneMultiplication = une multiplication
    fromScratch = sans mémoire
    withReuse = avec mémoire
    layersDeep = , {count, plural, one {# couche} other {# couches}}
    layersFromInput = couches de poids, depuis l’entrée
    multiplicationsEachWeight = multiplications par poids
    multiplicationsEachLayer = multiplications par couche de poids
    weightGoesUp = w monte
    weightGoesDown = w descend
    deltaAndGradient = δ et gradient
    storedDelta = δ gardés
    gradientHead = gradient
    eachEdge = |∂L/∂w| de chaque arête, logarithmique
    largestOfEachEdge = plus grand |∂L/∂w| par arête, logarithmique
    chainStored = rétropropagation : chaque δ à partir du précédent gardé
      | chaque δ à partir du précédent gardé
    chainScratch = rétropropagation sans mémoire : {delta} est calculé {count} fois
      | sans mémoire : {delta} {count} fois
    fibonacciStored = Fibonacci : chaque F à partir des deux gardés | chaque F à partir des deux gardés
    fibonacciScratch = Fibonacci sans mémoire : F₂ est calculé 3 fois | sans mémoire : F₂ 3 fois
    moral = garder une fois, réutiliser
    numbers = {count, plural, one {# nombre} other {# nombres}}
    """
}
