extension BackpropTranslations {
  static let dutch = """
    title = Backpropagation
    closing = Elke δ wordt één keer berekend, bewaard en hergebruikt
    phase.update = stap
    chapter.update = Resultaat
    chapter.idle = Het netwerk
    stepSummary = een stap tegen de gradiënten in
    walksAgain = Zonder geheugen loopt elk gewicht de keten opnieuw | Zonder geheugen loopt elk opnieuw
      | Zonder geheugen
    sameProducts = Dezelfde producten, keer op keer | Weer dezelfde producten | Weer
    storedOnce = Elke δ één keer berekend, bewaard en hergebruikt
      | Elke δ één keer, bewaard, hergebruikt | Eén keer bewaard
    deeperSaves = Hoe dieper het netwerk, hoe meer het scheelt elke δ te bewaren
      | Diepere netwerken sparen meer | Dieper spaart meer
    oneMultiplication = één vermenigvuldiging
    fromScratch = zonder geheugen
    withReuse = met geheugen
    layersDeep = , {count, plural, one {# laag} other {# lagen}}
    layersFromInput = gewichtslagen, vanaf de invoer
    multiplicationsEachWeight = vermenigvuldigingen per gewicht
    multiplicationsEachLayer = vermenigvuldigingen per gewichtslaag
    weightGoesUp = w stijgt
    weightGoesDown = w daalt
    deltaAndGradient = δ en gradiënt
    storedDelta = bewaarde δ
    gradientHead = gradiënt
    eachEdge = |∂L/∂w| van elke tak, logaritmisch
    largestOfEachEdge = grootste |∂L/∂w| per tak, logaritmisch
    chainStored = backpropagation: elke δ uit de bewaarde ervoor | elke δ uit de bewaarde ervoor
    chainScratch = backpropagation zonder geheugen: {delta} {count} keer berekend
      | zonder geheugen: {delta} {count} keer
    fibonacciStored = Fibonacci: elke F uit de twee bewaarde ervoor | elke F uit de twee ervoor
    fibonacciScratch = Fibonacci zonder geheugen: F₂ 3 keer berekend | zonder geheugen: F₂ 3 keer
    moral = bewaar één keer, hergebruik
    numbers = {count, plural, one {# getal} other {# getallen}}
    """
}
