extension TrainingTranslations {
  static let arabic = """
    title = التعلّم من المسؤولية
    closing = مروران لكل خطوة، وكل وزن يعرف مسؤوليته
    chapter.idle = البيانات
    phase.cost = كلفة
    chapter.cost = كلفة التدرّجات
    phase.train = تدريب
    chapter.train = التدريب
    sampleChapter = العيّنة {sample}
    deltaTogether = {delta} وتدرّجاته
    forwardAgain = إلى الأمام ثانيةً، عبر الأوزان نفسها
    blamedDifferently = الشبكة نفسها، ومسؤولية أخرى | مسؤولية أخرى
    className = الصنف {name}
    quotedClass = «{name}»
    firstSample = عيّنة من بين كثير: نقطة من {kind} | عيّنة من {kind} | العيّنة {sample}
    nextSample = العيّنة التالية: نقطة من {kind}، عبر الشبكة نفسها | التالية: نقطة من {kind}
      | العيّنة {sample}
    sampleSummary = العيّنة {sample}: {values}
    deltaOutput = {delta} عند المخرج: كيف تتغير الخسارة مع اللوجيت | {delta} عند المخرج | {delta}
    deltaHidden = {delta}: التدرّج القادم في المشتقة المحلية، عصبونًا عصبونًا
      | {delta}: القادم في المشتقة المحلية | {delta}: القادم · المحلية | {delta}
    inputGradient = وصلة أخرى إلى الخلف: ∂L/∂x، إلى أين تزيد الخسارة لو تحركت النقطة
      | ∂L/∂x: إلى أين تزيد الخسارة | ∂L/∂x: تدرّج المُدخل | تدرّج المُدخل | ∂L/∂x
    data = {points} نقطة من {classes, plural, zero {لا صنف} one {صنف واحد} two {صنفين} few {# أصناف} many {# صنفًا} other {# صنف}}، وشبكة لا تعرف شيئًا بعد
      | {points} نقطة، وشبكة لا تعرف شيئًا بعد
      | {points} نقطة، {classes, plural, zero {لا صنف} one {صنف واحد} two {صنفان} few {# أصناف} many {# صنفًا} other {# صنف}}
    dataKept = {points} نقطة من {classes, plural, zero {لا صنف} one {صنف واحد} two {صنفين} few {# أصناف} many {# صنفًا} other {# صنف}}، منها {test} للاختبار، وشبكة لا تعرف شيئًا بعد
      | {points} نقطة، وشبكة لا تعرف شيئًا بعد
      | {points} نقطة، {classes, plural, zero {لا صنف} one {صنف واحد} two {صنفان} few {# أصناف} many {# صنفًا} other {# صنف}}
    dataSummary = {points} عيّنة من {classes, plural, zero {لا صنف} one {صنف واحد} two {صنفين} few {# أصناف} many {# صنفًا} other {# صنف}}
    dataKeptSummary = {points} عيّنة من {classes, plural, zero {لا صنف} one {صنف واحد} two {صنفين} few {# أصناف} many {# صنفًا} other {# صنف}}، منها {test} للاختبار
    cost = كلفة {count} تدرّجًا بعمليات الضرب: مروران، أو تجربة لكل وزن
      | عمليات الضرب لحساب {count} تدرّجًا | كلفة {count} تدرّجًا
    costsSummary = عمليات الضرب: {forward} إلى الأمام، و{backward} إلى الخلف، و{probes} بالفروق المنتهية
    twoPasses = مرور إلى الأمام ومرور إلى الخلف
    probes = تجربة لكل وزن
    rest = وقفة بعد الخطوة {step} | الخطوة {step}
    backToStep = التدريب نفسه إلى الوراء، حتى الخطوة {step} | عودة إلى الخطوة {step}
    firstSteps = {count, plural, zero {الخطوات الأولى} one {الخطوة الأولى: يتحرك كل وزن عكس مسؤوليته} two {الخطوتان الأوليان: يتحرك كل وزن عكس مسؤوليته} few {أول # خطوات، واحدة واحدة: يتحرك كل وزن عكس مسؤوليته} many {أول # خطوة، واحدة واحدة: يتحرك كل وزن عكس مسؤوليته} other {أول # خطوة: يتحرك كل وزن عكس مسؤوليته}}
      | {count, plural, one {الخطوة الأولى} two {الخطوتان الأوليان} few {أول # خطوات} other {أول # خطوة}}
    manyFirstFall = {count, plural, one {الخطوة الأولى} two {الخطوتان الأوليان} few {أول # خطوات} other {أول # خطوة}}: تنخفض خسارة التدريب
      | {count, plural, one {الخطوة الأولى} two {الخطوتان الأوليان} few {أول # خطوات} other {أول # خطوة}}: تنخفض الخسارة
      | {count, plural, one {الخطوة الأولى} two {الخطوتان الأوليان} few {أول # خطوات} other {أول # خطوة}}، حتى الخطوة {step}
      | {count, plural, one {الخطوة الأولى} two {الخطوتان الأوليان} few {أول # خطوات} other {أول # خطوة}}
      | حتى الخطوة {step}
    manyFirst = {count, plural, one {الخطوة الأولى} two {الخطوتان الأوليان} few {أول # خطوات} other {أول # خطوة}}، حتى الخطوة {step}
      | {count, plural, one {الخطوة الأولى} two {الخطوتان الأوليان} few {أول # خطوات} other {أول # خطوة}}
      | حتى الخطوة {step}
    manyNextFall = {count, plural, one {الخطوة التالية} two {الخطوتان التاليتان} few {الخطوات الـ# التالية} other {الخطوات الـ# التالية}}: تنخفض خسارة التدريب
      | {count, plural, one {الخطوة التالية} two {الخطوتان التاليتان} other {الخطوات الـ# التالية}}: تنخفض الخسارة
      | {count, plural, one {الخطوة التالية} two {الخطوتان التاليتان} other {الخطوات الـ# التالية}}، حتى الخطوة {step}
      | {count, plural, one {الخطوة التالية} two {الخطوتان التاليتان} other {الخطوات الـ# التالية}}
      | حتى الخطوة {step}
    manyNext = {count, plural, one {الخطوة التالية} two {الخطوتان التاليتان} other {الخطوات الـ# التالية}}، حتى الخطوة {step}
      | {count, plural, one {الخطوة التالية} two {الخطوتان التاليتان} other {الخطوات الـ# التالية}}
      | حتى الخطوة {step}
    stepsSummary = الخطوات {first} إلى {last}: الخسارة {before} ← {after}
    rightUnseen = بعد {steps} خطوة تصيب الشبكة في {right} من {count} نقطة لم ترها قط
      | تصيب في {right} من {count} نقطة لم ترها قط | {right} صحيحة من {count}
    rightLearnt = بعد {steps} خطوة تصيب الشبكة في {right} من {count} نقطة تعلمت منها
      | تصيب في {right} من {count} نقطة تعلمت منها | {right} صحيحة من {count}
    rightUnseenSummary = {share}% من النقاط التي لم ترها قط
    rightLearntSummary = {share}% من النقاط التي تعلمت منها
    weightAboveZero = وزن فوق 0 | وزن > 0
    weightBelowZero = دون 0 | < 0
    widerLarger = الأعرض أكبر | أكبر
    willGoUp = وزن سيزيد | يزيد
    willGoDown = سينقص | ينقص
    sizeOfDelta = مقدار δ
    output = المخرج
    goesUp = وزن يزيد | w يزيد | يزيد
    goesDown = ينقص | w ينقص | ينقص
    ringedBatch = في حلقات: الدفعة الأولى | في حلقات: دفعة | دفعة
    cardSample = العيّنة {sample} | {sample}
    toLearnFrom = للتعلّم | تعلّم
    toTestOn = للاختبار | اختبار
    lineHalf = الخط: 50%
    mixedUnsure = مزيج: تردد، خط: تعادل | مزيج: تردد | خط: تعادل
    train = تدريب
    test = اختبار
    lossAxis = الخسارة
    lossRow = خسارة
    stepAxis = خطوة
    epoch = دورة
    ofCount = / {count}
    testPointsRight = نقاط اختبار صحيحة
    pointsRight = نقاط صحيحة
    stepNumber = خطوة {step}
    rightOnTheWay = كم أصابت في الطريق
    rightNeverSaw = صحيحة، في نقاط لم ترها قط
    rightLearntFrom = صحيحة، في نقاط تعلمت منها
    ringedWrong = {count, plural, zero {لا أخطاء} one {في حلقة: نقطة أخطأت فيها} two {في حلقتين: نقطتان أخطأت فيهما} few {في حلقات: # نقاط أخطأت فيها} many {في حلقات: # نقطة أخطأت فيها} other {في حلقات: # نقطة أخطأت فيها}}
      | {count} خطأ
    predictedIs = توقّعت {given}، والصواب {label}
    savedRun = تدريب محفوظ
    savedRunRate = تدريب محفوظ، η = {rate}
    method = {optimizer}، η = {rate}، دفعات من {batch} | {optimizer}، η = {rate}
    methodDecay = {optimizer}، η = {rate}، دفعات من {batch}، λ = {decay} | {optimizer}، η = {rate}
    momentum = الزخم
    meansOf = : متوسطا 
    """
}
