extension PlaylistTranslations {
  static let turkish = """
    title = Bir dizi
    closing = Son
    phase.part = bölüm
    chapter.part = Bölüm
    """
}
