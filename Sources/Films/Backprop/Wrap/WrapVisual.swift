import Drawing
import FilmKit
import NetworkKit
import Simulation
import Timeline
import Typesetting

/// The wrap: the memo of δ, in the order of the stage, beside Fibonacci's; the calls of both collapse onto them: the same
/// method twice.
struct WrapVisual: Visual {
  private let tables: [MemoTable]
  private let trees: [CallTree]
  private let moral: (label: Label, at: Point, reveal: Span)
  private let enter: Span
  private let leave: Span
  private let theme: Theme

  /// Prepares both memos; nil where the timeline leaves no time for them, or the network has too few weights.
  init?(_ film: BackpropContext) throws(TypesettingError) {
    guard let wrap = film.wrap else { return nil }
    theme = film.theme
    let unit = film.unit
    let fade = min(film.theme.fade, 0.1 * wrap.length)
    let enter = Span(start: wrap.start + fade, length: fade)
    self.enter = enter
    leave = film.leave(.grad(edge: 0)).first(film.theme.fade)
    let panel = film.stage.panel
    let isStacked = panel.height > 0.36 * panel.width
    let moralHeight = 48 * unit
    let room = panel.inset(bottom: moralHeight)
    let halves =
      isStacked
      ? [room.inset(bottom: room.height / 2 + 8 * unit), room.inset(top: room.height / 2 + 8 * unit)]
      : [room.inset(right: room.width / 2 + 30 * unit), room.inset(left: room.width / 2 + 30 * unit)]
    let motion = Span(start: wrap.start + 2 * fade, length: min(4.6, 0.6 * wrap.length))
    // The calls need time to be seen, all of them, before they collapse.
    let hasTree = wrap.length >= 4
    let rest = max(0, min(1, 0.25 * (wrap.length - 4)))
    let second = motion.part(0.42, 1)
    let fill = hasTree ? Span(start: second.start + rest, length: second.length) : motion
    let last = film.lastLayer
    let deltas = Self.deltas(film)
    // What both are without a memo is said as long as their calls are seen.
    func before(_ words: [String], _ count: Int, reach: Int) -> [String]? {
      guard hasTree else { return nil }
      let change = MemoTable.change(of: count, reach: reach, in: fill)
      let seen = change.part(0, 0.25).end - enter.part(0, 0.5).end
      let longest = words.firstIndex { Reading.seconds($0) <= seen } ?? words.count - 1
      return Array(words[longest...])
    }
    let chain = try MemoTable(
      film, film.wording.ways(.chainStored),
      before: before(
        film.wording.ways(.chainScratch, ["delta": "δ\(subscripted(last))", "count": .count(last)]), deltas.count,
        reach: 1), deltas, reach: 1, .delta, halves[0], fill, startsLast: true)
    let fibonacci = try MemoTable(
      film, film.wording.ways(.fibonacciStored),
      before: before(
        film.wording.ways(.fibonacciScratch), Self.fibonacci.count, reach: 2
      ),
      Self.fibonacci, reach: 2, .ink, halves[1], fill, startsLast: false)
    tables = [chain, fibonacci]
    var trees: [CallTree] = []
    let all: [(calls: [CallTree.Call], entries: [(name: String, value: String)?])] = [
      (CallTree.chain(of: deltas.count), deltas), (CallTree.fibonacci, Self.fibonacci),
    ]
    for (index, tree) in all.enumerated() where hasTree {
      trees.append(
        try CallTree(
          film, tree.calls, tree.entries.map { $0?.name ?? "\\cdots" }, tables[index], above: halves[index],
          grow: motion.part(0, 0.36)))
    }
    self.trees = trees
    let label = try film.lettering.text(film.wording(.moral), size: film.theme.title, heavy: true)
    moral = (
      label, Point(panel.center.x, panel.maxY - 4 * unit),
      Span(start: fill.end, length: min(film.theme.fade, 0.1 * wrap.length))
    )
  }

  /// The stored δ as the stage has them, the first layer's at the left; of many the two at each end.
  private static func deltas(_ film: BackpropContext) -> [(name: String, value: String)?] {
    let last = film.lastLayer
    let layers = last <= 5 ? Array(1...last) : [1, 2, 0, last - 1, last]
    return layers.map { layer in
      guard layer > 0 else { return nil }
      let deltas = film.trace.layers[layer].delta
      // Of a wide layer's, how many there are: no number stands for all of them.
      let value =
        deltas.count == 1
        ? film.formulas.number(deltas[0], Quantity(.delta, [layer, 0]), .ink, digits: 3)
        : "\\text{\(film.wording(.numbers, ["count": .count(deltas.count)]))}"
      return (film.formulas.delta(ofLayer: layer), value)
    }
  }

  private static let fibonacci: [(name: String, value: String)?] = [1, 1, 2, 3, 5].enumerated().map { index, value in
    ("F_{\(index + 1)}", "\(value)")
  }

  func draw(at time: Double, into scene: inout Scene) {
    let opacity = Easing.inOut(enter.progress(at: time)) * (1 - Easing.inOut(leave.progress(at: time)))
    guard opacity > 0 else { return }
    for table in tables { table.draw(at: time, opacity: opacity, into: &scene) }
    for tree in trees { tree.draw(at: time, opacity: opacity, into: &scene) }
    let shown = opacity * Easing.inOut(moral.reveal.progress(at: time))
    moral.label.draw(.center, at: moral.at, opacity: shown, into: &scene) { _ in theme.ink }
  }
}
