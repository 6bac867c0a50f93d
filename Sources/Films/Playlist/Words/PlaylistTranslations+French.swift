extension PlaylistTranslations {
  static let french = """
    title = Une série
    closing = Fin
    phase.part = partie
    chapter.part = Partie
    """
}
