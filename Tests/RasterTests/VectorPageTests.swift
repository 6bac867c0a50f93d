import Drawing
import Foundation
import Media
import Numerics
import Raster
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What an XML parser finds in a document.
private final class Elements: NSObject, XMLParserDelegate {
  private(set) var found: [(name: String, attributes: [String: String])] = []

  /// Reads a document; nil when it is not well formed.
  init?(_ file: [UInt8]) {
    super.init()
    let parser = XMLParser(data: Data(file))
    parser.delegate = self
    guard parser.parse() else { return nil }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    found.append((name, attributes))
  }

  /// The attributes of the elements of one name.
  func named(_ name: String) -> [[String: String]] { found.filter { $0.name == name }.map(\.attributes) }
}

@Suite("pages of vectors")
struct VectorPageTests {
  private let glow = Glow(center: Point(100, 90), radius: 60, color: Color(0xFFC857, alpha: 0.8))
  private var list: DisplayList {
    let shaded = Paint.linear(from: .zero, Color(0xFF0000), to: Point(40, 0), Color(0x0000FF, alpha: 0))
    return DisplayList(
      background: Color(0x0F131A),
      commands: [
        .glow(glow),
        .fill(.rect(Rect(x: 4, y: 2, width: 8, height: 4)), .solid(Color(0xFF0000, alpha: 0.5)), .identity),
        .stroke(
          .line(.zero, Point(40, 0)), Stroke(width: 1.5, dashes: [2, 3]), shaded, .place(at: Point(20, 30), scale: 3)),
      ])
  }

  @Test("as SVG are well formed, of the frame's size, and hold every command as it is")
  func svg() throws {
    let page = try #require(Elements(VectorPage.svg(list, width: 320, height: 180)))
    let root = try #require(page.found.first)
    #expect(root.name == "svg")
    #expect(root.attributes["width"] == "320px")
    #expect(root.attributes["height"] == "180px")
    #expect(root.attributes["viewBox"] == "0 0 320 180")
    let ground = try #require(page.named("rect").first)
    #expect(ground["width"] == "320" && ground["height"] == "180")
    let paths = page.named("path")
    #expect(paths.count == 3)
    #expect(paths[0]["style"]?.contains("fill:url(#") == true)
    #expect(paths[1]["d"]?.hasPrefix("M 4 2 L 12 2 L 12 6 L 4 6 Z") == true)
    #expect(paths[1]["style"]?.contains("fill:rgb(100%,0%,0%);fill-opacity:0.5;") == true)
    #expect(paths[2]["d"]?.hasPrefix("M 0 0 L 40 0") == true)
    #expect(paths[2]["transform"] == "matrix(3,0,0,3,20,30)")
    for style in ["stroke-width:1.5;", "stroke-dasharray:2,3;", "stroke-linecap:round;", "stroke-linejoin:round;"] {
      #expect(paths[2]["style"]?.contains(style) == true)
    }
    let line = try #require(page.named("linearGradient").first)
    #expect(["x1", "y1", "x2", "y2"].map { line[$0] } == ["0", "0", "40", "0"])
    #expect(page.named("image").isEmpty)
  }

  @Test("have glows that are off by less than half a level from those of pixels")
  func glows() throws {
    let light = Glow(center: Point(60, 50), radius: 40, color: Color(0xFFFFFF))
    let page = try #require(
      Elements(VectorPage.svg(DisplayList(background: nil, commands: [.glow(light)]), width: 120, height: 100)))
    let circle = try #require(page.named("radialGradient").first)
    #expect(["cx", "cy", "fx", "fy", "r"].map { circle[$0] } == ["60", "50", "60", "50", "40"])
    let stops = try page.named("stop").map { stop in
      let style = try #require(stop["style"])
      let opacity = try #require(style.split(separator: ";").first { $0.hasPrefix("stop-opacity:") })
      return (at: Double(stop["offset"] ?? "") ?? .nan, opacity: Double(opacity.dropFirst(13)) ?? .nan)
    }
    #expect(stops.first?.at == 0 && stops.first?.opacity == 1)
    #expect(stops.last?.at == 1 && stops.last?.opacity == 0)
    for (from, to) in zip(stops, stops.dropFirst()) {
      for step in 0...10 {
        let part = Double(step) / 10
        let distance = from.at + (to.at - from.at) * part
        let rest = 1 - distance * distance
        let shown = from.opacity + (to.opacity - from.opacity) * part
        #expect(abs(shown - rest * rest * rest) * 255 < 0.5, "at \(distance)")
      }
    }
  }

  @Test("without a ground have none")
  func transparent() throws {
    var clear = list
    clear.background = nil
    let page = try #require(Elements(VectorPage.svg(clear, width: 320, height: 180)))
    #expect(page.named("rect").isEmpty)
    #expect(page.named("path").count == 3)
    let empty = try #require(Elements(VectorPage.svg(DisplayList(background: nil), width: 16, height: 16)))
    #expect(empty.named("path").isEmpty)
  }

  @Test("as PDF are one page of the frame's size, and every object is where the table says")
  func pdf() throws {
    let file = try VectorPage.pdf(list, width: 320, height: 180)
    let text = String(decoding: file, as: Unicode.ASCII.self)
    #expect(text.hasPrefix("%PDF-1.4\n"))
    #expect(text.hasSuffix("%%EOF\n"))
    #expect(text.matches(of: /\/Type \/Page\s/).count == 1)
    #expect(text.contains("/Count 1\n"))
    let box = try #require(text.firstMatch(of: /\/MediaBox \[ ([0-9. ]+) \]/))
    #expect(box.output.1.split(separator: " ").map { Double($0) } == [0, 0, 320, 180])
    let table = try #require(text.firstMatch(of: /startxref\n([0-9]+)\n/).flatMap { Int($0.output.1) })
    let lines = String(decoding: file[table...], as: Unicode.ASCII.self).split(separator: "\n")
    #expect(lines[0] == "xref")
    let objects = lines.dropFirst(3).prefix { $0.hasSuffix(" n ") }
    #expect(objects.count > 4)
    for (number, entry) in objects.enumerated() {
      let offset = try #require(Int(entry.prefix(10)))
      #expect(file[offset...].starts(with: Array("\(number + 1) 0 obj\n".utf8)))
    }
  }

  @Test("have the same bytes each time, and no date, number or version of whatever wrote them")
  func sameBytes() throws {
    var generator = SeededGenerator(seed: 5)
    let svg = try VectorPage.svg(list, width: 320, height: 180)
    let pdf = try VectorPage.pdf(list, width: 320, height: 180)
    for _ in 0..<4 {
      // What else was drawn before must not show.
      let width = generator.next(in: 16...200)
      _ = try VectorPage.svg(list, width: width, height: 50)
      _ = try VectorPage.pdf(list, width: width, height: 50)
      #expect(try VectorPage.svg(list, width: 320, height: 180) == svg)
      #expect(try VectorPage.pdf(list, width: 320, height: 180) == pdf)
    }
    for file in [svg, pdf] {
      let text = String(decoding: file, as: Unicode.ASCII.self)
      for trace in ["Date", "Producer", "cairo", "surface"] { #expect(!text.contains(trace), "\(trace)") }
    }
  }

  @Test("have fields as images of the pixels that a frame has of them, where these are, and nothing of the process")
  func fields() throws {
    let (width, height) = (160, 90)
    func field(_ seed: UInt64, _ bounds: Rect, opacity: Double) -> DrawCommand {
      var generator = SeededGenerator(seed: seed)
      let colors = (0..<77).map { _ in UInt32(generator.next(in: 0...0xFF_FFFF)) }
      return .field(ColorField(columns: 11, rows: 7, colors: colors, bounds: bounds, opacity: opacity))
    }
    // One is opaque, one is faint, one leaves the page, and one is not on it.
    let fields = [
      field(1, Rect(x: 12, y: 20, width: 40, height: 33), opacity: 1),
      field(2, Rect(x: 60.25, y: 8.5, width: 30, height: 50), opacity: 0.6),
      field(3, Rect(x: -20, y: 60, width: 50, height: 80), opacity: 1),
      field(4, Rect(x: 400, y: 60, width: 50, height: 80), opacity: 1),
    ]
    let areas = [(12, 20, 40, 33), (60, 8, 30, 50), (0, 60, 30, 30)]
    let list = DisplayList(background: Color(0x0F131A), commands: fields)
    let svg = try VectorPage.svg(list, width: width, height: height)
    let pdf = try VectorPage.pdf(list, width: width, height: height)
    #expect(try VectorPage.svg(list, width: width, height: height) == svg)
    #expect(try VectorPage.pdf(list, width: width, height: height) == pdf)
    let text = String(decoding: pdf, as: Unicode.ASCII.self)
    // The faint one has its opacity in an image of its own.
    #expect(text.matches(of: /\/Subtype \/Image/).count == 4)
    for size in ["/Width 40\n   /Height 33\n", "/Width 30\n   /Height 50\n", "/Width 30\n   /Height 30\n"] {
      #expect(text.contains(size))
    }

    let page = try #require(Elements(svg))
    let (images, uses) = (page.named("image"), page.named("use"))
    #expect(images.map { $0["id"] } == ["image0", "image1", "image2"])
    #expect(uses.map { $0["xlink:href"] } == ["#image0", "#image1", "#image2"])
    for (index, (x, y, columns, rows)) in areas.enumerated() {
      #expect(uses[index]["transform"] == "matrix(1,0,0,1,\(x),\(y))")
      let data = try #require(images[index]["xlink:href"]?.split(separator: ",").last)
      let image = try PNG.decode(Array(try #require(Data(base64Encoded: String(data)))))
      #expect(image.width == columns && image.height == rows)
      var painter = FramePainter(width: width, height: height)
      _ = try painter.paint(DisplayList(background: nil, commands: [fields[index]]))
      let (stride, imageStride) = (painter.pixels.stride, image.stride)
      let isSame = image.withPixels { image in
        painter.pixels.withPixels { frame in
          (0..<rows).allSatisfy { row in
            (0..<columns).allSatisfy { image[row * imageStride + $0] == frame[(row + y) * stride + x + $0] }
          }
        }
      }
      #expect(isSame, "field \(index)")
    }
  }

  @Test("of what can't be drawn are refused, in Cairo's own words")
  func refused() {
    let flat = Transform(a: 0, b: 0, c: 0, d: 0, tx: 0, ty: 0)
    let list = DisplayList(background: nil, commands: [.fill(.circle(radius: 1), .solid(Color(0)), flat)])
    let error = #expect(throws: RasterError.self) { try VectorPage.svg(list, width: 16, height: 16) }
    #expect(error?.description == "drawing failed: cairo_status: invalid matrix (not invertible)")
  }
}
