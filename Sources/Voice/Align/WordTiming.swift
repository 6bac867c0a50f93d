/// Turns what was heard, in the decoder's frames, into times of words and how sure they are.
struct WordTiming {
  private let tries: SpokenTries
  private let energy: SpeechEnergy
  private let sounds: [[[String]]]
  private let median: Double

  /// Frames a second of the library's features, and by how much later than its frame a word starts.
  private static let (frames, delay) = (100.0, 0.004)
  /// A stop begins with its closure, which can't be heard after a silence: about this long, in seconds.
  private static let closures = ["P": 0.03, "T": 0.03, "K": 0.03, "CH": 0.025, "B": 0.015, "D": 0.01, "G": 0.015]

  /// Prepares to measure times.
  ///
  /// - Parameters:
  ///   - sounds: How each spoken word may sound.
  ///   - median: The median of all words' scores.
  init(_ tries: SpokenTries, energy: SpeechEnergy, sounds: [[[String]]], median: Double) {
    (self.tries, self.energy, self.sounds, self.median) = (tries, energy, sounds, median)
  }

  /// The words' times, and what else was said.
  func alignment(of script: Script) -> Alignment {
    var (next, before) = (0, 0.0)
    let words = script.words.map { word -> Alignment.Word? in
      let (first, last) = (next, next + word.spoken.count - 1)
      next += word.spoken.count
      guard let begin = tries.words[first] else { return nil }
      let final = tries.words[last] ?? begin
      let (start, end) = (Self.time(begin.frames.lowerBound), Self.time(final.frames.upperBound + 1))
      let onset = energy.onset(near: start, before: end).map { $0 - closure(before: first) }
      // What sets in before the word in front does is a part of that.
      let own = onset.map { Self.start(start, $0) }.flatMap { $0 > before ? $0 : nil }
      let time = max(before, own ?? start)
      before = time
      return Alignment.Word(
        start: time, end: max(time, end),
        confidence: confidence(first...last, begin, seconds: end - time, isOnset: own != nil), origin: .found)
    }
    let speech = tries.words.compactMap { $0.map { energy.level(of: $0.frames) } }.sorted()
    let usual = speech.isEmpty ? 0 : speech[speech.count / 2]
    // Music and noise between sentences may be taken for speech, but are softer.
    let extra = tries.extra.filter { $0.count > 15 && energy.level(of: $0) > usual - 9 }
    return Alignment(words: words, extra: extra.map { Self.time($0.lowerBound)...Self.time($0.upperBound + 1) })
  }

  /// Where a word starts that the decoder has at one time, and whose sound sets in at another.
  ///
  /// Both are off, the decoder by its frames and the sound by how softly it begins, and not in the same way: over many
  /// voices their mean is off less than either. Far apart, the decoder has missed a pause.
  private static func start(_ decoded: Double, _ onset: Double) -> Double {
    abs(onset - decoded) < 0.06 ? 0.7 * decoded + 0.3 * onset : onset
  }

  private static func time(_ frame: Int) -> Double { Double(frame) / frames + delay }

  private func closure(before word: Int) -> Double {
    sounds[word].first?.first.flatMap { Self.closures[$0] } ?? 0
  }

  /// How sure it is that a word starts where it is said to, 0 … 1.
  ///
  /// 1 is a clear onset after a silence in clean sound. Words that run on from the one before have at most 0.85, for
  /// there the border itself is vague. It falls with noise, with a sound that is less like the word than others of the
  /// same take are, with a duration that its phones can't have, and beside words that were left out or other speech. It
  /// orders words by how much they deserve a look; it is no probability.
  private func confidence(
    _ words: ClosedRange<Int>, _ heard: TakeReader.Heard, seconds: Double, isOnset: Bool
  ) -> Double {
    let clearness = min(1, max(0, (energy.range - 10) / 40))
    let likeness = min(1, max(0.3, 1 + (heard.score - median + 15) / 60))
    let phones = words.reduce(0) { $0 + (sounds[$1].first?.count ?? 1) }
    let pace = seconds / Double(max(1, phones))
    let isPlausible = (0.025...0.3).contains(pace)
    let frames = heard.frames
    let isBesideOther =
      (words.lowerBound > 0 && tries.words[words.lowerBound - 1] == nil)
      || tries.extra.contains {
        abs($0.upperBound - frames.lowerBound) < 15 || abs($0.lowerBound - frames.upperBound) < 15
      }
    return (isOnset ? 1 : 0.85) * (0.6 + 0.4 * clearness) * likeness * (isPlausible ? 1 : 0.6)
      * (isBesideOther ? 0.8 : 1)
  }
}
