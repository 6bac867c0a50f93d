internal import Text

/// Finds the words of a script in a take of any length, piece by piece.
///
/// A piece of the sound is decoded against a part of the script that is longer than it. What lies before the last safe
/// cut is kept: between two sentences that follow each other, with a pause between them. The next piece goes on from
/// there. So memory is bounded, time grows with the length only, and what goes wrong in one piece stays in it.
struct TakeReader {
  /// A token of the script or other speech, where it was heard, in frames of the whole take.
  struct Heard {
    let token: AlignmentGrammar.Token
    var frames: ClosedRange<Int>
    let score: Double
  }

  let model: String
  let grammar: AlignmentGrammar
  /// How each spoken word may sound.
  let sounds: [[[String]]]
  let samples: [Int16]
  /// Whether noise or music lies under the voice.
  let isNoisy: Bool

  /// Samples of a frame.
  static let hop = SpeechSamples.rate / 100

  /// Frames that are held against words once more, at least.
  private static let refinedLength = 40_00

  /// Frames of a piece, and the most that the last piece may have.
  private static let (usual, most) = (60_00, 90_00)
  /// Where no path is found, pieces become shorter down to this many frames, and only then is less given up: under noise
  /// wide beams take several times as long, and find nothing better.
  private static let least = 15_00
  private static let wideBeams = ["1e-80", "1e-100"]
  /// What a word's sounds must be like that was taken for other speech at first; no other text is so like it.
  private static let leastScore = -60.0

  /// In clean sound wide beams find the way through words that are said as nobody would expect; they take twice as long,
  /// so they are for pieces in which narrow ones have found something else than the script.
  private static let (narrowBeam, careBeam, noiseBeam) = ("1e-80", "1e-120", "1e-60")
  /// With no way around the words even the widest beams are quick.
  private static let plainBeam = "1e-200"

  /// Everything that was heard, in the order of time.
  func heard() throws(AlignerError) -> [Heard] {
    let heard = try repaired(pieces())
    return isNoisy ? try refined(heard) : heard
  }

  private func pieces() throws(AlignerError) -> [Heard] {
    let total = samples.count / Self.hop
    var (frame, word) = (0, 0)
    var result: [Heard] = []
    var (length, attempts) = (Self.usual, 0)
    while frame < total, word < grammar.count {
      let isLast = total - frame <= (length < Self.usual ? length : max(Self.most, length))
      let piece = frame..<(isLast ? total : frame + length)
      let part = part(from: word, frames: piece.count, isLast: isLast)
      attempts += 1
      let path = try carefully(piece, part, isRepeated: attempts > 1)
      guard !path.isEmpty else {
        guard piece.count > Self.least, attempts < 8 else { throw .notTheScript(score: 0) }
        length = max(Self.least, min(length, piece.count) / 2)
        continue
      }
      guard !isLast else { return result + path }
      guard let cut = cut(path, piece, isUrgent: attempts > 2) else {
        length = length * 3 / 2
        guard attempts < 8 else { throw .notTheScript(score: 0) }
        continue
      }
      result += path.filter { $0.frames.upperBound < cut.frame }
      (frame, word, length, attempts) = (cut.frame, cut.word, Self.usual, 0)
    }
    return result
  }

  /// The words that may be said in a piece: twice as many as are likely, and two sentences before.
  private func part(from word: Int, frames: Int, isLast: Bool) -> AlignmentGrammar.Part {
    let current = grammar.sentences.firstIndex { $0.contains(word) } ?? 0
    var phones = 0
    var end = current
    while end < grammar.sentences.count, phones * 5 < frames || end < current + 3 {
      phones += grammar.sentences[end].reduce(0) { $0 + (sounds[$1].first?.count ?? 0) }
      end += 1
    }
    let first = grammar.sentences[max(0, current - 1)].lowerBound
    return AlignmentGrammar.Part(
      words: first..<grammar.sentences[end - 1].upperBound, start: word, isOpen: !isLast)
  }

  /// What is heard in a piece, at first with narrow beams.
  ///
  /// - Parameter isRepeated: Whether these have led nowhere before.
  private func carefully(
    _ piece: Range<Int>, _ part: AlignmentGrammar.Part, isRepeated: Bool
  ) throws(AlignerError) -> [Heard] {
    guard !isNoisy else {
      return try decode(piece, part, beams: [Self.noiseBeam] + (piece.count > Self.least ? [] : Self.wideBeams))
    }
    let path = isRepeated ? [] : try decode(piece, part, beams: [Self.narrowBeam])
    var (missing, extra, next) = (0, 0, part.start)
    for item in path {
      switch item.token {
      case .pause: continue
      case .extra: extra += item.frames.count
      case .word(let word):
        missing += max(0, word - next)
        next = word + 1
      }
    }
    // Something else where words are missing may be these words.
    let isDoubtful = path.isEmpty || (extra >= 30 && (missing > 0 || path.last?.token == .extra))
    return isDoubtful ? try decode(piece, part, beams: [Self.careBeam, Self.plainBeam]) : path
  }

  /// The same with words that were taken for other speech.
  ///
  /// Words that are not said, and other speech that lasts as long as they would just where they should be: these are
  /// probably the words, said in an unexpected way. They are held against the sound once more, with no way around them.
  private func repaired(_ heard: [Heard]) throws(AlignerError) -> [Heard] {
    var result: [Heard] = []
    var (last, rest): (Int?, ArraySlice<Heard>) = (nil, heard[...])
    while let item = rest.popFirst() {
      guard case .word(let word) = item.token else {
        result.append(item)
        continue
      }
      if let missing = try found(before: item, word, after: last.map { result[$0] }, result[((last ?? -1) + 1)...]) {
        result.removeSubrange(((last ?? -1) + 1)...)
        result += missing
      }
      result.append(item)
      last = result.count - 1
    }
    return result
  }

  /// The same with times that are better under noise: words that follow each other are held against the sound once more
  /// between two pauses, with wide beams and no way around them, which takes little time for a few words.
  private func refined(_ heard: [Heard]) throws(AlignerError) -> [Heard] {
    var result: [Heard] = []
    var run: [Heard] = []
    func close() throws(AlignerError) {
      defer { run = [] }
      guard let start = run.first, case .word(let first) = start.token,
        let last = run.last(where: { $0.token != .pause }), case .word(let end) = last.token
      else { return }
      let frames = start.frames.lowerBound..<run[run.count - 1].frames.upperBound + 1
      let part = AlignmentGrammar.Part(words: first..<end + 1, start: first, isOpen: false)
      let path = try decode(frames, part, beams: [Self.plainBeam], isPlain: true)
      result += path.isEmpty ? run : path
    }
    var last: Int?
    for item in heard {
      switch item.token {
      case .word(let word):
        if let before = last, before + 1 != word { try close() }
        run.append(item)
        last = word
      case .pause where run.isEmpty: result.append(item)
      case .pause:
        run.append(item)
        let length = item.frames.upperBound - (run.first?.frames.lowerBound ?? 0)
        if item.frames.count >= 12, length > Self.refinedLength { try close() }
      case .extra:
        try close()
        result.append(item)
        last = nil
      }
    }
    try close()
    return result
  }

  /// The words that are missing between two, if other speech is them; nil if not.
  private func found(
    before item: Heard, _ word: Int, after last: Heard?, _ between: ArraySlice<Heard>
  ) throws(AlignerError) -> [Heard]? {
    var first = 0
    if let last, case .word(let before) = last.token { first = before + 1 }
    guard first < word else { return nil }
    let extra = between.reduce(0) { $0 + ($1.token == .extra ? $1.frames.count : 0) }
    let phones = (first..<word).reduce(0) { $0 + (sounds[$1].first?.count ?? 0) }
    guard phones > 0, (4...25).contains(extra / phones), extra < Self.usual else { return nil }
    let frames = (last?.frames.upperBound ?? -1) + 1..<item.frames.lowerBound
    let part = AlignmentGrammar.Part(words: first..<word, start: first, isOpen: false)
    let path = try decode(frames, part, beams: [Self.plainBeam], isPlain: true)
    let words = path.filter { $0.token != .pause }
    let total = words.reduce(0) { $0 + $1.frames.count }
    guard total > 0 else { return nil }
    let score = words.reduce(0) { $0 + $1.score * Double($1.frames.count) } / Double(total)
    return score > Self.leastScore ? path : nil
  }

  /// What is heard in a piece; empty when no path is found.
  private func decode(
    _ piece: Range<Int>, _ part: AlignmentGrammar.Part, beams: [String], isPlain: Bool = false
  ) throws(AlignerError) -> [Heard] {
    let sound = Self.dithered(samples[piece.lowerBound * Self.hop..<min(samples.count, piece.upperBound * Self.hop)])
    let tokens =
      part.words.map { (name: "w\($0)", sounds: sounds[$0]) }
      + AlignmentGrammar.otherTokens.map { (name: $0.name, sounds: $0.sounds) }
    for beam in beams {
      let decoder = try SpeechDecoder(model: model, beam: beam)
      try decoder.add(tokens)
      let text = isPlain ? grammar.plainText(part) : grammar.text(part, isNoisy: isNoisy)
      let path = try decoder.path(through: text, sound)
      guard !path.isEmpty else { continue }
      return path.map { segment in
        let frames = segment.frames
        return Heard(
          token: AlignmentGrammar.token(segment.token),
          frames: frames.lowerBound + piece.lowerBound...frames.upperBound + piece.lowerBound, score: segment.score)
      }
    }
    return []
  }

  /// The last safe place to cut a path at, and the word that follows.
  ///
  /// - Parameter isUrgent: Whether a pause within a sentence will do, even a short one.
  private func cut(_ path: [Heard], _ piece: Range<Int>, isUrgent: Bool) -> (frame: Int, word: Int)? {
    let starts = Set(grammar.sentences.map(\.lowerBound))
    let least = isUrgent ? 0 : 15
    let span = piece.lowerBound + piece.count / 5..<piece.upperBound - min(8_00, piece.count / 4)
    var best: (frame: Int, word: Int, pause: Int)?
    var last: (word: Int, end: Int)?
    var pause = 0
    for (index, heard) in path.enumerated() {
      switch heard.token {
      case .pause: pause += heard.frames.count
      case .extra: last = nil
      case .word(let word):
        if let last, word == last.word + 1, isUrgent || starts.contains(word),
          span.contains(heard.frames.lowerBound), pause >= least,
          index + 8 < path.count, pause >= min(40, (best?.pause ?? 0) * 2 / 3)
        {
          best = ((last.end + heard.frames.lowerBound) / 2, word, pause)
        }
        last = (word, heard.frames.upperBound)
        pause = 0
      }
    }
    return best.map { ($0.frame, $0.word) }
  }

  /// The sound with noise of a few steps, the same every time: the model can't do with silence that is none but zeros.
  static func dithered(_ samples: some Sequence<Int16>) -> [Int16] {
    var state: UInt32 = 12_345
    return samples.map { sample in
      state = state &* 1_664_525 &+ 1_013_904_223
      return Int16(clamping: Int(sample) + Int(state >> 24) % 5 - 2)
    }
  }
}
