extension NetworkTranslations {
  static let arabic = """
    phase.idle = بيانات
    phase.forward = أمامًا
    phase.loss = خسارة
    phase.backward = خلفًا
    chapter.forward = التمرير الأمامي
    chapter.loss = الخسارة
    chapter.backward = التمرير الخلفي
    chapter.done = النتيجة
    sample = عيّنة واحدة: مُدخل، والهدف الذي ينبغي أن يؤدي إليه | عيّنة واحدة
    forwardWeight = إلى الأمام عبر الوزن {layer} | إلى الأمام نحو {name}
    forwardLastWeight = إلى الأمام عبر الوزن {layer}: التنبؤ | إلى الأمام نحو {name}
    forwardLayer = إلى الأمام عبر طبقة الأوزان {layer} | إلى الأمام نحو {name}
    forwardLastLayer = إلى الأمام عبر طبقة الأوزان {layer}: التنبؤ | إلى الأمام نحو {name}
    loss = الخسارة: كم أخطأ التنبؤ الهدف | كم أخطأ | الخسارة
    deltaBorn = يولد {delta} عند المخرج ويُخزَّن: كيف تتغير الخسارة إذا تغير التنبؤ
      | يولد {delta} عند المخرج ويُخزَّن | يولد {delta} ويُخزَّن | {delta}
    deltaFetched = يُستعاد {old} ولا يُحسب ثانية: في {weight} وفي الميل يصبح {delta}
      | يُستعاد {old} ولا يُحسب ثانية | يُستعاد {old} | {old} → {delta}
    deltaFetchedLinear = يُستعاد {old} ولا يُحسب ثانية: في {weight} يصبح {delta}
      | يُستعاد {old} ولا يُحسب ثانية | يُستعاد {old} | {old} → {delta}
    gradientWeight = تدرّج {weight}: حاصل ضرب {delta} فيما دخل | تدرّج {weight}
    gradientsZero = تدرّجات الطبقة {layer}: كلها صفر | كلها صفر
    gradientsLayer = تدرّجات الطبقة {layer}؛ أقواها من العصبون {from} إلى {to} | تدرّجات الطبقة {layer}
      | تدرّجات {layer}
    everyGradient = مرور إلى الأمام ومرور إلى الخلف: كل التدرّجات، وكل δ يُحسب مرة ويُستعاد
      | كل التدرّجات، وكل δ يُحسب مرة ويُستعاد | كل التدرّجات، وكل δ يُحسب مرة | كل التدرّجات
    lossFalls = يخطو كل وزن عكس تدرّجه، فتنخفض الخسارة | خطوة عكس التدرّجات: تنخفض الخسارة
      | تنخفض الخسارة
    lossRises = يخطو كل وزن عكس تدرّجه، فترتفع الخسارة: η كبير جدًّا
      | خطوة عكس التدرّجات: ترتفع الخسارة: η كبير جدًّا | ترتفع الخسارة: η كبير جدًّا
    lossStays = يخطو كل وزن عكس تدرّجه، وتبقى الخسارة | خطوة عكس التدرّجات: تبقى الخسارة | تبقى الخسارة
    gradientsZeroSummary = {gradient}: كلها ({count}) صفر
    gradientsSummary = {gradient}: أقواها {value} من {count}
    costSummary = عمليات الضرب: {reuse} مع التخزين، و{scratch} دونه؛ وفي {depth} طبقات {deepReuse} و{deepScratch}
    halo = الهالة: √|δ|، ولا هالة دون 1% من الأكبر
    multiplications = عمليات الضرب
    """
}
