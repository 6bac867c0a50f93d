import Foundation
import Text

/// The notes of reviewers: files of previews in the timeline's folder.
struct NoteShelf: Sendable {
  /// What is wrong with a file of notes.
  struct Wrong: Error {
    let words: String
  }

  /// A file of notes as a preview writes it; whether a note is done is added here.
  struct Notes: Codable {
    struct Note: Codable {
      let frame: Int
      let seconds: Double
      let beat: String?
      let x: Double?
      let y: Double?
      let text: String
      let author: String?
      let made: String?
      var done: Bool?
    }
    let beatframe: String
    let version: Int
    let film: String?
    let source: String?
    let title: String?
    var notes: [Note]
  }

  private let folder: String
  /// The timeline's own name: notes of another film are not shown.
  private let film: String

  private static let ending = ".notes.json"
  /// Bytes of a file of notes, and notes in it, at most.
  private static let (longest, most) = (4 << 20, 10_000)

  /// The shelf beside a timeline.
  init(besides timeline: String) {
    let url = URL(fileURLWithPath: timeline)
    (folder, film) = (url.deletingLastPathComponent().path, url.lastPathComponent)
  }

  /// All notes of the film, by their files.
  var report: JSONText {
    let files = names.compactMap { name in (try? read(name)).map { (name, $0) } }
    return .object([
      (
        "files",
        .list(
          files.map { name, notes in
            .object([
              ("file", .string(name)),
              ("notes", .list(notes.notes.enumerated().map { Self.json($0.element, id: "\($0.offset)@\(name)") })),
            ])
          })
      )
    ])
  }

  /// Keeps a file of notes, under a name that no other file has.
  func add(_ data: Data, named name: String) throws(Wrong) {
    let notes = try Self.parse(data)
    if let other = notes.film, other != film {
      throw Wrong(words: "these are notes of the film \(other.prefix(100)), and this is \(film)")
    }
    let letters = name.hasSuffix(Self.ending) ? name.dropLast(Self.ending.count) : name.prefix { $0 != "." }
    let stem = String(letters.filter { $0.isLetter || $0.isNumber || "-_ ".contains($0) }.prefix(60))
    var (number, path) = (1, "")
    repeat {
      path = "\(folder)/\(stem.isEmpty ? "review" : stem)\(number == 1 ? "" : "-\(number)")\(Self.ending)"
      if FileManager.default.contents(atPath: path) == data { return }
      number += 1
    } while FileManager.default.fileExists(atPath: path)
    do { try data.write(to: URL(fileURLWithPath: path), options: .withoutOverwriting) } catch {
      throw Wrong(words: "\(path) can't be written: \(error.localizedDescription)")
    }
  }

  /// Notes that something is done, or is to be done again.
  ///
  /// - Parameter id: As the report has it.
  func mark(_ id: String, done: Bool) throws(Wrong) {
    let parts = id.split(separator: "@", maxSplits: 1).map(String.init)
    guard parts.count == 2, let index = Int(parts[0]), names.contains(parts[1]) else {
      throw Wrong(words: "there is no such note")
    }
    var notes = try read(parts[1])
    guard notes.notes.indices.contains(index) else { throw Wrong(words: "there is no such note") }
    notes.notes[index].done = done
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      try encoder.encode(notes).write(to: URL(fileURLWithPath: "\(folder)/\(parts[1])"), options: .atomic)
    } catch {
      throw Wrong(words: "\(parts[1]) can't be written: \(error.localizedDescription)")
    }
  }

  private var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(Self.ending) }.sorted()
  }

  private func read(_ name: String) throws(Wrong) -> Notes {
    guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)") else {
      throw Wrong(words: "\(name) can't be read")
    }
    let notes = try Self.parse(data)
    guard notes.film == nil || notes.film == film else { throw Wrong(words: "\(name) is of another film") }
    return notes
  }

  private static func parse(_ data: Data) throws(Wrong) -> Notes {
    guard data.count <= longest else { throw Wrong(words: "a file of notes has at most 4 MB") }
    let notes: Notes
    do { notes = try JSONDecoder().decode(Notes.self, from: data) } catch {
      throw Wrong(words: "that is no file of notes: expected what \"Save notes\" of a preview writes")
    }
    guard notes.beatframe == "notes", notes.version == 1, notes.notes.count <= most else {
      throw Wrong(
        words: "that is no file of notes that this program knows: expected \"beatframe\": \"notes\", version 1")
    }
    let isSound = notes.notes.allSatisfy { note in
      note.frame >= 0 && note.seconds.isFinite
        && [note.x, note.y].allSatisfy { $0.map { (0...1).contains($0) } ?? true } && note.text.count <= 10_000
    }
    guard isSound else { throw Wrong(words: "a note has a frame, seconds, a text, and x and y from 0 to 1") }
    return notes
  }

  private static func json(_ note: Notes.Note, id: String) -> JSONText {
    func text(_ text: String?) -> JSONText { text.map(JSONText.string) ?? .literal("null") }
    func number(_ number: Double?) -> JSONText { number.map(JSONText.number) ?? .literal("null") }
    return .object([
      ("id", .string(id)), ("frame", .integer(note.frame)), ("seconds", .number(note.seconds)),
      ("beat", text(note.beat)), ("x", number(note.x)), ("y", number(note.y)), ("text", .string(note.text)),
      ("author", text(note.author)), ("made", text(note.made)),
      ("done", .literal(note.done ?? false ? "true" : "false")),
    ])
  }
}
