import FilmKit
import Numerics
import Pipeline
import Text
import Timeline
import Video
import Voice

/// A film for the page: beats, words, cues, captions, sounds, all in seconds.
struct FilmReport {
  let film: StudioFilm

  /// The fields that depend on the film alone.
  var fields: [(key: String, value: JSONText)] {
    let timeline = film.project.timeline
    let rate = timeline.frameRate
    return [
      ("title", timeline.title.map(JSONText.string) ?? Self.null),
      ("film", .string(timeline.film)),
      ("width", .integer(timeline.size.width)),
      ("height", .integer(timeline.size.height)),
      ("fps", .object([("num", .integer(rate.numerator)), ("den", .integer(rate.denominator))])),
      ("frames", .integer(timeline.frameCount)),
      ("seconds", Self.seconds(ofFrame: timeline.frameCount, rate)),
      ("shapes", .list(StudioLook.shapes.map(shape))),
      ("themes", .list(ThemeName.allCases.map { .string($0.rawValue) })),
      ("theme", .string(timeline.theme.rawValue)),
      ("beats", .list(timeline.beats.map(beat))),
      ("words", .list(words)),
      ("cues", .list(cues.map(cue))),
      (
        "captions",
        .list(
          film.words.captions.map { caption in
            .object([
              ("text", .string(caption.text)), ("start", .number(caption.start.double)),
              ("end", .number(caption.end.double)),
            ])
          })
      ),
      (
        "chapters",
        .list(
          film.words.chapters.map { chapter in
            .object([("title", .string(chapter.title)), ("start", .number(chapter.start.double))])
          })
      ),
      ("sounds", .list(film.project.film.events.map(sound))),
      ("voice", voice),
      ("remarks", .list(film.remarks.map(JSONText.string))),
    ]
  }

  private static let null = JSONText.literal("null")

  private static func seconds(ofFrame frame: Int, _ rate: FrameRate) -> JSONText {
    .number(Double(frame * rate.denominator) / Double(rate.numerator))
  }

  private func shape(_ shape: (id: String, size: PixelSize?)) -> JSONText {
    let size = shape.size ?? film.project.timeline.size
    return .object([("id", .string(shape.id)), ("width", .integer(size.width)), ("height", .integer(size.height))])
  }

  private func beat(_ beat: Beat) -> JSONText {
    let motion = beat.kind.motion
    let least = max(motion.least, film.timeline.content.least(of: beat.id))
    let row = film.tuning?.rows.first { $0.beat == beat.id }
    return .object([
      ("id", .string(beat.id.description)),
      ("phase", .string(beat.phase.name)),
      ("shows", .string(film.project.film.summary(of: beat.id))),
      ("first", .integer(beat.frames.lowerBound)),
      ("frames", .integer(beat.frames.count)),
      ("start", .number(beat.start.seconds)),
      ("end", .number(beat.end.seconds)),
      ("motion", .number(motion.length(in: beat.duration).seconds)),
      ("least", .number(least.seconds)),
      ("slack", row?.slack.map { .number($0.seconds) } ?? Self.null),
      ("editable", .literal(film.whyNot == nil ? "true" : "false")),
      ("cue", cues.firstIndex { $0.beat == beat.id }.map(JSONText.integer) ?? Self.null),
    ])
  }

  private var words: [JSONText] {
    guard let spoken = film.spoken else { return [] }
    return zip(spoken.script.words, spoken.alignment.words).map { word, found in
      func time(_ seconds: Double?) -> JSONText { seconds.map { .number($0 + spoken.start.seconds) } ?? Self.null }
      return .object([
        ("text", .string(word.display)), ("start", time(found?.start)), ("end", time(found?.end)),
        ("line", .integer(word.place.line)),
      ])
    }
  }

  private var cues: [Tuning.Row] { film.tuning?.rows.filter { $0.cue != nil } ?? [] }

  private func cue(_ row: Tuning.Row) -> JSONText {
    .object([
      ("beat", .string(row.beat.description)),
      ("word", row.cue.map { .integer($0.words.lowerBound) } ?? Self.null),
      ("time", row.target.map { .number($0.seconds) } ?? Self.null),
      ("off", row.off.map { .number($0.seconds) } ?? Self.null),
      ("lands", .literal(row.cue?.lands ?? false ? "true" : "false")),
      ("sureness", row.word.map { .number($0.confidence) } ?? Self.null),
    ])
  }

  private func sound(_ event: FilmEvent) -> JSONText {
    .object([
      ("name", .string(event.name)),
      ("start", Self.seconds(ofFrame: event.frame, film.project.timeline.frameRate)),
    ])
  }

  private var voice: JSONText {
    guard let voice = film.voice, let first = voice.takes.first else { return Self.null }
    return .object([
      ("file", .string(first.path)), ("start", .number(voice.seconds.lowerBound)),
      ("seconds", .number(voice.seconds.upperBound - voice.seconds.lowerBound)),
    ])
  }
}
