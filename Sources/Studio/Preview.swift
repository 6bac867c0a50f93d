import Audio
import Drawing
public import FilmKit
import Foundation
import Numerics
public import Pipeline
import PreviewPage
import Text
public import Timeline
import Video

/// A film as one page that needs nothing else: picture, sound, words, beats, and what every number stands for, with
/// room for the notes of whoever looks at it.
public struct Preview: Sendable {
  let film: StudioFilm
  private let renderer: PreviewRenderer
  private let path: String

  /// What is to be known of the film's files, a line each.
  public let remarks: [String]

  /// Reads a film.
  ///
  /// - Parameters:
  ///   - path: The timeline's file.
  ///   - films: The films that it can be of.
  ///   - size: The size of its frames; nil for its own.
  ///   - frameRate: Its frames a second; nil for its own.
  ///   - theme: What it looks like; nil for its own.
  ///   - fontFolder: Where to look for fonts first.
  ///   - jobs: How many chunks are made at once.
  ///   - cache: Where chunks and sound are looked for and kept; nil for nowhere.
  /// - Throws: What is wrong with the film's files.
  public init(
    _ path: String, films: FilmList, size: PixelSize? = nil, frameRate: FrameRate? = nil, theme: ThemeName? = nil,
    fontFolder: String? = nil, jobs: Int, cache: Cache?
  ) throws(PipelineError) {
    let source = StudioFilm.Source(path: path, films: films, fontFolder: fontFolder, cache: cache)
    let film = try StudioFilm(try TimelineFile.text(path), from: source, size: size, frameRate: frameRate, theme: theme)
    let sound = film.sound.map { plan in
      SoundOutput(
        plan, loudness: Leveling.standardLoudness, limiter: film.timeline.sound.limiter.map { Limiter(reduction: $0) },
        as: .aac)
    }
    renderer = PreviewRenderer(
      film: film.project.film, digest: film.project.digest, sound: sound, jobs: jobs, cache: cache)
    (self.film, self.path, remarks) = (film, path, film.remarks)
  }

  /// How many frames the film has.
  public var frames: Int { film.project.timeline.frameCount }

  /// Writes the page.
  ///
  /// - Parameters:
  ///   - output: The file, which ends in .html.
  ///   - pictures: How the pictures are in it.
  ///   - inputs: What the film is made of, which must not be overwritten.
  ///   - progress: Counts the frames.
  /// - Throws: As `PreviewRenderer.render` does.
  public func write(
    to output: String, _ pictures: PreviewRenderer.Pictures, keeping inputs: InputFiles, progress: FrameCounter
  ) async throws(PipelineError) -> PreviewRenderer.Report {
    try renderer.check(output, pictures, keeping: inputs)
    return try await renderer.render(to: output, in: page, pictures, keeping: inputs, progress: progress)
  }

  /// The page around the film: with scripts and a look of its own, and nothing from anywhere else.
  var page: PreviewRenderer.Page {
    let data = json.line.replacing("<", with: "\\u003c")
    // Only what was put together here is run: it is known by this word.
    var hash = StableHash()
    hash.combine(data)
    let nonce = hash.hex
    let policy =
      "default-src 'none'; script-src 'nonce-\(nonce)'; style-src 'nonce-\(nonce)'; img-src blob: data:; "
      + "media-src blob: data:; connect-src blob: data:; base-uri 'none'; form-action 'none'"
    let head = """
      \(PreviewRenderer.Page.sign)
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <style nonce="\(nonce)">
      \(PreviewPage.style)</style>
      """
    let parts = PreviewPage.html.replacing("<!--style-->", with: head).split(
      separator: "<!--data-->", maxSplits: 1, omittingEmptySubsequences: false)
    let script = "<script nonce=\"\(nonce)\">\n\(PreviewPage.script)</script>"
    return PreviewRenderer.Page(
      head: "\(parts[0])<script type=\"application/json\" id=\"film\">\(data)</script>\n",
      tail: parts.dropFirst().joined().replacing("<!--script-->", with: script))
  }

  /// The film for the page.
  private var json: JSONText {
    let timeline = film.project.timeline
    let own = [
      "title", "width", "height", "fps", "frames", "seconds", "beats", "words", "captions", "chapters",
    ]
    let numbers = NumberTrack(film.project.film)
    return .object(
      [
        ("file", .string(URL(fileURLWithPath: path).lastPathComponent)),
        ("source", .string(film.project.digest?.hex ?? "")),
        ("language", timeline.language.map { .string("\($0)") } ?? .literal("null")),
      ] + FilmReport(film: film).fields.filter { own.contains($0.key) } + numbers.fields)
  }
}

/// Which numbers stand where, for a whole film.
struct NumberTrack {
  private var names: [String] = []
  private var numbers: [JSONText] = []
  private var expressions: [(key: String, value: JSONText)] = []
  private var places: [JSONText] = []

  /// How many times a second it is looked.
  private static let rate = 10

  /// Looks through a film: ten times a second, and at the last frame of each beat.
  init(_ film: any Film) {
    let timeline = film.timeline
    let (rate, count) = (timeline.frameRate, timeline.frameCount)
    let step = max(1, rate.numerator / rate.denominator / Self.rate)
    let frames = Set(stride(from: 0, to: count, by: step))
      .union(timeline.beats.flatMap { [$0.frames.lowerBound, $0.frames.upperBound - 1] }.filter { 0..<count ~= $0 })
    var (known, indices): ([String: Int], [String: Int]) = ([:], [:])
    var last = ""
    for frame in frames.sorted() {
      let beat = timeline.beat(atFrame: frame).id
      var standing: [JSONText] = []
      for mark in film.marks(frame) where mark.kind == .label && mark.opacity > 0.5 {
        for number in film.numbers(in: mark) {
          let name = number.isMagnitude ? "|\(number.name)|" : number.name
          if indices[name] == nil {
            indices[name] = names.count
            names.append(name)
            if let expression = timeline.content.expression(of: number.name, in: beat) {
              expressions.append((name, .string(expression)))
            }
          }
          let value = JSONText.list([
            .integer(indices[name] ?? 0), .number(number.isMagnitude ? -number.value : number.value),
            .string(number.shown), number.rounding.map(JSONText.number) ?? .literal("null"),
          ])
          if known[value.line] == nil {
            known[value.line] = numbers.count
            numbers.append(value)
          }
          let box = [mark.bounds.minX, mark.bounds.minY, mark.bounds.maxX, mark.bounds.maxY]
          standing.append(
            .list([.integer(known[value.line] ?? 0)] + box.map { .number(($0 * 10).rounded() / 10) }))
        }
      }
      let text = JSONText.list(standing)
      guard text.line != last else { continue }
      last = text.line
      places.append(.list([.integer(frame), text]))
    }
  }

  /// Its fields: the names, what of each was seen, how they came about, and where they stand from which frame on.
  var fields: [(key: String, value: JSONText)] {
    [
      ("names", .list(names.map(JSONText.string))), ("numbers", .list(numbers)), ("expressions", .object(expressions)),
      ("places", .list(places)),
    ]
  }
}
