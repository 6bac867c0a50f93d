extension RasterError: CustomStringConvertible {
  /// One line for people.
  public var description: String {
    switch self {
    case .cairo(let call, let reason): "drawing failed: \(call): \(reason)"
    }
  }
}
