import Drawing

/// Lays a field of colours over pixels, a row of them at a time.
///
/// A colour is mixed in integers of 16 bits, eight at a time: first the nodes above and below the pixel's centre, in
/// steps of 1/128 of a level, then the two mixtures left and right of it, rounded to a level; it is within 1/20 of a
/// level of the exact one before it is rounded. It is then laid over what is there as `Ink` lays one colour, so a field
/// of one colour has the bytes of a rectangle. A pixel's colour depends on the field and on its place alone.
struct FieldBlend {
  let place: FieldPlace
  private let field: ColorField
  /// How many nodes are left of each column of pixels but one, from the column `first` on, in whole fours.
  private let nodes: [UInt32]
  /// How far each column is from the last of these, in 1/32768 of the way to the next, once for each component.
  private let ways: [SIMD4<Int16>]
  private let first: Int
  /// The node above each row of pixels, and how far the row is from it to the next, in 1/32768.
  private let rows: [(node: Int, way: SIMD8<Int16>)]
  /// What `Ink` makes of each level under the opacity; empty for a field that covers all.
  private let levels: [UInt64]
  private let alpha: UInt32

  /// The colours between two nodes side by side in one row of pixels: blue, green, red and 255.
  struct Span {
    /// Those of the left node, in 1/64 of a level, and half a level more.
    let start: SIMD4<Int16>
    /// How much more those of the right node are, in 1/128 of a level.
    let change: SIMD4<Int16>
  }

  /// Prepares a field for a frame; nil where nothing of it is seen.
  init?(_ field: ColorField, on grid: TileGrid) {
    guard let place = FieldPlace(field, on: grid) else { return nil }
    (self.place, self.field) = (place, field)
    let pixels = place.across.pixels
    first = pixels.lowerBound & ~3
    let places = (first..<(pixels.upperBound + 3) & ~3).map { pixel in
      // What a four has beyond the field is not drawn, but has a place too.
      place.across.place(of: min(max(pixel, pixels.lowerBound), pixels.upperBound - 1))
    }
    nodes = places.map { UInt32($0.node) }
    ways = places.map { SIMD4(repeating: Self.way($0.fraction)) }
    // Stored, not made where they are used: of a number that it sees made, the compiler makes slower products.
    rows = place.down.pixels.map { row in
      let (node, fraction) = place.down.place(of: row)
      return (node, SIMD8(repeating: Self.way(fraction)))
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
    let (row, way) = rows[y - place.down.pixels.lowerBound]
    let pixels = place.across.pixels
    let (start, end) = (max(left, pixels.lowerBound) - first, min(right, pixels.upperBound - 1) - first)
    let (low, high) = (Int(nodes[start]), Int(nodes[end]))
    field.colors.withUnsafeBufferPointer { colors in
      guard let above = colors.baseAddress.map({ $0 + row &* field.columns }) else { return }
      let below = above + field.columns
      // Two nodes side by side. What stands above the lowest 1/64 has its middle in 1/128.
      @inline(__always)
      func mixed(_ node: Int) -> SIMD8<Int16> {
        let (upper, lower) = (Self.components(above + node), Self.components(below + node))
        return (upper &+ (Self.products(lower &- upper, way) &* 2)) | 1
      }
      @inline(__always)
      func store(_ node: Int, _ start: SIMD4<Int16>, _ change: SIMD4<Int16>) {
        spans[node] = Span(start: start, change: change)
      }
      // From a node whose next is there, and the one after that.
      var node = min(low, field.columns &- 2)
      var pair = mixed(node)
      while node <= high {
        let next = min(node &+ 2, field.columns &- 2)
        let following = mixed(next)
        let after = next == node &+ 2 ? following.lowHalf : following.highHalf
        let starts = (pair &>> 1) &+ 32
        let changes = SIMD8(lowHalf: pair.highHalf, highHalf: after) &- pair
        store(node, starts.lowHalf, changes.lowHalf)
        if node < high { store(node &+ 1, starts.highHalf, changes.highHalf) }
        (node, pair) = (node &+ 2, following)
      }
    }
  }

  /// Blends into 16 pixels side by side, the first of which is in column `x`.
  func blend(into line: UnsafeMutablePointer<UInt32>, atX x: Int, _ spans: UnsafePointer<Span>) {
    let pixels = place.across.pixels
    let (first, isFaint) = (first, !levels.isEmpty)
    nodes.withUnsafeBufferPointer { nodes in
      ways.withUnsafeBufferPointer { ways in
        guard let nodes = nodes.baseAddress, let ways = ways.baseAddress else { return }
        for group in stride(from: max(x, first), to: min(x &+ TileGrid.side, pixels.upperBound), by: 4) {
          let place = line + (group &- x)
          var over = Self.colors(nodes + (group &- first), ways + (group &- first), spans)
          let isCut = group < pixels.lowerBound || group &+ 4 > pixels.upperBound
          if isFaint || isCut {
            let under = Pixels(place)
            if isFaint { over = faint(over, on: under) }
            let columns = SIMD4(0, 1, 2, 3) &+ Int32(truncatingIfNeeded: group)
            over.replace(with: under, where: columns .< Int32(truncatingIfNeeded: pixels.lowerBound))
            over.replace(with: under, where: columns .>= Int32(truncatingIfNeeded: pixels.upperBound))
          }
          over.store(to: place)
        }
      }
    }
  }

  /// A way in 1/65536, in 1/32768.
  private static func way(_ fraction: UInt32) -> Int16 { Int16(truncatingIfNeeded: fraction >> 1) }

  /// Blue, green, red and 255 of two nodes, in 1/128 of a level: as halves of 16 bits, in a little-endian machine's order.
  @inline(__always)
  private static func components(_ colors: UnsafePointer<UInt32>) -> SIMD8<Int16> {
    @inline(__always)
    func spread(_ color: UInt32) -> UInt64 {
      let color = UInt64(color) | 0xFF00_0000
      let halves = (color | color &<< 16) & 0xFFFF_0000_FFFF
      return (halves | halves &<< 8) & 0x00FF_00FF_00FF_00FF
    }
    // Times 128 is one shift of 16 bits; a shift written as one is taken apart.
    return unsafeBitCast(SIMD2(spread(colors[0]), spread(colors[1])), to: SIMD8<Int16>.self) &* 128
  }

  /// The upper halves of products of 16 by 16 bits: of a number of 1/128 and a way, in 1/64.
  @inline(__always)
  private static func products(_ a: SIMD8<Int16>, _ b: SIMD8<Int16>) -> SIMD8<Int16> {
    SIMD8<Int16>(
      truncatingIfNeeded: (SIMD8<Int32>(truncatingIfNeeded: a) &* SIMD8<Int32>(truncatingIfNeeded: b)) &>> 16)
  }

  /// The colours of four columns, opaque.
  @inline(__always)
  private static func colors(
    _ nodes: UnsafePointer<UInt32>, _ ways: UnsafePointer<SIMD4<Int16>>, _ spans: UnsafePointer<Span>
  ) -> Pixels {
    @inline(__always)
    func two(_ index: Int) -> SIMD8<UInt16> {
      let (left, right) = (spans + Int(nodes[index]), spans + Int(nodes[index &+ 1]))
      let ways = SIMD8(lowHalf: ways[index], highHalf: ways[index &+ 1])
      let change = SIMD8(lowHalf: left.pointee.change, highHalf: right.pointee.change)
      let start = SIMD8(lowHalf: left.pointee.start, highHalf: right.pointee.start)
      return SIMD8<UInt16>(truncatingIfNeeded: start &+ products(change, ways)) &>> 6
    }
    let levels = SIMD16(lowHalf: two(0), highHalf: two(2))
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
