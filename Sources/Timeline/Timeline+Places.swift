public import Text

extension Timeline {
  /// The beat that a frame belongs to, the last one for a frame after all beats; traps when the film has no such frame.
  public func beat(atFrame frame: Int) -> Beat {
    precondition(0..<frameCount ~= frame, "a film's frames are from 0 to one less than its frame count")
    let frame = min(frame, beatFrameCount - 1)
    var (low, high) = (0, beats.count - 1)
    // The last beat that starts at or before the frame and has any.
    while low < high {
      let middle = (low + high) / 2
      if beats[middle].frames.upperBound > frame { high = middle } else { low = middle + 1 }
    }
    return beats[low]
  }

  /// A beat by its name; nil when the film has none of it.
  public func beat(_ id: BeatID) -> Beat? { beats.first { $0.id == id } }

  /// What is true of all beats of a beat's kind; nil when the film has none of it.
  public func kind(of beat: BeatID) -> BeatKind? { beatSet.table[beat.kind] }

  /// The key that names a take of the voice, by its index, and where it stands.
  public func mention(ofTake index: Int) -> (key: String, place: Place?) {
    let key = "voiceover[\(index)]"
    return place(of: key).map { (key, $0) } ?? ("voiceover", place(of: "voiceover"))
  }

  /// The chapter that a beat belongs to.
  public func chapter(of beat: Beat) -> String { content.chapter(of: beat.id) ?? beat.phase.chapter }

  /// The frame at a place as people write it: a time (`12.5s`, `1:02.5`), a frame (`250f`) or a beat (`grad.2`, its
  /// first frame; `grad.2.end`, its last).
  ///
  /// A time means the frame whose start is nearest, by the clock that beats are laid out by; the last one, just before
  /// the film's end. Throws a ``Problem`` for
  /// text that is no place, a place at or after the film's end, and a beat without a frame.
  public func frame(at place: String) throws(Problem) -> Int {
    switch try Spot(place, in: self) {
    case .beat(let beat):
      guard !beat.frames.isEmpty else { throw .beatWithoutFrame(beat.id, beat.duration) }
      return beat.frames.lowerBound
    case .end(let beat):
      guard let last = beat.frames.last else { throw .beatWithoutFrame(beat.id, beat.duration) }
      return last
    case .time(let time) where time < duration: return min(clock.frame(at: time), frameCount - 1)
    case .time, .frame(frameCount): throw .placeAfterEnd(place, end: duration, frameCount: frameCount)
    case .frame(let frame): return frame
    }
  }

  /// A range of frames: from the start of one place up to another.
  ///
  /// A beat named as the end is within the range; a time or a frame named as the end is just after it. nil stands
  /// for the film's own start or end. Throws a ``Problem`` as ``frame(at:)`` does, and when no frame is left.
  public func frames(from start: String?, to end: String?) throws(Problem) -> Range<Int> {
    var (lower, upper) = (0, frameCount)
    if let start {
      switch try Spot(start, in: self) {
      case .beat(let beat): lower = beat.frames.lowerBound
      case .end(let beat): lower = max(beat.frames.lowerBound, beat.frames.upperBound - 1)
      case .time(let time): lower = clock.frame(at: time)
      case .frame(let frame): lower = frame
      }
    }
    if let end {
      switch try Spot(end, in: self) {
      case .beat(let beat), .end(let beat): upper = beat.frames.upperBound
      case .time(let time): upper = clock.frame(at: time)
      case .frame(let frame): upper = frame
      }
    }
    guard lower < upper else { throw .emptyRange(from: start ?? "the start", to: end ?? "the end") }
    return lower..<upper
  }

  /// A place of the command line, found in a film.
  private enum Spot {
    case beat(Beat)
    /// The last frame of a beat.
    case end(Beat)
    /// From 0 up to the film's end.
    case time(FilmTime)
    /// From 0 up to the frame count, which is the film's end.
    case frame(Int)

    init(_ text: String, in timeline: Timeline) throws(Problem) {
      if let beat = BeatID(text).flatMap({ timeline.beat($0) }) {
        self = .beat(beat)
        return
      }
      if text.hasSuffix(".end"), let beat = BeatID(String(text.dropLast(4))).flatMap({ timeline.beat($0) }) {
        self = .end(beat)
        return
      }
      if text.hasSuffix("f"), let frame = DecimalLiteral(digits: text.dropLast())?.scaled(toDecimals: 0) {
        guard frame <= timeline.frameCount else { throw Self.afterEnd(text, timeline) }
        self = .frame(frame)
      } else if let time = Self.time(text) {
        guard time <= timeline.duration else { throw Self.afterEnd(text, timeline) }
        self = .time(time)
      } else if DecimalLiteral(digits: text[...]) != nil {
        throw .placeWithoutUnit(text)
      } else {
        throw .notAPlace(text, known: timeline.beats.map(\.id.description))
      }
    }

    private static func afterEnd(_ text: String, _ timeline: Timeline) -> Problem {
      .placeAfterEnd(text, end: timeline.duration, frameCount: timeline.frameCount)
    }

    /// Reads `12.5s`, `1:02.5` or `1:00:02.5`; what is finer than a microsecond is no time.
    private static func time(_ text: String) -> FilmTime? {
      let parts = text.split(separator: ":", omittingEmptySubsequences: false)
      guard let last = parts.last, parts.count <= 3 else { return nil }
      let seconds = parts.count == 1 ? last.hasSuffix("s") ? last.dropLast() : "" : last
      guard let microseconds = DecimalLiteral(digits: seconds)?.scaled(toDecimals: 6) else { return nil }
      guard parts.count > 1 else { return FilmTime(microseconds: microseconds) }
      guard last.prefix(while: { $0 != "." }).count == 2, microseconds < 60_000_000 else { return nil }
      var minutes = 0
      for (index, part) in parts.dropLast().enumerated() {
        guard part.utf8.count <= 4, part.utf8.allSatisfy({ 48...57 ~= $0 }), let number = Int(part) else { return nil }
        guard index == 0 || (part.count == 2 && number < 60) else { return nil }
        minutes = minutes * 60 + number
      }
      return FilmTime(microseconds: minutes * 60_000_000 + microseconds)
    }
  }
}

extension DecimalLiteral {
  /// Reads digits with at most a point in them: no sign, no exponent.
  fileprivate init?(digits: Substring) {
    guard digits.utf8.allSatisfy({ 48...57 ~= $0 || $0 == UInt8(ascii: ".") }), digits.utf8.count <= 16 else {
      return nil
    }
    guard !digits.isEmpty, digits != "." else { return nil }
    let trimmed = digits.drop { $0 == "0" }
    self.init(trimmed.isEmpty || trimmed.first == "." ? "0" + String(trimmed) : String(trimmed))
  }
}
