extension PlaylistTranslations {
  static let hebrew = """
    title = סדרה
    closing = סוף
    phase.part = חלק
    chapter.part = חלק
    """
}
