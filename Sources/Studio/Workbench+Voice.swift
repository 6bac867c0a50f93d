import Foundation
import Pipeline
import Text
import Timeline
import Voice

extension Workbench {
  /// The one take of the voice; nil where there is none yet.
  private func soleTake() throws -> NarrationFiles.Take? {
    guard film.timeline.takes.count <= 1 else {
      throw Refusal.wrong("the film has several recordings: only one can be replaced here")
    }
    return NarrationFiles(of: film.timeline, at: source.path).takes.first { $0.recording != nil }
  }

  /// Where a take that comes now is put: in the timeline's folder, under a name that no file has.
  func pathOfTake() throws -> String {
    _ = try soleTake()
    let stem = URL(fileURLWithPath: source.path).deletingPathExtension().path
    var number = 2
    while true {
      let path = "\(stem)-take-\(number).wav"
      if !FileManager.default.fileExists(atPath: path) { return path }
      number += 1
    }
  }

  /// Lets a new recording take the place of the old one, if there is one, whose file stays; every cue finds its word again.
  ///
  /// - Parameter path: The recording, in the timeline's folder.
  func take(_ path: String, revision: Int) async throws -> Int {
    try check(revision)
    let take = try soleTake()
    let name = URL(fileURLWithPath: path).lastPathComponent
    var editor = DurationEditor(text, file: source.path, of: film.timeline)
    var isSet = try editor.setText(["voiceover", "file"], to: name)
    if !isSet { isSet = try editor.setText(["voiceover"], to: name) }
    guard isSet else {
      throw Refusal.wrong("the timeline names its recording in a way that can't be changed here: change voiceover.file")
    }
    if let take, take.words != nil {
      // The times of the old take's words are not those of the new one.
      let files = NarrationFiles(script: take.script, recording: path, words: nil)
      let cache = source.cache
      let found = try await Task.detached {
        let spoken = try SpokenScript(files, cache: cache)
        return WordTimesWriter(spoken.script, spoken.alignment, duration: spoken.duration).text(.json)
      }.value
      try check(revision)
      let words = String(path.dropLast(".wav".count)) + ".words.json"
      guard try editor.setText(["voiceover", "words"], to: URL(fileURLWithPath: words).lastPathComponent) else {
        throw Refusal.wrong("the timeline names its word times in a way that can't be changed here")
      }
      try Data(found.utf8).write(to: URL(fileURLWithPath: words), options: .withoutOverwriting)
    }
    return try make(
      Step(label: "another take", edits: [TextEdit(path: source.path, before: text, after: editor.text)]))
  }

  /// Corrects a word of the script: what it says, or when it is said.
  ///
  /// - Parameters:
  ///   - index: The word's number.
  ///   - other: What it says; nil for what it says now.
  ///   - start: When it starts, in seconds of the film; nil for when it does now.
  ///   - end: When it ends, likewise.
  func correct(_ index: Int, to other: String?, start: Double?, end: Double?, revision: Int) throws -> Int {
    try check(revision)
    guard let spoken = film.spoken, spoken.script.words.indices.contains(index) else {
      throw Refusal.wrong("there is no word \(index)")
    }
    var edits: [TextEdit] = []
    if let other {
      let (path, before) = try scriptText()
      let word = spoken.script.words[index]
      var editor = ScriptEditor(before)
      guard !other.contains(where: { $0.isNewline || "{}[]|".contains($0) }), !other.isEmpty,
        editor.replace(word.display, at: word.place, with: other)
      else {
        throw Refusal.wrong("\"\(word.display)\" can't be replaced here: change the script's line \(word.place.line)")
      }
      edits.append(TextEdit(path: path, before: before, after: editor.text))
    }
    if start != nil || end != nil {
      guard let path = try soleTake()?.words, path.hasSuffix(".json") else {
        throw Refusal.wrong(
          "the timeline names no JSON file of word times that could be corrected: write one with \"render words\" and "
            + "name it as voiceover.words")
      }
      let (old, offset) = (spoken.alignment.words[index], spoken.start.seconds)
      let from = start.map { $0 - offset } ?? old?.start
      let to = end.map { $0 - offset } ?? old?.end
      guard let from, let to, from.isFinite, to.isFinite, 0 <= from, from < to, to <= spoken.duration else {
        throw Refusal.wrong("a word starts and ends within the recording, and starts first")
      }
      var words = spoken.alignment.words
      words[index] = Alignment.Word(start: from, end: to, confidence: 1, origin: .found)
      let corrected = WordTimesWriter(
        spoken.script, Alignment(words: words, extra: spoken.alignment.extra), duration: spoken.duration
      ).text(.json)
      edits.append(TextEdit(path: path, before: try Self.read(path), after: corrected))
    }
    return try make(Step(label: "word \"\(spoken.script.words[index].display)\"", edits: edits))
  }
}
