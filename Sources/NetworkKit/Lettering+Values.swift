package import FilmKit
package import Typesetting

extension Lettering {
  /// Numbers to stand inside neurons: all in one size, each with the digits that a film has for it; nil where one would
  /// be smaller than `smallest` units.
  package func values(
    _ numbers: [Double], _ quantity: (Int) -> Quantity, in shape: Capsule, _ precision: NumberPrecision,
    smallest: Double
  ) throws(TypesettingError) -> [Label]? {
    let sources = numbers.enumerated().map { index, number in
      let text = precision.math(number, of: quantity(index), asked: 4)
      return "\\role{ink@\(quantity(index).tag)}{\(text)}"
    }
    var widest = 0.0
    for source in sources { widest = max(widest, try math(source, size: theme.label).width) }
    let size = min(
      theme.label, shape.numberRoom.height / unit, theme.label * shape.numberRoom.width / max(widest, 1e-9))
    guard size >= smallest else { return nil }
    var labels: [Label] = []
    for source in sources { labels.append(try math(source, size: size)) }
    return labels
  }

  /// Numbers to stand inside neurons: in one size, but each with as many digits as it has room for, at least two where
  /// that is possible; nil where one would not be readable even so.
  package func ownValues(_ numbers: [Double], _ quantity: (Int) -> Quantity, in shape: Capsule) throws(TypesettingError)
    -> [Label]?
  {
    let (room, height) = shape.numberRoom
    let sizes = [theme.label, 30, 26, 24].filter { $0 > theme.smallest } + [theme.smallest]
    for size in sizes where size <= height / unit {
      var labels: [Label] = []
      for (index, number) in numbers.enumerated() {
        for digits in stride(from: 3, through: size == theme.smallest ? 1 : 2, by: -1) {
          let source = "\\role{ink@\(quantity(index).tag)}{\(NumberText.math(number, digits: digits))}"
          let label = try math(source, size: size)
          guard label.width <= room else { continue }
          labels.append(label)
          break
        }
        guard labels.count == index + 1 else { break }
      }
      if labels.count == numbers.count { return labels }
    }
    return nil
  }
}

extension Capsule {
  /// How wide and how high a number inside may be, in pixels.
  package var numberRoom: (width: Double, height: Double) {
    isRound
      ? (1.62 * halfWidth, 0.66 * halfHeight) : (2 * halfWidth - 0.6 * halfHeight, 1.4 * halfHeight)
  }
}
