import Timeline

extension Tuner {
  /// The beats from one cue to the next, and the time that they have, in microseconds.
  struct Interval {
    let beats: Range<Int>
    let start: Int
    var end: Int
    /// The cue that it begins with; nil at the film's start.
    let opening: Target?
    /// The cue that ends it; nil at the film's end.
    var closing: Target?
    /// What each beat needs at least.
    var least: [Int] = []

    var room: Int { end - start }
    var slack: Int { room - least.reduce(0, +) }
  }

  /// The intervals before each cue.
  func intervals(_ targets: [Target]) -> [Interval] {
    var intervals: [Interval] = []
    for target in targets {
      let last = intervals.last
      let covered = (last?.beats.upperBound ?? 0)..<target.index
      // Before the first beat there is nothing: it may be there before its word.
      let isAtStart = last == nil && covered.allSatisfy { beats[$0].duration == .zero }
      var interval = Interval(
        beats: covered, start: last?.end ?? 0, end: isAtStart ? 0 : target.start, opening: last?.closing,
        closing: target)
      interval.least = needs(interval)
      intervals.append(interval)
    }
    return intervals
  }

  /// What each beat of an interval needs at least.
  func needs(_ interval: Interval) -> [Int] {
    interval.beats.map { index in
      interval.opening.map { $0.index == index ? $0.least : least(of: index) } ?? least(of: index)
    }
  }

  /// Shares of an interval; nil if it is too small.
  ///
  /// As long as every motion has the time that it likes, or that its author gave it, shares are as the authored
  /// durations: holds grow and shrink. With less time all motions shrink alike, down to the least of each. Shares
  /// are whole milliseconds and add up to the interval.
  func shares(of interval: Interval) -> [Int]? {
    guard !interval.beats.isEmpty else { return interval.room == 0 ? [] : nil }
    guard interval.slack >= 0 else { return nil }
    let least = rigid(interval)
    let likes = zip(interval.beats, least).map { index, least in
      let beat = beats[index]
      let motion = Int(Double(beat.motion.microseconds) / BeatMotion.share)
      return beat.isRigid ? least : max(least, min(beat.duration.microseconds, motion))
    }
    let (needed, liked) = (least.reduce(0, +), likes.reduce(0, +))
    if interval.room >= liked { return whole(proportional(interval, atLeast: likes), interval) }
    let part = Double(interval.room - needed) / Double(liked - needed)
    return whole(zip(least, likes).map { Double($0) + part * Double($1 - $0) }, interval)
  }

  /// Shares as the authored durations, but for those that would be too short.
  private func proportional(_ interval: Interval, atLeast least: [Int]) -> [Double] {
    let authored = interval.beats.map { Double(beats[$0].duration.microseconds) }
    // The factor at which all shares add up to the room: those at their least are set aside, one after the other.
    var isFixed = zip(interval.beats, least).map { beats[$0].isRigid && $1 >= Self.whole(beats[$0].duration) }
    var shares = authored
    while true {
      let fixed = zip(least, isFixed).reduce(0.0) { $0 + ($1.1 ? Double($1.0) : 0) }
      let free = zip(authored, isFixed).reduce(0.0) { $0 + ($1.1 ? 0 : $1.0) }
      guard free > 0 else { return shares }
      let factor = (Double(interval.room) - fixed) / free
      for index in shares.indices { shares[index] = isFixed[index] ? Double(least[index]) : authored[index] * factor }
      let short = shares.indices.filter { !isFixed[$0] && shares[$0] < Double(least[$0]) }
      if short.isEmpty { return shares }
      for index in short { isFixed[index] = true }
    }
  }

  /// Shares in whole milliseconds; nil where there is time but no beat.
  private func whole(_ shares: [Double], _ interval: Interval) -> [Int]? {
    var whole: [Int] = []
    var (passed, exact) = (0, 0.0)
    for share in shares {
      exact += share
      let end = Self.rounded(Int(exact + 0.5), up: false)
      whole.append(end - passed)
      passed = end
    }
    // What rounding has left goes to the last beat that is there.
    let last = whole.indices.last { beats[interval.beats.lowerBound + $0].duration > .zero }
    guard let last else { return interval.room == 0 ? whole : nil }
    whole[last] += interval.room - passed
    return whole
  }

  /// What each beat of an interval needs at least; all of its length, if it is rigid and others have the time.
  private func rigid(_ interval: Interval) -> [Int] {
    var slack = interval.slack
    return zip(interval.beats, interval.least).map { index, least in
      let more = Self.whole(beats[index].duration) - least
      guard beats[index].isRigid, (0...slack).contains(more) else { return least }
      slack -= more
      return least + more
    }
  }

  private static func whole(_ time: FilmTime) -> Int { rounded(time.microseconds, up: false) }
}
