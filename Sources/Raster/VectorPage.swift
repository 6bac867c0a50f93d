internal import CCairo
public import Drawing

/// Display lists as pages of vectors: the commands that `FramePainter` turns into pixels, kept as outlines.
///
/// A page is as large as the frame: a pixel is a unit of SVG (`px`) and a point of PDF (1/72 inch). Cairo holds
/// coordinates in steps of 1/256 pixel, on a page as on a frame, so a page for a poster is best made of a large frame.
///
/// A glow is a radial gradient, its stops taken from the α·(1 − d²/r²)³ of the pixels; between two stops it is off by
/// less than half a level of 255. Pages are not dithered: their smoothness is up to who shows them.
///
/// A field of colours is an image of the pixels that a frame has of it.
///
/// A file has the same bytes each time, and neither a date nor the version of the library that made it.
public enum VectorPage {
  /// How many steps a glow's gradient has.
  ///
  /// Between stops a distance h apart a line is off by at most h²/8 · max |f″|, here 6h²/8: 0.33 levels of 255.
  private static let glowSteps = 24

  /// One page as an SVG 1.1 document, of `width` × `height` pixels.
  public static func svg(_ list: DisplayList, width: Int, height: Int) throws(RasterError) -> [UInt8] {
    let grid = TileGrid(width: width, height: height)
    let file = try draw(list, over: grid, madeBy: "cairo_svg_surface_create_for_stream") { write, sink in
      let surface = cairo_svg_surface_create_for_stream(write, sink, Double(width), Double(height))
      cairo_svg_surface_restrict_to_version(surface, CAIRO_SVG_VERSION_1_1)
      cairo_svg_surface_set_document_unit(surface, CAIRO_SVG_UNIT_PX)
      return surface
    }
    return withImagesNumbered(withoutSurfaceName(file))
  }

  /// One page as a PDF 1.4 document, of `width` × `height` points.
  public static func pdf(_ list: DisplayList, width: Int, height: Int) throws(RasterError) -> [UInt8] {
    let grid = TileGrid(width: width, height: height)
    let file = try draw(list, over: grid, madeBy: "cairo_pdf_surface_create_for_stream") { write, sink in
      let surface = cairo_pdf_surface_create_for_stream(write, sink, Double(width), Double(height))
      // Later versions may compress the objects whose text is looked for below.
      cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4)
      // An empty date leaves the date out; else it would be that of the clock.
      cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "")
      return surface
    }
    return withoutProducer(file)
  }

  /// Draws a list on the surface that `open` makes, and answers what the surface wrote.
  private static func draw(
    _ list: DisplayList, over grid: TileGrid, madeBy call: String,
    on open: (cairo_write_func_t, UnsafeMutablePointer<[UInt8]>) -> OpaquePointer?
  ) throws(RasterError) -> [UInt8] {
    var file: [UInt8] = []
    // The canvas and its surface are gone when the file is read.
    try withUnsafeMutablePointer(to: &file) { (sink) throws(RasterError) in
      let surface = open(
        { sink, bytes, count in
          let file = sink?.assumingMemoryBound(to: [UInt8].self)
          file?.pointee.append(contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
          return CAIRO_STATUS_SUCCESS
        }, sink)
      let canvas = try Canvas(surface, madeBy: call)
      // A new page is clear: there is nothing to replace.
      if let background = list.background { canvas.cover(background) }
      for command in list.commands {
        try canvas.draw(
          command,
          light: { glow in
            guard glow.radius > 0, glow.color.alpha > 0 else { return }
            canvas.fillCircle(of: glow, opacities: opacities(of: glow))
          },
          field: { (field) throws(RasterError) in try lay(field, over: grid, on: canvas) })
      }
      try canvas.finish()
    }
    return file
  }

  /// Lays a field's own pixels over a page: between nodes every viewer would blend in a way of its own.
  private static func lay(_ field: ColorField, over grid: TileGrid, on canvas: borrowing Canvas) throws(RasterError) {
    guard let place = FieldPlace(field, on: grid) else { return }
    var painter = FramePainter(width: grid.width, height: grid.height)
    _ = try painter.paint(DisplayList(background: nil, commands: [.field(field)]))
    canvas.lay(painter.pixels, place.area)
  }

  private static func opacities(of glow: Glow) -> [Double] {
    (0...glowSteps).map { step in
      let distance = Double(step) / Double(glowSteps)
      let rest = 1 - distance * distance
      return glow.color.alpha * rest * rest * rest
    }
  }
}
