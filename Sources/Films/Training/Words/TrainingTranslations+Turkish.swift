extension TrainingTranslations {
  static let turkish = """
    title = Sorumluluktan öğrenmek
    closing = Her adımda iki geçiş ve her ağırlık sorumluluğunu bilir
    chapter.idle = Veri
    phase.cost = maliyet
    chapter.cost = Gradyanların maliyeti
    phase.train = eğitim
    chapter.train = Eğitim
    sampleChapter = Örnek {sample}
    deltaTogether = {delta} ve gradyanları
    forwardAgain = Yeniden ileri, aynı ağırlıklardan
    blamedDifferently = Aynı ağ, başka sorumluluk | Başka sorumluluk
    className = sınıf {name}
    quotedClass = “{name}”
    firstSample = Birçok örnekten biri: {kind} noktası | Bir örnek: {kind} | Örnek {sample}
    nextSample = Sıradaki örnek: {kind} noktası, aynı ağdan | Sırada: {kind} noktası | Örnek {sample}
    sampleSummary = örnek {sample}: {values}
    deltaOutput = Çıktıda {delta}: logit oynarsa kayıp nasıl oynar | Çıktıda {delta} | {delta}
    deltaHidden = {delta}: yukarıdan gelen gradyan çarpı yerel türev, nöron nöron
      | {delta}: yukarıdan gelen çarpı yerel türev | {delta}: gelen · yerel | {delta}
    inputGradient = Bir kenar daha geri: ∂L/∂x, nokta oynarsa kaybın artacağı yön
      | ∂L/∂x: nokta oynarsa kaybın arttığı yön | ∂L/∂x: girdinin gradyanı | Girdinin gradyanı | ∂L/∂x
    data = {classes} sınıftan {points} nokta ve henüz hiçbir şey bilmeyen bir ağ
      | {points} nokta ve hiçbir şey bilmeyen bir ağ | {points} nokta, {classes} sınıf
    dataKept = {classes} sınıftan {points} nokta, {test} tanesi sınama için ayrıldı, ve henüz hiçbir şey bilmeyen bir ağ
      | {points} nokta ve hiçbir şey bilmeyen bir ağ | {points} nokta, {classes} sınıf
    dataSummary = {classes} sınıftan {points} örnek
    dataKeptSummary = {classes} sınıftan {points} örnek, {test} tanesi sınama için ayrıldı
    cost = {count} gradyan için kaç çarpma: iki geçiş ya da ağırlık başına bir deneme
      | {count} gradyan için çarpmalar | {count} gradyanın maliyeti
    costsSummary = çarpmalar: ileri {forward}, geri {backward}, sonlu farklarla {probes}
    twoPasses = bir ileri, bir geri geçiş
    probes = ağırlık başına bir deneme
    rest = {step}. adımdan sonra bir mola | Adım {step}
    backToStep = Aynı eğitim geriye, {step}. adıma kadar | {step}. adıma dönüş
    firstSteps = İlk {count} adım, birer birer: her ağırlık sorumluluğuna karşı gider | İlk {count} adım
    manyFirstFall = İlk {count} adım: eğitim kaybı düşer | İlk {count} adım: kayıp düşer
      | İlk {count} adım, {step}. adıma dek | İlk {count} adım | {step}. adıma dek
    manyFirst = İlk {count} adım, {step}. adıma dek | İlk {count} adım | {step}. adıma dek
    manyNextFall = Sonraki {count} adım: eğitim kaybı düşer | Sonraki {count} adım: kayıp düşer
      | Sonraki {count} adım, {step}. adıma dek | Sonraki {count} adım | {step}. adıma dek
    manyNext = Sonraki {count} adım, {step}. adıma dek | Sonraki {count} adım | {step}. adıma dek
    stepsSummary = adımlar {first}–{last}: kayıp {before} → {after}
    rightUnseen = {steps} adımdan sonra ağ, hiç görmediği {count} noktanın {right} tanesinde doğru
      | Hiç görmediği {count} noktanın {right} tanesinde doğru | {count} içinde {right} doğru
    rightLearnt = {steps} adımdan sonra ağ, öğrendiği {count} noktanın {right} tanesinde doğru
      | Öğrendiği {count} noktanın {right} tanesinde doğru | {count} içinde {right} doğru
    rightUnseenSummary = hiç görmediği noktaların %{share} kadarı
    rightLearntSummary = öğrendiği noktaların %{share} kadarı
    weightAboveZero = 0 üstü ağırlık | ağırlık > 0
    weightBelowZero = 0 altı | < 0
    widerLarger = kalın: büyük | büyük
    willGoUp = artacak ağırlık | artar
    willGoDown = azalacak | azalır
    sizeOfDelta = δ büyüklüğü
    output = çıktı
    goesUp = artan ağırlık | w artar | artar
    goesDown = azalan | w azalır | azalır
    ringedBatch = halkalı: ilk yığın | halkalı: bir yığın | bir yığın
    cardSample = örnek {sample} | {sample}
    toLearnFrom = eğitim
    toTestOn = sınama
    lineHalf = çizgi: %50
    mixedUnsure = karışık: kararsız, çizgi: eşitlik | karışık: kararsız | çizgi: eşitlik
    train = eğitim
    test = sınama
    lossAxis = Kayıp
    lossRow = kayıp
    stepAxis = adım
    epoch = devir
    ofCount = / {count}
    testPointsRight = sınama noktası doğru
    pointsRight = nokta doğru
    stepNumber = adım {step}
    rightOnTheWay = Yolda kaç tanesi doğruydu
    rightNeverSaw = doğru, hiç görmediği noktalarda
    rightLearntFrom = doğru, öğrendiği noktalarda
    ringedWrong = halkalı: yanıldığı {count} nokta | {count} yanlış
    predictedIs = tahmin {given}, doğrusu {label}
    savedRun = kayıtlı eğitim
    savedRunRate = kayıtlı eğitim, η = {rate}
    method = {optimizer}, η = {rate}, {batch} örneklik yığınlar | {optimizer}, η = {rate}
    methodDecay = {optimizer}, η = {rate}, {batch} örneklik yığınlar, λ = {decay}
      | {optimizer}, η = {rate}
    momentum = momentum
    meansOf = : ortalamalar, sırayla 
    """
}
