extension NetworkTranslations {
  static let turkish = """
    phase.idle = veri
    phase.forward = ileri
    phase.loss = kayıp
    phase.backward = geri
    chapter.forward = İleri geçiş
    chapter.loss = Kayıp
    chapter.backward = Geri geçiş
    chapter.done = Sonuç
    sample = Bir örnek: bir girdi ve varması gereken hedef | Bir örnek
    forwardWeight = Ağırlık {layer} üzerinden ileri | İleri: {name}
    forwardLastWeight = Ağırlık {layer} üzerinden ileri: tahmin | İleri: {name}
    forwardLayer = Ağırlık katmanı {layer} üzerinden ileri | İleri: {name}
    forwardLastLayer = Ağırlık katmanı {layer} üzerinden ileri: tahmin | İleri: {name}
    loss = Kayıp: tahmin hedefi ne kadar ıskaladı | Ne kadar ıskaladı | Kayıp
    deltaBorn = {delta} çıktıda doğar ve saklanır: tahmin oynarsa kayıp nasıl oynar
      | {delta} çıktıda doğar ve saklanır | {delta} saklanır | {delta}
    deltaFetched = {old} yeniden hesaplanmaz, alınır: {weight} ve eğimle çarpılınca {delta} olur
      | {old} yeniden hesaplanmaz, alınır | {old} alınır | {old} → {delta}
    deltaFetchedLinear = {old} yeniden hesaplanmaz, alınır: {weight} ile çarpılınca {delta} olur
      | {old} yeniden hesaplanmaz, alınır | {old} alınır | {old} → {delta}
    gradientWeight = {weight} gradyanı: {delta} çarpı içeri giren | {weight} gradyanı
    gradientsZero = Katman {layer} gradyanları: hepsi sıfır | Hepsi sıfır
    gradientsLayer = Katman {layer} gradyanları; en güçlüsü nöron {from} → {to}
      | Katman {layer} gradyanları | Gradyanlar {layer}
    everyGradient = Bir ileri, bir geri: tüm gradyanlar, her δ bir kez hesaplanıp yeniden kullanılır
      | Tüm gradyanlar, her δ bir kez hesaplanır | Tüm gradyanlar
    lossFalls = Her ağırlık gradyanına karşı bir adım atar ve kayıp düşer
      | Gradyanlara karşı bir adım: kayıp düşer | Kayıp düşer
    lossRises = Her ağırlık gradyanına karşı bir adım atar ve kayıp artar: η çok büyük
      | Gradyanlara karşı bir adım: kayıp artar: η çok büyük | Kayıp artar: η çok büyük
    lossStays = Her ağırlık gradyanına karşı bir adım atar ve kayıp değişmez
      | Gradyanlara karşı bir adım: kayıp değişmez | Kayıp değişmez
    gradientsZeroSummary = {gradient}: {count} tanenin hepsi 0
    gradientsSummary = {gradient}: {count} içinde en güçlüsü {value}
    costSummary = saklayarak {reuse} çarpma, saklamadan {scratch}; {depth} katmanda {deepReuse} ve {deepScratch}
    halo = hale: √|δ|, en büyüğün %1’inden azı yok
    multiplications = çarpma
    """
}
