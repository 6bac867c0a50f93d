extension TrainingTranslations {
  static let hindi = """
    title = ज़िम्मेदारी से सीखना
    closing = हर क़दम पर दो पास, और हर भार अपनी ज़िम्मेदारी जानता है
    chapter.idle = डेटा
    phase.cost = लागत
    chapter.cost = ग्रेडिएंट की लागत
    phase.train = प्रशिक्षण
    chapter.train = प्रशिक्षण
    sampleChapter = नमूना {sample}
    deltaTogether = {delta} और उसके ग्रेडिएंट
    forwardAgain = फिर आगे, उन्हीं भारों से होकर
    blamedDifferently = वही नेटवर्क, अलग ज़िम्मेदारी | अलग ज़िम्मेदारी
    className = वर्ग {name}
    quotedClass = “{name}”
    firstSample = बहुत से नमूनों में एक: {kind} का बिंदु | एक नमूना, {kind} का | नमूना {sample}
    nextSample = अगला नमूना: {kind} का बिंदु, उसी नेटवर्क से | अगला: {kind} का बिंदु | नमूना {sample}
    sampleSummary = नमूना {sample}: {values}
    deltaOutput = आउटपुट पर {delta}: लॉजिट हिले तो लॉस कैसे हिले | आउटपुट पर {delta} | {delta}
    deltaHidden = {delta}: ऊपर से आया ग्रेडिएंट गुणा स्थानीय अवकलज, एक-एक न्यूरॉन
      | {delta}: ऊपर से आया गुणा स्थानीय अवकलज | {delta}: ऊपर से · स्थानीय | {delta}
    inputGradient = एक किनारा और पीछे: ∂L/∂x, बिंदु हिले तो लॉस किधर बढ़े
      | ∂L/∂x: बिंदु हिले तो लॉस किधर बढ़े | ∂L/∂x: इनपुट का ग्रेडिएंट | इनपुट का ग्रेडिएंट | ∂L/∂x
    data = {classes} वर्गों के {points} बिंदु, और एक नेटवर्क जो अभी कुछ नहीं जानता
      | {points} बिंदु, और एक अनजान नेटवर्क | {points} बिंदु, {classes} वर्ग
    dataKept = {classes} वर्गों के {points} बिंदु, {test} जाँच के लिए अलग, और एक नेटवर्क जो अभी कुछ नहीं जानता
      | {points} बिंदु, और एक अनजान नेटवर्क | {points} बिंदु, {classes} वर्ग
    dataSummary = {classes} वर्गों के {points} नमूने
    dataKeptSummary = {classes} वर्गों के {points} नमूने, {test} जाँच के लिए अलग
    cost = {count} ग्रेडिएंट के लिए कितने गुणा: दो पास, या हर भार पर एक प्रयोग
      | {count} ग्रेडिएंट के गुणा | {count} ग्रेडिएंट की लागत
    costsSummary = गुणा: आगे {forward}, पीछे {backward}, परिमित अंतर से {probes}
    twoPasses = एक बार आगे, एक बार पीछे
    probes = हर भार पर एक प्रयोग
    rest = क़दम {step} के बाद विराम | क़दम {step}
    backToStep = वही प्रशिक्षण उलटा, क़दम {step} तक | वापस क़दम {step} पर
    firstSteps = {count, plural, one {पहला क़दम: हर भार अपनी ज़िम्मेदारी के उलट चलता है} other {पहले # क़दम, एक-एक करके: हर भार अपनी ज़िम्मेदारी के उलट चलता है}}
      | {count, plural, one {पहला क़दम} other {पहले # क़दम}}
    manyFirstFall = पहले {count} क़दम: प्रशिक्षण लॉस घटता है | पहले {count} क़दम: लॉस घटता है
      | पहले {count} क़दम, {step} तक | पहले {count} क़दम | {step} तक
    manyFirst = पहले {count} क़दम, {step} तक | पहले {count} क़दम | {step} तक
    manyNextFall = अगले {count} क़दम: प्रशिक्षण लॉस घटता है | अगले {count} क़दम: लॉस घटता है
      | अगले {count} क़दम, {step} तक | अगले {count} क़दम | {step} तक
    manyNext = अगले {count} क़दम, {step} तक | अगले {count} क़दम | {step} तक
    stepsSummary = क़दम {first} से {last}: लॉस {before} → {after}
    rightUnseen = {steps} क़दमों के बाद नेटवर्क {count} अनदेखे बिंदुओं में {right} पर सही
      | {count} अनदेखे बिंदुओं में {right} सही | {count} में {right} सही
    rightLearnt = {steps} क़दमों के बाद नेटवर्क {count} सीखे बिंदुओं में {right} पर सही
      | {count} सीखे बिंदुओं में {right} सही | {count} में {right} सही
    rightUnseenSummary = अनदेखे बिंदुओं के {share}%
    rightLearntSummary = सीखे बिंदुओं के {share}%
    weightAboveZero = 0 से ऊपर भार | भार > 0
    weightBelowZero = 0 से नीचे | < 0
    widerLarger = चौड़ा: बड़ा | बड़ा
    willGoUp = भार बढ़ेगा | बढ़ेगा
    willGoDown = घटेगा | घटेगा
    sizeOfDelta = δ का आकार
    output = आउटपुट
    goesUp = भार बढ़ता | w बढ़ता | बढ़ता
    goesDown = घटता | w घटता | घटता
    ringedBatch = घेरे में: पहला बैच | घेरे में: एक बैच | एक बैच
    cardSample = नमूना {sample} | {sample}
    toLearnFrom = सीखने के | सीख
    toTestOn = जाँच के | जाँच
    lineHalf = रेखा: 50%
    mixedUnsure = मिला: अनिश्चित, रेखा: बराबरी | मिला: अनिश्चित | रेखा: बराबरी
    train = प्रशि.
    test = जाँच
    lossAxis = लॉस
    lossRow = लॉस
    stepAxis = क़दम
    epoch = युग
    ofCount = / {count}
    testPointsRight = जाँच बिंदु सही
    pointsRight = बिंदु सही
    stepNumber = क़दम {step}
    rightOnTheWay = राह में कितने सही
    rightNeverSaw = सही, अनदेखे बिंदुओं पर
    rightLearntFrom = सही, सीखे बिंदुओं पर
    ringedWrong = {count, plural, one {घेरे में: एक ग़लत} other {घेरे में: # ग़लत}} | {count} ग़लत
    predictedIs = अनुमान {given}, असल {label}
    savedRun = सहेजा प्रशिक्षण
    savedRunRate = सहेजा प्रशिक्षण, η = {rate}
    method = {optimizer}, η = {rate}, {batch} के बैच | {optimizer}, η = {rate}
    methodDecay = {optimizer}, η = {rate}, {batch} के बैच, λ = {decay} | {optimizer}, η = {rate}
    momentum = संवेग
    meansOf = : औसत, क्रम से 
    """
}
