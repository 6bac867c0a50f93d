extension FilmTranslations {
  static let simplifiedChinese = """
    countdownSummary = 录音前的倒数
    titleSummary = 片头
    endSummary = 片尾
    storyboard = 分镜表
    warnings = {count} 条警告
    frameRate = {rate} 帧/秒
    frames = {count} 帧
    beatFrame = 第 {frame} 帧
    beatFrames = 第 {first}–{last} 帧
    moreWarnings = 还有 {count} 条
    """
}
