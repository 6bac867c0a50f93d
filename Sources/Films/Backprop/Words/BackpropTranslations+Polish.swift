extension BackpropTranslations {
  static let polish = """
    title = Propagacja wsteczna
    closing = Każda δ liczona raz, zapamiętana i użyta ponownie
    phase.update = krok
    chapter.update = Wynik
    chapter.idle = Sieć
    stepSummary = krok przeciw gradientom
    walksAgain = Bez pamięci każda waga idzie łańcuchem od nowa | Bez pamięci każda od nowa
      | Bez pamięci
    sameProducts = Te same iloczyny, wciąż od nowa | Znów te same iloczyny | Znów
    storedOnce = Każda δ liczona raz, zapamiętana, użyta znów | Każda δ raz, potem z pamięci
      | Raz zapamiętana
    deeperSaves = Im głębsza sieć, tym więcej daje pamiętanie każdej δ | Głębsze sieci zyskują więcej
      | Głębiej: większy zysk
    oneMultiplication = jedno mnożenie
    fromScratch = bez pamięci
    withReuse = z pamięcią
    layersDeep = , {count, plural, one {# warstwa} few {# warstwy} many {# warstw} other {# warstwy}}
    layersFromInput = warstwy wag, od wejścia
    multiplicationsEachWeight = mnożenia na wagę
    multiplicationsEachLayer = mnożenia na warstwę wag
    weightGoesUp = w rośnie
    weightGoesDown = w maleje
    deltaAndGradient = δ i gradient
    storedDelta = δ w pamięci
    gradientHead = gradient
    eachEdge = |∂L/∂w| każdej krawędzi, logarytm
    largestOfEachEdge = największy |∂L/∂w| krawędzi, logarytm
    chainStored = propagacja wsteczna: każda δ z zapamiętanej przed nią
      | każda δ z poprzedniej w pamięci
    chainScratch = propagacja bez pamięci: {delta} liczona {count} razy
      | bez pamięci: {delta} {count} razy
    fibonacciStored = Fibonacci: każde F z dwóch zapamiętanych | każde F z dwóch poprzednich
    fibonacciScratch = Fibonacci bez pamięci: F₂ liczone 3 razy | bez pamięci: F₂ 3 razy
    moral = zapamiętaj raz, użyj znów
    numbers = {count, plural, one {# liczba} few {# liczby} many {# liczb} other {# liczby}}
    """
}
