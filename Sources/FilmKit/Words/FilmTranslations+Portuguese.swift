extension FilmTranslations {
  static let portuguese = """
    countdownSummary = os segundos antes da gravação
    titleSummary = o título
    endSummary = o final
    storyboard = Storyboard
    warnings = {count, plural, one {# aviso} other {# avisos}}
    frameRate = {rate} quadros/s
    frames = {count, plural, one {# quadro} other {# quadros}}
    beatFrame = quadro {frame}
    beatFrames = quadros {first}–{last}
    moreWarnings = mais {count}
    """
}
