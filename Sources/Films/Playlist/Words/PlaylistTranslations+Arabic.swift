extension PlaylistTranslations {
  static let arabic = """
    title = سلسلة
    closing = النهاية
    phase.part = جزء
    chapter.part = جزء
    """
}
