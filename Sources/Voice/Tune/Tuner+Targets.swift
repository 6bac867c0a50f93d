import Timeline

extension Tuner {
  /// When a cued beat starts, in whole milliseconds.
  struct Target {
    let index: Int
    let start: Int
    /// The least that it lasts, so that its motion lands when it has to.
    let least: Int
    /// How long before its word it starts, for its motion to land there.
    let lead: Int
  }

  /// When cued beats start, in the order of the film.
  func targets(_ cues: [Cue]) throws(Problems) -> [Target] {
    var problems: [Problem] = []
    var placed: [(index: Int, cue: Cue)] = []
    for cue in cues {
      guard let index = beats.firstIndex(where: { $0.id == cue.beat }) else {
        problems.append(.unknownBeat(cue.beat))
        continue
      }
      if placed.contains(where: { $0.index == index }) {
        problems.append(.repeated(cue.beat))
      } else {
        placed.append((index, cue))
      }
    }
    placed.sort { $0.index < $1.index }
    for (earlier, later) in zip(placed, placed.dropFirst()) where later.cue.time <= earlier.cue.time {
      problems.append(.outOfOrder(later.cue.beat, later.cue.time, after: earlier.cue.beat, earlier.cue.time))
    }
    for (_, cue) in placed where cue.time.microseconds <= -1000 {
      problems.append(.beforeStart(cue.beat, .zero - cue.time))
    }
    guard problems.isEmpty else { throw Problems(problems: problems) }
    var targets: [Target] = []
    // From the last to the first: how long a beat's motion is depends on when the next one starts.
    for (index, cue) in placed.reversed() {
      let target = cue.lands ? landing(index, at: cue.time.microseconds, before: targets.last) : nil
      targets.append(
        target
          ?? Target(
            index: index, start: max(0, Self.rounded(cue.time.microseconds, up: false)), least: least(of: index),
            lead: 0))
    }
    return targets.reversed()
  }

  /// When a beat starts whose motion lands at a time.
  ///
  /// The beat lasts d until the next one starts, and its motion takes s · d of it when that is less than it likes. With
  /// r from the landing to the next start, and a the share of the motion until it lands: d = r + a · s · d.
  private func landing(_ index: Int, at time: Int, before next: Target?) -> Target {
    let beat = beats[index]
    let (motion, share) = (Double(beat.motion.microseconds), BeatMotion.share)
    var (duration, lead) = (motion / share, beat.landing * motion)
    if let next {
      // Beats without a cue that come between need their own time.
      let between = (index + 1..<next.index).reduce(0) { $0 + least(of: $1) }
      let rest = max(0, Double(next.start - between - time))
      if rest + lead < duration {
        duration = rest / (1 - share * beat.landing)
        lead = share * beat.landing * duration
      }
    }
    let start = max(0, Self.rounded(time - Int(lead), up: false))
    return Target(
      index: index, start: start, least: max(least(of: index), Self.rounded(Int(duration), up: false)),
      lead: time - start)
  }

  /// What a beat needs at least; nothing, if it is not in the film.
  func least(of index: Int) -> Int {
    beats[index].duration == .zero ? 0 : Self.rounded(beats[index].least.microseconds, up: true)
  }
}
