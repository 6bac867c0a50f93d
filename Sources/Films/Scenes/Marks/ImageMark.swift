import Drawing
import FilmKit
import Text
import Timeline
import Typesetting

extension MarkKind {
  static let image = MarkKind(
    name: "image", summary: "A picture from a PNG file in the folder of this one.", value: .pictureFile,
    example: "\"photo.png\"", keys: [], anchors: []
  ) { mark in mark.picture("image").map { ImageMark(picture: $0) } }
}

/// A picture from a file.
struct ImageMark: MarkContent {
  let picture: LoadedPicture

  /// The most columns and rows in which it is drawn.
  private static let most = 4095

  func layout(_ setting: MarkSetting) throws(TypesettingError) -> any MarkDrawing {
    let room = setting.area
    let (width, height) = (Double(picture.width), Double(picture.height))
    let scale = max(0, min(room.width / width, room.height / height))
    // Whole pixels, each with a colour of its own.
    let columns = max(1, min(Self.most, Int((width * scale).rounded())))
    let rows = max(1, min(Self.most, Int((height * scale).rounded())))
    let box = Rect(
      x: (room.center.x - Double(columns) / 2).rounded(), y: (room.center.y - Double(rows) / 2).rounded(),
      width: Double(columns), height: Double(rows))
    let colors = picture.colors(columns: columns, rows: rows, on: setting.theme.ground)
    return ImageDrawing(box: box, field: Self.field(colors, columns, rows, box))
  }

  /// Colours whose nodes lie in the middles of a rectangle's pixels.
  ///
  /// A pixel in the middle of which a field ends is none of its own, so there is a column and a row more.
  private static func field(_ colors: [UInt32], _ columns: Int, _ rows: Int, _ box: Rect) -> ColorField {
    var nodes: [UInt32] = []
    nodes.reserveCapacity((columns + 1) * (rows + 1))
    for row in 0...rows {
      let start = min(row, rows - 1) * columns
      nodes += colors[start..<start + columns]
      nodes.append(colors[start + columns - 1])
    }
    let bounds = Rect(x: box.minX + 0.5, y: box.minY + 0.5, width: box.width, height: box.height)
    return ColorField(columns: columns + 1, rows: rows + 1, colors: nodes, bounds: bounds)
  }
}

/// A picture on the stage.
struct ImageDrawing: MarkDrawing {
  let box: Rect
  let field: ColorField

  var anchors: MarkAnchors? { MarkAnchors(all: box) }

  func draw(_ moment: MarkMoment, into scene: inout Scene) {
    let opacity = moment.opacity * Easing.inOut(moment.enter)
    guard opacity > 0 else { return }
    var field = field
    field.opacity = opacity
    scene.append(.field(field))
    scene.mark(.body(box, opacity: opacity))
  }
}
