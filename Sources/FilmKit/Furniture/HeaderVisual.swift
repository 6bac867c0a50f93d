import Drawing
import Timeline
import Typesetting

/// The header: the film's title, and a rail of the phases with the one at work marked.
struct HeaderVisual: Visual {
  private struct Stop {
    let label: Label
    let center: Double
  }

  private let title: [(label: Label, at: Point)]
  private let stops: [Stop]
  /// What the film is at, and from when, in the order of the film; at the first it starts.
  private let turns: [(stop: Int, span: Span)]
  /// The turns, in rows that go on from stop to stop.
  private let ways: [[(stop: Int, span: Span)]]
  private let baseline: Double
  private let mark: Path
  private let markY: Double
  private let isStacked: Bool
  /// When it comes, in a film that begins with a countdown or a title card, which have the picture to themselves; nil
  /// where it is there from the start.
  private let shows: Span?
  private let theme: Theme

  /// Prepares title and rail: side by side where the picture is wide, else one below the other.
  init(_ film: some FilmStory) throws(FilmError) {
    let header = film.bands.header
    let theme = film.theme
    let unit = film.unit
    let stacked = header.height > 100 * unit
    let railStart: Double
    do {
      var labels: [Label] = []
      for phase in film.rail {
        labels.append(try film.lettering.text(film.timeline.words.stop(of: phase) ?? phase.name, size: theme.small))
      }
      var gap = 46 * unit
      var text = labels.reduce(0) { $0 + $1.width }
      if !stacked {
        // A third of the header is the title's; many stops stand closer, and then smaller.
        let room = 0.66 * header.width
        let count = Double(max(1, labels.count - 1))
        if text + gap * count > room { gap = max(26 * unit, min(gap, (room - text) / count)) }
        let share = (room - gap * count) / text
        if share < 1 {
          let size = max(theme.smallest, theme.small * share)
          labels = try film.rail.map { phase throws(TypesettingError) in
            try film.lettering.text(film.timeline.words.stop(of: phase) ?? phase.name, size: size)
          }
          text = labels.reduce(0) { $0 + $1.width }
        }
      }
      if stacked { gap = min(70 * unit, (header.width - text) / Double(max(1, labels.count - 1))) }
      let width = text + gap * Double(max(0, labels.count - 1))
      var x = stacked ? header.center.x - width / 2 : header.maxX - width
      var stops: [Stop] = []
      for label in labels {
        stops.append(Stop(label: label, center: x + label.width / 2))
        x += label.width + gap
      }
      // Where lines run from the right, so does the rail, from the header's other end.
      if film.wording.language.isRightToLeft {
        stops = stops.map { Stop(label: $0.label, center: header.minX + header.maxX - $0.center) }
      }
      self.stops = film.timeline.show.phases ? stops : []
      baseline = stacked ? header.maxY - 24 * unit : header.center.y + 0.35 * theme.small * unit
      railStart = stacked ? header.maxX + 60 * unit : header.maxX - width
    } catch {
      throw FilmError(place: "the phases", error)
    }
    do {
      let room = (film.timeline.show.phases ? railStart - 60 * unit : header.maxX) - header.minX
      let words = film.timeline.show.title ? film.timeline.title ?? "" : ""
      let lines = try film.lettering.lines(words, size: theme.title, heavy: true, width: room)
      let middle = stacked ? header.minY + 46 * unit : header.center.y
      title = lines.enumerated().map { index, label in
        let offset = (Double(index) - Double(lines.count - 1) / 2) * 1.15 * theme.caption
        let size = lines.count == 1 ? theme.title : theme.caption
        let start = film.wording.language.isRightToLeft ? header.maxX - label.width : header.minX
        return (label, Point(stacked ? header.center.x : start, middle + (offset + 0.36 * size) * unit))
      }
    } catch {
      throw FilmError(place: "title", error)
    }
    let order = film.rail
    turns = film.phases.compactMap { change in
      order.firstIndex(of: change.phase).map { (stop: $0, span: change.starts) }
    }
    var ways: [[(stop: Int, span: Span)]] = []
    for turn in turns {
      if let last = ways.last?.last, last.stop <= turn.stop {
        ways[ways.count - 1].append(turn)
      } else {
        ways.append([turn])
      }
    }
    self.ways = ways
    mark = .roundedRect(Rect(x: -18 * unit, y: -2 * unit, width: 36 * unit, height: 4 * unit), radius: 2 * unit)
    markY = baseline + 16 * unit
    self.theme = theme
    isStacked = stacked
    let isBare = [BeatID.countdown, .title].contains { film.schedule.beat($0).length > 0 }
    shows = isBare ? film.appear : nil
  }

  func draw(at time: Double, into scene: inout Scene) {
    let hidden = shows.map { 1 - Easing.inOut($0.progress(at: time)) } ?? 0
    guard hidden < 1 else { return }
    for line in title {
      line.label.draw(isStacked ? .center : .left, at: line.at, opacity: 1 - hidden, into: &scene) { _ in theme.ink }
    }
    guard !stops.isEmpty else { return }
    let current = shares(of: turns, at: time)
    for (index, stop) in stops.enumerated() {
      let color = theme.muted.mixed(with: theme.ink, current[index])
      stop.label.draw(.center, at: Point(stop.center, baseline), opacity: 1 - hidden, into: &scene) { _ in color }
    }
    for (index, way) in ways.enumerated() {
      // The mark glides with the light as the film goes on. It does not run back: it goes, then comes where that begins anew.
      let comes = index == 0 ? 1 : Easing.inOut(way[0].span.part(0.5, 1).progress(at: time))
      let goes = index + 1 < ways.count ? Easing.inOut(ways[index + 1][0].span.part(0, 0.5).progress(at: time)) : 0
      let seen = comes * (1 - goes) * (1 - hidden)
      guard seen > 0 else { continue }
      // Its place is the blend of all the turns so far.
      let place = zip(shares(of: way, at: time), stops).reduce(0) { $0 + $1.0 * $1.1.center }
      scene.append(.fill(mark, .solid(theme.signal.opacity(seen)), .place(at: Point(place, markY))))
    }
  }

  /// How much each stop has of what goes from one to another: all of it but on the way.
  private func shares(of turns: [(stop: Int, span: Span)], at time: Double) -> [Double] {
    var shares = stops.indices.map { $0 == turns.first?.stop ? 1.0 : 0 }
    for turn in turns.dropFirst() {
      let gone = Easing.inOut(turn.span.progress(at: time))
      guard gone > 0 else { break }
      for index in shares.indices { shares[index] *= 1 - gone }
      shares[turn.stop] += gone
    }
    return shares
  }
}
