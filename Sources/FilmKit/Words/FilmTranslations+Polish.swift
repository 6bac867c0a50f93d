extension FilmTranslations {
  static let polish = """
    countdownSummary = sekundy przed nagraniem
    titleSummary = plansza tytułowa
    endSummary = plansza końcowa
    storyboard = Scenorys
    warnings = {count, plural, one {# ostrzeżenie} few {# ostrzeżenia} many {# ostrzeżeń} other {# ostrzeżenia}}
    frameRate = {rate} klatek/s
    frames = {count, plural, one {# klatka} few {# klatki} many {# klatek} other {# klatki}}
    beatFrame = klatka {frame}
    beatFrames = klatki {first}–{last}
    moreWarnings = jeszcze {count}
    """
}
