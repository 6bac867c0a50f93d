extension MediaError: CustomStringConvertible {
  /// What went wrong and how to fix it, in one line.
  public var description: String {
    switch self {
    case .pngEncoding(let reason): "The picture could not be written as PNG: \(reason)."
    case .pngDecoding(let reason): "This is not a whole PNG file: \(reason). Make the file again."
    }
  }
}
