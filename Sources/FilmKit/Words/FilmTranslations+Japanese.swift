extension FilmTranslations {
  static let japanese = """
    countdownSummary = 録音前の秒読み
    titleSummary = タイトル
    endSummary = エンドカード
    storyboard = 絵コンテ
    warnings = 警告 {count} 件
    frameRate = {rate} フレーム/秒
    frames = {count} フレーム
    beatFrame = フレーム {frame}
    beatFrames = フレーム {first}–{last}
    moreWarnings = ほか {count} 件
    """
}
