import Drawing

/// Lays a field of colours over pixels, a row of them at a time.
///
/// A colour is mixed in integers: first the nodes above and below the pixel's centre, rounded to 1/256 of a level, then
/// the two mixtures left and right of it, rounded to a level. It is then laid over what is there as `Ink` lays one
/// colour, so a field of one colour has the bytes of a rectangle. A pixel's colour depends on the field and on its
/// place alone.
struct FieldBlend {
  let place: FieldPlace
  private let field: ColorField
  /// Where each column of pixels lies between the nodes, from the column `first` on, in whole fours.
  private let columns: [Column]
  private let first: Int
  /// What `Ink` makes of each level under the opacity; empty for a field that covers all.
  private let levels: [UInt64]
  private let alpha: UInt32

  /// Where a column of pixels lies: how many nodes are left of it, and how far it is from the last of these.
  private struct Column {
    let node: UInt32
    let fraction: UInt32
  }

  /// The colours between two nodes side by side in one row of pixels: blue, green, red and 255, in steps of 2⁻²⁴ levels,
  /// and how they change with each 1/65536 of the way.
  struct Span {
    let start: SIMD4<UInt32>
    let change: SIMD4<UInt32>
  }

  /// Prepares a field for a frame; nil where nothing of it is seen.
  init?(_ field: ColorField, on grid: TileGrid) {
    guard let place = FieldPlace(field, on: grid) else { return nil }
    (self.place, self.field) = (place, field)
    let pixels = place.across.pixels
    first = pixels.lowerBound & ~3
    columns = (first..<(pixels.upperBound + 3) & ~3).map { pixel in
      // What a four has beyond the field is not drawn, but has a place too.
      let (node, fraction) = place.across.place(of: min(max(pixel, pixels.lowerBound), pixels.upperBound - 1))
      return Column(node: UInt32(node), fraction: fraction)
    }
    let opacity = min(1, field.opacity)
    alpha = Color(0, alpha: opacity).pixel >> 24
    levels = opacity < 1 ? (0...255).map { UInt64(Color($0, alpha: opacity).pixel & 255) } : []
  }

  /// Lends memory for the spans of a row of pixels.
  func withSpans(_ body: (UnsafeMutablePointer<Span>) -> Void) {
    withUnsafeTemporaryAllocation(of: Span.self, capacity: field.columns - 1) { spans in
      if let spans = spans.baseAddress { body(spans) }
    }
  }

  /// Mixes the nodes above and below the row `y` of pixels, as far as those from column `left` to column `right` need it.
  func mix(_ spans: UnsafeMutablePointer<Span>, forRow y: Int, from left: Int, through right: Int) {
    let (row, fraction) = place.down.place(of: y)
    let pixels = place.across.pixels
    let (start, end) = (max(left, pixels.lowerBound) - first, min(right, pixels.upperBound - 1) - first)
    let nodes = Int(columns[start].node)...Int(columns[end].node)
    field.colors.withUnsafeBufferPointer { colors in
      guard let above = colors.baseAddress.map({ $0 + row &* field.columns }) else { return }
      let below = above + field.columns
      // A difference may be less than 0, and wraps round; the sum is not, and has 24 bits.
      @inline(__always)
      func mixed(_ node: Int) -> SIMD4<UInt32> {
        let (upper, lower) = (Self.components(above[node]), Self.components(below[node]))
        return ((upper &<< 16) &+ (lower &- upper) &* fraction &+ 128) &>> 8
      }
      var last = mixed(nodes.lowerBound)
      for node in nodes {
        let next = mixed(node &+ 1)
        // Half a level more is what rounds. Sums have 32 bits, as above.
        spans[node] = Span(start: (last &<< 16) &+ (1 << 23), change: next &- last)
        last = next
      }
    }
  }

  /// Blends into 16 pixels side by side, the first of which is in column `x`.
  func blend(into line: UnsafeMutablePointer<UInt32>, atX x: Int, _ spans: UnsafePointer<Span>) {
    let pixels = place.across.pixels
    let isFaint = !levels.isEmpty
    columns.withUnsafeBufferPointer { columns in
      guard let columns = columns.baseAddress else { return }
      for group in stride(from: max(x, first), to: min(x &+ TileGrid.side, pixels.upperBound), by: 4) {
        let place = line + (group &- x)
        let under = Pixels(place)
        var over = Self.colors(columns + (group &- first), spans)
        if isFaint { over = faint(over, on: under) }
        if group < pixels.lowerBound || group &+ 4 > pixels.upperBound {
          let columns = SIMD4(0, 1, 2, 3) &+ Int32(truncatingIfNeeded: group)
          over.replace(with: under, where: columns .< Int32(truncatingIfNeeded: pixels.lowerBound))
          over.replace(with: under, where: columns .>= Int32(truncatingIfNeeded: pixels.upperBound))
        }
        over.store(to: place)
      }
    }
  }

  /// Blue, green, red and 255.
  @inline(__always)
  private static func components(_ color: UInt32) -> SIMD4<UInt32> {
    SIMD4(truncatingIfNeeded: unsafeBitCast((color | 0xFF00_0000).littleEndian, to: SIMD4<UInt8>.self))
  }

  /// The colours of four columns, opaque.
  @inline(__always)
  private static func colors(_ columns: UnsafePointer<Column>, _ spans: UnsafePointer<Span>) -> Pixels {
    @inline(__always)
    func color(_ index: Int) -> SIMD4<UInt32> {
      let (column, span) = (columns[index], spans + Int(columns[index].node))
      return span.pointee.start &+ span.pointee.change &* column.fraction
    }
    let (left, right) = (
      SIMD8(lowHalf: color(0), highHalf: color(1)), SIMD8(lowHalf: color(2), highHalf: color(3))
    )
    let levels = SIMD16(lowHalf: left, highHalf: right) &>> 24
    return unsafeBitCast(SIMD16<UInt8>(truncatingIfNeeded: levels), to: Pixels.self)
  }

  /// Four opaque colours under the opacity, laid over what is there.
  @inline(__always)
  private func faint(_ colors: Pixels, on under: Pixels) -> Pixels {
    let rest = Halves(repeating: UInt16(255 - alpha))
    let over = levels.withUnsafeBufferPointer { levels in
      // Two pixels at once.
      @inline(__always)
      func two(_ word: UInt64) -> UInt64 {
        @inline(__always)
        func level(_ shift: UInt64) -> UInt64 { levels[Int(word &>> shift & 255)] &<< shift }
        return level(0) | level(8) | level(16) | level(32) | level(40) | level(48)
      }
      let words = unsafeBitCast(colors, to: SIMD2<UInt64>.self)
      return unsafeBitCast(SIMD2(two(words.x), two(words.y)), to: Pixels.self) | (alpha &<< 24)
    }
    return Pixels(
      blueRed: over.blueRed &+ .shares(under.blueRed, rest),
      greenAlpha: over.greenAlpha &+ .shares(under.greenAlpha, rest))
  }
}
