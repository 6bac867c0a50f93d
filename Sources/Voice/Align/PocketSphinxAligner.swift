internal import CPocketSphinx
import Foundation

/// Finds when the words of a script are said, from the sound alone.
public protocol WordAligner: Sendable {
  /// Aligns a script with a recording of it.
  ///
  /// - Parameter samples: One channel, `SpeechSamples.rate` samples a second.
  func align(_ script: Script, with samples: [Int16]) throws(AlignerError) -> Alignment
}

/// The form of sound that aligners take.
public enum SpeechSamples {
  /// Samples a second.
  public static let rate = 16_000
}

/// Aligns English with PocketSphinx: hidden Markov models, and a grammar of what may be said.
///
/// Nothing in it hangs on the time, on threads or on chance: the same samples and script give the same result.
public struct PocketSphinxAligner: WordAligner {
  private let model: String

  /// Where Debian's package has the model.
  public static let usualModel = "/usr/share/pocketsphinx/model/en-us"

  /// Prepares to align with a model.
  ///
  /// - Parameter model: The folder with `en-us` and `cmudict-en-us.dict`.
  /// - Throws: `AlignerError.noModel`.
  public init(model: String = usualModel) throws(AlignerError) {
    guard FileManager.default.fileExists(atPath: model + "/en-us/mdef") else { throw .noModel(model) }
    self.model = model
  }

  /// Frames a second of the library's features, and by how much later than its frame a word starts.
  private static let frames = 100.0
  private static let delay = 0.006

  /// Aligns a script with a recording of it.
  ///
  /// - Throws: `AlignerError`; of a script that is something else than what was said, `.notTheScript`.
  public func align(_ script: Script, with samples: [Int16]) throws(AlignerError) -> Alignment {
    let spoken = script.spoken
    let seconds = Double(samples.count) / Double(SpeechSamples.rate)
    guard seconds > 0.05 * Double(spoken.count) else { throw .tooShort(seconds: seconds, words: spoken.count) }
    let words = Set(spoken.map(\.text))
    let pronouncer = try Pronouncer(words, dictionary: model + "/cmudict-en-us.dict", own: script.pronunciations)
    var sounds: [String: [[String]]] = [:]
    for word in words.sorted() {
      let phones = pronouncer.pronunciations(of: word).phones
      guard !phones.isEmpty else { throw .unknownWord(word) }
      sounds[word] = phones
    }
    let noisy = Self.dithered(samples)
    let grammar = AlignmentGrammar(script)
    for (beam, isPlain) in [("1e-200", false), ("1e-300", false), ("0", true)] {
      let decoder = try Decoder(model: model, beam: beam)
      try decoder.add(spoken.map { sounds[$0.text] ?? [] })
      let path = try decoder.path(through: grammar.text(isPlain: isPlain), noisy)
      guard !path.isEmpty else { continue }
      return try alignment(of: script, spoken, path, noisy)
    }
    throw .notTheScript(score: 0)
  }

  /// The sound with noise of a few steps, the same every time: the model can't do with silence that is none but zeros.
  static func dithered(_ samples: [Int16]) -> [Int16] {
    var state: UInt32 = 12_345
    return samples.map { sample in
      state = state &* 1_664_525 &+ 1_013_904_223
      return Int16(clamping: Int(sample) + Int(state >> 24) % 5 - 2)
    }
  }

  private func alignment(
    of script: Script, _ spoken: [(text: String, word: Int)], _ path: [Decoder.Segment], _ samples: [Int16]
  ) throws(AlignerError) -> Alignment {
    let energy = SpeechEnergy(samples)
    var times: [(start: Double, end: Double, score: Double)?] = Array(repeating: nil, count: spoken.count)
    var extra: [ClosedRange<Double>] = []
    var scores: [Double] = []
    for segment in path {
      let start = Double(segment.first) / Self.frames + Self.delay
      let end = Double(segment.last + 1) / Self.frames + Self.delay
      switch AlignmentGrammar.token(segment.word) {
      case .word(let index), .again(let index):
        // The last time that it is said counts.
        if let broken = times[index] { extra.append(broken.start...broken.end) }
        times[index] = (start, end, segment.score)
        scores.append(segment.score)
      case .extra:
        if let last = extra.last, start - last.upperBound < 0.3 {
          extra[extra.count - 1] = last.lowerBound...max(last.upperBound, end)
        } else {
          extra.append(start...end)
        }
      case .pause: break
      }
    }
    scores.sort()
    let median = scores.isEmpty ? -1000 : scores[scores.count / 2]
    guard median > -60 else { throw .notTheScript(score: Int(median)) }
    var starts: [Int: Int] = [:]
    for (index, word) in spoken.enumerated() where starts[word.word] == nil { starts[word.word] = index }
    let words = script.words.indices.map { word -> Alignment.Word? in
      guard let first = starts[word], let begin = times[first] else { return nil }
      let last = first + script.words[word].spoken.count - 1
      let (start, end) = (begin.start, max(begin.end, times[last]?.end ?? begin.end))
      let snapped = energy.onset(near: start, before: end)
      return Alignment.Word(
        start: snapped, end: max(snapped, end), confidence: min(1, max(0, 1 + (begin.score + 10) / 60)), origin: .found)
    }
    return Alignment(words: words, extra: extra.filter { $0.upperBound - $0.lowerBound > 0.25 })
  }

  // MARK: The library

  /// Wraps `ps_decoder_t`.
  private final class Decoder {
    struct Segment {
      let word: String
      let first: Int
      let last: Int
      /// The acoustic score of a frame.
      let score: Double
    }

    private let pointer: OpaquePointer
    private let configuration: OpaquePointer

    /// The library writes what it does to the standard error stream of all threads, unless it is told once not to.
    private static let isSilent: Void = { err_set_logfp(nil) }()

    init(model: String, beam: String) throws(AlignerError) {
      _ = Self.isSilent
      let options = [
        "aligner", "-hmm", model + "/en-us", "-remove_silence", "no", "-cmn", "batch", "-dither", "no", "-beam", beam,
        "-wbeam", beam, "-pbeam", beam, "-maxhmmpf", "-1", "-bestpath", "no", "-wip", "1", "-pip", "1", "-lw", "3",
        "-fsgusefiller", "no",
      ]
      var arguments: [UnsafeMutablePointer<CChar>?] = options.map { strdup($0) }
      defer { for argument in arguments { free(argument) } }
      guard let configuration = cmd_ln_parse_r(nil, ps_args(), Int32(options.count), &arguments, 1) else {
        throw .library("cmd_ln_parse_r")
      }
      guard let pointer = ps_init(configuration) else {
        cmd_ln_free_r(configuration)
        throw .library("ps_init")
      }
      (self.pointer, self.configuration) = (pointer, configuration)
    }

    deinit {
      ps_free(pointer)
      cmd_ln_free_r(configuration)
    }

    /// Adds a token for each spoken word, one more for where it is said again, and those of other speech.
    func add(_ pronunciations: [[[String]]]) throws(AlignerError) {
      var tokens: [(String, String)] = AlignmentGrammar.otherPhones.map { ("x\($0)", $0) }
      for (index, ways) in pronunciations.enumerated() {
        for (number, phones) in ways.enumerated() {
          let variant = number == 0 ? "" : "(\(number + 1))"
          tokens.append(("w\(index)\(variant)", phones.joined(separator: " ")))
          tokens.append(("r\(index)\(variant)", phones.joined(separator: " ")))
        }
      }
      for (number, token) in tokens.enumerated() {
        guard ps_add_word(pointer, token.0, token.1, number == tokens.count - 1 ? 1 : 0) >= 0 else {
          throw .library("ps_add_word(\(token.1))")
        }
      }
    }

    /// The best path through a grammar; empty when there is none.
    func path(through grammar: String, _ samples: [Int16]) throws(AlignerError) -> [Segment] {
      var text = Array(grammar.utf8)
      let file = fmemopen(&text, text.count, "r")
      defer { fclose(file) }
      guard let fsg = fsg_model_read(file, ps_get_logmath(pointer), 3) else { throw .library("fsg_model_read") }
      defer { fsg_model_free(fsg) }
      guard ps_set_fsg(pointer, "align", fsg) >= 0, ps_set_search(pointer, "align") >= 0 else {
        throw .library("ps_set_fsg")
      }
      guard ps_start_utt(pointer) >= 0, ps_process_raw(pointer, samples, samples.count, 0, 1) >= 0,
        ps_end_utt(pointer) >= 0
      else { throw .library("ps_process_raw") }
      var segments: [Segment] = []
      guard ps_get_hyp(pointer, nil) != nil else { return [] }
      var item = ps_seg_iter(pointer)
      while let current = item {
        var (first, last, score): (Int32, Int32, Int32) = (0, 0, 0)
        ps_seg_frames(current, &first, &last)
        _ = ps_seg_prob(current, &score, nil, nil)
        if let word = ps_seg_word(current), last >= first {
          segments.append(
            Segment(
              word: String(cString: word), first: Int(first), last: Int(last),
              score: Double(score) / Double(last - first + 1)))
        }
        item = ps_seg_next(current)
      }
      return segments
    }
  }
}

/// The loudness of speech from 10 ms to 10 ms, and where it sets in after a silence.
struct SpeechEnergy {
  /// Decibels of each 10 ms.
  private let levels: [Double]
  private let threshold: Double
  /// How far the loud is above the soft, in decibels.
  let range: Double

  init(_ samples: [Int16]) {
    let hop = SpeechSamples.rate / 100
    // Without what is lower than speech: the difference of neighbours falls off below.
    levels = (0..<samples.count / hop).map { frame in
      var sum = 1.0
      var last = 0.0
      for sample in samples[frame * hop..<(frame + 1) * hop] {
        let value = Double(sample)
        let high = value - 0.96 * last
        sum += high * high
        last = value
      }
      return 10 * log10(sum / Double(hop))
    }
    let sorted = levels.sorted()
    let (floor, top) = sorted.isEmpty ? (0, 0) : (sorted[sorted.count * 8 / 100], sorted[sorted.count * 95 / 100])
    range = top - floor
    threshold = floor + max(5, 0.22 * range)
  }

  private func isSilent(_ frame: Int) -> Bool { !levels.indices.contains(frame) || levels[frame] < threshold }

  /// Where the sound sets in, if a word starts in a silence or just behind it; else its own start.
  func onset(near start: Double, before end: Double) -> Double {
    guard range > 25 else { return start }
    let frame = Int((start * 100).rounded())
    let reach = range < 45 ? 4 : 60
    // The end of a silence of 120 ms or more, from 60 ms before on.
    var candidate = frame
    if isSilent(frame) {
      while candidate - frame < reach, isSilent(candidate), Double(candidate) / 100 < end { candidate += 1 }
      guard !isSilent(candidate) else { return start }
    } else {
      while frame - candidate < 6, !isSilent(candidate - 1) { candidate -= 1 }
      guard isSilent(candidate - 1) else { return start }
    }
    guard (1...12).allSatisfy({ isSilent(candidate - $0) }) else { return start }
    return Double(candidate) / 100
  }
}
