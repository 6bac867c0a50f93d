import Drawing
import FilmKit
import Pipeline
import Text
import Timeline

/// A frame for the page: what it says and of what numbers, what lies where, and what of it every screen shows.
struct FrameReport {
  let film: any Film
  let frame: Int

  var json: JSONText {
    let size = film.timeline.size
    return .object(
      Inspection(film, frame: frame).fields + [
        ("boxes", .list(film.marks(frame).filter { $0.opacity > 0 }.map(box))),
        ("safe", Self.rect(Self.safe(size))),
      ])
  }

  private func box(_ mark: Mark) -> JSONText {
    .object([("kind", .string("\(mark.kind)")), ("text", .string(mark.text))] + Self.sides(mark.bounds))
  }

  /// What no player and no app covers: in tall pictures what lies between their bars, in others 5 % from every edge.
  private static func safe(_ size: PixelSize) -> Rect {
    let (width, height) = (Double(size.width), Double(size.height))
    let isTall = size.height > size.width
    return Rect(
      minX: 0.05 * width, minY: (isTall ? 0.12 : 0.05) * height, maxX: 0.95 * width,
      maxY: (isTall ? 0.8 : 0.95) * height)
  }

  private static func rect(_ rect: Rect) -> JSONText { .object(sides(rect)) }

  private static func sides(_ rect: Rect) -> [(key: String, value: JSONText)] {
    [
      ("left", .number(rect.minX)), ("top", .number(rect.minY)), ("right", .number(rect.maxX)),
      ("bottom", .number(rect.maxY)),
    ]
  }
}
