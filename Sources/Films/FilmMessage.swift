extension FilmError: CustomStringConvertible {
  /// One line for people.
  public var description: String {
    switch self {
    case .lettering(let place, let error): "\(place): \(error)"
    }
  }
}
