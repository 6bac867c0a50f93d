extension TrainingTranslations {
  static let portuguese = """
    title = Aprender com a culpa
    closing = Duas passagens por passo, e cada peso conhece a sua culpa
    chapter.idle = Os dados
    phase.cost = custo
    chapter.cost = O que custam os gradientes
    phase.train = treinar
    chapter.train = Treinamento
    sampleChapter = Amostra {sample}
    deltaTogether = {delta} e seus gradientes
    forwardAgain = Adiante de novo, pelos mesmos pesos
    blamedDifferently = A mesma rede, outra culpa | Outra culpa
    className = classe {name}
    quotedClass = “{name}”
    firstSample = Uma amostra entre muitas: um ponto de {kind} | Uma amostra, de {kind}
      | Amostra {sample}
    nextSample = A próxima amostra: um ponto de {kind}, pela mesma rede | A seguir: um ponto de {kind}
      | Amostra {sample}
    sampleSummary = amostra {sample}: {values}
    deltaOutput = {delta} na saída: como a perda muda com o logit | {delta} na saída | {delta}
    deltaHidden = {delta}: o gradiente de cima vezes a derivada local, neurônio a neurônio
      | {delta}: de cima vezes derivada local | {delta}: de cima · local | {delta}
    inputGradient = Uma aresta mais atrás: ∂L/∂x, para onde a perda cresceria se o ponto se movesse
      | ∂L/∂x: para onde a perda cresce se o ponto se move | ∂L/∂x: o gradiente da entrada
      | Gradiente da entrada | ∂L/∂x
    data = {points} pontos de {classes, plural, one {# classe} other {# classes}}, e uma rede que ainda não sabe nada
      | {points} pontos, e uma rede que não sabe nada
      | {points} pontos, {classes, plural, one {# classe} other {# classes}}
    dataKept = {points} pontos de {classes, plural, one {# classe} other {# classes}}, {test} deles reservados para o teste, e uma rede que ainda não sabe nada
      | {points} pontos, e uma rede que não sabe nada
      | {points} pontos, {classes, plural, one {# classe} other {# classes}}
    dataSummary = {points} amostras de {classes, plural, one {# classe} other {# classes}}
    dataKeptSummary = {points} amostras de {classes, plural, one {# classe} other {# classes}}, {test} reservadas para o teste
    cost = O que custam os {count} gradientes em multiplicações: duas passagens, ou um ensaio por peso
      | Multiplicações para os {count} gradientes | Custo de {count} gradientes
    costsSummary = {forward} multiplicações na ida, {backward} na volta, {probes} por diferenças finitas
    twoPasses = uma ida e uma volta
    probes = um ensaio por peso
    rest = Uma pausa após o passo {step} | Passo {step}
    backToStep = O mesmo percurso para trás, até o passo {step} | De volta ao passo {step}
    firstSteps = {count, plural, one {O primeiro passo: cada peso vai contra a sua culpa} other {Os primeiros # passos, um a um: cada peso vai contra a sua culpa}}
      | {count, plural, one {O primeiro passo} other {Os primeiros # passos}}
    manyFirstFall = {count, plural, one {O primeiro passo} other {Os primeiros # passos}}: a perda de treino cai
      | {count, plural, one {O primeiro passo} other {Os primeiros # passos}}: a perda cai
      | {count, plural, one {O primeiro passo} other {Os primeiros # passos}}, até o passo {step}
      | {count, plural, one {O primeiro passo} other {Os primeiros # passos}} | Até o passo {step}
    manyFirst = {count, plural, one {O primeiro passo} other {Os primeiros # passos}}, até o passo {step}
      | {count, plural, one {O primeiro passo} other {Os primeiros # passos}} | Até o passo {step}
    manyNextFall = {count, plural, one {O próximo passo} other {Os próximos # passos}}: a perda de treino cai
      | {count, plural, one {O próximo passo} other {Os próximos # passos}}: a perda cai
      | {count, plural, one {O próximo passo} other {Os próximos # passos}}, até o passo {step}
      | {count, plural, one {O próximo passo} other {Os próximos # passos}} | Até o passo {step}
    manyNext = {count, plural, one {O próximo passo} other {Os próximos # passos}}, até o passo {step}
      | {count, plural, one {O próximo passo} other {Os próximos # passos}} | Até o passo {step}
    stepsSummary = passos {first} a {last}: perda {before} → {after}
    rightUnseen = Após {steps} passos a rede acerta {right} dos {count} pontos que nunca viu
      | Acerta {right} de {count} pontos que nunca viu | {right} de {count} certos
    rightLearnt = Após {steps} passos a rede acerta {right} dos {count} pontos aprendidos
      | Acerta {right} de {count} pontos aprendidos | {right} de {count} certos
    rightUnseenSummary = {share} % dos pontos que nunca viu
    rightLearntSummary = {share} % dos pontos aprendidos
    weightAboveZero = peso acima de 0 | peso > 0
    weightBelowZero = abaixo de 0 | < 0
    widerLarger = mais largo: maior | maior
    willGoUp = peso que subirá | sobe
    willGoDown = que descerá | desce
    sizeOfDelta = tamanho de δ
    output = saída
    goesUp = peso que sobe | w sobe | sobe
    goesDown = que desce | w desce | desce
    ringedBatch = circulado: o primeiro lote | circulado: um lote | um lote
    cardSample = amostra {sample} | {sample}
    toLearnFrom = de treino | treino
    toTestOn = de teste | teste
    lineHalf = linha: 50 %
    mixedUnsure = mistura: dúvida, linha: empate | mistura: dúvida | linha: empate
    train = treino
    test = teste
    lossAxis = Perda
    lossRow = perda
    stepAxis = passo
    epoch = época
    ofCount = de {count}
    testPointsRight = pontos de teste certos
    pointsRight = pontos certos
    stepNumber = passo {step}
    rightOnTheWay = Quantos acertou pelo caminho
    rightNeverSaw = certos, em pontos que nunca viu
    rightLearntFrom = certos, em pontos aprendidos
    ringedWrong = {count, plural, one {circulado: o que ela erra} other {circulados: os # que ela erra}}
      | {count} erros
    predictedIs = previsto {given}, é {label}
    savedRun = treino salvo
    savedRunRate = treino salvo, η = {rate}
    method = {optimizer}, η = {rate}, lotes de {batch} | {optimizer}, η = {rate}
    methodDecay = {optimizer}, η = {rate}, lotes de {batch}, λ = {decay} | {optimizer}, η = {rate}
    momentum = momento
    meansOf = : médias de 
    """
}
