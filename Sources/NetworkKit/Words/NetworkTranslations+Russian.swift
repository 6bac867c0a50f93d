extension NetworkTranslations {
  static let russian = """
    phase.idle = данные
    phase.forward = вперёд
    phase.loss = потери
    phase.backward = назад
    chapter.forward = Прямой проход
    chapter.loss = Потери
    chapter.backward = Обратный проход
    chapter.done = Результат
    sample = Один пример: вход и цель, к которой он должен вести | Один пример
    forwardWeight = Вперёд через вес {layer} | Вперёд к {name}
    forwardLastWeight = Вперёд через вес {layer}: предсказание | Вперёд к {name}
    forwardLayer = Вперёд через слой весов {layer} | Вперёд к {name}
    forwardLastLayer = Вперёд через слой весов {layer}: предсказание | Вперёд к {name}
    loss = Потери: насколько предсказание промахнулось мимо цели | Насколько мимо | Потери
    deltaBorn = {delta} рождается на выходе и запоминается: как потери меняются с предсказанием
      | {delta} рождается на выходе и запоминается | {delta} запоминается | {delta}
    deltaFetched = {old} берётся из памяти, не считается заново: на {weight} и наклон, и это {delta}
      | {old} берётся из памяти, не заново | {old} из памяти | {old} → {delta}
    deltaFetchedLinear = {old} берётся из памяти, не считается заново: на {weight}, и это {delta}
      | {old} берётся из памяти, не заново | {old} из памяти | {old} → {delta}
    gradientWeight = Градиент {weight}: {delta} на то, что вошло | Градиент {weight}
    gradientsZero = Градиенты слоя {layer}: все нулевые | Все нулевые
    gradientsLayer = Градиенты слоя {layer}; сильнейший — от нейрона {from} к {to}
      | Градиенты слоя {layer} | Градиенты {layer}
    everyGradient = Проход вперёд и проход назад: все градиенты, каждая δ считается один раз
      | Все градиенты, каждая δ считается один раз | Все градиенты
    lossFalls = Каждый вес делает шаг против своего градиента, и потери падают
      | Шаг против градиентов: потери падают | Потери падают
    lossRises = Каждый вес делает шаг против своего градиента, и потери растут: η слишком велик
      | Шаг против градиентов: потери растут: η слишком велик | Потери растут: η велик
    lossStays = Каждый вес делает шаг против своего градиента, и потери те же
      | Шаг против градиентов: потери те же | Потери те же
    gradientsZeroSummary = {gradient}: все {count} равны 0
    gradientsSummary = {gradient}: сильнейший {value} из {count}
    costSummary = {reuse, plural, one {# умножение} few {# умножения} many {# умножений} other {# умножения}} с памятью, {scratch} без неё; при {depth} слоях {deepReuse} и {deepScratch}
    halo = ореол: √|δ|, меньше 1 % наибольшего не показан
    multiplications = умножения
    """
}
