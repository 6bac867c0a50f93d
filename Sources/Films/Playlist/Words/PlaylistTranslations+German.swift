extension PlaylistTranslations {
  static let german = """
    title = Eine Reihe
    closing = Ende
    phase.part = Teil
    chapter.part = Teil
    """
}
