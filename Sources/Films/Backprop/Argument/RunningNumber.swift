import Drawing
import FilmKit
import NetworkKit
import Typesetting

/// A whole number that runs: set digit by digit from glyphs that were made once, each as wide as any other, from a left
/// edge that stays.
struct RunningNumber: Sendable {
  private let digits: [Label]
  private let pitch: Double
  /// How large it is, in pixels.
  let size: Double

  /// Makes the digits, `size` units large.
  init(size: Double, _ lettering: Lettering) throws(TypesettingError) {
    var digits: [Label] = []
    for digit in 0...9 { digits.append(try lettering.text(String(digit), size: size, heavy: true)) }
    self.digits = digits
    pitch = digits.reduce(0) { max($0, $1.width) }
    self.size = size * lettering.unit
  }

  /// How wide a number is, in pixels.
  func width(_ value: Int) -> Double {
    let count = String(value).count
    return Double(count) * pitch + Double(gaps(before: count, of: count)) * Self.gap * pitch
  }

  /// The room between two groups of three digits, as a share of a digit's.
  private static let gap = 0.3

  /// How many groups of three end before a digit of a number with so many; none of four digits or fewer.
  private func gaps(before place: Int, of count: Int) -> Int {
    guard count > 4 else { return 0 }
    let first = (count - 1) % 3 + 1
    return place < first ? 0 : min((place - first) / 3 + 1, (count - 1) / 3)
  }

  /// A number as text, in groups as where it runs.
  static func grouped(_ value: Int) -> String {
    let digits = Array(String(value))
    guard digits.count > 4 else { return String(digits) }
    let groups = digits.indices.map { ($0 > 0 && (digits.count - $0) % 3 == 0 ? " " : "") + String(digits[$0]) }
    return groups.joined()
  }

  /// Appends a number that starts at a point of the baseline.
  func draw(
    _ value: Int, _ quantity: Quantity, at start: Point, color: Color, role: Role, opacity: Double, isRunning: Bool,
    into scene: inout Scene
  ) {
    guard opacity > 0 else { return }
    let text = String(value)
    var ink = Rect.empty
    let values = text.utf8.map { Int($0) - 48 }
    // The first digit stands on the edge, however narrow it is.
    let edge = start.x - (pitch - digits[values.first ?? 0].width) / 2
    for (place, digit) in values.enumerated() {
      let glyph = digits[digit]
      let before = Double(place) + Self.gap * Double(gaps(before: place, of: values.count))
      let x = edge + before * pitch + (pitch - glyph.width) / 2
      // Whole pixels: the same digit is the same shape wherever it stands.
      let at = Point(x.rounded(), start.y.rounded())
      for part in glyph.parts {
        scene.letter(.fill(part.path, .solid(color.opacity(opacity)), .place(at: at)))
      }
      ink = ink.union(glyph.bounds(.left, at: at))
    }
    scene.mark(
      Mark(
        kind: .label, bounds: ink, size: size, text: text, colors: [color], opacity: opacity,
        source: "\\role{\(role.rawValue)@\(quantity.tag)}{\(text)}",
        coloredRuns: [Mark.ColoredRun(color: color, bounds: ink)], isRunning: isRunning))
  }
}
