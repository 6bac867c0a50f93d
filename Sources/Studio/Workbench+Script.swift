import Foundation
import Pipeline
import Text
import Timeline
import Voice

extension Workbench {
  /// The file of the script; nil where there is none of its own, or several.
  var scriptPath: String? {
    let scripts = Set(NarrationFiles(of: film.timeline, at: source.path).takes.compactMap(\.script))
    return scripts.count == 1 ? scripts.first : nil
  }

  private func script() throws -> String {
    guard let path = scriptPath else {
      throw Refusal.wrong("the film has no script in a file of its own, or several of them")
    }
    return path
  }

  /// The script's file and its text.
  func scriptText() throws -> (path: String, text: String) {
    let path = try script()
    return (path, try Self.read(path))
  }

  /// Gives the script another text.
  func edit(script text: String, revision: Int) throws -> Int {
    try check(revision)
    let (path, before) = try scriptText()
    return try make(Step(label: "script", edits: [TextEdit(path: path, before: before, after: text)]))
  }

  /// Lets a beat start on another word, or on none.
  ///
  /// - Parameters:
  ///   - beat: The beat's name.
  ///   - word: The word's number in the script; nil for none.
  func cue(_ beat: String, to word: Int?, revision: Int) throws -> Int {
    try check(revision)
    let (path, before) = try scriptText()
    guard let spoken = film.spoken, let row = film.tuning?.rows.first(where: { $0.beat.description == beat }) else {
      throw Refusal.wrong("there is no beat \"\(beat)\" that could start on a word")
    }
    var editor = ScriptEditor(before)
    var mark = "{\(beat)}"
    func put() throws {
      guard let word else { return }
      guard spoken.script.words.indices.contains(word) else { throw Refusal.wrong("there is no word \(word)") }
      editor.insert(mark, at: spoken.script.words[word].place)
    }
    guard let cue = row.cue else {
      try put()
      return try make(Step(label: "cue of \(beat)", edits: [TextEdit(path: path, before: before, after: editor.text)]))
    }
    guard case .mark(let place) = cue.origin else {
      throw Refusal.wrong(
        "the cue of \(beat) stands in the timeline, line \(cue.origin.place.line), and not in the script: move it there"
      )
    }
    // What is behind in the text is changed first, so that places stay right.
    if let word, word >= cue.words.lowerBound {
      mark = try Self.mark(at: place, in: before)
      try put()
      _ = editor.remove(at: place)
    } else {
      guard let old = editor.remove(at: place) else { throw Refusal.wrong("the script was changed meanwhile") }
      mark = old
      try put()
    }
    return try make(Step(label: "cue of \(beat)", edits: [TextEdit(path: path, before: before, after: editor.text)]))
  }

  private static func mark(at place: Place, in text: String) throws -> String {
    var editor = ScriptEditor(text)
    guard let mark = editor.remove(at: place) else { throw Refusal.wrong("the script was changed meanwhile") }
    return mark
  }
}
