import FilmKit
import Timeline

/// When a mark comes, goes and is dimmed.
struct MarkTimes: Sendable {
  private var comes: [Span] = []
  private var goes: [Span] = []
  /// From when on it is dim, or not.
  private var dims: [(span: Span, isDim: Bool)] = []

  mutating func come(_ span: Span) { comes.append(span) }
  mutating func go(_ span: Span) { goes.append(span) }

  mutating func dim(_ isDim: Bool, _ span: Span) {
    if (dims.last?.isDim ?? false) != isDim { dims.append((span, isDim)) }
  }

  /// What it is at a time; nil while it is not there.
  func moment(at time: Double, _ play: PlayMoment) -> MarkMoment? {
    guard let come = comes.last(where: { $0.start <= time }) else { return nil }
    // What has gone stays away, whatever lets it go once more.
    let gone = goes.filter { $0.start <= time && $0.start >= come.start }.map { $0.progress(at: time) }.max() ?? 0
    guard gone < 1 else { return nil }
    var dim = 0.0
    if let last = dims.last(where: { $0.span.start <= time }) {
      let progress = last.span.progress(at: time)
      dim = last.isDim ? progress : 1 - progress
    }
    return MarkMoment(enter: come.progress(at: time), leave: gone, dim: dim, play: play)
  }
}

/// What the variables of a scene are, through the film.
struct Playing: Sendable {
  private var plays: [(span: Span, play: PlayDraft)] = []

  mutating func add(_ play: PlayDraft, _ span: Span) { plays.append((span, play)) }

  /// Which part of a step moves; the rest of it is still.
  private static let moving = 0.6

  /// The moments at which a step arrives, each with how far the play is: for sound.
  var arrivals: [(time: Double, share: Double)] {
    plays.filter { $0.play.isStepped && $0.play.from != $0.play.to }.flatMap { span, play in
      (1...play.steps).map { step in
        let share = (Double(step) - 1 + Self.moving) / Double(play.steps)
        return (span.start + share * span.length, Double(step) / Double(play.steps))
      }
    }
  }

  func moment(at time: Double) -> PlayMoment {
    var moment = PlayMoment()
    // A variable that has not yet run is where it will begin.
    for (_, play) in plays.reversed() {
      (moment.before[play.variable], moment.after[play.variable]) = (play.from, play.from)
    }
    for (span, play) in plays where span.start <= time {
      let progress = span.progress(at: time)
      if progress < 1 { moment.running[play.variable] = min(play.from, play.to)...max(play.from, play.to) }
      guard play.isStepped else {
        let value = play.from + (play.to - play.from) * Easing.inOut(progress)
        (moment.before[play.variable], moment.after[play.variable]) = (value, value)
        continue
      }
      let place = progress * Double(play.steps)
      let step = min(Int(place), play.steps)
      let fraction = step < play.steps ? Easing.inOut(min(1, (place - Double(step)) / Self.moving)) : 0
      moment.before[play.variable] = play.value(step)
      moment.after[play.variable] = play.value(min(step + 1, play.steps))
      moment.fraction = fraction
    }
    return moment
  }
}
