extension BackpropTranslations {
  static let turkish = """
    title = Geri yayılım
    closing = Her δ bir kez hesaplanır, saklanır ve yeniden kullanılır
    phase.update = adım
    chapter.update = Sonuç
    chapter.idle = Ağ
    stepSummary = gradyanlara karşı bir adım
    walksAgain = Saklamadan, her ağırlık zinciri yeniden yürür | Saklamadan, her biri yeniden yürür
      | Saklamadan
    sameProducts = Aynı çarpımlar, tekrar tekrar | Yine aynı çarpımlar | Yine
    storedOnce = Her δ bir kez hesaplanır, saklanır, yeniden kullanılır | Her δ bir kez, sonra yeniden
      | Bir kez saklanır
    deeperSaves = Ağ derinleştikçe her δ’yı saklamak daha çok kazandırır | Derin ağlar daha çok kazanır
      | Derin daha kazançlı
    oneMultiplication = bir çarpma
    fromScratch = saklamadan
    withReuse = saklayarak
    layersDeep = , {count} katman
    layersFromInput = ağırlık katmanları, girdiden başlayarak
    multiplicationsEachWeight = ağırlık başına çarpma
    multiplicationsEachLayer = ağırlık katmanı başına çarpma
    weightGoesUp = w artar
    weightGoesDown = w azalır
    deltaAndGradient = δ ve gradyan
    storedDelta = saklanan δ
    gradientHead = gradyan
    eachEdge = her kenarın |∂L/∂w| değeri, logaritmik
    largestOfEachEdge = her kenarın en büyük |∂L/∂w| değeri, logaritmik
    chainStored = geri yayılım: her δ saklanan öncekinden | her δ saklanan öncekinden
    chainScratch = saklamadan geri yayılım: {delta} {count} kez hesaplanır
      | saklamadan: {delta} {count} kez
    fibonacciStored = Fibonacci: her F saklanan önceki ikiden | her F saklanan önceki ikiden
    fibonacciScratch = saklamadan Fibonacci: F₂ 3 kez hesaplanır | saklamadan: F₂ 3 kez
    moral = bir kez sakla, yine kullan
    numbers = {count} sayı
    """
}
