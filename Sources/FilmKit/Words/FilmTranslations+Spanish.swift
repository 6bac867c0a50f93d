extension FilmTranslations {
  static let spanish = """
    countdownSummary = los segundos antes de la toma
    titleSummary = el título
    endSummary = el final
    storyboard = Guion gráfico
    warnings = {count, plural, one {# aviso} other {# avisos}}
    frameRate = {rate} fotogramas/s
    frames = {count, plural, one {# fotograma} other {# fotogramas}}
    beatFrame = fotograma {frame}
    beatFrames = fotogramas {first}–{last}
    moreWarnings = {count} más
    """
}
