extension TrainingTranslations {
  static let italian = """
    title = Imparare dalla colpa
    closing = Due passate a passo, e ogni peso conosce la sua colpa
    chapter.idle = I dati
    phase.cost = costo
    chapter.cost = Quanto costano i gradienti
    phase.train = training
    chapter.train = Addestramento
    sampleChapter = Campione {sample}
    deltaTogether = {delta} e i suoi gradienti
    forwardAgain = Ancora in avanti, attraverso gli stessi pesi
    blamedDifferently = La stessa rete, un’altra colpa | Un’altra colpa
    className = classe {name}
    quotedClass = «{name}»
    firstSample = Un campione fra tanti: un punto di {kind} | Un campione, di {kind} | Campione {sample}
    nextSample = Il prossimo campione: un punto di {kind}, per la stessa rete | Poi: un punto di {kind}
      | Campione {sample}
    sampleSummary = campione {sample}: {values}
    deltaOutput = {delta} all’uscita: come cambia la perdita con il logit | {delta} all’uscita | {delta}
    deltaHidden = {delta}: il gradiente a monte per la derivata locale, neurone per neurone
      | {delta}: a monte per derivata locale | {delta}: a monte · locale | {delta}
    inputGradient = Un arco più indietro: ∂L/∂x, dove la perdita crescerebbe se il punto si muovesse
      | ∂L/∂x: dove la perdita cresce se il punto si muove | ∂L/∂x: il gradiente dell’ingresso
      | Gradiente dell’ingresso | ∂L/∂x
    data = {points} punti di {classes, plural, one {# classe} other {# classi}}, e una rete che non sa ancora nulla
      | {points} punti, e una rete che non sa nulla
      | {points} punti, {classes, plural, one {# classe} other {# classi}}
    dataKept = {points} punti di {classes, plural, one {# classe} other {# classi}}, {test} tenuti per il test, e una rete che non sa ancora nulla
      | {points} punti, e una rete che non sa nulla
      | {points} punti, {classes, plural, one {# classe} other {# classi}}
    dataSummary = {points} campioni di {classes, plural, one {# classe} other {# classi}}
    dataKeptSummary = {points} campioni di {classes, plural, one {# classe} other {# classi}}, {test} tenuti per il test
    cost = Quanto costano i {count} gradienti in moltiplicazioni: due passate, o una prova per peso
      | Moltiplicazioni per i {count} gradienti | Costo di {count} gradienti
    costsSummary = {forward} moltiplicazioni all’andata, {backward} al ritorno, {probes} con differenze finite
    twoPasses = un’andata e un ritorno
    probes = una prova per peso
    rest = Una pausa dopo il passo {step} | Passo {step}
    backToStep = Lo stesso percorso all’indietro, fino al passo {step} | Di nuovo al passo {step}
    firstSteps = {count, plural, one {Il primo passo: ogni peso va contro la sua colpa} other {I primi # passi, uno a uno: ogni peso va contro la sua colpa}}
      | {count, plural, one {Il primo passo} other {I primi # passi}}
    manyFirstFall = {count, plural, one {Il primo passo} other {I primi # passi}}: la perdita di training scende
      | {count, plural, one {Il primo passo} other {I primi # passi}}: la perdita scende
      | {count, plural, one {Il primo passo} other {I primi # passi}}, fino al passo {step}
      | {count, plural, one {Il primo passo} other {I primi # passi}} | Fino al passo {step}
    manyFirst = {count, plural, one {Il primo passo} other {I primi # passi}}, fino al passo {step}
      | {count, plural, one {Il primo passo} other {I primi # passi}} | Fino al passo {step}
    manyNextFall = {count, plural, one {Il passo seguente} other {I # passi seguenti}}: la perdita di training scende
      | {count, plural, one {Il passo seguente} other {I # passi seguenti}}: la perdita scende
      | {count, plural, one {Il passo seguente} other {I # passi seguenti}}, fino al passo {step}
      | {count, plural, one {Il passo seguente} other {I # passi seguenti}} | Fino al passo {step}
    manyNext = {count, plural, one {Il passo seguente} other {I # passi seguenti}}, fino al passo {step}
      | {count, plural, one {Il passo seguente} other {I # passi seguenti}} | Fino al passo {step}
    stepsSummary = passi {first}–{last}: perdita {before} → {after}
    rightUnseen = Dopo {steps} passi la rete ha ragione su {right} dei {count} punti mai visti
      | Ragione su {right} di {count} punti mai visti | {right} su {count} giusti
    rightLearnt = Dopo {steps} passi la rete ha ragione su {right} dei {count} punti imparati
      | Ragione su {right} di {count} punti imparati | {right} su {count} giusti
    rightUnseenSummary = {share} % dei punti mai visti
    rightLearntSummary = {share} % dei punti imparati
    weightAboveZero = peso sopra 0 | peso > 0
    weightBelowZero = sotto 0 | < 0
    widerLarger = più largo: maggiore | maggiore
    willGoUp = peso che salirà | sale
    willGoDown = che scenderà | scende
    sizeOfDelta = grandezza di δ
    output = uscita
    goesUp = peso che sale | w sale | sale
    goesDown = che scende | w scende | scende
    ringedBatch = cerchiato: il primo batch | cerchiato: un batch | un batch
    cardSample = campione {sample} | {sample}
    toLearnFrom = per imparare | impara
    toTestOn = per il test | test
    lineHalf = linea: 50 %
    mixedUnsure = misto: dubbio, linea: parità | misto: dubbio | linea: parità
    train = train
    test = test
    lossAxis = Perdita
    lossRow = perdita
    stepAxis = passo
    epoch = epoca
    ofCount = su {count}
    testPointsRight = punti di test giusti
    pointsRight = punti giusti
    stepNumber = passo {step}
    rightOnTheWay = Quanti giusti lungo la via
    rightNeverSaw = giusti, tra punti mai visti
    rightLearntFrom = giusti, tra punti imparati
    ringedWrong = {count, plural, one {cerchiato: quello sbagliato} other {cerchiati: i # sbagliati}}
      | {count} errori
    predictedIs = previsto {given}, è {label}
    savedRun = training salvato
    savedRunRate = training salvato, η = {rate}
    method = {optimizer}, η = {rate}, batch di {batch} | {optimizer}, η = {rate}
    methodDecay = {optimizer}, η = {rate}, batch di {batch}, λ = {decay} | {optimizer}, η = {rate}
    momentum = momento
    meansOf = : medie di 
    """
}
