import Timeline

extension Tuner {
  /// What is missing in an interval, and what would fix it.
  func shortage(_ index: Int, in intervals: [Interval]) -> Shortage {
    let interval = intervals[index]
    let needs = zip(interval.beats, interval.least).compactMap { beat, least in
      least > 0 ? Need(beat: beats[beat].id, least: FilmTime(microseconds: least)) : nil
    }
    return Shortage(
      from: interval.opening.map { beats[$0.index].id }, to: interval.closing.map { beats[$0.index].id } ?? .end,
      needs: needs, lead: FilmTime(microseconds: interval.closing?.lead ?? 0),
      room: FilmTime(microseconds: interval.room), deficit: FilmTime(microseconds: -interval.slack),
      repairs: repairs(index, in: intervals))
  }

  /// The three cheapest ways to fix an interval, the cheapest first.
  ///
  /// A picture that is early costs as much as it is early, a late one twice that; then comes what the author has to
  /// change, and at last what the narrator has to.
  private func repairs(_ index: Int, in intervals: [Interval]) -> [Repair] {
    let interval = intervals[index]
    let deficit = -interval.slack
    let before = index > 0 ? max(0, intervals[index - 1].slack) : 0
    let after = index + 1 < intervals.count ? max(0, intervals[index + 1].slack) : .max
    func time(_ microseconds: Int) -> FilmTime { FilmTime(microseconds: microseconds) }
    var repairs: [(cost: Int, repair: Repair)] = []
    guard let closing = interval.closing.map({ beats[$0.index].id }) else { return [] }
    if let opening = interval.opening {
      let id = beats[opening.index].id
      if before >= deficit {
        repairs.append((deficit, .earlier(id, by: time(deficit))))
      } else if before > 0, after >= deficit - before {
        repairs.append(
          (2 * deficit - before, .apart(earlier: id, time(before), later: closing, time(deficit - before))))
      }
    } else {
      repairs.append((deficit, .voiceLater(by: time(deficit))))
    }
    if after >= deficit { repairs.append((2 * deficit, .later(closing, by: time(deficit)))) }
    if let target = interval.closing, target.lead >= deficit, index + 1 < intervals.count {
      let next = intervals[index + 1]
      let needed = next.beats.reduce(0) { $0 + least(of: $1) }
      if next.room - target.lead >= needed { repairs.append((deficit + 400_000, .startsOnWord(closing))) }
    }
    let spare = zip(interval.beats, interval.least).filter { beat, least in
      beat != interval.opening?.index && least >= deficit
    }
    if let (beat, least) = spare.min(by: { $0.1 < $1.1 }) {
      repairs.append((least + 3_000_000, .without(beats[beat].id)))
    }
    repairs.append((deficit + 5_000_000, .pause(before: closing, by: time(deficit))))
    // Of two that cost the same the first one counts.
    let sorted = repairs.enumerated().sorted { ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset) }
    return sorted.prefix(3).map(\.element.repair)
  }
}
