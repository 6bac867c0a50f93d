extension PlaylistTranslations {
  static let japanese = """
    title = シリーズ
    closing = おわり
    phase.part = 部
    chapter.part = 部
    """
}
