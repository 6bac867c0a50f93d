extension TrainingTranslations {
  static let french = """
    title = Apprendre de ses erreurs
    closing = Deux passes par pas, et chaque poids connaît sa part de l’erreur
    chapter.idle = Les données
    phase.cost = coût
    chapter.cost = Ce que coûtent les gradients
    phase.train = entraîner
    chapter.train = Entraînement
    sampleChapter = Exemple {sample}
    deltaTogether = {delta} et ses gradients
    forwardAgain = Encore un aller, à travers les mêmes poids
    blamedDifferently = Le même réseau, d’autres fautes | D’autres fautes
    className = la classe {name}
    quotedClass = « {name} »
    firstSample = Un exemple parmi d’autres : un point de {kind} | Un exemple, de {kind}
      | Exemple {sample}
    nextSample = L’exemple suivant : un point de {kind}, dans le même réseau
      | Ensuite : un point de {kind} | Exemple {sample}
    sampleSummary = exemple {sample} : {values}
    deltaOutput = {delta} à la sortie : comment la perte varie avec le logit | {delta} à la sortie
      | {delta}
    deltaHidden = {delta} : le gradient amont fois la dérivée locale, neurone par neurone
      | {delta} : amont fois dérivée locale | {delta} : amont · locale | {delta}
    inputGradient = Une arête plus loin : ∂L/∂x, où la perte grandirait si le point bougeait
      | ∂L/∂x : où la perte grandit si le point bouge | ∂L/∂x : le gradient de l’entrée
      | Gradient de l’entrée | ∂L/∂x
    data = {points} points de {classes, plural, one {# classe} other {# classes}}, et un réseau qui ne sait encore rien
      | {points} points, et un réseau qui ne sait rien
      | {points} points, {classes, plural, one {# classe} other {# classes}}
    dataKept = {points} points de {classes, plural, one {# classe} other {# classes}}, dont {test} gardés pour le test, et un réseau qui ne sait encore rien
      | {points} points, et un réseau qui ne sait rien
      | {points} points, {classes, plural, one {# classe} other {# classes}}
    dataSummary = {points} exemples de {classes, plural, one {# classe} other {# classes}}
    dataKeptSummary = {points} exemples de {classes, plural, one {# classe} other {# classes}}, dont {test} gardés pour le test
    cost = Ce que coûtent les {count} gradients en multiplications : deux passes, ou un essai par poids
      | Multiplications pour les {count} gradients | Coût de {count} gradients
    costsSummary = {forward} multiplications à l’aller, {backward} au retour, {probes} par différences finies
    twoPasses = un aller, un retour
    probes = un essai par poids
    rest = Une pause après le pas {step} | Pas {step}
    backToStep = Le même trajet à rebours, jusqu’au pas {step} | Retour au pas {step}
    firstSteps = {count, plural, one {Le premier pas : chaque poids va contre sa faute} other {Les # premiers pas, un par un : chaque poids va contre sa faute}}
      | {count, plural, one {Le premier pas} other {Les # premiers pas}}
    manyFirstFall = {count, plural, one {Le premier pas} other {Les # premiers pas}} : la perte d’entraînement baisse
      | {count, plural, one {Le premier pas} other {Les # premiers pas}} : la perte baisse
      | {count, plural, one {Le premier pas} other {Les # premiers pas}}, jusqu’au pas {step}
      | {count, plural, one {Le premier pas} other {Les # premiers pas}} | Jusqu’au pas {step}
    manyFirst = {count, plural, one {Le premier pas} other {Les # premiers pas}}, jusqu’au pas {step}
      | {count, plural, one {Le premier pas} other {Les # premiers pas}} | Jusqu’au pas {step}
    manyNextFall = {count, plural, one {Le pas suivant} other {Les # pas suivants}} : la perte d’entraînement baisse
      | {count, plural, one {Le pas suivant} other {Les # pas suivants}} : la perte baisse
      | {count, plural, one {Le pas suivant} other {Les # pas suivants}}, jusqu’au pas {step}
      | {count, plural, one {Le pas suivant} other {Les # pas suivants}} | Jusqu’au pas {step}
    manyNext = {count, plural, one {Le pas suivant} other {Les # pas suivants}}, jusqu’au pas {step}
      | {count, plural, one {Le pas suivant} other {Les # pas suivants}} | Jusqu’au pas {step}
    stepsSummary = pas {first} à {last} : perte {before} → {after}
    rightUnseen = Après {steps} pas, le réseau a raison pour {right} des {count} points qu’il n’a jamais vus
      | Raison pour {right} des {count} points jamais vus | {right} sur {count} justes
    rightLearnt = Après {steps} pas, le réseau a raison pour {right} des {count} points appris
      | Raison pour {right} des {count} points appris | {right} sur {count} justes
    rightUnseenSummary = {share} % des points qu’il n’a jamais vus
    rightLearntSummary = {share} % des points appris
    weightAboveZero = poids au-dessus de 0 | poids > 0
    weightBelowZero = au-dessous | < 0
    widerLarger = plus large : plus grand | plus grand
    willGoUp = poids qui va monter | monte
    willGoDown = qui va descendre | descend
    sizeOfDelta = taille de δ
    output = sortie
    goesUp = poids qui monte | w monte | monte
    goesDown = qui descend | w descend | baisse
    ringedBatch = cerclé : le premier lot | cerclé : un lot | un lot
    cardSample = exemple {sample} | {sample}
    toLearnFrom = à apprendre | appris
    toTestOn = à tester | test
    lineHalf = ligne : 50 %
    mixedUnsure = mêlé : incertain, ligne : égalité | mêlé : incertain | ligne : égalité
    train = appr.
    test = test
    lossAxis = Perte
    lossRow = perte
    stepAxis = pas
    epoch = époque
    ofCount = sur {count}
    testPointsRight = points de test justes
    pointsRight = points justes
    stepNumber = pas {step}
    rightOnTheWay = Combien étaient justes en chemin
    rightNeverSaw = justes, jamais vus
    rightLearntFrom = justes, parmi les points appris
    ringedWrong = {count, plural, one {cerclé : celui qui est faux} other {cerclés : les # qui sont faux}}
      | {count} faux
    predictedIs = prédit {given}, vrai {label}
    savedRun = un entraînement enregistré
    savedRunRate = enregistré, η = {rate}
    method = {optimizer}, η = {rate}, lots de {batch} | {optimizer}, η = {rate}
    methodDecay = {optimizer}, η = {rate}, lots de {batch}, λ = {decay} | {optimizer}, η = {rate}
    momentum = momentum
    meansOf = : moyennes de 
    """
}
