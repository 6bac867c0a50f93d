extension PlaylistTranslations {
  static let russian = """
    title = Серия
    closing = Конец
    phase.part = часть
    chapter.part = Часть
    """
}
