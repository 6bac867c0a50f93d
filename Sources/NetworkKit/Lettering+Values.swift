package import FilmKit
package import Typesetting

extension Lettering {
  /// Numbers to stand inside neurons: all in one size, with as many digits as can be read there; nil where none can.
  package func values(_ numbers: [Double], _ quantity: (Int) -> Quantity, in shape: Capsule) throws(TypesettingError)
    -> [Label]?
  {
    let room = shape.isRound ? 1.62 * shape.halfWidth : 2 * shape.halfWidth - 0.6 * shape.halfHeight
    let height = shape.isRound ? 0.66 * shape.halfHeight : 1.4 * shape.halfHeight
    for digits in [4, 3, 2, 1] {
      let sources = numbers.enumerated().map { index, number in
        "\\role{ink@\(quantity(index).tag)}{\(NumberText.math(number, digits: digits))}"
      }
      var widest = 0.0
      for source in sources { widest = max(widest, try math(source, size: theme.label).width) }
      let size = min(theme.label, height / unit, theme.label * room / max(widest, 1e-9))
      guard size >= theme.smallest else { continue }
      var labels: [Label] = []
      for source in sources { labels.append(try math(source, size: size)) }
      return labels
    }
    return nil
  }

  /// Numbers to stand inside neurons: in one size, but each with as many digits as it has room for, at least two where
  /// that is possible; nil where one would not be readable even so.
  package func ownValues(_ numbers: [Double], _ quantity: (Int) -> Quantity, in shape: Capsule) throws(TypesettingError)
    -> [Label]?
  {
    let room = shape.isRound ? 1.62 * shape.halfWidth : 2 * shape.halfWidth - 0.6 * shape.halfHeight
    let height = shape.isRound ? 0.66 * shape.halfHeight : 1.4 * shape.halfHeight
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
