extension PlaylistTranslations {
  static let portuguese = """
    title = Uma série
    closing = Fim
    phase.part = parte
    chapter.part = Parte
    """
}
