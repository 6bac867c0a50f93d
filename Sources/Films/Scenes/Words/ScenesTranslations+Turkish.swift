extension ScenesTranslations {
  static let turkish = """
    title = Bir anlatım
    closing = Her sayı hesaplandı
    phase.scene = sahne
    chapter.scene = Sahne
    colourScale = renk: {low} … {high}
    fillScale = dolgu: {low} … {high}
    neuronScale = nöronlar: {low} … {high}
    weightScale = ağırlık {weight}
    shownOf = {all} içinden {shown}
    levelLine = düzey çizgisi:
    levelLines = düzey çizgileri:
    levelLinesTo = –
    arrowScale = ok: {scale} × vektörü
    ribbonScale = kutu genişliğinde bir şerit: {most}
    cells = {count} sayı
    derivatives = {output} türevi, her sayıya göre
    """
}
