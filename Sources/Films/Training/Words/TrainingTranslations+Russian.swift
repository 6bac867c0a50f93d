extension TrainingTranslations {
  static let russian = """
    title = Учиться на вине
    closing = Два прохода на шаг, и каждый вес знает свою вину
    chapter.idle = Данные
    phase.cost = цена
    chapter.cost = Чего стоят градиенты
    phase.train = обучение
    chapter.train = Обучение
    sampleChapter = Пример {sample}
    deltaTogether = {delta} и её градиенты
    forwardAgain = Снова вперёд, через те же веса
    blamedDifferently = Та же сеть, другая вина | Другая вина
    className = класс {name}
    quotedClass = «{name}»
    firstSample = Один пример из многих: точка, {kind} | Один пример: {kind} | Пример {sample}
    nextSample = Следующий пример: точка, {kind}, через ту же сеть | Дальше: точка, {kind}
      | Пример {sample}
    sampleSummary = пример {sample}: {values}
    deltaOutput = {delta} на выходе: как потери меняются с логитом | {delta} на выходе | {delta}
    deltaHidden = {delta}: градиент сверху на локальную производную, нейрон за нейроном
      | {delta}: сверху на локальную производную | {delta}: сверху · локально | {delta}
    inputGradient = Ещё ребро назад: ∂L/∂x, куда росли бы потери, если сдвинуть точку
      | ∂L/∂x: куда растут потери, если сдвинуть точку | ∂L/∂x: градиент входа | Градиент входа | ∂L/∂x
    data = {points, plural, one {# точка} few {# точки} many {# точек} other {# точки}}, {classes, plural, one {# класс} few {# класса} many {# классов} other {# класса}} и сеть, которая ещё ничего не знает
      | {points, plural, one {# точка} few {# точки} many {# точек} other {# точки}} и сеть, которая ничего не знает
      | Точек: {points}, классов: {classes}
    dataKept = {points, plural, one {# точка} few {# точки} many {# точек} other {# точки}}, {classes, plural, one {# класс} few {# класса} many {# классов} other {# класса}}, из точек {test} для проверки, и сеть, которая ещё ничего не знает
      | {points, plural, one {# точка} few {# точки} many {# точек} other {# точки}} и сеть, которая ничего не знает
      | Точек: {points}, классов: {classes}
    dataSummary = примеров: {points}, классов: {classes}
    dataKeptSummary = примеров: {points}, классов: {classes}, для проверки {test}
    cost = Чего стоят {count} градиентов в умножениях: два прохода или по пробе на вес
      | Умножения ради {count} градиентов | Цена {count} градиентов
    costsSummary = умножений: вперёд {forward}, назад {backward}, конечными разностями {probes}
    twoPasses = проход вперёд и проход назад
    probes = проба на каждый вес
    rest = Пауза после шага {step} | Шаг {step}
    backToStep = То же обучение назад, до шага {step} | Назад к шагу {step}
    firstSteps = {count, plural, one {Первый # шаг: каждый вес идёт против своей вины} few {Первые # шага, по одному: каждый вес идёт против своей вины} many {Первые # шагов, по одному: каждый вес идёт против своей вины} other {Первые # шага: каждый вес идёт против своей вины}}
      | {count, plural, one {Первый # шаг} few {Первые # шага} many {Первые # шагов} other {Первые # шага}}
    manyFirstFall = {count, plural, one {Первый # шаг} few {Первые # шага} many {Первые # шагов} other {Первые # шага}}: потери при обучении падают
      | {count, plural, one {Первый # шаг} few {Первые # шага} many {Первые # шагов} other {Первые # шага}}: потери падают
      | {count, plural, one {Первый # шаг} few {Первые # шага} many {Первые # шагов} other {Первые # шага}}, до шага {step}
      | {count, plural, one {Первый # шаг} few {Первые # шага} many {Первые # шагов} other {Первые # шага}}
      | До шага {step}
    manyFirst = {count, plural, one {Первый # шаг} few {Первые # шага} many {Первые # шагов} other {Первые # шага}}, до шага {step}
      | {count, plural, one {Первый # шаг} few {Первые # шага} many {Первые # шагов} other {Первые # шага}}
      | До шага {step}
    manyNextFall = {count, plural, one {Следующий # шаг} few {Следующие # шага} many {Следующие # шагов} other {Следующие # шага}}: потери при обучении падают
      | {count, plural, one {Следующий # шаг} few {Следующие # шага} many {Следующие # шагов} other {Следующие # шага}}: потери падают
      | {count, plural, one {Следующий # шаг} few {Следующие # шага} many {Следующие # шагов} other {Следующие # шага}}, до шага {step}
      | {count, plural, one {Следующий # шаг} few {Следующие # шага} many {Следующие # шагов} other {Следующие # шага}}
      | До шага {step}
    manyNext = {count, plural, one {Следующий # шаг} few {Следующие # шага} many {Следующие # шагов} other {Следующие # шага}}, до шага {step}
      | {count, plural, one {Следующий # шаг} few {Следующие # шага} many {Следующие # шагов} other {Следующие # шага}}
      | До шага {step}
    stepsSummary = шаги {first}–{last}: потери {before} → {after}
    rightUnseen = После шага {steps} сеть права о {right} из {count} точек, которых не видела
      | Права о {right} из {count} невиданных точек | {right} из {count} верно
    rightLearnt = После шага {steps} сеть права о {right} из {count} точек, на которых училась
      | Права о {right} из {count} выученных точек | {right} из {count} верно
    rightUnseenSummary = {share} % точек, которых не видела
    rightLearntSummary = {share} % точек, на которых училась
    weightAboveZero = вес больше 0 | вес > 0
    weightBelowZero = меньше 0 | < 0
    widerLarger = шире: больше | больше
    willGoUp = вес вырастет | растёт
    willGoDown = уменьшится | падает
    sizeOfDelta = величина δ
    output = выход
    goesUp = вес растёт | w растёт | рост
    goesDown = падает | w падает | спад
    ringedBatch = в кольцах: первый пакет | в кольцах: пакет | пакет
    cardSample = пример {sample} | {sample}
    toLearnFrom = учебные | учёба
    toTestOn = тест
    lineHalf = линия: 50 %
    mixedUnsure = смесь: сомнение, линия: ничья | смесь: сомнение | линия: ничья
    train = обуч.
    test = тест
    lossAxis = Потери
    lossRow = потери
    stepAxis = шаг
    epoch = эпоха
    ofCount = из {count}
    testPointsRight = тестовых верно
    pointsRight = точек верно
    stepNumber = шаг {step}
    rightOnTheWay = Сколько верно по пути
    rightNeverSaw = верно, в точках, которых не видела
    rightLearntFrom = верно, в выученных точках
    ringedWrong = {count, plural, one {в кольце: # ошибка} few {в кольцах: # ошибки} many {в кольцах: # ошибок} other {в кольцах: # ошибки}}
      | ошибок: {count}
    predictedIs = предсказан {given}, на деле {label}
    savedRun = готовое обучение
    savedRunRate = готовое обучение, η = {rate}
    method = {optimizer}, η = {rate}, пакеты по {batch} | {optimizer}, η = {rate}
    methodDecay = {optimizer}, η = {rate}, пакеты по {batch}, λ = {decay} | {optimizer}, η = {rate}
    momentum = импульс
    meansOf = : средние 
    """
}
