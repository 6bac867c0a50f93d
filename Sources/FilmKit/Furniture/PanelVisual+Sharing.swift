import Drawing
import Typesetting

extension PanelVisual {
  /// A term of a page's formula: which one of which step.
  struct Place: Hashable {
    let step: Int
    let term: Int
  }

  /// A term that two pages share.
  struct Share {
    let from: Place
    let to: Place
    let move: PanelTraveller.Move
  }

  /// How a page becomes the next: which steps stay where they are, and which terms of the others go to new places.
  struct Turn {
    /// Steps that both pages have at the same place.
    private(set) var joins: [(from: Int, to: Int)] = []
    /// Terms that glide, none of them through another, each to the nearest of its like.
    private(set) var shares: [Share] = []
    /// Whether a term has too far to go in the time there is.
    private(set) var isHasty = false

    /// How far a term may go, in units a second: faster, it would jump.
    static let fastest = 1000.0

    /// A page that has nothing in common with the next.
    init() {}

    /// Finds what two pages have in common.
    ///
    /// - Parameters:
    ///   - start: When the first begins to go.
    ///   - unit: Pixels in a unit.
    init(from page: Page, to next: Page, at start: Double, _ unit: Double) {
      for (step, own) in page.steps.enumerated() where own.stay.enter.end <= start {
        let same = next.steps.firstIndex { own.label.isSame(as: $0.label) && own.at.distance(to: $0.at) < 0.01 }
        if let same { joins.append((step, same)) }
      }
      let (joined, kept) = (Set(joins.map(\.from)), Set(joins.map(\.to)))
      guard let span = Self.glide(from: page, to: next, but: kept) else { return }
      let enter = next.steps.indices.first { !kept.contains($0) }.map { next.steps[$0].stay.enter }
      let starts = page.places { !joined.contains($0) && page.steps[$0].stay.enter.end <= start }
      let goals = next.places { !kept.contains($0) && next.steps[$0].stay.enter == enter }
      var pairs: [(from: Place, to: Place, way: Double)] = []
      for from in starts {
        for to in goals where next.term(to).looks(like: page.term(from)) && next.text(to) == page.text(from) {
          let way = page.ink(from).center.distance(to: next.ink(to).center)
          guard way <= Self.fastest * unit * span.length else {
            isHasty = true
            continue
          }
          pairs.append((from, to, way))
        }
      }
      // What stays is in the way as well.
      let still = joined.map { Transform.place(at: page.steps[$0].at)(page.steps[$0].label.ink) }
      var taken: [[Rect]] = still.map { Array(repeating: $0, count: Self.looks + 1) }
      for pair in pairs.sorted(by: { $0.way < $1.way }) {
        guard !shares.contains(where: { $0.from == pair.from || $0.to == pair.to }) else { continue }
        let move = Self.move(page, pair.from, next, pair.to, span)
        let boxes = (0...Self.looks).map { look in
          let place = move.place(at: Double(look) / Double(Self.looks))
          return Transform.place(at: place.origin, scale: place.scale)(page.term(pair.from).ink).expanded(by: 3 * unit)
        }
        guard !taken.contains(where: { zip($0, boxes).contains { $0.meets($1) } }) else { continue }
        taken.append(boxes)
        shares.append(Share(from: pair.from, to: pair.to, move: move))
      }
    }

    /// How often a way is looked at for what it runs into.
    private static let looks = 24

    /// When terms glide: from when what goes is half gone until what comes begins to be seen.
    private static func glide(from page: Page, to next: Page, but kept: Set<Int>) -> Span? {
      guard let leave = page.steps.first?.stay.leave,
        let first = next.steps.indices.first(where: { !kept.contains($0) })
      else { return nil }
      let (start, end) = (leave.part(0, 0.5).end, next.steps[first].stay.enter.part(0, 0.2).end)
      return end > start ? Span(start: start, length: end - start) : nil
    }

    /// The move of a term's outlines from its place in a page to that in the next.
    private static func move(
      _ page: Page, _ from: Place, _ next: Page, _ to: Place, _ span: Span
    ) -> PanelTraveller.Move {
      let (own, goal) = (page.term(from).ink, next.ink(to))
      let scale = goal.height / own.height
      let origin = Point(goal.center.x - scale * own.center.x, goal.center.y - scale * own.center.y)
      return PanelTraveller.Move(span: span, from: (page.steps[from.step].at, 1), to: (origin, scale))
    }

    /// Lets what two pages have at the same place stay from one to the other: the one goes in the moment in which the
    /// other comes.
    func join(_ page: inout Page, _ next: inout Page, at time: Double) {
      let now = Span(start: time, length: 0)
      for (from, to) in joins { (page.steps[from].stay.leave, next.steps[to].stay.enter) = (now, now) }
      for row in page.caption.indices where page.caption[row].stay.enter.end <= time {
        let own = page.caption[row]
        // Of a page that has gone on through several beats, those of the last.
        if let leave = own.stay.leave, leave.end <= time { continue }
        let same = next.caption.firstIndex { own.label.isSame(as: $0.label) && own.at.distance(to: $0.at) < 0.01 }
        if let same { (page.caption[row].stay.leave, next.caption[same].stay.enter) = (now, now) }
      }
    }
  }
}

extension PanelTraveller {
  /// What glides from page to page, which the pages then leave to be drawn by itself.
  ///
  /// - Parameter turns: One for each page but the last: how it becomes the next.
  static func all(in pages: inout [PanelVisual.Page], _ turns: [PanelVisual.Turn]) -> [PanelTraveller] {
    var done: [PanelTraveller] = []
    // Those that have come to the page at hand, by where they stand in it.
    var here: [PanelVisual.Place: PanelTraveller] = [:]
    func close(_ page: PanelVisual.Page) {
      for (place, traveller) in here.sorted(by: { ($0.key.step, $0.key.term) < ($1.key.step, $1.key.term) }) {
        var traveller = traveller
        traveller.leave = page.steps[place.step].stay.leave
        done.append(traveller)
      }
    }
    for (index, turn) in turns.enumerated() {
      var next: [PanelVisual.Place: PanelTraveller] = [:]
      for share in turn.shares {
        next[share.to] = PanelTraveller(share, in: pages[index], known: here.removeValue(forKey: share.from))
        pages[index].steps[share.from.step].lent.insert(share.from.term)
      }
      for (from, to) in turn.joins {
        for term in pages[index].steps[from].lent {
          next[.init(step: to, term: term)] = here.removeValue(forKey: .init(step: from, term: term))
        }
      }
      close(pages[index])
      here = next
      for place in here.keys { pages[index + 1].steps[place.step].lent.insert(place.term) }
    }
    if let last = pages.last { close(last) }
    return done
  }

  /// What goes on from a page, and has come to it from another or begins there.
  private init(_ share: PanelVisual.Share, in page: PanelVisual.Page, known: PanelTraveller?) {
    let (step, term) = (page.steps[share.from.step], page.term(share.from))
    guard let known, let last = known.moves.last?.to else {
      self.init(
        path: term.path, role: term.role, size: step.label.size, text: page.text(share.from), enter: step.stay.enter,
        leave: nil, moves: [share.move])
      return
    }
    self = known
    // The outlines stay those of the first page.
    let (own, goal) = (path.bounds, share.move.to)
    let end = Transform.place(at: goal.origin, scale: goal.scale)(term.ink)
    let scale = end.height / own.height
    let origin = Point(end.center.x - scale * own.center.x, end.center.y - scale * own.center.y)
    moves.append(Move(span: share.move.span, from: last, to: (origin, scale)))
  }
}

extension PanelVisual.Page {
  fileprivate func term(_ place: PanelVisual.Place) -> Label.Term { steps[place.step].label.terms[place.term] }

  /// A term's ink in the frame.
  fileprivate func ink(_ place: PanelVisual.Place) -> Rect {
    Transform.place(at: steps[place.step].at)(term(place).ink)
  }

  /// The terms of some steps that stand for something, but for those that have others within them.
  fileprivate func places(in isMeant: (Int) -> Bool) -> [PanelVisual.Place] {
    steps.indices.filter(isMeant).flatMap { step in
      let terms = steps[step].label.terms
      return terms.indices.map { PanelVisual.Place(step: step, term: $0) }.filter { place in
        let own = terms[place.term].ink
        let isAlone = !terms.indices.contains { $0 != place.term && own.holds(terms[$0].ink.center) }
        return isAlone && !text(place).plain.isEmpty
      }
    }
  }

  /// What a term says; nothing where that can't be told.
  fileprivate func text(_ place: PanelVisual.Place) -> PanelTraveller.Words {
    let label = steps[place.step].label
    let term = label.terms[place.term]
    let alike = label.terms.indices.filter { label.terms[$0].tag == term.tag }
    let told = FormulaText.tagged(label.source).filter { $0.tag == term.tag }
    guard alike.count == told.count, let index = alike.firstIndex(of: place.term) else {
      return PanelTraveller.Words(plain: "", source: "")
    }
    let shown = told[index].shown
    return PanelTraveller.Words(
      plain: shown, source: "\\role{\(term.role?.rawValue ?? "")@\(term.tag)}{\(shown)}")
  }
}

extension Label {
  /// Whether another says the same in the same size.
  fileprivate func isSame(as other: Label) -> Bool { source == other.source && size == other.size }
}

extension Label.Term {
  /// Whether the outlines are the same, whatever their size.
  fileprivate func looks(like other: Label.Term) -> Bool {
    guard tag == other.tag, role == other.role, path.elements.count == other.path.elements.count else { return false }
    return abs(ink.width * other.ink.height - other.ink.width * ink.height) < 0.02 * ink.width * other.ink.height
  }
}

extension Rect {
  /// Whether a point is in it.
  fileprivate func holds(_ point: Point) -> Bool {
    minX <= point.x && point.x <= maxX && minY <= point.y && point.y <= maxY
  }

  /// Whether the two have an area in common.
  fileprivate func meets(_ other: Rect) -> Bool {
    minX < other.maxX && other.minX < maxX && minY < other.maxY && other.minY < maxY
  }
}
