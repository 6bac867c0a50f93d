extension PlaylistTranslations {
  static let spanish = """
    title = Una serie
    closing = Fin
    phase.part = parte
    chapter.part = Parte
    """
}
