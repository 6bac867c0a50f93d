import Audio
import FilmKit
import Foundation
import Pipeline
import Text
import Timeline
import Voice

/// The film at work: what its files have, every change that was made to them here, and what became of changes that were
/// made elsewhere meanwhile.
///
/// Nothing is ever lost: each change, here or elsewhere, is a step that can be undone.
actor Workbench {
  /// A step that can be undone: what became of the files.
  struct Step: Sendable {
    let label: String
    let edits: [TextEdit]
  }

  /// What can't be done.
  enum Refusal: Error {
    /// Something was changed meanwhile; the number of what is there now.
    case conflict(revision: Int)
    /// It is wrong; why.
    case wrong(String)
  }

  let source: StudioFilm.Source
  let events: EventHub
  /// The last good reading.
  private(set) var film: StudioFilm
  /// Grows with each reading.
  private(set) var revision = 1
  /// Why the files can't be read as they are now.
  private(set) var problems: [String] = []
  /// What the timeline's file has as far as is known, and what it is to have.
  private var saved: String
  private(set) var text: String
  private var (done, undone): ([Step], [Step]) = ([], [])
  private(set) var savesAtOnce: Bool
  /// What the files had when they were looked at, or written, the last time.
  private var known: [String: Data] = [:]
  /// The files of which the first state was kept.
  private var kept: Set<String> = []
  private(set) var warnings: JSONText = .list([])
  private var makers: [(look: StudioLook, revision: Int, maker: PictureMaker)] = []
  private var waveform: (revision: Int, task: Task<Waveform, any Error>)?
  private var soundtrack: (revision: Int, task: Task<WAVStream, any Error>)?

  /// How many looks are kept ready.
  private static let mostMakers = 3

  /// Reads the film.
  init(_ source: StudioFilm.Source, savesAtOnce: Bool, events: EventHub) throws(PipelineError) {
    let text = try TimelineFile.text(source.path)
    film = try StudioFilm(text, from: source)
    (saved, self.text) = (text, text)
    (self.source, self.savesAtOnce, self.events) = (source, savesAtOnce, events)
  }

  /// All that the page shows of it.
  var report: JSONText {
    func text(_ words: String?) -> JSONText { words.map(JSONText.string) ?? .literal("null") }
    func flag(_ flag: Bool) -> JSONText { .literal(flag ? "true" : "false") }
    let whyNot = film.whyNot ?? (problems.isEmpty ? nil : "the file can't be read as it is now")
    return .object(
      [
        ("revision", .integer(revision)),
        ("file", .string(URL(fileURLWithPath: source.path).lastPathComponent)),
        ("editable", flag(whyNot == nil)), ("whyNot", text(whyNot)),
        ("saved", flag(saved == self.text)), ("autosave", flag(savesAtOnce)),
        ("undo", text(done.last?.label)), ("redo", text(undone.last?.label)),
        ("problems", .list(problems.map(JSONText.string))), ("warnings", warnings),
        ("hasScript", flag(scriptPath != nil)),
      ] + FilmReport(film: film).fields)
  }

  // MARK: Changes

  /// Gives beats other durations.
  func edit(_ durations: [String: Double], label: String, revision: Int) throws -> Int {
    try check(revision)
    var wanted: [BeatID: FilmTime] = [:]
    for (name, milliseconds) in durations {
      guard let beat = film.timeline.beats.first(where: { $0.id.description == name }) else {
        throw Refusal.wrong("there is no beat \"\(name)\"")
      }
      let microseconds = (milliseconds * 1000).rounded()
      guard microseconds >= 0, microseconds <= Double(FilmTime.longestBeat.microseconds) else {
        throw Refusal.wrong("\(name): expected 0 to 3600000 ms, found \(milliseconds)")
      }
      wanted[beat.id] = FilmTime(microseconds: Int(microseconds))
    }
    let edit = try DurationEdit(wanted, in: text, of: film.timeline, path: source.path, films: source.films)
    return try make(Step(label: label, edits: [edit.text]))
  }

  /// Takes the last step back.
  func undo(revision: Int) throws -> Int {
    try check(revision)
    guard let step = done.last else { throw Refusal.wrong("there is nothing to undo") }
    try apply(step.edits.reversed().map(\.reversed))
    done.removeLast()
    undone.append(step)
    return self.revision
  }

  /// Makes the last step that was taken back again.
  func redo(revision: Int) throws -> Int {
    try check(revision)
    guard let step = undone.last else { throw Refusal.wrong("there is nothing to redo") }
    try apply(step.edits)
    undone.removeLast()
    done.append(step)
    return self.revision
  }

  /// Writes what is not written yet.
  func save() throws -> Int {
    try write()
    announce()
    return revision
  }

  /// Whether every change is written at once.
  func saveAtOnce(_ isOn: Bool) throws {
    savesAtOnce = isOn
    if isOn { try write() }
    announce()
  }

  /// Makes a step that can be undone.
  func make(_ step: Step) throws -> Int {
    let edits = step.edits.filter { !$0.isEmpty }
    guard !edits.isEmpty else { return revision }
    try apply(edits)
    done.append(Step(label: step.label, edits: edits))
    undone = []
    announce()
    return revision
  }

  /// Changes the files; where the film can't be read then, nothing is changed.
  ///
  /// The timeline's text is written when it is to be; a script is written at once, for the film is read with it.
  private func apply(_ edits: [TextEdit]) throws {
    var next = text
    let others = edits.filter { $0.path != source.path }
    for edit in edits where edit.path == source.path {
      guard edit.before == next else { throw Refusal.conflict(revision: revision) }
      next = edit.after
    }
    for edit in others {
      guard try Self.read(edit.path) == edit.before else { throw Refusal.conflict(revision: revision) }
    }
    let film: StudioFilm
    do {
      for edit in others {
        if kept.insert(edit.path).inserted { _ = try edit.keepOld() }
        try edit.write()
      }
      film = try StudioFilm(next, from: source)
    } catch {
      for edit in others { try edit.reversed.write() }
      throw error
    }
    text = next
    take(film)
    known = Self.contents(of: files)
    if savesAtOnce { try write() }
  }

  /// The text of a script.
  static func read(_ path: String) throws -> String {
    guard let data = FileManager.default.contents(atPath: path), let text = String(validating: data, as: UTF8.self)
    else { throw Refusal.wrong("\(path) can't be read") }
    return text
  }

  /// Writes the timeline's file, unless it was changed elsewhere meanwhile.
  private func write() throws {
    guard text != saved else { return }
    guard try TimelineFile.text(source.path) == saved else {
      // The watcher takes it over, and what was changed here becomes a step that can be undone.
      try look()
      return
    }
    let edit = TextEdit(path: source.path, before: saved, after: text)
    if kept.insert(source.path).inserted { _ = try edit.keepOld() }
    try edit.write()
    saved = text
    known = Self.contents(of: files)
  }

  func check(_ revision: Int) throws {
    guard revision == self.revision else { throw Refusal.conflict(revision: self.revision) }
    guard film.whyNot == nil else { throw Refusal.wrong(film.whyNot ?? "") }
    guard problems.isEmpty else {
      throw Refusal.wrong("the file can't be read as it is now: mend it first")
    }
  }

  // MARK: Changes elsewhere

  /// Looks at the files again: somebody else may have saved them.
  func look() throws {
    let contents = Self.contents(of: files)
    // What was written here is known.
    guard contents != known else { return }
    known = contents
    let found: String
    do {
      found = try TimelineFile.text(source.path)
    } catch {
      return note([error.description])
    }
    let isNew = found != saved
    do {
      let film = try StudioFilm(isNew ? found : text, from: source)
      if isNew {
        let label = text == saved ? "the file was saved elsewhere" : "saved elsewhere, over what was not saved here"
        done.append(Step(label: label, edits: [TextEdit(path: source.path, before: text, after: found)]))
        undone = []
        (saved, text) = (found, found)
      }
      take(film)
      announce()
    } catch {
      note([error.description])
    }
  }

  /// The files that the film is made of.
  var files: [String] {
    [source.path] + TimelineFile.companions(of: source.path, films: source.films)
  }

  /// What files have: the bytes of a text, and of what is longer its size and its date.
  private static func contents(of paths: [String]) -> [String: Data] {
    var contents: [String: Data] = [:]
    for path in paths {
      guard let about = try? FileManager.default.attributesOfItem(atPath: path), let size = about[.size] as? Int else {
        continue
      }
      let date = (about[.modificationDate] as? Date)?.timeIntervalSinceReferenceDate ?? 0
      contents[path] =
        size <= 1 << 20 ? FileManager.default.contents(atPath: path) : Data("\(size) \(date)".utf8)
    }
    return contents
  }

  /// Keeps the last good film, and says what is wrong.
  private func note(_ problems: [String]) {
    guard problems != self.problems else { return }
    self.problems = problems
    announce()
  }

  private func take(_ film: StudioFilm) {
    self.film = film
    problems = []
    revision += 1
    makers = makers.suffix(Self.mostMakers)
    waveform?.task.cancel()
    soundtrack?.task.cancel()
    (waveform, soundtrack) = (nil, nil)
  }

  /// Notes what a look through the film found.
  func take(warnings: JSONText, of revision: Int) {
    guard revision == self.revision else { return }
    self.warnings = warnings
    announce()
  }

  private func announce() { events.send(.object([("type", .string("film")), ("revision", .integer(revision))])) }

  // MARK: Pictures and sound

  /// What makes the pictures of the film in a look.
  func maker(_ look: StudioLook) throws(PipelineError) -> PictureMaker {
    if let index = makers.firstIndex(where: { $0.look == look && $0.revision == revision }) {
      let known = makers.remove(at: index)
      makers.append(known)
      return known.maker
    }
    let maker = PictureMaker(try film.project(look, from: source).film)
    makers = makers.filter { $0.revision == revision }.suffix(Self.mostMakers - 1) + [(look, revision, maker)]
    return maker
  }

  /// The outline of the voice, which is listened to once.
  func outline() async throws -> Waveform? {
    guard let sound = film.sound, film.voice != nil else { return nil }
    let task = waveform.map(\.task) ?? Task.detached { try Waveform(sound) }
    waveform = (revision, task)
    return try await task.value
  }

  /// What of the film is made already: ranges of frames whose chunks are in the cache.
  func made() async throws -> JSONText {
    let renderer = MovieRenderer(film: film.project.film, digest: film.project.digest, jobs: 1, cache: source.cache)
    let inputs = InputFiles(timeline: source.path, films: source.films)
    let frames = film.project.timeline.frameCount
    // Where a film would go; none is written.
    let path = URL(fileURLWithPath: source.path).deletingPathExtension().path + ".mp4"
    let made = try await Task.detached { try await renderer.made(for: path, keeping: inputs) }.value
    return .object([
      ("runs", .list(made.map { .list([.integer($0.lowerBound), .integer($0.upperBound)]) })),
      ("frames", .integer(frames)),
    ])
  }

  /// The film's mix, which is measured once; nil for a silent film.
  func mix() async throws -> WAVStream? {
    guard let sound = film.sound else { return nil }
    let (cache, limiter) = (source.cache, film.timeline.sound.limiter.map { Limiter(reduction: $0) })
    let task =
      soundtrack.map(\.task)
      ?? Task.detached {
        WAVStream(
          try LeveledSound(sound, loudness: Leveling.standardLoudness, limiter: limiter, cache: cache))
      }
    soundtrack = (revision, task)
    return try await task.value
  }

  /// Film and voice side by side.
  func tune(apply: Bool, revision: Int) throws -> JSONText {
    try check(revision)
    guard let tuning = film.tuning else {
      throw Refusal.wrong("the film has no script and no recording to be tuned to")
    }
    var edit: TextEdit?
    if tuning.problems.isEmpty {
      edit = try DurationEdit(
        tuning.durations, in: text, of: film.timeline, path: source.path, films: source.films
      ).text
    }
    let report = TuneReport(tuning: tuning, path: source.path, edit: edit).json
    if apply, let edit { _ = try make(Step(label: "tune", edits: [edit])) }
    return report
  }
}
