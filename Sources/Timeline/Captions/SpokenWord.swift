/// A word of the narration, and when it is said in the film.
public struct SpokenWord: Hashable, Sendable {
  /// The word as captions show it, with its punctuation.
  public let text: String
  /// When it starts, from the film's start.
  public let start: FilmTime
  /// When it has ended, not before its start.
  public let end: FilmTime

  /// Makes it of its parts.
  public init(_ text: String, from start: FilmTime, to end: FilmTime) {
    (self.text, self.start, self.end) = (text, start, max(start, end))
  }
}

/// The words of the narration at their times, which take the place of `say`.
public struct Speech: Hashable, Sendable {
  /// The words in the order in which they are said.
  public let words: [SpokenWord]
  /// What a caption shows.
  public let unit: Unit

  /// How much one caption shows.
  public enum Unit: String, Hashable, Sendable, CaseIterable {
    /// As many words as can be read at once.
    case phrase
    /// One word, while it is said.
    case word
  }

  /// Makes it of its parts.
  public init(_ words: [SpokenWord], by unit: Unit = .phrase) { (self.words, self.unit) = (words, unit) }
}

extension Speech {
  /// How long a pause is after which a caption ends.
  private static let pause = FilmTime(microseconds: 1_000_000)
  /// How long a caption stands after its last word, if nothing else comes.
  private static let linger = FilmTime(microseconds: 400_000)
  /// The shortest time that a word stands alone.
  private static let shortest = FilmTime(microseconds: 40_000)

  /// A caption's lines and the words in them.
  private typealias Piece = (lines: [String], words: Range<Int>)

  /// The captions of a film that lasts `duration`.
  func captions(longestLine: Int, mostLines: Int, until duration: FilmTime, _ beat: (FilmTime) -> BeatID) -> [Caption] {
    let pieces = unit == .word ? single() : phrases(longestLine, mostLines)
    return pieces.enumerated().compactMap { index, piece in
      let start = max(.zero, words[piece.words.lowerBound].start)
      let spoken = words[piece.words.upperBound - 1].end
      let next = index + 1 < pieces.count ? words[pieces[index + 1].words.lowerBound].start : duration
      let characters = piece.lines.reduce(0) { $0 + $1.count }
      let speed = Caption.readingSpeed(of: piece.lines.joined())
      let time = Caption.readingTime(characters: characters, at: speed)
      let read = unit == .word ? spoken : max(spoken + Self.linger, start + time)
      let end = min(next, duration, next - spoken < Self.pause ? next : read)
      return start < end ? Caption(lines: piece.lines, start: start, end: end, beat: beat(start)) : nil
    }
  }

  /// A caption a word; a word that is too short is shown with the next one.
  private func single() -> [Piece] {
    var pieces: [Piece] = []
    var first = 0
    for index in words.indices {
      let isLast = index + 1 == words.count
      guard isLast || words[index + 1].start - words[first].start >= Self.shortest else { continue }
      pieces.append(([words[first...index].map(\.text).joined(separator: " ")], first..<index + 1))
      first = index + 1
    }
    return pieces
  }

  /// Captions of whole phrases, none across a pause.
  private func phrases(_ longestLine: Int, _ mostLines: Int) -> [Piece] {
    var pieces: [Piece] = []
    var first = 0
    for index in words.indices {
      let isLast = index + 1 == words.count
      guard isLast || words[index + 1].start - words[index].end >= Self.pause else { continue }
      let text = words[first...index].map(\.text).joined(separator: " ")
      var start = first
      // A piece has the words whose letters it has.
      var (letters, known) = (0, 0)
      for lines in CaptionCutter(text, longestLine: CaptionWords.longest(longestLine, in: text), mostLines: mostLines)
        .pieces()
      {
        letters += lines.reduce(0) { $0 + Self.letters($1) }
        var end = start
        while end <= index, known < letters {
          known += Self.letters(words[end].text)
          end += 1
        }
        // A word that is cut belongs to the piece that it begins in; the rest of it comes with the next one's words.
        pieces.append((lines, min(start, index)..<max(end, min(start, index) + 1)))
        start = end
      }
      first = index + 1
    }
    return pieces
  }

  private static func letters(_ text: String) -> Int { text.count { !$0.isWhitespace } }
}

extension Timeline {
  /// The words that are said in a beat; nil for none.
  ///
  /// Those of the narration when it is known, else those of `say`; those of `say`, too, in the parts of a film that have
  /// no script while others have one.
  public func words(in beat: BeatID) -> String? {
    guard let speech, !unscripted.contains(where: { $0.id == beat }) else { return say[beat] }
    guard let span = self.beat(beat) else { return nil }
    let words = speech.words.filter { span.start <= $0.start && $0.start < span.end }
    return words.isEmpty ? nil : words.map(\.text).joined(separator: " ")
  }
}
