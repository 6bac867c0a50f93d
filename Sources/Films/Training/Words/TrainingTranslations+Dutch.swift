extension TrainingTranslations {
  static let dutch = """
    title = Leren van schuld
    closing = Twee keer door het net per stap, en elk gewicht kent zijn schuld
    chapter.idle = De data
    phase.cost = kosten
    chapter.cost = Wat gradiënten kosten
    phase.train = training
    chapter.train = Training
    sampleChapter = Voorbeeld {sample}
    deltaTogether = {delta} en zijn gradiënten
    forwardAgain = Weer vooruit, door dezelfde gewichten
    blamedDifferently = Hetzelfde netwerk, andere schuld | Andere schuld
    className = klasse {name}
    quotedClass = ‘{name}’
    firstSample = Eén voorbeeld van vele: een punt van {kind} | Eén voorbeeld, van {kind}
      | Voorbeeld {sample}
    nextSample = Het volgende voorbeeld: een punt van {kind}, door hetzelfde netwerk
      | Volgende: een punt van {kind} | Voorbeeld {sample}
    sampleSummary = voorbeeld {sample}: {values}
    deltaOutput = {delta} bij de uitvoer: hoe het verlies met de logit verandert
      | {delta} bij de uitvoer | {delta}
    deltaHidden = {delta}: de gradiënt van boven maal de lokale afgeleide, neuron voor neuron
      | {delta}: van boven maal lokale afgeleide | {delta}: van boven · lokaal | {delta}
    inputGradient = Eén tak verder terug: ∂L/∂x, waarheen het verlies zou groeien als het punt bewoog
      | ∂L/∂x: waarheen het verlies groeit als het punt beweegt | ∂L/∂x: de gradiënt van de invoer
      | Gradiënt van de invoer | ∂L/∂x
    data = {points} punten van {classes, plural, one {# klasse} other {# klassen}}, en een netwerk dat nog niets weet
      | {points} punten, en een netwerk dat nog niets weet
      | {points} punten, {classes, plural, one {# klasse} other {# klassen}}
    dataKept = {points} punten van {classes, plural, one {# klasse} other {# klassen}}, {test} ervan bewaard voor de test, en een netwerk dat nog niets weet
      | {points} punten, en een netwerk dat nog niets weet
      | {points} punten, {classes, plural, one {# klasse} other {# klassen}}
    dataSummary = {points} voorbeelden van {classes, plural, one {# klasse} other {# klassen}}
    dataKeptSummary = {points} voorbeelden van {classes, plural, one {# klasse} other {# klassen}}, {test} ervan bewaard voor de test
    cost = Wat alle {count} gradiënten kosten in vermenigvuldigingen: twee keer door het net, of één proef per gewicht
      | Vermenigvuldigingen voor alle {count} gradiënten | Wat {count} gradiënten kosten
    costsSummary = {forward} vermenigvuldigingen heen, {backward} terug, {probes} met eindige differenties
    twoPasses = één keer heen, één keer terug
    probes = één proef per gewicht
    rest = Een pauze na stap {step} | Stap {step}
    backToStep = Dezelfde weg terug, tot stap {step} | Terug naar stap {step}
    firstSteps = {count, plural, one {De eerste stap: elk gewicht gaat tegen zijn schuld in} other {De eerste # stappen, één voor één: elk gewicht gaat tegen zijn schuld in}}
      | {count, plural, one {De eerste stap} other {De eerste # stappen}}
    manyFirstFall = De eerste {count, plural, one {# stap} other {# stappen}}: het trainingsverlies daalt
      | De eerste {count, plural, one {# stap} other {# stappen}}: het verlies daalt
      | De eerste {count, plural, one {# stap} other {# stappen}}, tot stap {step}
      | De eerste {count, plural, one {# stap} other {# stappen}} | Tot stap {step}
    manyFirst = De eerste {count, plural, one {# stap} other {# stappen}}, tot stap {step}
      | De eerste {count, plural, one {# stap} other {# stappen}} | Tot stap {step}
    manyNextFall = De volgende {count, plural, one {# stap} other {# stappen}}: het trainingsverlies daalt
      | De volgende {count, plural, one {# stap} other {# stappen}}: het verlies daalt
      | De volgende {count, plural, one {# stap} other {# stappen}}, tot stap {step}
      | De volgende {count, plural, one {# stap} other {# stappen}} | Tot stap {step}
    manyNext = De volgende {count, plural, one {# stap} other {# stappen}}, tot stap {step}
      | De volgende {count, plural, one {# stap} other {# stappen}} | Tot stap {step}
    stepsSummary = stappen {first} tot {last}: verlies {before} → {after}
    rightUnseen = Na {steps} stappen heeft het netwerk {right} van de {count} punten goed die het nooit zag
      | {right} van {count} goed die het nooit zag | {right} van {count} goed
    rightLearnt = Na {steps} stappen heeft het netwerk {right} van de {count} punten goed waarvan het leerde
      | {right} van {count} goed waarvan het leerde | {right} van {count} goed
    rightUnseenSummary = {share} % van de punten die het nooit zag
    rightLearntSummary = {share} % van de punten waarvan het leerde
    weightAboveZero = gewicht boven 0 | gewicht > 0
    weightBelowZero = onder 0 | < 0
    widerLarger = breder: groter | groter
    willGoUp = gewicht zal stijgen | stijgt
    willGoDown = zal dalen | daalt
    sizeOfDelta = grootte van δ
    output = uitvoer
    goesUp = gewicht stijgt | w stijgt | op
    goesDown = daalt | w daalt | neer
    ringedBatch = omcirkeld: de eerste batch | omcirkeld: een batch | een batch
    cardSample = voorbeeld {sample} | {sample}
    toLearnFrom = om te leren | leren
    toTestOn = om te testen | test
    lineHalf = lijn: 50 %
    mixedUnsure = gemengd: onzeker, lijn: gelijk | gemengd: onzeker | lijn: gelijk
    train = train
    test = test
    lossAxis = Verlies
    lossRow = verlies
    stepAxis = stap
    epoch = epoch
    ofCount = van {count}
    testPointsRight = testpunten goed
    pointsRight = punten goed
    stepNumber = stap {step}
    rightOnTheWay = Hoeveel goed onderweg
    rightNeverSaw = goed, op punten die het nooit zag
    rightLearntFrom = goed, op geleerde punten
    ringedWrong = {count, plural, one {omcirkeld: degene die fout is} other {omcirkeld: de # die fout zijn}}
      | {count} fout
    predictedIs = voorspeld {given}, is {label}
    savedRun = bewaarde training
    savedRunRate = bewaarde training, η = {rate}
    method = {optimizer}, η = {rate}, batches van {batch} | {optimizer}, η = {rate}
    methodDecay = {optimizer}, η = {rate}, batches van {batch}, λ = {decay} | {optimizer}, η = {rate}
    momentum = momentum
    meansOf = : gemiddelden van 
    """
}
