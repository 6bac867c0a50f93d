extension BackpropTranslations {
  static let portuguese = """
    title = Retropropagação
    closing = Cada δ é calculado uma vez, guardado e reutilizado
    phase.update = passo
    chapter.update = Resultado
    chapter.idle = A rede
    stepSummary = um passo contra os gradientes
    walksAgain = Sem memória, cada peso refaz a cadeia | Sem memória, cada um a refaz | Sem memória
    sameProducts = Os mesmos produtos, de novo e de novo | De novo os mesmos produtos | De novo
    storedOnce = Cada δ é calculado uma vez, guardado e reutilizado
      | Cada δ uma vez, guardado, reutilizado | Guardado uma vez
    deeperSaves = Quanto mais profunda a rede, mais economiza guardar cada δ
      | Mais profunda, mais economia | Mais fundo, mais economia
    oneMultiplication = uma multiplicação
    fromScratch = sem memória
    withReuse = com memória
    layersDeep = , {count, plural, one {# camada} other {# camadas}}
    layersFromInput = camadas de pesos, desde a entrada
    multiplicationsEachWeight = multiplicações por peso
    multiplicationsEachLayer = multiplicações por camada de pesos
    weightGoesUp = w sobe
    weightGoesDown = w desce
    deltaAndGradient = δ e gradiente
    storedDelta = δ guardado
    gradientHead = gradiente
    eachEdge = |∂L/∂w| de cada aresta, logarítmico
    largestOfEachEdge = maior |∂L/∂w| por aresta, logarítmico
    chainStored = retropropagação: cada δ do guardado antes | cada δ do guardado antes
    chainScratch = retropropagação sem memória: {delta} é calculado {count} vezes
      | sem memória: {delta} {count} vezes
    fibonacciStored = Fibonacci: cada F dos dois guardados antes | cada F dos dois guardados antes
    fibonacciScratch = Fibonacci sem memória: F₂ é calculado 3 vezes | sem memória: F₂ 3 vezes
    moral = guardar uma vez, reutilizar
    numbers = {count, plural, one {# número} other {# números}}
    """
}
