import Text

/// Where a film's places are: its beats on the frame grid, and its end.
struct FilmPlaces {
  let beats: [Beat]
  let clock: FrameClock
  let duration: FilmTime
  let frameCount: Int

  /// The frame at a place; throws a ``Problem`` for text that is none, or not in the film.
  func frame(at place: String) throws(Problem) -> Int {
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

  private func beat(_ id: BeatID) -> Beat? { beats.first { $0.id == id } }

  /// A place as people write it, found in a film.
  enum Spot {
    case beat(Beat)
    /// The last frame of a beat.
    case end(Beat)
    /// From 0 up to the film's end.
    case time(FilmTime)
    /// From 0 up to the frame count, which is the film's end.
    case frame(Int)

    init(_ text: String, in film: FilmPlaces) throws(Problem) {
      if let beat = BeatID(text).flatMap({ film.beat($0) }) {
        self = .beat(beat)
        return
      }
      if text.hasSuffix(".end"), let beat = BeatID(String(text.dropLast(4))).flatMap({ film.beat($0) }) {
        self = .end(beat)
        return
      }
      if text.hasSuffix("f"), let frame = DecimalLiteral(digits: text.dropLast())?.scaled(toDecimals: 0) {
        guard frame <= film.frameCount else { throw Self.afterEnd(text, film) }
        self = .frame(frame)
      } else if let time = Self.time(text) {
        guard time <= film.duration else { throw Self.afterEnd(text, film) }
        self = .time(time)
      } else if DecimalLiteral(digits: text[...]) != nil {
        throw .placeWithoutUnit(text)
      } else {
        throw .notAPlace(text, known: film.beats.map(\.id.description))
      }
    }

    private static func afterEnd(_ text: String, _ film: FilmPlaces) -> Problem {
      .placeAfterEnd(text, end: film.duration, frameCount: film.frameCount)
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
