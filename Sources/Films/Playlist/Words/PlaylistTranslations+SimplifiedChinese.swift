extension PlaylistTranslations {
  static let simplifiedChinese = """
    title = 系列
    closing = 完
    phase.part = 部分
    chapter.part = 部分
    """
}
