extension PlaylistTranslations {
  static let italian = """
    title = Una serie
    closing = Fine
    phase.part = parte
    chapter.part = Parte
    """
}
