extension PlaylistTranslations {
  static let polish = """
    title = Seria
    closing = Koniec
    phase.part = część
    chapter.part = Część
    """
}
