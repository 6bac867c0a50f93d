extension FilmTranslations {
  static let turkish = """
    countdownSummary = kayıttan önceki saniyeler
    titleSummary = başlık kartı
    endSummary = bitiş kartı
    storyboard = Film taslağı
    warnings = {count} uyarı
    frameRate = {rate} kare/sn
    frames = {count} kare
    beatFrame = kare {frame}
    beatFrames = kareler {first}–{last}
    moreWarnings = {count} tane daha
    """
}
