extension FilmTranslations {
  static let traditionalChinese = """
    countdownSummary = 錄音前的倒數
    titleSummary = 片頭
    endSummary = 片尾
    storyboard = 分鏡表
    warnings = {count} 條警告
    frameRate = {rate} 影格/秒
    frames = {count} 影格
    beatFrame = 第 {frame} 影格
    beatFrames = 第 {first}–{last} 影格
    moreWarnings = 還有 {count} 條
    """
}
