extension MovieContainer {
  /// Whether it has a place for a cover picture that players know: the item list of MP4 (`covr`).
  public var holdsCover: Bool {
    switch self {
    case .mp4: true
    case .mov, .webm: false
    }
  }
}
