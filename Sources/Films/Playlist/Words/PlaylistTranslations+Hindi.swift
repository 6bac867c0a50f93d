extension PlaylistTranslations {
  static let hindi = """
    title = एक शृंखला
    closing = समाप्त
    phase.part = भाग
    chapter.part = भाग
    """
}
