extension KeyReader {
  /// Reads `show`.
  mutating func show(_ value: Located?, _ parts: [PicturePart]) -> ShownParts {
    var shown = ShownParts()
    let keys = TimelineKeys.show(parts)
    guard let value, let fields = fields(of: value, keys: keys) else { return shown }
    for key in keys {
      if let value = fields[key.name], flag(value) == false { shown.hidden.insert(key.name) }
    }
    return shown
  }
}
