extension FilmTranslations {
  static let russian = """
    countdownSummary = секунды перед записью
    titleSummary = заставка
    endSummary = концовка
    storyboard = Раскадровка
    warnings = {count, plural, one {# предупреждение} few {# предупреждения} many {# предупреждений} other {# предупреждения}}
    frameRate = {rate} кадров/с
    frames = {count, plural, one {# кадр} few {# кадра} many {# кадров} other {# кадра}}
    beatFrame = кадр {frame}
    beatFrames = кадры {first}–{last}
    moreWarnings = ещё {count}
    """
}
