extension BackpropTranslations {
  static let russian = """
    title = Обратное распространение
    closing = Каждая δ считается один раз, запоминается и служит снова
    phase.update = шаг
    chapter.update = Результат
    chapter.idle = Сеть
    stepSummary = шаг против градиентов
    walksAgain = Без памяти каждый вес проходит цепь заново | Без памяти каждый идёт заново | Без памяти
    sameProducts = Те же произведения, снова и снова | Снова те же произведения | Снова
    storedOnce = Каждая δ считается один раз и служит снова | Каждая δ один раз, затем снова | Один раз
    deeperSaves = Чем глубже сеть, тем выгоднее запоминать каждую δ | Глубже сеть — больше выгода
      | Глубже — выгоднее
    oneMultiplication = одно умножение
    fromScratch = без памяти
    withReuse = с памятью
    layersDeep = , {count, plural, one {# слой} few {# слоя} many {# слоёв} other {# слоя}}
    layersFromInput = слои весов, от входа
    multiplicationsEachWeight = умножения на каждый вес
    multiplicationsEachLayer = умножения на каждый слой весов
    weightGoesUp = w растёт
    weightGoesDown = w падает
    deltaAndGradient = δ и градиент
    storedDelta = δ в памяти
    gradientHead = градиент
    eachEdge = |∂L/∂w| каждого ребра, логарифм
    largestOfEachEdge = наибольший |∂L/∂w| ребра, логарифм
    chainStored = обратное распространение: δ из прежней в памяти | каждая δ из прежней в памяти
    chainScratch = без памяти: {delta} считается {count, plural, one {# раз} few {# раза} many {# раз} other {# раза}}
      | без памяти: {delta} — {count, plural, one {# раз} few {# раза} many {# раз} other {# раза}}
    fibonacciStored = Фибоначчи: F из двух прежних в памяти | каждое F из двух прежних
    fibonacciScratch = Фибоначчи без памяти: F₂ считается 3 раза | без памяти: F₂ — 3 раза
    moral = запомни один раз и бери снова
    numbers = {count, plural, one {# число} few {# числа} many {# чисел} other {# числа}}
    """
}
