extension FilmTranslations {
  static let hebrew = """
    countdownSummary = השניות שלפני ההקלטה
    titleSummary = שקופית הפתיחה
    endSummary = שקופית הסיום
    storyboard = לוח תכנון
    warnings = {count, plural, one {אזהרה אחת} two {שתי אזהרות} other {# אזהרות}}
    frameRate = {rate} תמונות/שנ׳
    frames = {count, plural, one {תמונה אחת} two {שתי תמונות} other {# תמונות}}
    beatFrame = תמונה {frame}
    beatFrames = תמונות {first}–{last}
    moreWarnings = עוד {count}
    """
}
