import Drawing
import Numerics

/// Hashes display lists, the same in every run; one that was used for a frame is faster for the next.
///
/// Outlines and fields are hashed once and remembered: most of a frame's are those of the frame before it.
struct DisplayListDigest {
  private var known: [Path: StableHash] = [:]
  private var knownFields: [ColorField: StableHash] = [:]

  /// Outlines that are remembered at most.
  private static let limit = 1 << 11
  /// Fields of colours that are remembered at most: each holds up to 64 MB, and few stand still.
  private static let fieldLimit = 4

  /// The hash of all that a list draws.
  mutating func of(_ list: DisplayList) -> StableHash {
    var hash = StableHash()
    hash.combine(list.background == nil)
    if let background = list.background { hash.combine(background) }
    hash.combine(list.commands.count)
    for command in list.commands { combine(command, into: &hash) }
    return hash
  }

  private mutating func combine(_ command: DrawCommand, into hash: inout StableHash) {
    switch command {
    case .fill(let path, let paint, let transform):
      hash.combine(0)
      hash.combine(digest(of: path))
      hash.combine(paint)
      hash.combine(transform)
    case .stroke(let path, let stroke, let paint, let transform):
      hash.combine(1)
      hash.combine(digest(of: path))
      hash.combine(stroke.width)
      hash.combine(stroke.dashes.count)
      for dash in stroke.dashes { hash.combine(dash) }
      hash.combine(paint)
      hash.combine(transform)
    case .glow(let glow):
      hash.combine(2)
      hash.combine(glow.center)
      hash.combine(glow.radius)
      hash.combine(glow.color)
    case .field(let field):
      hash.combine(3)
      hash.combine(digest(of: field))
      hash.combine(field.bounds.minX)
      hash.combine(field.bounds.minY)
      hash.combine(field.bounds.maxX)
      hash.combine(field.bounds.maxY)
      hash.combine(field.opacity)
    }
  }

  /// The hash of a field's colours, wherever it lies.
  private mutating func digest(of field: ColorField) -> StableHash {
    var nodes = field
    (nodes.bounds, nodes.opacity) = (.empty, 1)
    if let digest = knownFields[nodes] { return digest }
    var hash = StableHash()
    hash.combine(nodes.columns)
    hash.combine(nodes.rows)
    nodes.colors.withUnsafeBufferPointer { colors in
      // Two at a time; a colour has 24 bits.
      for index in stride(from: 0, to: colors.count - 1, by: 2) {
        hash.combine(UInt64(colors[index]) | UInt64(colors[index + 1]) << 32)
      }
      if let last = colors.last, !colors.count.isMultiple(of: 2) { hash.combine(last) }
    }
    if knownFields.count >= Self.fieldLimit { knownFields.removeAll(keepingCapacity: true) }
    knownFields[nodes] = hash
    return hash
  }

  private mutating func digest(of path: Path) -> StableHash {
    if let digest = known[path] { return digest }
    var hash = StableHash()
    for element in path.elements {
      switch element {
      case .move(let point):
        hash.combine(0)
        hash.combine(point)
      case .line(let point):
        hash.combine(1)
        hash.combine(point)
      case .curve(let first, let second, let end):
        hash.combine(2)
        for point in [first, second, end] { hash.combine(point) }
      case .close: hash.combine(3)
      }
    }
    if known.count >= Self.limit { known.removeAll(keepingCapacity: true) }
    known[path] = hash
    return hash
  }
}

extension StableHash {
  fileprivate mutating func combine(_ point: Point) {
    combine(point.x)
    combine(point.y)
  }

  fileprivate mutating func combine(_ color: Color) {
    combine(color.red)
    combine(color.green)
    combine(color.blue)
    combine(color.alpha)
  }

  fileprivate mutating func combine(_ paint: Paint) {
    switch paint {
    case .solid(let color):
      combine(0)
      combine(color)
    case .linear(let from, let first, let to, let last):
      combine(1)
      combine(from)
      combine(first)
      combine(to)
      combine(last)
    }
  }

  fileprivate mutating func combine(_ transform: Transform) {
    combine(transform.a)
    combine(transform.b)
    combine(transform.c)
    combine(transform.d)
    combine(transform.tx)
    combine(transform.ty)
  }
}
