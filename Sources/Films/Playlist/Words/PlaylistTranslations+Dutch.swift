extension PlaylistTranslations {
  static let dutch = """
    title = Een serie
    closing = Einde
    phase.part = deel
    chapter.part = Deel
    """
}
