extension PlaylistTranslations {
  static let korean = """
    title = 시리즈
    closing = 끝
    phase.part = 부
    chapter.part = 부
    """
}
