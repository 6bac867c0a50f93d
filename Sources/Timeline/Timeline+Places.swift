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
  public func chapter(of beat: Beat) -> String {
    content.chapter(of: beat.id, in: wording) ?? words.chapter(of: beat.phase)
  }

  /// How the film says everything: the language of its words, and the file's own.
  public var wording: Wording { words.wording }

  /// The frame at a place as people write it: a time (`12.5s`, `1:02.5`), a frame (`250f`) or a beat (`grad.2`, its
  /// first frame; `grad.2.end`, its last).
  ///
  /// A time means the frame whose start is nearest, by the clock that beats are laid out by; the last one, just before
  /// the film's end. Throws a ``Problem`` for
  /// text that is no place, a place at or after the film's end, and a beat without a frame.
  public func frame(at place: String) throws(Problem) -> Int { try places.frame(at: place) }

  /// The frame that stands for the film: the one that the timeline names, or the end of the beat that its film has for
  /// that, or of the last one before the end card.
  public var posterFrame: Int {
    if let poster, let frame = try? frame(at: poster) { return frame }
    let seen = beats.filter { !$0.frames.isEmpty }
    let beat = seen.last { $0.kind.isPoster } ?? seen.last { $0.id != .end } ?? seen.last
    return beat.map { $0.frames.upperBound - 1 } ?? 0
  }

  private var places: FilmPlaces { FilmPlaces(beats: beats, clock: clock, duration: duration, frameCount: frameCount) }

  /// A range of frames: from the start of one place up to another.
  ///
  /// A beat named as the end is within the range; a time or a frame named as the end is just after it. nil stands
  /// for the film's own start or end. Throws a ``Problem`` as ``frame(at:)`` does, and when no frame is left.
  public func frames(from start: String?, to end: String?) throws(Problem) -> Range<Int> {
    var (lower, upper) = (0, frameCount)
    if let start {
      switch try FilmPlaces.Spot(start, in: places) {
      case .beat(let beat): lower = beat.frames.lowerBound
      case .end(let beat): lower = max(beat.frames.lowerBound, beat.frames.upperBound - 1)
      case .time(let time): lower = clock.frame(at: time)
      case .frame(let frame): lower = frame
      }
    }
    if let end {
      switch try FilmPlaces.Spot(end, in: places) {
      case .beat(let beat), .end(let beat): upper = beat.frames.upperBound
      case .time(let time): upper = clock.frame(at: time)
      case .frame(let frame): upper = frame
      }
    }
    guard lower < upper else { throw .emptyRange(from: start ?? "the start", to: end ?? "the end") }
    return lower..<upper
  }
}
