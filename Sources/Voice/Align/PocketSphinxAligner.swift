import Foundation

/// Aligns English with PocketSphinx: hidden Markov models, and a grammar of what may be said.
///
/// Nothing in it depends on the time, on threads or on chance: the same samples and script give the same result.
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
    let energy = SpeechEnergy(samples)
    let reader = TakeReader(
      model: model, grammar: AlignmentGrammar(script), sounds: spoken.map { sounds[$0.text] ?? [] }, samples: samples,
      isNoisy: energy.range < 32)
    let heard = try reader.heard()
    let scores = heard.compactMap { heard in if case .word = heard.token { heard.score } else { nil } }.sorted()
    let median = scores.isEmpty ? -1000 : scores[scores.count / 2]
    let tries = SpokenTries(heard, grammar: reader.grammar)
    let unlike = tries.words.count { ($0?.score ?? -1000) < Self.leastScore }
    guard median > Self.leastScore, Double(unlike) < 0.45 * Double(spoken.count) else {
      throw .notTheScript(score: Int(median))
    }
    return WordTiming(tries, energy: energy, sounds: reader.sounds, median: median).alignment(of: script)
  }

  /// The score of a frame below which sound is unlike the words; a robot's voice has -40, other voices -10 … -25.
  private static let leastScore = -60.0
}
