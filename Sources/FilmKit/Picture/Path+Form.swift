package import Drawing

extension Path {
  /// A number that outlines of one form have in common, whatever their size and their place.
  package var form: UInt64 {
    let size = max(bounds.width, bounds.height)
    guard size > 0, size.isFinite else { return UInt64(elements.count) }
    var hash = UInt64(elements.count)
    // Rounded beside the shares that outlines often have, such as 0, 1 and a half.
    func mix(_ kind: UInt64, _ points: Point...) {
      hash.mixForm(kind)
      for point in points {
        hash.mixForm(UInt64(max(0, (point.x - bounds.minX) / size * 811 + 0.3)))
        hash.mixForm(UInt64(max(0, (point.y - bounds.minY) / size * 811 + 0.3)))
      }
    }
    for element in elements {
      switch element {
      case .move(let p): mix(1, p)
      case .line(let p): mix(2, p)
      case .curve(let p, let q, let r): mix(3, p, q, r)
      case .close: mix(4)
      }
    }
    return hash
  }
}

extension UInt64 {
  fileprivate mutating func mixForm(_ word: UInt64) {
    self = (self ^ word) &* 0x9E37_79B9_7F4A_7C15
    self ^= self >> 32
  }
}
