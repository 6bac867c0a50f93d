extension TrainingTranslations {
  static let polish = """
    title = Nauka na winie
    closing = Dwa przejścia na krok i każda waga zna swoją winę
    chapter.idle = Dane
    phase.cost = koszt
    chapter.cost = Ile kosztują gradienty
    phase.train = trening
    chapter.train = Trening
    sampleChapter = Przykład {sample}
    deltaTogether = {delta} i jej gradienty
    forwardAgain = Znów w przód, przez te same wagi
    blamedDifferently = Ta sama sieć, inna wina | Inna wina
    className = klasa {name}
    quotedClass = „{name}”
    firstSample = Jeden przykład z wielu: punkt, {kind} | Jeden przykład: {kind} | Przykład {sample}
    nextSample = Następny przykład: punkt, {kind}, przez tę samą sieć | Dalej: punkt, {kind}
      | Przykład {sample}
    sampleSummary = przykład {sample}: {values}
    deltaOutput = {delta} na wyjściu: jak strata zmienia się z logitem | {delta} na wyjściu | {delta}
    deltaHidden = {delta}: gradient z góry razy pochodna lokalna, neuron po neuronie
      | {delta}: z góry razy pochodna lokalna | {delta}: z góry · lokalnie | {delta}
    inputGradient = Jedną krawędź dalej: ∂L/∂x, dokąd rosłaby strata, gdyby punkt się ruszył
      | ∂L/∂x: dokąd rośnie strata, gdy punkt się ruszy | ∂L/∂x: gradient wejścia | Gradient wejścia
      | ∂L/∂x
    data = {points, plural, one {# punkt} few {# punkty} many {# punktów} other {# punktu}}, {classes, plural, one {# klasa} few {# klasy} many {# klas} other {# klasy}} i sieć, która jeszcze nic nie wie
      | {points, plural, one {# punkt} few {# punkty} many {# punktów} other {# punktu}} i sieć, która nic nie wie
      | Punkty: {points}, klasy: {classes}
    dataKept = {points, plural, one {# punkt} few {# punkty} many {# punktów} other {# punktu}}, {classes, plural, one {# klasa} few {# klasy} many {# klas} other {# klasy}}, w tym {test} do testu, i sieć, która jeszcze nic nie wie
      | {points, plural, one {# punkt} few {# punkty} many {# punktów} other {# punktu}} i sieć, która nic nie wie
      | Punkty: {points}, klasy: {classes}
    dataSummary = przykłady: {points}, klasy: {classes}
    dataKeptSummary = przykłady: {points}, klasy: {classes}, do testu {test}
    cost = Ile mnożeń kosztuje {count} gradientów: dwa przejścia albo próba na wagę
      | Mnożenia na {count} gradientów | Koszt {count} gradientów
    costsSummary = mnożenia: w przód {forward}, wstecz {backward}, różnicami skończonymi {probes}
    twoPasses = raz w przód, raz wstecz
    probes = próba na każdą wagę
    rest = Przerwa po kroku {step} | Krok {step}
    backToStep = Ten sam trening wstecz, do kroku {step} | Wstecz do kroku {step}
    firstSteps = {count, plural, one {Pierwszy krok: każda waga idzie przeciw swojej winie} few {Pierwsze # kroki, po jednym: każda waga idzie przeciw swojej winie} many {Pierwsze # kroków, po jednym: każda waga idzie przeciw swojej winie} other {Pierwsze # kroku: każda waga idzie przeciw swojej winie}}
      | {count, plural, one {Pierwszy krok} few {Pierwsze # kroki} many {Pierwsze # kroków} other {Pierwsze # kroku}}
    manyFirstFall = {count, plural, one {Pierwszy krok} few {Pierwsze # kroki} many {Pierwsze # kroków} other {Pierwsze # kroku}}: strata treningowa maleje
      | {count, plural, one {Pierwszy krok} few {Pierwsze # kroki} many {Pierwsze # kroków} other {Pierwsze # kroku}}: strata maleje
      | {count, plural, one {Pierwszy krok} few {Pierwsze # kroki} many {Pierwsze # kroków} other {Pierwsze # kroku}}, do kroku {step}
      | {count, plural, one {Pierwszy krok} few {Pierwsze # kroki} many {Pierwsze # kroków} other {Pierwsze # kroku}}
      | Do kroku {step}
    manyFirst = {count, plural, one {Pierwszy krok} few {Pierwsze # kroki} many {Pierwsze # kroków} other {Pierwsze # kroku}}, do kroku {step}
      | {count, plural, one {Pierwszy krok} few {Pierwsze # kroki} many {Pierwsze # kroków} other {Pierwsze # kroku}}
      | Do kroku {step}
    manyNextFall = {count, plural, one {Następny krok} few {Następne # kroki} many {Następne # kroków} other {Następne # kroku}}: strata treningowa maleje
      | {count, plural, one {Następny krok} few {Następne # kroki} many {Następne # kroków} other {Następne # kroku}}: strata maleje
      | {count, plural, one {Następny krok} few {Następne # kroki} many {Następne # kroków} other {Następne # kroku}}, do kroku {step}
      | {count, plural, one {Następny krok} few {Następne # kroki} many {Następne # kroków} other {Następne # kroku}}
      | Do kroku {step}
    manyNext = {count, plural, one {Następny krok} few {Następne # kroki} many {Następne # kroków} other {Następne # kroku}}, do kroku {step}
      | {count, plural, one {Następny krok} few {Następne # kroki} many {Następne # kroków} other {Następne # kroku}}
      | Do kroku {step}
    stepsSummary = kroki {first}–{last}: strata {before} → {after}
    rightUnseen = Po kroku {steps} sieć ma rację przy {right} z {count} punktów, których nie widziała
      | Racja przy {right} z {count} nieznanych punktów | {right} z {count} dobrze
    rightLearnt = Po kroku {steps} sieć ma rację przy {right} z {count} punktów, z których się uczyła
      | Racja przy {right} z {count} znanych punktów | {right} z {count} dobrze
    rightUnseenSummary = {share} % punktów, których nie widziała
    rightLearntSummary = {share} % punktów, z których się uczyła
    weightAboveZero = waga powyżej 0 | waga > 0
    weightBelowZero = poniżej 0 | < 0
    widerLarger = szersza: większa | większa
    willGoUp = waga wzrośnie | rośnie
    willGoDown = zmaleje | maleje
    sizeOfDelta = wielkość δ
    output = wyjście
    goesUp = waga rośnie | w rośnie | wzrost
    goesDown = maleje | w maleje | spadek
    ringedBatch = w kółkach: pierwsza paczka | w kółkach: paczka | paczka
    cardSample = przykład {sample} | {sample}
    toLearnFrom = do nauki | nauka
    toTestOn = do testu | test
    lineHalf = linia: 50 %
    mixedUnsure = mieszany: niepewność, linia: remis | mieszany: niepewność | linia: remis
    train = tren.
    test = test
    lossAxis = Strata
    lossRow = strata
    stepAxis = krok
    epoch = epoka
    ofCount = z {count}
    testPointsRight = punktów testu dobrze
    pointsRight = punktów dobrze
    stepNumber = krok {step}
    rightOnTheWay = Ile dobrze po drodze
    rightNeverSaw = dobrze, w nieznanych punktach
    rightLearntFrom = dobrze, w znanych punktach
    ringedWrong = {count, plural, one {w kółku: # błędny} few {w kółkach: # błędne} many {w kółkach: # błędnych} other {w kółkach: # błędu}}
      | błędy: {count}
    predictedIs = przewidziano {given}, jest {label}
    savedRun = zapisany trening
    savedRunRate = zapisany trening, η = {rate}
    method = {optimizer}, η = {rate}, paczki po {batch} | {optimizer}, η = {rate}
    methodDecay = {optimizer}, η = {rate}, paczki po {batch}, λ = {decay} | {optimizer}, η = {rate}
    momentum = pęd
    meansOf = : średnie 
    """
}
