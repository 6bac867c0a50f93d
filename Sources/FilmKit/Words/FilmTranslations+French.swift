extension FilmTranslations {
  static let french = """
    countdownSummary = les secondes avant la prise
    titleSummary = le titre
    endSummary = la fin
    storyboard = Storyboard
    warnings = {count, plural, one {# avertissement} other {# avertissements}}
    frameRate = {rate} images/s
    frames = {count, plural, one {# image} other {# images}}
    beatFrame = image {frame}
    beatFrames = images {first}–{last}
    moreWarnings = {count, plural, one {# autre} other {# autres}}
    """
}
