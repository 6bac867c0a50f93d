extension FilmTranslations {
  static let korean = """
    countdownSummary = 녹음 전 카운트다운
    titleSummary = 제목
    endSummary = 끝 화면
    storyboard = 스토리보드
    warnings = 경고 {count}개
    frameRate = {rate} 프레임/초
    frames = {count} 프레임
    beatFrame = 프레임 {frame}
    beatFrames = 프레임 {first}–{last}
    moreWarnings = {count}개 더
    """
}
