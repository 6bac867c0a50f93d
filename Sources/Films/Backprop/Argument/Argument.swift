import Drawing
import FilmKit
import NetworkKit
import Numerics
import Simulation
import Timeline

/// The argument of the beat `done`, planned: what is shown when, and where.
///
/// From scratch every weight walks the chain again, and the same products come again; stored, each δ is worked out
/// once; and the deeper the network, the more that saves. A beat that is short has fewer of these steps, and the same
/// end.
struct Argument {
  /// The steps that come before the growth, where there is time for them and letters can tell them.
  struct Steps {
    /// A runner walks the chain once a weight, and leaves its factors.
    let walks: Span
    /// Equal products light up.
    let same: Span
    /// Duplicates slide into one cell each.
    let merge: Span
  }

  /// How deep the network grows.
  static let depth = 100
  /// How deep it is where the growth rests on its way there, if there is time to read what that costs.
  static let landing = 10

  /// When what stood on the stage before makes way.
  let clears: Span
  /// When the picture of the argument comes.
  let enter: Span
  /// When it goes.
  let leave: Span
  /// What comes before the chart; nil where there is no time or no room for it.
  let steps: Steps?
  /// When the chart comes.
  let opens: Span
  /// When its columns are built, from the last weight to the first.
  let build: Span
  /// When the network grows.
  let growth: Span
  /// All that the argument may use.
  let area: Rect
  /// The plot, without its axes' words.
  let plot: Rect
  /// Where the left edge of the large numerals is, and the baselines of the two.
  let numerals: (x: Double, baselines: [Double], size: Double)

  /// Plans the argument; nil where the beat has no time, or says something else.
  init?(_ film: BackpropContext) {
    let beat = film.schedule.beat(.done)
    guard beat.length > 0, film.timeline.panel[.done]?.formula == nil else { return nil }
    let cleared = film.schedule.clearing(.update, film.theme)
    leave = cleared.length > 0 ? cleared : film.curtain
    let unit = film.unit
    area = film.bands.stage
    if film.stage.axis == .across {
      plot = Rect(
        minX: area.minX + 92 * unit, minY: area.minY + 58 * unit, maxX: area.minX + 0.63 * area.width,
        maxY: area.maxY - 74 * unit)
      numerals = (
        area.minX + 0.7 * area.width, [plot.minY + 0.36 * plot.height, plot.minY + 0.8 * plot.height], 132
      )
    } else {
      let zone = min(300 * unit, 0.3 * area.height)
      plot = Rect(
        minX: area.minX + 84 * unit, minY: area.minY + 50 * unit, maxX: area.maxX - 16 * unit,
        maxY: area.maxY - zone - 104 * unit)
      numerals = (
        plot.minX, [area.maxY - 0.58 * zone, area.maxY - 0.08 * zone], min(110, 0.42 * zone / unit)
      )
    }
    let now = Span(start: beat.start, length: 0)
    // The last picture is held for 2.4 s, or for 30 % of a short beat.
    let story = film.schedule.running(.done).first(beat.length - min(0.3 * beat.length, 2.4))
    clears = story.part(0, 0.1).first(0.5)
    guard beat.length >= 3 else {
      enter = film.schedule.fadeIn(.done, film.theme)
      (steps, opens, build, growth) = (nil, enter, now, now)
      return
    }
    // Less than a third is left of what stood there before, but the stage is never empty.
    enter = Span(start: clears.part(0, 0.6).end, length: min(film.theme.fade, 0.1 * story.length))
    guard story.length >= 5.5, LedgerLayout.fits(film, in: area, to: plot.maxX) else {
      (steps, opens, build, growth) = (nil, enter, story.part(0.12, 0.42), story.part(0.5, 1))
      return
    }
    steps = Steps(walks: story.part(0.04, 0.33), same: story.part(0.35, 0.47), merge: story.part(0.48, 0.7))
    opens = story.part(0.72, 0.77)
    build = Span(start: opens.start, length: 0)
    growth = story.part(0.78, 1)
  }

  /// Where the columns of factors stand: as far as the numerals, and where these are beside them to the stage's end.
  func ledger(_ film: BackpropContext) -> LedgerLayout {
    let unit = film.unit
    return film.stage.axis == .across
      ? LedgerLayout(film, in: area, to: numerals.x - 40 * unit, bottom: area.maxY - 16 * unit)
      : LedgerLayout(film, in: area, to: plot.maxX, bottom: plot.maxY + 10 * unit)
  }

  /// How the network grows from a depth of its own: to which depth when; to the greatest at once where time is short.
  func moves(from first: Int) -> [(to: Int, span: Span)] {
    let last = max(Self.depth, first)
    let rest = 1.2 / max(growth.length, 1e-9)
    guard growth.length >= 2.8, first < Self.landing else { return [(last, growth)] }
    // A zoom to ten takes less time than one to a hundred.
    let share = 0.4 * (1 - rest)
    return [(Self.landing, growth.part(0, share)), (last, growth.part(share + rest, 1))]
  }

  /// How many edges the network has at `time`, with fractions, from its own number to the greatest.
  func depth(at time: Double, from first: Int) -> Double {
    var from = Double(first)
    for (to, span) in moves(from: first) {
      let gone = span.progress(at: time)
      guard gone == 1 else {
        // By equal shares in equal times, as a zoom goes.
        return min(Double(to), from * Elementary.exp(Elementary.log(Double(to) / from) * Easing.inOut(gone)))
      }
      from = Double(to)
    }
    return from
  }

  /// Whether what is counted runs at `time`: until the growth is over, but for where it rests, and for a moment after.
  func isRunning(at time: Double, from first: Int, andFor moment: Double = 0) -> Bool {
    time <= growth.start
      || moves(from: first).contains { time > $0.span.start && time < $0.span.end + moment }
  }

  /// When it is said how deep the network becomes: as it does, so that the hold is still.
  var grown: Span {
    let length = min(enter.length, growth.length)
    return Span(start: growth.end - length, length: length)
  }

  /// How much of the chart's dots and columns is seen at `time`, where the argument is: they come as what stood there
  /// before has all but gone.
  func columnOpacity(at time: Double) -> Double {
    Easing.inOut((steps == nil ? opens.part(0.1, 0.55) : opens.part(0.3, 0.7)).progress(at: time))
  }

  /// How much of all else of the chart is seen at `time`, where the argument is.
  func chartOpacity(at time: Double) -> Double { Easing.inOut(opens.part(0.4, 1).progress(at: time)) }

  /// How much of the argument is seen at `time`.
  func opacity(at time: Double) -> Double {
    Easing.inOut(enter.progress(at: time)) * (1 - Easing.inOut(leave.progress(at: time)))
  }
}

extension BackpropContext {
  /// The argument of the beat `done`; nil for a film without one.
  var argument: Argument? { Argument(self) }
}
