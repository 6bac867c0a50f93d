extension FilmTranslations {
  static let hindi = """
    countdownSummary = रिकॉर्डिंग से पहले के सेकंड
    titleSummary = शीर्षक
    endSummary = समापन
    storyboard = स्टोरीबोर्ड
    warnings = {count, plural, one {# चेतावनी} other {# चेतावनियाँ}}
    frameRate = {rate} फ़्रेम/से.
    frames = {count} फ़्रेम
    beatFrame = फ़्रेम {frame}
    beatFrames = फ़्रेम {first}–{last}
    moreWarnings = {count} और
    """
}
