extension BackpropTranslations {
  static let hindi = """
    title = बैकप्रोपेगेशन
    closing = हर δ एक बार गिना, सहेजा और फिर काम में लिया जाता है
    phase.update = अपडेट
    chapter.update = परिणाम
    chapter.idle = नेटवर्क
    stepSummary = ग्रेडिएंट के उलट एक क़दम
    walksAgain = बिना सहेजे, हर भार पूरी कड़ी फिर चलता है | बिना सहेजे, हर भार फिर चले | बिना सहेजे
    sameProducts = वही गुणनफल, बार-बार | फिर वही गुणनफल | फिर
    storedOnce = हर δ एक बार गिना, सहेजा, फिर काम में | हर δ एक बार, फिर काम में | एक बार सहेजा
    deeperSaves = नेटवर्क जितना गहरा, हर δ सहेजने से उतनी बचत | गहरे नेटवर्क ज़्यादा बचाते हैं
      | गहरा, तो ज़्यादा बचत
    oneMultiplication = एक गुणा
    fromScratch = बिना सहेजे
    withReuse = सहेजकर
    layersDeep = , {count} परतें
    layersFromInput = भारों की परतें, इनपुट से
    multiplicationsEachWeight = हर भार के गुणा
    multiplicationsEachLayer = हर परत के भारों के गुणा
    weightGoesUp = w बढ़ेगा
    weightGoesDown = w घटेगा
    deltaAndGradient = δ और ग्रेडिएंट
    storedDelta = सहेजा δ
    gradientHead = ग्रेडिएंट
    eachEdge = हर किनारे का |∂L/∂w|, लघुगणक
    largestOfEachEdge = हर किनारे का सबसे बड़ा |∂L/∂w|, लघुगणक
    chainStored = बैकप्रोपेगेशन: हर δ पिछले सहेजे से | हर δ पिछले सहेजे से
    chainScratch = बिना सहेजे बैकप्रोपेगेशन: {delta} {count} बार गिना गया
      | बिना सहेजे: {delta} {count} बार
    fibonacciStored = फ़िबोनाची: हर F पिछले दो सहेजे से | हर F पिछले दो सहेजे से
    fibonacciScratch = बिना सहेजे फ़िबोनाची: F₂ 3 बार गिना गया | बिना सहेजे: F₂ 3 बार
    moral = एक बार सहेजें, फिर काम में लें
    numbers = {count, plural, one {# संख्या} other {# संख्याएँ}}
    """
}
