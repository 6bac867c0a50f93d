/// An immutable outline of lines and cubic Béziers, cheap to copy, to hash and to compare.
///
/// The elements are held once and shared; bounds and hash are worked out when the path is made, so a display list
/// that carries a thousand glyphs costs no more to compare than one that carries a thousand numbers.
public struct Path: Hashable, Sendable {
  /// One step of an outline.
  public enum Element: Hashable, Sendable {
    /// Starts a new contour.
    case move(Point)
    /// A straight line from the current point.
    case line(Point)
    /// A cubic Bézier: two control points, then its end.
    case curve(Point, Point, Point)
    /// Back to the start of the contour.
    case close
  }

  private final class Storage: Sendable {
    let elements: [Element]
    let bounds: Rect
    let hash: UInt64

    init(_ elements: [Element]) {
      self.elements = elements
      var box = Rect.empty
      for element in elements {
        switch element {
        case .move(let p), .line(let p): box.include(p)
        case .curve(let p, let q, let r):
          box.include(p)
          box.include(q)
          box.include(r)
        case .close: break
        }
      }
      bounds = box
      hash = elements.reduce(into: UInt64(elements.count)) { hash, element in
        switch element {
        case .move(let p): hash.mix(1, p)
        case .line(let p): hash.mix(2, p)
        case .curve(let p, let q, let r):
          hash.mix(3, p)
          hash.mix(4, q)
          hash.mix(5, r)
        case .close: hash.mix(6, .zero)
        }
      }
    }
  }

  private let storage: Storage

  /// Makes a path of its elements; curves count into the bounds with their control points.
  public init(_ elements: [Element]) { storage = Storage(elements) }

  /// The outline, in drawing order.
  public var elements: [Element] { storage.elements }
  /// A rectangle that covers the outline, control points included.
  public var bounds: Rect { storage.bounds }
  /// Whether there is nothing to draw.
  public var isEmpty: Bool { storage.elements.isEmpty }

  /// Two paths are equal when their elements are.
  public static func == (left: Path, right: Path) -> Bool {
    left.storage === right.storage
      || (left.storage.hash == right.storage.hash && left.storage.elements == right.storage.elements)
  }

  /// Feeds the hash that was worked out when the path was made.
  public func hash(into hasher: inout Hasher) { hasher.combine(storage.hash) }
}

extension UInt64 {
  /// Mixes a point into a hash.
  fileprivate mutating func mix(_ kind: UInt64, _ point: Point) {
    // Adding 0 makes one of the two zeros, which are equal.
    mix(kind)
    mix((point.x + 0).bitPattern)
    mix((point.y + 0).bitPattern)
  }
}

extension Rect {
  fileprivate mutating func include(_ p: Point) {
    minX = min(minX, p.x)
    minY = min(minY, p.y)
    maxX = max(maxX, p.x)
    maxY = max(maxY, p.y)
  }
}
