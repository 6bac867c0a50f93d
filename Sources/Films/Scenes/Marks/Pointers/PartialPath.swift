import Drawing

extension Path {
  /// The part of an outline of one contour from its start that is a share of all of it, by length.
  func first(_ share: Double) -> Path {
    guard share < 1 else { return self }
    var pieces: [(element: Element, from: Point, length: Double)] = []
    var (start, at) = (Point.zero, Point.zero)
    for element in elements {
      switch element {
      case .move(let to): (start, at) = (to, to)
      case .line(let to):
        pieces.append((element, at, at.distance(to: to)))
        at = to
      case .curve(let p, let q, let to):
        let curve = Cubic(at, p, q, to)
        pieces.append((element, at, curve.length))
        at = to
      case .close:
        pieces.append((.line(start), at, at.distance(to: start)))
        at = start
      }
    }
    var rest = max(0, share) * pieces.reduce(0) { $0 + $1.length }
    var drawn: [Element] = pieces.first.map { [.move($0.from)] } ?? []
    for (element, from, length) in pieces {
      let part = length > 0 ? min(1, rest / length) : 1
      switch element {
      case .line(let to): drawn.append(.line(from.toward(to, part)))
      case .curve(let p, let q, let to):
        let cut = Cubic(from, p, q, to).first(part)
        drawn.append(.curve(cut.b, cut.c, cut.d))
      case .move, .close: break
      }
      rest -= length
      if rest <= 0 { break }
    }
    return Path(drawn)
  }
}

/// A cubic Bézier.
struct Cubic: Hashable, Sendable {
  let a: Point
  let b: Point
  let c: Point
  let d: Point

  init(_ a: Point, _ b: Point, _ c: Point, _ d: Point) { (self.a, self.b, self.c, self.d) = (a, b, c, d) }

  /// The part from its start to a parameter, by de Casteljau.
  func first(_ t: Double) -> Cubic {
    let (ab, bc, cd) = (a.toward(b, t), b.toward(c, t), c.toward(d, t))
    let (abc, bcd) = (ab.toward(bc, t), bc.toward(cd, t))
    return Cubic(a, ab, abc, abc.toward(bcd, t))
  }

  /// Points along it, both ends among them.
  var points: [Point] { (0...32).map { first(Double($0) / 32).d } }

  /// About how long it is.
  var length: Double {
    let points = points
    return zip(points, points.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
  }

  /// It as a path.
  var path: Path { Path([.move(a), .curve(b, c, d)]) }
}
