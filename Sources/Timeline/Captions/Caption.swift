/// A few of the words that are spoken in a beat, as they are shown at one time.
public struct Caption: Hashable, Sendable {
  /// One line or more, none of them empty.
  public let lines: [String]
  /// When it comes, exactly, from the film's start: as its beat starts, or as the caption before it goes.
  public let start: FilmTime
  /// When it goes: as the next one of its beat comes, or as the beat ends.
  public let end: FilmTime
  /// The beat whose words they are, or in which the first of them is said.
  public let beat: BeatID

  /// How many characters a second people read of a text, blanks included; words that ask for more are warned of.
  ///
  /// It is that of the script that most letters are of: 21, of Chinese 9, of Japanese 4, of Korean 12, of Thai and Hebrew
  /// 17, of Arabic 20, of Devanagari, Bengali and Tamil 22 (Netflix' timed text style guides, for adults; of Latin letters
  /// 20, and a little more here, since the words are heard as well).
  public static func readingSpeed(of text: some StringProtocol) -> Int {
    var counts: [Int] = Array(repeating: 0, count: speeds.count)
    var (letters, kana) = (0, false)
    for scalar in text.unicodeScalars where scalar.properties.isAlphabetic {
      letters += 1
      kana = kana || (0x3041...0x30FF).contains(scalar.value)
      if let row = speeds.firstIndex(where: { $0.ranges.contains { $0.contains(scalar.value) } }) { counts[row] += 1 }
    }
    guard let row = counts.indices.max(by: { counts[$0] < counts[$1] }), 2 * counts[row] > letters else { return 21 }
    // Han letters among kana are Japanese.
    return row == 0 && kana ? 4 : speeds[row].speed
  }

  /// The scripts that are read at another speed than Latin letters, Han and kana first.
  private static let speeds: [(ranges: [ClosedRange<UInt32>], speed: Int)] = [
    ([0x3041...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF], 9),
    ([0x1100...0x11FF, 0x3130...0x318F, 0xAC00...0xD7A3], 12),
    ([0xE00...0xE7F, 0x590...0x5FF], 17),
    ([0x600...0x6FF, 0x750...0x77F, 0xFB50...0xFDFF, 0xFE70...0xFEFF], 20),
    ([0x900...0x9FF, 0xB80...0xBFF], 22),
  ]

  /// The shortest time in which so many characters can be read at a speed, in whole milliseconds.
  static func readingTime(characters: Int, at speed: Int) -> FilmTime {
    FilmTime(microseconds: (characters * 1000 + speed - 1) / speed * 1000)
  }
}

extension Timeline {
  /// The words of all beats or of the narration, cut into captions, in the film's order.
  ///
  /// A caption has at most `mostLines` lines of at most `longestLine` characters as people count them (both at least
  /// 1). Words are cut at the ends of sentences first, then after commas, semicolons, colons and dashes, then at
  /// blanks; within a word only when it is longer than a line, and between any two characters of Chinese and Japanese
  /// but where punctuation forbids it, and between the words of Thai. The lines of a caption are about equally long. A
  /// line of Chinese or Korean has two fifths of `longestLine`, one of Japanese a third.
  ///
  /// Of a narration whose words have times a caption comes with its first word, and goes with the next one's or soon
  /// after its last. Otherwise, and in the parts of a film that have no script while others have one, the captions of a
  /// beat follow one another from its start to its end, each as long as it has characters, and none shorter than a
  /// frame. A beat that has fewer frames than its words need captions has none.
  public func captions(longestLine: Int, mostLines: Int = 2) -> [Caption] {
    precondition(longestLine >= 1 && mostLines >= 1, "a caption has at least one line of one character")
    let said = said(in: speech == nil ? beats : unscripted, longestLine: longestLine, mostLines: mostLines)
    guard let speech else { return said }
    let spoken = speech.captions(longestLine: longestLine, mostLines: mostLines, until: duration) { time in
      beats.last { $0.start <= time && !$0.frames.isEmpty }?.id ?? .end
    }
    return (spoken + said).sorted { $0.start < $1.start }
  }

  /// The beats for which no script is meant, where other parts of the film have theirs.
  var unscripted: [Beat] {
    let scripted =
      takes.contains { $0.script != nil } ? takes.filter { $0.script != nil } : takes.filter { $0.words != nil }
    let parts = scripted.compactMap(\.part)
    guard !parts.isEmpty, parts.count == scripted.count else { return [] }
    return beats.filter { beat in !parts.contains { beat.id.kind.hasPrefix($0 + ".") } }
  }

  /// The words of some beats, cut into captions.
  private func said(in beats: [Beat], longestLine: Int, mostLines: Int) -> [Caption] {
    beats.flatMap { beat -> [Caption] in
      guard let words = say[beat.id], !beat.frames.isEmpty else { return [] }
      let pieces = CaptionCutter(words, longestLine: CaptionWords.longest(longestLine, in: words), mostLines: mostLines)
        .pieces()
      let times = Self.times(of: beat, characters: pieces.map { $0.reduce(0) { $0 + $1.count } }, frameRate)
      return zip(pieces, zip(times, times.dropFirst())).map { lines, span in
        Caption(lines: lines, start: span.0, end: span.1, beat: beat.id)
      }
    }
  }

  /// The instants between the captions of a beat, its start and its end included; empty when there are too many.
  private static func times(of beat: Beat, characters: [Int], _ rate: FrameRate) -> [FilmTime] {
    let frame = (1_000_000 * rate.denominator + rate.numerator - 1) / rate.numerator
    let length = beat.duration.microseconds
    guard characters.count == 1 || characters.count <= length / frame else { return [] }
    let total = characters.reduce(0, +)
    var times = [0]
    var done = 0
    for count in characters {
      done += count
      times.append(length * done / total)
    }
    // A caption that is too short takes what it needs from the next one, and the last from those before it.
    for index in times.indices.dropFirst().dropLast() { times[index] = max(times[index], times[index - 1] + frame) }
    for index in times.indices.dropFirst().dropLast().reversed() {
      times[index] = min(times[index], times[index + 1] - frame)
    }
    return times.map { beat.start + FilmTime(microseconds: $0) }
  }
}
