extension FilmTranslations {
  static let arabic = """
    countdownSummary = الثواني قبل التسجيل
    titleSummary = بطاقة العنوان
    endSummary = بطاقة النهاية
    storyboard = لوحة المشاهد
    warnings = {count, plural, zero {لا تحذيرات} one {تحذير واحد} two {تحذيران} few {# تحذيرات} many {# تحذيرًا} other {# تحذير}}
    frameRate = {rate} إطار/ث
    frames = {count, plural, zero {لا إطارات} one {إطار واحد} two {إطاران} few {# إطارات} many {# إطارًا} other {# إطار}}
    beatFrame = الإطار {frame}
    beatFrames = الإطارات {first}–{last}
    moreWarnings = و{count} غيرها
    """
}
