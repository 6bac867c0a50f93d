extension FilmTranslations {
  static let german = """
    countdownSummary = die Sekunden vor der Aufnahme
    titleSummary = der Titel
    endSummary = der Abspann
    storyboard = Storyboard
    warnings = {count, plural, one {# Warnung} other {# Warnungen}}
    frameRate = {rate} Bilder/s
    frames = {count, plural, one {# Bild} other {# Bilder}}
    beatFrame = Bild {frame}
    beatFrames = Bilder {first}–{last}
    moreWarnings = {count} weitere
    """
}
