extension FilmTranslations {
  static let italian = """
    countdownSummary = i secondi prima della ripresa
    titleSummary = il titolo
    endSummary = la fine
    storyboard = Storyboard
    warnings = {count, plural, one {# avviso} other {# avvisi}}
    frameRate = {rate} fotogrammi/s
    frames = {count, plural, one {# fotogramma} other {# fotogrammi}}
    beatFrame = fotogramma {frame}
    beatFrames = fotogrammi {first}–{last}
    moreWarnings = altri {count}
    """
}
