extension BackpropTranslations {
  static let spanish = """
    title = Retropropagación
    closing = Cada δ se calcula una vez, se guarda y se reutiliza
    phase.update = paso
    chapter.update = Resultado
    chapter.idle = La red
    stepSummary = un paso contra los gradientes
    walksAgain = Sin memoria, cada peso recorre la cadena otra vez | Sin memoria, cada peso la recorre
      | Sin memoria
    sameProducts = Los mismos productos, una y otra vez | Otra vez los mismos productos | Otra vez
    storedOnce = Cada δ se calcula una vez, se guarda y se reutiliza
      | Cada δ una vez, guardado, reutilizado | Guardado una vez
    deeperSaves = Cuanto más profunda la red, más ahorra guardar cada δ | Más profunda, más ahorro
      | Más honda, más ahorro
    oneMultiplication = una multiplicación
    fromScratch = sin memoria
    withReuse = con memoria
    layersDeep = , {count, plural, one {# capa} other {# capas}}
    layersFromInput = capas de pesos, desde la entrada
    multiplicationsEachWeight = multiplicaciones por peso
    multiplicationsEachLayer = multiplicaciones por capa de pesos
    weightGoesUp = w sube
    weightGoesDown = w baja
    deltaAndGradient = δ y gradiente
    storedDelta = δ guardado
    gradientHead = gradiente
    eachEdge = |∂L/∂w| de cada arista, logarítmico
    largestOfEachEdge = mayor |∂L/∂w| por arista, logarítmico
    chainStored = retropropagación: cada δ del guardado antes | cada δ del guardado antes
    chainScratch = retropropagación sin memoria: {delta} se calcula {count} veces
      | sin memoria: {delta} {count} veces
    fibonacciStored = Fibonacci: cada F de los dos guardados antes | cada F de los dos guardados antes
    fibonacciScratch = Fibonacci sin memoria: F₂ se calcula 3 veces | sin memoria: F₂ 3 veces
    moral = guardar una vez, reutilizar
    numbers = {count, plural, one {# número} other {# números}}
    """
}
