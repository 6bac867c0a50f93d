extension BackpropTranslations {
  static let arabic = """
    title = الانتشار الخلفي
    closing = كل δ يُحسب مرة واحدة، ويُخزَّن، ثم يُستعاد
    phase.update = تحديث
    chapter.update = النتيجة
    chapter.idle = الشبكة
    stepSummary = خطوة عكس التدرّجات
    walksAgain = دون تخزين، يقطع كل وزن السلسلة من جديد | دون تخزين، كل وزن من جديد | دون تخزين
    sameProducts = حواصل الضرب نفسها، مرة بعد مرة | حواصل الضرب نفسها | ثانيةً
    storedOnce = كل δ يُحسب مرة ويُخزَّن ويُستعاد | كل δ مرة، ثم يُستعاد | يُخزَّن مرة
    deeperSaves = كلما تعمقت الشبكة زاد ما يوفره تخزين كل δ | الشبكات الأعمق توفر أكثر
      | الأعمق يوفر أكثر
    oneMultiplication = عملية ضرب واحدة
    fromScratch = دون تخزين
    withReuse = مع التخزين
    layersDeep = ، {count, plural, zero {دون طبقات} one {طبقة واحدة} two {طبقتان} few {# طبقات} many {# طبقة} other {# طبقة}}
    layersFromInput = طبقات الأوزان، من المُدخل
    multiplicationsEachWeight = عمليات الضرب لكل وزن
    multiplicationsEachLayer = عمليات الضرب لأوزان كل طبقة
    weightGoesUp = w يزيد
    weightGoesDown = w ينقص
    deltaAndGradient = δ والتدرّج
    storedDelta = δ المخزَّن
    gradientHead = التدرّج
    eachEdge = |∂L/∂w| لكل وصلة، لوغاريتمي
    largestOfEachEdge = أكبر |∂L/∂w| لكل وصلة، لوغاريتمي
    chainStored = الانتشار الخلفي: كل δ من المخزَّن قبله | كل δ من المخزَّن قبله
    chainScratch = دون تخزين: يُحسب {delta} عدد {count} مرات | دون تخزين: {delta} × {count}
    fibonacciStored = فيبوناتشي: كل F من المخزَّنين قبله | كل F من المخزَّنين قبله
    fibonacciScratch = فيبوناتشي دون تخزين: يُحسب F₂ ثلاث مرات | دون تخزين: F₂ ثلاثًا
    moral = خزِّن مرة، ثم استعِد
    numbers = {count, plural, zero {لا أعداد} one {عدد واحد} two {عددان} few {# أعداد} many {# عددًا} other {# عدد}}
    """
}
