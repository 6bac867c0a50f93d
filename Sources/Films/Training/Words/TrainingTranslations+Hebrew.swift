extension TrainingTranslations {
  static let hebrew = """
    title = ללמוד מאחריות
    closing = שני מעברים לצעד, וכל משקל יודע את אחריותו
    chapter.idle = הנתונים
    phase.cost = מחיר
    chapter.cost = מחיר הגרדיאנטים
    phase.train = אימון
    chapter.train = אימון
    sampleChapter = דוגמה {sample}
    deltaTogether = {delta} והגרדיאנטים שלו
    forwardAgain = שוב קדימה, דרך אותם משקלים
    blamedDifferently = אותה רשת, אחריות אחרת | אחריות אחרת
    className = מחלקה {name}
    quotedClass = ״{name}״
    firstSample = דוגמה אחת מרבות: נקודה, {kind} | דוגמה אחת: {kind} | דוגמה {sample}
    nextSample = הדוגמה הבאה: נקודה, {kind}, דרך אותה רשת | הבאה: נקודה, {kind} | דוגמה {sample}
    sampleSummary = דוגמה {sample}: {values}
    deltaOutput = {delta} בפלט: איך ההפסד משתנה עם הלוגיט | {delta} בפלט | {delta}
    deltaHidden = {delta}: הגרדיאנט מלמעלה כפול הנגזרת המקומית, נוירון אחר נוירון
      | {delta}: מלמעלה כפול נגזרת מקומית | {delta}: מלמעלה · מקומית | {delta}
    inputGradient = עוד קשת אחורה: ∂L/∂x, לאן ההפסד היה גדל לו זזה הנקודה
      | ∂L/∂x: לאן ההפסד גדל כשהנקודה זזה | ∂L/∂x: הגרדיאנט של הקלט | הגרדיאנט של הקלט | ∂L/∂x
    data = {points} נקודות, {classes, plural, one {מחלקה אחת} two {שתי מחלקות} other {# מחלקות}}, ורשת שעוד אינה יודעת דבר
      | {points} נקודות, ורשת שאינה יודעת דבר
      | {points} נקודות, {classes, plural, one {מחלקה אחת} two {שתי מחלקות} other {# מחלקות}}
    dataKept = {points} נקודות, {classes, plural, one {מחלקה אחת} two {שתי מחלקות} other {# מחלקות}}, {test} מהן שמורות למבחן, ורשת שעוד אינה יודעת דבר
      | {points} נקודות, ורשת שאינה יודעת דבר
      | {points} נקודות, {classes, plural, one {מחלקה אחת} two {שתי מחלקות} other {# מחלקות}}
    dataSummary = {points} דוגמאות, {classes, plural, one {מחלקה אחת} two {שתי מחלקות} other {# מחלקות}}
    dataKeptSummary = {points} דוגמאות, {classes, plural, one {מחלקה אחת} two {שתי מחלקות} other {# מחלקות}}, {test} מהן שמורות למבחן
    cost = כמה כפלים עולים {count} הגרדיאנטים: שני מעברים, או ניסוי לכל משקל
      | כפלים עבור {count} גרדיאנטים | מחיר {count} גרדיאנטים
    costsSummary = כפלים: {forward} קדימה, {backward} אחורה, {probes} בהפרשים סופיים
    twoPasses = מעבר קדימה ומעבר אחורה
    probes = ניסוי לכל משקל
    rest = הפסקה אחרי צעד {step} | צעד {step}
    backToStep = אותו אימון לאחור, עד צעד {step} | חזרה לצעד {step}
    firstSteps = {count, plural, one {הצעד הראשון: כל משקל נע נגד אחריותו} two {שני הצעדים הראשונים: כל משקל נע נגד אחריותו} other {# הצעדים הראשונים, אחד אחד: כל משקל נע נגד אחריותו}}
      | {count, plural, one {הצעד הראשון} two {שני הצעדים הראשונים} other {# הצעדים הראשונים}}
    manyFirstFall = {count, plural, one {הצעד הראשון} two {שני הצעדים הראשונים} other {# הצעדים הראשונים}}: הפסד האימון יורד
      | {count, plural, one {הצעד הראשון} two {שני הצעדים הראשונים} other {# הצעדים הראשונים}}: ההפסד יורד
      | {count, plural, one {הצעד הראשון} two {שני הצעדים הראשונים} other {# הצעדים הראשונים}}, עד צעד {step}
      | {count, plural, one {הצעד הראשון} two {שני הצעדים הראשונים} other {# הצעדים הראשונים}}
      | עד צעד {step}
    manyFirst = {count, plural, one {הצעד הראשון} two {שני הצעדים הראשונים} other {# הצעדים הראשונים}}, עד צעד {step}
      | {count, plural, one {הצעד הראשון} two {שני הצעדים הראשונים} other {# הצעדים הראשונים}}
      | עד צעד {step}
    manyNextFall = {count, plural, one {הצעד הבא} two {שני הצעדים הבאים} other {# הצעדים הבאים}}: הפסד האימון יורד
      | {count, plural, one {הצעד הבא} two {שני הצעדים הבאים} other {# הצעדים הבאים}}: ההפסד יורד
      | {count, plural, one {הצעד הבא} two {שני הצעדים הבאים} other {# הצעדים הבאים}}, עד צעד {step}
      | {count, plural, one {הצעד הבא} two {שני הצעדים הבאים} other {# הצעדים הבאים}} | עד צעד {step}
    manyNext = {count, plural, one {הצעד הבא} two {שני הצעדים הבאים} other {# הצעדים הבאים}}, עד צעד {step}
      | {count, plural, one {הצעד הבא} two {שני הצעדים הבאים} other {# הצעדים הבאים}} | עד צעד {step}
    stepsSummary = צעדים {first} עד {last}: הפסד {before} ← {after}
    rightUnseen = אחרי {steps} צעדים הרשת צודקת ב־{right} מ־{count} הנקודות שלא ראתה
      | צודקת ב־{right} מ־{count} נקודות שלא ראתה | {right} מתוך {count} נכון
    rightLearnt = אחרי {steps} צעדים הרשת צודקת ב־{right} מ־{count} הנקודות שלמדה מהן
      | צודקת ב־{right} מ־{count} נקודות שלמדה | {right} מתוך {count} נכון
    rightUnseenSummary = {share}% מהנקודות שלא ראתה
    rightLearntSummary = {share}% מהנקודות שלמדה מהן
    weightAboveZero = משקל מעל 0 | משקל > 0
    weightBelowZero = מתחת ל־0 | < 0
    widerLarger = רחב יותר: גדול יותר | גדול
    willGoUp = משקל שיעלה | יעלה
    willGoDown = שירד | ירד
    sizeOfDelta = גודל δ
    output = פלט
    goesUp = משקל עולה | w עולה | עולה
    goesDown = יורד | w יורד | יורד
    ringedBatch = מוקף: האצווה הראשונה | מוקף: אצווה | אצווה
    cardSample = דוגמה {sample} | {sample}
    toLearnFrom = ללמידה | למידה
    toTestOn = למבחן | מבחן
    lineHalf = קו: 50%
    mixedUnsure = מעורב: ספק, קו: תיקו | מעורב: ספק | קו: תיקו
    train = אימון
    test = מבחן
    lossAxis = הפסד
    lossRow = הפסד
    stepAxis = צעד
    epoch = מחזור
    ofCount = / {count}
    testPointsRight = נקודות מבחן נכונות
    pointsRight = נקודות נכונות
    stepNumber = צעד {step}
    rightOnTheWay = כמה היו נכונות בדרך
    rightNeverSaw = נכון, בנקודות שלא ראתה
    rightLearntFrom = נכון, בנקודות שלמדה
    ringedWrong = {count, plural, one {מוקפת: הנקודה השגויה} two {מוקפות: שתי השגויות} other {מוקפות: # השגויות}}
      | {count} שגויות
    predictedIs = חזתה {given}, נכון {label}
    savedRun = אימון שמור
    savedRunRate = אימון שמור, η = {rate}
    method = {optimizer}, η = {rate}, אצוות של {batch} | {optimizer}, η = {rate}
    methodDecay = {optimizer}, η = {rate}, אצוות של {batch}, λ = {decay} | {optimizer}, η = {rate}
    momentum = תנע
    meansOf = : ממוצעי 
    """
}
