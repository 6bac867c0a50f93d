import Drawing
import FilmKit
import Foundation
import Media
import TestSupport
import Testing

@testable import Scenes
@testable import Timeline

/// Pictures from files in films of scenes.
@Suite("a mark of the kind image")
struct ImageMarkTests {
  /// A PNG file of some pixels, `0xAARRGGBB`, row by row.
  private static func png(_ rows: [[UInt32]]) throws -> [UInt8] {
    var pixels = PixelBuffer(width: rows[0].count, height: rows.count)
    let stride = pixels.stride
    pixels.withMutablePixels { pixels in
      for (row, colors) in rows.enumerated() {
        for (column, color) in colors.enumerated() { pixels[row * stride + column] = color }
      }
    }
    return try PNG.encode(pixels, opaque: false)
  }

  private static func timeline(_ file: String, _ bytes: [UInt8]?, size: String = "640x360") throws -> Timeline {
    let text = """
      film: scenes
      video: { size: \(size), fps: 12 }
      scenes:
        - scene: a
          marks: { p: { image: \(file) } }
          beats: [ show: { ms: 1000, enter: p } ]

      """
    return try Timeline(parsing: text, file: "s.yaml") { name in
      bytes.map { .success(CompanionFile(path: "in/" + name, bytes: $0)) }
        ?? .failure(.missing(alternatives: []))
    }
  }

  /// The field of colours in a film's last frame.
  private func field(_ file: [UInt8], size: String = "640x360") throws -> ColorField {
    let film = try ScenesFilm.made(of: try Self.timeline("p.png", file, size: size), fonts: TestFilm.fonts())
    let fields = film.frame(film.timeline.frameCount - 1).commands.compactMap { command in
      if case .field(let field) = command { field } else { nil }
    }
    #expect(fields.count == 1)
    return try #require(fields.first)
  }

  @Test("keeps its shape in every shape of picture", arguments: ["640x360", "360x360", "360x640"])
  func shape(size: String) throws {
    let wide = try field(try Self.png([[0xFFFF_0000, 0xFF00_FF00, 0xFF00_00FF]]), size: size).bounds
    #expect(abs(wide.width / wide.height - 3) < 0.05)
    let tall = try field(try Self.png([[0xFFFF_0000], [0xFF00_FF00]]), size: size).bounds
    #expect(abs(tall.height / tall.width - 2) < 0.05)
  }

  @Test("has a node in the middle of each pixel, and squares of one colour where it is enlarged")
  func pixels() throws {
    let field = try field(try Self.png([[0xFFFF_0000, 0xFF00_FF00], [0xFF00_00FF, 0xFF10_2030]]))
    let side = field.columns - 1
    #expect(field.rows == field.columns && side > 100)
    #expect(field.bounds.width == Double(side) && field.bounds.minX.truncatingRemainder(dividingBy: 1) == 0.5)
    func color(_ row: Int, _ column: Int) -> UInt32 { field.colors[row * field.columns + column] }
    #expect(color(0, 0) == 0xFF0000 && color(side / 2 - 1, side / 2 - 1) == 0xFF0000)
    #expect(color(0, side) == 0x00FF00 && color(side, 0) == 0x0000FF && color(side, side) == 0x102030)
  }

  @Test("becomes smaller by means of its pixels, and lies on the ground where it is not opaque")
  func means() throws {
    let picture = LoadedPicture(
      width: 3, height: 1, samples: [30, 0, 0, 255, 60, 90, 0, 255, 0, 0, 255, 0])
    let ground = Color(0x303030)
    // Two thirds of the first pixel and a third of the second, and as much of the others.
    #expect(picture.colors(columns: 2, rows: 1, on: ground) == [0x281E00, 0x343E20])
    #expect(picture.colors(columns: 1, rows: 1, on: ground) == [0x2E2E10])
    #expect(picture.colors(columns: 3, rows: 1, on: ground) == [0x1E0000, 0x3C5A00, 0x303030])
  }

  @Test("belongs to the film: it is never overwritten, and a change is seen")
  func mentions() throws {
    let text = """
      film: scenes
      scenes:
        - scene: a
          marks: { p: { image: sub/p.png }, image: { text: no.png } }
      """
    let found = Timeline.files(namedIn: text, file: "s.yaml", films: [ScenesFilm.self])
    #expect(found.map(\.name) == ["sub/p.png"] && found.map(\.key) == ["scenes[0].marks[\"p\"].image"])
    let (red, blue) = (try Self.png([[0xFFFF_0000]]), try Self.png([[0xFF00_00FF]]))
    func marks(_ file: [UInt8]) throws -> [ResolvedMark]? {
      (try Self.timeline("p.png", file).content as? ScenesContent)?.scenes[0].marks
    }
    #expect(try marks(red) == marks(red) && marks(red) != marks(blue))
  }

  @Test(
    "says what is wrong with its file",
    arguments: [
      (
        "p.jpg",
        "s.yaml:5:26: scenes[0].marks.p.image: \"p.jpg\" is no picture: expected a name that ends in .png. Convert it."
      ),
      (
        "../p.png",
        """
        s.yaml:5:26: scenes[0].marks.p.image: "../p.png" lies outside the folder of this file. Put it there, or into a \
        folder in it, and name it from there.
        """
      ),
      ("p.png", "in/p.png:1:1: This is not a whole PNG file: Not a PNG file. Make the file again."),
    ])
  func wrong(file: String, message: String) {
    #expect(throws: (any Error).self) { try Self.timeline(file, Array("GIF89a, not a PNG".utf8)) }
    do {
      _ = try Self.timeline(file, Array("GIF89a, not a PNG".utf8))
    } catch {
      #expect("\(error)" == message)
    }
  }

  @Test("is an error when there is no such file, and when it is too large")
  func missing() throws {
    func complaint(_ bytes: [UInt8]?) -> String {
      do {
        _ = try Self.timeline("p.png", bytes)
        return ""
      } catch {
        return "\(error)"
      }
    }
    #expect(complaint(nil).hasPrefix("s.yaml:5:26: scenes[0].marks.p.image: there is no file \"p.png\""))
    let large = try PNG.encode(PixelBuffer(width: 4097, height: 1024), opaque: false)
    #expect(
      complaint(large) == """
        s.yaml:5:26: scenes[0].marks.p.image: "p.png" has 4097 × 1024 pixels; expected at most 4194304 in all. \
        Make it smaller.
        """)
    #expect(complaint(try PNG.encode(PixelBuffer(width: 4096, height: 1024), opaque: false)) == "")
  }
}
