extension FilmTranslations {
  static let dutch = """
    countdownSummary = de seconden voor de opname
    titleSummary = de titel
    endSummary = het einde
    storyboard = Storyboard
    warnings = {count, plural, one {# waarschuwing} other {# waarschuwingen}}
    frameRate = {rate} beelden/s
    frames = {count, plural, one {# beeld} other {# beelden}}
    beatFrame = beeld {frame}
    beatFrames = beelden {first}–{last}
    moreWarnings = nog {count}
    """
}
