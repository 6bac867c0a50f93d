import FilmKit
import Text
import Timeline

/// The beats of a film as a report: when each is and what it shows.
public struct BeatReport: Sendable {
  private let project: Project
  private let review: Review?
  private let voice: Voice?
  private let tuning: Tuning?

  /// Prepares a report of a film that is held for its voice; JSON has a review's findings as `warnings`.
  public init(_ project: Project, review: Review? = nil, voice: Voice? = nil, tuning: Tuning? = nil) {
    (self.project, self.review, self.voice, self.tuning) = (project, review, voice, tuning)
  }

  /// A table for a terminal: a row a beat, times in seconds; and a line about the voice.
  public var table: String {
    let timeline = project.timeline
    let head = ["beat", "start", "end", "frames", "count", "shows"]
    let rows = timeline.beats.map { beat in
      [
        beat.id.description, Self.seconds(beat.start), Self.seconds(beat.end),
        beat.frames.isEmpty ? "-" : "\(beat.frames.lowerBound)-\(beat.frames.upperBound - 1)",
        "\(beat.frames.count)", project.film.summary(of: beat.id),
      ]
    }
    let beats = TextTable([.left, .right, .right, .right, .right, .last], rows: [head] + rows)
    let title = timeline.title.map { "\($0)\n" } ?? ""
    let summary =
      "\(timeline.film), \(timeline.size), \(timeline.frameRate) frames/s, \(timeline.frameCount) frames, "
      + "\(Self.seconds(timeline.duration)) s"
    let spoken = voice.map { "\n\n\($0.report(in: timeline))" } ?? ""
    let compared = tuning.map { "\n\n\(TuningTable($0).text)" } ?? ""
    return "\(title)\(summary)\n\n\(beats.text)\(spoken)\(compared)"
  }

  /// The same as JSON; times in seconds.
  public var json: String {
    let timeline = project.timeline
    let fields: [(key: String, value: JSONText)] = [
      ("title", timeline.title.map(JSONText.string) ?? .literal("null")),
      ("film", .string(timeline.film)),
      ("width", .integer(timeline.size.width)),
      ("height", .integer(timeline.size.height)),
      ("fps", .string(timeline.frameRate.description)),
      ("frames", .integer(timeline.frameCount)),
      ("seconds", .literal(Self.seconds(timeline.duration))),
      ("beats", .list(timeline.beats.map(object))),
    ]
    let heard = voice?.fields(in: timeline) ?? []
    let compared = tuning.map { [("cues", TuningTable($0).json)] } ?? []
    return JSONText.object(fields + heard + compared + (review.map { [("warnings", $0.json)] } ?? [])).text
  }

  private func object(_ beat: Beat) -> JSONText {
    .object([
      ("id", .string(beat.id.description)),
      ("phase", .string(beat.phase.name)),
      ("start", .literal(Self.seconds(beat.start))),
      ("end", .literal(Self.seconds(beat.end))),
      ("firstFrame", .integer(beat.frames.lowerBound)),
      ("frames", .integer(beat.frames.count)),
      ("shows", .string(project.film.summary(of: beat.id))),
    ])
  }

  /// Exact seconds, at least three decimals: 12.500 or 0.000001.
  private static func seconds(_ time: FilmTime) -> String {
    let micro = String(time.microseconds % 1_000_000)
    var decimals = String(repeating: "0", count: 6 - micro.count) + micro
    while decimals.count > 3, decimals.hasSuffix("0") { decimals.removeLast() }
    return "\(time.microseconds / 1_000_000).\(decimals)"
  }
}
