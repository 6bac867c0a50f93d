public import Text

/// A word that a beat starts on, as the timeline has it.
public struct BeatCue: Hashable, Sendable {
  /// Which beat.
  public let beat: BeatID
  /// The word, or several in a row.
  public let word: String
  /// Which of the occurrences of the words, from 1.
  public let nth: Int
  /// By how much the beat is to be later than the word; negative for earlier.
  public let offset: FilmTime
  /// Whether the beat's motion is to end on the word, and not to start.
  public let lands: Bool
  /// Where the word stands in the file.
  public let place: Place
  /// The path to it, such as `cues[2].word`.
  public let path: String
}

extension KeyReader {
  /// Reads `cues`: each beat once.
  mutating func cues(_ value: Located?, _ beats: BeatSet) -> [BeatCue] {
    guard let value, let items = items(value, count: Bounds.cues, expected: .cues) else { return [] }
    var cues: [BeatCue] = []
    var firsts: [BeatID: Place] = [:]
    for item in items {
      guard let fields = fields(of: item, keys: TimelineKeys.cue) else { continue }
      let beat = fields["beat"].flatMap { cuedBeat($0, beats) }
      let word = spokenText(fields["word"])
      let nth = fields["nth"].map { whole($0, in: Bounds.nth, expected: .whole(Bounds.nth)) } ?? 1
      let offset = fields["offset"].map { duration($0, in: Bounds.cueOffset, expected: .cueOffset) } ?? .zero
      let lands = fields["lands"].map { flag($0) } ?? false
      guard let beat, let word, let nth, let offset, let lands, let place = fields["word"]?.node.place else { continue }
      if let first = firsts[beat] {
        report(.repeatedCue(beat, first: first), fields["beat"]?.node.place ?? place, item.path)
        continue
      }
      firsts[beat] = fields["beat"]?.node.place
      cues.append(
        BeatCue(
          beat: beat, word: word, nth: nth, offset: offset, lands: lands, place: place,
          path: item.path.key("word").text))
    }
    return cues
  }

  /// Reads `spoken`: what is said for what is written.
  mutating func spoken(_ value: Located?) -> [String: String] {
    guard let value, let entries = entries(of: value, expected: .spoken) else { return [:] }
    var spoken: [String: String] = [:]
    for entry in entries {
      let text = spokenText(Located(node: entry.value, path: value.path.entry(entry.key)))
      guard !entry.key.contains(where: \.isWhitespace), !entry.key.isEmpty else {
        report(.notOneWord(entry.key), entry.keyPlace, value.path.entry(entry.key))
        continue
      }
      spoken[entry.key] = text
    }
    return spoken
  }

  private mutating func cuedBeat(_ value: Located, _ beats: BeatSet) -> BeatID? {
    guard let name = string(value, expected: .text(longest: nil)) else { return nil }
    guard let beat = beat(named: name, beats) else {
      report(.unknownBeat(name, beats), at: value)
      return nil
    }
    return beat
  }

  /// Words that are said, not blank.
  private mutating func spokenText(_ value: Located?) -> String? {
    guard let value, let text = line(value, expected: .words(longest: Bounds.spoken)) else { return nil }
    guard !text.allSatisfy(\.isWhitespace) else {
      report(.blank, at: value)
      return nil
    }
    return text
  }
}
