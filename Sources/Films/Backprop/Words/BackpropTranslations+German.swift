extension BackpropTranslations {
  static let german = """
    title = Backpropagation
    closing = Jedes δ wird einmal berechnet, gemerkt und wiederverwendet
    phase.update = Schritt
    chapter.update = Ergebnis
    chapter.idle = Das Netz
    stepSummary = ein Schritt gegen die Gradienten
    walksAgain = Ohne Merken geht jedes Gewicht die Kette neu | Ohne Merken geht jedes neu | Ohne Merken
    sameProducts = Dieselben Produkte, wieder und wieder | Wieder dieselben Produkte | Wieder
    storedOnce = Jedes δ einmal berechnet, gemerkt, wiederverwendet
      | Jedes δ einmal, gemerkt, wiederverwendet | Einmal gemerkt
    deeperSaves = Je tiefer das Netz, desto mehr spart es, jedes δ zu merken | Tiefere Netze sparen mehr
      | Tiefer spart mehr
    oneMultiplication = eine Multiplikation
    fromScratch = ohne Merken
    withReuse = mit Merken
    layersDeep = , {count, plural, one {# Schicht} other {# Schichten}}
    layersFromInput = Gewichtsschichten, von der Eingabe an
    multiplicationsEachWeight = Multiplikationen je Gewicht
    multiplicationsEachLayer = Multiplikationen je Gewichtsschicht
    weightGoesUp = w steigt
    weightGoesDown = w sinkt
    deltaAndGradient = δ und Gradient
    storedDelta = gemerktes δ
    gradientHead = Gradient
    eachEdge = |∂L/∂w| jeder Kante, logarithmisch
    largestOfEachEdge = größtes |∂L/∂w| jeder Kante, logarithmisch
    chainStored = Backpropagation: jedes δ aus dem gemerkten davor | jedes δ aus dem gemerkten davor
    chainScratch = Backpropagation ohne Merken: {delta} wird {count}-mal berechnet
      | ohne Merken: {delta} {count}-mal
    fibonacciStored = Fibonacci: jedes F aus den zwei gemerkten davor | jedes F aus den zwei davor
    fibonacciScratch = Fibonacci ohne Merken: F₂ wird 3-mal berechnet | ohne Merken: F₂ 3-mal
    moral = einmal merken, wiederverwenden
    numbers = {count, plural, one {# Zahl} other {# Zahlen}}
    """
}
