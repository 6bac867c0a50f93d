extension BackpropTranslations {
  static let italian = """
    title = Retropropagazione
    closing = Ogni δ si calcola una volta, si salva e si riusa
    phase.update = passo
    chapter.update = Risultato
    chapter.idle = La rete
    stepSummary = un passo contro i gradienti
    walksAgain = Senza memoria, ogni peso rifà la catena | Senza memoria, ognuno la rifà | Senza memoria
    sameProducts = Gli stessi prodotti, ancora e ancora | Ancora gli stessi prodotti | Ancora
    storedOnce = Ogni δ si calcola una volta, si salva e si riusa | Ogni δ una volta, salvato e riusato
      | Salvato una volta
    deeperSaves = Più la rete è profonda, più conviene salvare ogni δ | Più profonda, più risparmio
      | Più a fondo, più risparmio
    oneMultiplication = una moltiplicazione
    fromScratch = senza memoria
    withReuse = con memoria
    layersDeep = , {count, plural, one {# strato} other {# strati}}
    layersFromInput = strati di pesi, dall’ingresso
    multiplicationsEachWeight = moltiplicazioni per peso
    multiplicationsEachLayer = moltiplicazioni per strato di pesi
    weightGoesUp = w sale
    weightGoesDown = w scende
    deltaAndGradient = δ e gradiente
    storedDelta = δ salvato
    gradientHead = gradiente
    eachEdge = |∂L/∂w| di ogni arco, logaritmico
    largestOfEachEdge = |∂L/∂w| massimo per arco, logaritmico
    chainStored = retropropagazione: ogni δ dal salvato prima | ogni δ dal salvato prima
    chainScratch = retropropagazione senza memoria: {delta} calcolato {count} volte
      | senza memoria: {delta} {count} volte
    fibonacciStored = Fibonacci: ogni F dai due salvati prima | ogni F dai due salvati prima
    fibonacciScratch = Fibonacci senza memoria: F₂ calcolato 3 volte | senza memoria: F₂ 3 volte
    moral = salva una volta, riusa
    numbers = {count, plural, one {# numero} other {# numeri}}
    """
}
