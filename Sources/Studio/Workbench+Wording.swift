import Foundation
import Pipeline
import Text
import Timeline
import Video
import Voice

extension Workbench {
  /// Gives a caption other words: those of the script, whose marks stay.
  ///
  /// - Parameters:
  ///   - index: The caption's number.
  ///   - text: What it is to say.
  func reword(caption index: Int, to text: String, revision: Int) throws -> Int {
    try check(revision)
    let captions = film.words.captions
    guard captions.indices.contains(index) else { throw Refusal.wrong("there is no caption \(index)") }
    let (path, before) = try scriptText()
    guard let spoken = film.spoken else { throw Refusal.wrong("the film has no script whose words these are") }
    let others = Self.words(text)
    guard !others.isEmpty, !text.contains(where: { "{}[]|".contains($0) }) else {
      throw Refusal.wrong("a caption has words, without { } [ ] and |")
    }
    // The captions say the words of the script, one after the other.
    let start = captions[..<index].reduce(0) { $0 + Self.words($1.text).count }
    let old = Self.words(captions[index].text)
    let words = spoken.script.words
    guard start + old.count <= words.count, words[start..<start + old.count].map(\.display) == old else {
      throw Refusal.wrong("the words of this caption are not those of the script \(path): change them where they stand")
    }
    let same = zip(old, others).prefix { $0 == $1 }.count
    let rest = zip(old.dropFirst(same).reversed(), others.dropFirst(same).reversed()).prefix { $0 == $1 }.count
    let gone = Array(words[start + same..<start + old.count - rest])
    let come = Array(others[same..<others.count - rest])
    guard !gone.isEmpty || !come.isEmpty else { return self.revision }
    var editor = ScriptEditor(before)
    var isDone = true
    if gone.isEmpty {
      // What comes new stands beside a word that stays.
      let neighbour = words[same > 0 ? start + same - 1 : start]
      let both = same > 0 ? [neighbour.display] + come : come + [neighbour.display]
      isDone = editor.replace(neighbour.display, at: neighbour.place, with: both.joined(separator: " "))
    } else {
      // From the end, so that places stay right; what is too much stands with the last word, or goes.
      for (number, word) in gone.enumerated().reversed() {
        let own = come.dropFirst(number)
        let new = number == gone.count - 1 ? own.joined(separator: " ") : own.first ?? ""
        isDone =
          isDone
          && (new.isEmpty
            ? editor.remove(word.display, at: word.place)
            : editor.replace(word.display, at: word.place, with: new))
      }
    }
    guard isDone else {
      throw Refusal.wrong("these words can't be changed here: change them in the script \(path)")
    }
    return try make(Step(label: "caption", edits: [TextEdit(path: path, before: before, after: editor.text)]))
  }

  /// Makes two words of one.
  ///
  /// - Parameters:
  ///   - index: The word's number.
  ///   - parts: What the two say.
  ///   - time: When the second starts, in seconds of the film; nil to let it be found.
  func split(_ index: Int, into parts: [String], at time: Double?, revision: Int) throws -> Int {
    try check(revision)
    let (path, before) = try scriptText()
    guard let spoken = film.spoken, spoken.script.words.indices.contains(index) else {
      throw Refusal.wrong("there is no word \(index)")
    }
    let word = spoken.script.words[index]
    guard parts.count == 2,
      parts.allSatisfy({ part in
        Self.words(part).count == 1 && !part.contains { "{}[]|".contains($0) || $0.isWhitespace }
      })
    else { throw Refusal.wrong("a word is split into two words") }
    var editor = ScriptEditor(before)
    guard editor.replace(word.display, at: word.place, with: parts.joined(separator: " ")) else {
      throw Refusal.wrong("\"\(word.display)\" can't be split here: change the script's line \(word.place.line)")
    }
    var edits = [TextEdit(path: path, before: before, after: editor.text)]
    if let times = film.timeline.takes.count == 1 ? wordTimes : nil, let old = spoken.alignment.words[index] {
      let middle = time.map { $0 - spoken.start.seconds } ?? (old.start + old.end) / 2
      guard old.start < middle, middle < old.end else {
        throw Refusal.wrong("the second word starts while the word is said")
      }
      guard let script = try? Script(parsing: editor.text, file: path),
        script.words.count == spoken.script.words.count + 1
      else { throw Refusal.wrong("the script can't be read with these words: change it as a text") }
      var words = spoken.alignment.words
      words.replaceSubrange(
        index...index,
        with: [
          Alignment.Word(start: old.start, end: middle, confidence: old.confidence, origin: .found),
          Alignment.Word(start: middle, end: old.end, confidence: old.confidence, origin: .found),
        ])
      let text = WordTimesWriter(
        script, Alignment(words: words, extra: spoken.alignment.extra), duration: spoken.duration
      ).text(.json)
      edits.append(TextEdit(path: times, before: try Self.read(times), after: text))
    }
    return try make(Step(label: "word \"\(word.display)\"", edits: edits))
  }

  /// The file of the words' times that can be written; nil for none.
  private var wordTimes: String? {
    NarrationFiles(of: film.timeline, at: source.path).takes.lazy.compactMap(\.words).first { $0.hasSuffix(".json") }
  }

  private static func words(_ text: String) -> [String] {
    text.split(whereSeparator: \.isWhitespace).map(String.init)
  }
}
