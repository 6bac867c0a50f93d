extension TrainingTranslations {
  static let spanish = """
    title = Aprender de la culpa
    closing = Dos pasadas por paso, y cada peso conoce su culpa
    chapter.idle = Los datos
    phase.cost = coste
    chapter.cost = Lo que cuestan los gradientes
    phase.train = entrenar
    chapter.train = Entrenamiento
    sampleChapter = Muestra {sample}
    deltaTogether = {delta} y sus gradientes
    forwardAgain = Otra vez hacia delante, por los mismos pesos
    blamedDifferently = La misma red, otra culpa | Otra culpa
    className = la clase {name}
    quotedClass = «{name}»
    firstSample = Una muestra de muchas: un punto de {kind} | Una muestra, de {kind} | Muestra {sample}
    nextSample = La siguiente muestra: un punto de {kind}, por la misma red
      | Siguiente: un punto de {kind} | Muestra {sample}
    sampleSummary = muestra {sample}: {values}
    deltaOutput = {delta} en la salida: cómo cambia la pérdida con el logit | {delta} en la salida
      | {delta}
    deltaHidden = {delta}: el gradiente de arriba por la derivada local, neurona a neurona
      | {delta}: gradiente de arriba por derivada local | {delta}: de arriba · local | {delta}
    inputGradient = Una arista más atrás: ∂L/∂x, adónde crecería la pérdida si el punto se moviera
      | ∂L/∂x: adónde crece la pérdida si el punto se mueve | ∂L/∂x: el gradiente de la entrada
      | Gradiente de la entrada | ∂L/∂x
    data = {points} puntos de {classes, plural, one {# clase} other {# clases}}, y una red que aún no sabe nada
      | {points} puntos, y una red que no sabe nada
      | {points} puntos, {classes, plural, one {# clase} other {# clases}}
    dataKept = {points} puntos de {classes, plural, one {# clase} other {# clases}}, {test} de ellos reservados para la prueba, y una red que aún no sabe nada
      | {points} puntos, y una red que no sabe nada
      | {points} puntos, {classes, plural, one {# clase} other {# clases}}
    dataSummary = {points} muestras de {classes, plural, one {# clase} other {# clases}}
    dataKeptSummary = {points} muestras de {classes, plural, one {# clase} other {# clases}}, {test} reservadas para la prueba
    cost = Lo que cuestan los {count} gradientes en multiplicaciones: dos pasadas, o un ensayo por peso
      | Multiplicaciones para los {count} gradientes | Coste de {count} gradientes
    costsSummary = {forward} multiplicaciones de ida, {backward} de vuelta, {probes} por diferencias finitas
    twoPasses = una ida y una vuelta
    probes = un ensayo por peso
    rest = Una pausa tras el paso {step} | Paso {step}
    backToStep = El mismo recorrido hacia atrás, hasta el paso {step} | De vuelta al paso {step}
    firstSteps = {count, plural, one {El primer paso: cada peso va contra su culpa} other {Los primeros # pasos, uno a uno: cada peso va contra su culpa}}
      | {count, plural, one {El primer paso} other {Los primeros # pasos}}
    manyFirstFall = {count, plural, one {El primer paso} other {Los primeros # pasos}}: la pérdida de entrenamiento baja
      | {count, plural, one {El primer paso} other {Los primeros # pasos}}: la pérdida baja
      | {count, plural, one {El primer paso} other {Los primeros # pasos}}, hasta el paso {step}
      | {count, plural, one {El primer paso} other {Los primeros # pasos}} | Hasta el paso {step}
    manyFirst = {count, plural, one {El primer paso} other {Los primeros # pasos}}, hasta el paso {step}
      | {count, plural, one {El primer paso} other {Los primeros # pasos}} | Hasta el paso {step}
    manyNextFall = {count, plural, one {El siguiente paso} other {Los siguientes # pasos}}: la pérdida de entrenamiento baja
      | {count, plural, one {El siguiente paso} other {Los siguientes # pasos}}: la pérdida baja
      | {count, plural, one {El siguiente paso} other {Los siguientes # pasos}}, hasta el paso {step}
      | {count, plural, one {El siguiente paso} other {Los siguientes # pasos}} | Hasta el paso {step}
    manyNext = {count, plural, one {El siguiente paso} other {Los siguientes # pasos}}, hasta el paso {step}
      | {count, plural, one {El siguiente paso} other {Los siguientes # pasos}} | Hasta el paso {step}
    stepsSummary = pasos {first} a {last}: pérdida {before} → {after}
    rightUnseen = Tras {steps} pasos la red acierta {right} de los {count} puntos que nunca vio
      | Acierta {right} de {count} puntos que nunca vio | {right} de {count} aciertos
    rightLearnt = Tras {steps} pasos la red acierta {right} de los {count} puntos aprendidos
      | Acierta {right} de {count} puntos aprendidos | {right} de {count} aciertos
    rightUnseenSummary = {share} % de los puntos que nunca vio
    rightLearntSummary = {share} % de los puntos aprendidos
    weightAboveZero = peso sobre 0 | peso > 0
    weightBelowZero = bajo 0 | < 0
    widerLarger = más ancho: mayor | mayor
    willGoUp = peso que subirá | sube
    willGoDown = que bajará | baja
    sizeOfDelta = tamaño de δ
    output = salida
    goesUp = peso que sube | w sube | sube
    goesDown = que baja | w baja | baja
    ringedBatch = en círculo: el primer lote | en círculo: un lote | un lote
    cardSample = muestra {sample} | {sample}
    toLearnFrom = aprender
    toTestOn = probar | prueba
    lineHalf = línea: 50 %
    mixedUnsure = mezcla: duda, línea: empate | mezcla: duda | línea: empate
    train = entr.
    test = prueba
    lossAxis = Pérdida
    lossRow = pérdida
    stepAxis = paso
    epoch = época
    ofCount = de {count}
    testPointsRight = puntos de prueba
    pointsRight = puntos acertados
    stepNumber = paso {step}
    rightOnTheWay = Cuántos acertó por el camino
    rightNeverSaw = aciertos, en puntos que nunca vio
    rightLearntFrom = aciertos, en puntos aprendidos
    ringedWrong = {count, plural, one {en círculo: el que falla} other {en círculo: los # que falla}}
      | {count} fallos
    predictedIs = predicho {given}, es {label}
    savedRun = entrenamiento guardado
    savedRunRate = guardado, η = {rate}
    method = {optimizer}, η = {rate}, lotes de {batch} | {optimizer}, η = {rate}
    methodDecay = {optimizer}, η = {rate}, lotes de {batch}, λ = {decay} | {optimizer}, η = {rate}
    momentum = momento
    meansOf = : medias de 
    """
}
