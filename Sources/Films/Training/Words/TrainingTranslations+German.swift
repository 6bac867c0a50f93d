extension TrainingTranslations {
  static let german = """
    title = Aus Schuld lernen
    closing = Zwei Läufe je Schritt, und jedes Gewicht kennt seine Schuld
    chapter.idle = Die Daten
    phase.cost = Kosten
    chapter.cost = Was Gradienten kosten
    phase.train = Training
    chapter.train = Training
    sampleChapter = Beispiel {sample}
    deltaTogether = {delta} und seine Gradienten
    forwardAgain = Wieder vorwärts, durch dieselben Gewichte
    blamedDifferently = Dasselbe Netz, andere Schuld | Andere Schuld
    className = Klasse {name}
    quotedClass = „{name}“
    firstSample = Ein Beispiel von vielen: ein Punkt aus {kind} | Ein Beispiel, aus {kind}
      | Beispiel {sample}
    nextSample = Das nächste Beispiel: ein Punkt aus {kind}, durch dasselbe Netz
      | Als Nächstes: ein Punkt aus {kind} | Beispiel {sample}
    sampleSummary = Beispiel {sample}: {values}
    deltaOutput = {delta} am Ausgang: wie sich der Verlust mit dem Logit ändert | {delta} am Ausgang
      | {delta}
    deltaHidden = {delta}: Gradient von oben mal lokale Ableitung, Neuron für Neuron
      | {delta}: Gradient von oben mal lokale Ableitung | {delta}: von oben · lokal | {delta}
    inputGradient = Eine Kante weiter zurück: ∂L/∂x, wohin der Punkt rücken müsste, damit der Verlust wächst
      | ∂L/∂x: wohin der Verlust wächst | ∂L/∂x: der Gradient der Eingabe | Gradient der Eingabe | ∂L/∂x
    data = {points} Punkte aus {classes, plural, one {# Klasse} other {# Klassen}} und ein Netz, das noch nichts weiß
      | {points} Punkte und ein Netz, das noch nichts weiß
      | {points} Punkte, {classes, plural, one {# Klasse} other {# Klassen}}
    dataKept = {points} Punkte aus {classes, plural, one {# Klasse} other {# Klassen}}, {test} davon für den Test zurückbehalten, und ein Netz, das noch nichts weiß
      | {points} Punkte und ein Netz, das noch nichts weiß
      | {points} Punkte, {classes, plural, one {# Klasse} other {# Klassen}}
    dataSummary = {points} Beispiele aus {classes, plural, one {# Klasse} other {# Klassen}}
    dataKeptSummary = {points} Beispiele aus {classes, plural, one {# Klasse} other {# Klassen}}, {test} davon für den Test zurückbehalten
    cost = Was alle {count} Gradienten an Multiplikationen kosten: zwei Läufe, oder eine Probe je Gewicht
      | Multiplikationen für alle {count} Gradienten | Was {count} Gradienten kosten
    costsSummary = {forward} Multiplikationen vorwärts, {backward} rückwärts, {probes} mit finiten Differenzen
    twoPasses = einmal vorwärts, einmal zurück
    probes = eine Probe je Gewicht
    rest = Eine Pause nach Schritt {step} | Schritt {step}
    backToStep = Derselbe Lauf rückwärts, bis Schritt {step} | Zurück zu Schritt {step}
    firstSteps = {count, plural, one {Der erste Schritt: jedes Gewicht geht gegen seine Schuld} other {Die ersten # Schritte, einzeln: jedes Gewicht geht gegen seine Schuld}}
      | {count, plural, one {Der erste Schritt} other {Die ersten # Schritte}}
    manyFirstFall = {count, plural, one {Der erste Schritt} other {Die ersten # Schritte}}: der Trainingsverlust sinkt
      | {count, plural, one {Der erste Schritt} other {Die ersten # Schritte}}: der Verlust sinkt
      | {count, plural, one {Der erste Schritt} other {Die ersten # Schritte}}, bis Schritt {step}
      | {count, plural, one {Der erste Schritt} other {Die ersten # Schritte}} | Bis Schritt {step}
    manyFirst = {count, plural, one {Der erste Schritt} other {Die ersten # Schritte}}, bis Schritt {step}
      | {count, plural, one {Der erste Schritt} other {Die ersten # Schritte}} | Bis Schritt {step}
    manyNextFall = {count, plural, one {Der nächste Schritt} other {Die nächsten # Schritte}}: der Trainingsverlust sinkt
      | {count, plural, one {Der nächste Schritt} other {Die nächsten # Schritte}}: der Verlust sinkt
      | {count, plural, one {Der nächste Schritt} other {Die nächsten # Schritte}}, bis Schritt {step}
      | {count, plural, one {Der nächste Schritt} other {Die nächsten # Schritte}} | Bis Schritt {step}
    manyNext = {count, plural, one {Der nächste Schritt} other {Die nächsten # Schritte}}, bis Schritt {step}
      | {count, plural, one {Der nächste Schritt} other {Die nächsten # Schritte}} | Bis Schritt {step}
    stepsSummary = Schritte {first} bis {last}: Verlust {before} → {after}
    rightUnseen = Nach {steps} Schritten liegt das Netz bei {right} von {count} Punkten richtig, die es nie sah
      | Richtig bei {right} von {count} Punkten, die es nie sah | {right} von {count} richtig
    rightLearnt = Nach {steps} Schritten liegt das Netz bei {right} von {count} gelernten Punkten richtig
      | Richtig bei {right} von {count} gelernten Punkten | {right} von {count} richtig
    rightUnseenSummary = {share} % der Punkte, die es nie sah
    rightLearntSummary = {share} % der Punkte, aus denen es lernte
    weightAboveZero = Gewicht über 0 | Gewicht > 0
    weightBelowZero = unter 0 | < 0
    widerLarger = breiter: größer | größer
    willGoUp = Gewicht wird steigen | steigt
    willGoDown = wird sinken | sinkt
    sizeOfDelta = Größe von δ
    output = Ausgabe
    goesUp = Gewicht steigt | w steigt | steigt
    goesDown = sinkt | w sinkt | sinkt
    ringedBatch = umkreist: der erste Batch | umkreist: ein Batch | ein Batch
    cardSample = Beispiel {sample} | {sample}
    toLearnFrom = zum Lernen | lernen
    toTestOn = zum Testen | Test
    lineHalf = Linie: 50 %
    mixedUnsure = gemischt: unsicher, Linie: Gleichstand | gemischt: unsicher | Linie: Gleichstand
    train = Train.
    test = Test
    lossAxis = Verlust
    lossRow = Verlust
    stepAxis = Schritt
    epoch = Epoche | Ep.
    ofCount = von {count}
    testPointsRight = Testpunkte richtig
    pointsRight = Punkte richtig
    stepNumber = Schritt {step}
    rightOnTheWay = Wie viele unterwegs richtig waren
    rightNeverSaw = richtig, bei Punkten, die es nie sah
    rightLearntFrom = richtig, bei gelernten Punkten
    ringedWrong = {count, plural, one {umkreist: der eine, der falsch ist} other {umkreist: die #, die falsch sind}}
      | {count} falsch
    predictedIs = vorhergesagt {given}, ist {label}
    savedRun = ein gespeicherter Lauf
    savedRunRate = ein gespeicherter Lauf, η = {rate}
    method = {optimizer}, η = {rate}, Batches zu {batch} | {optimizer}, η = {rate}
    methodDecay = {optimizer}, η = {rate}, Batches zu {batch}, λ = {decay} | {optimizer}, η = {rate}
    momentum = Momentum
    meansOf = : Mittel von 
    """
}
