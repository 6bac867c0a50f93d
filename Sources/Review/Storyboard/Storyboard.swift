public import Drawing
public import FilmKit
public import Timeline
import Typesetting

/// A film on one page, as it would be printed: a row for every beat with its last frame, its times, the words that are
/// spoken, the result, and what can't be read.
///
/// The page is a display list like a frame, thumbnails and all; so it can be pixels, or vectors.
public struct Storyboard: Sendable {
  /// The largest side of a page, in pixels.
  public static let largest = 8192

  /// A frame in small.
  public struct Thumbnail: Hashable, Sendable {
    /// The beat that it is the last frame of.
    public let beat: BeatID
    /// The frame.
    public let frame: Int
    /// Where it is on the page, in pixels.
    public let bounds: Rect
  }

  /// What the page shows.
  public let list: DisplayList
  /// Pixels in a row, at most `largest`.
  public let width: Int
  /// Rows of pixels, at most `largest`.
  public let height: Int
  /// Where the frames are, in the order of the film.
  public let thumbnails: [Thumbnail]

  /// Composes the page.
  ///
  /// - Parameters:
  ///   - film: The film; beats without a frame are left out.
  ///   - findings: What can't be read in it.
  ///   - fonts: The faces of the page; those of the film.
  ///   - columns: In how many columns, at most, the rows stand, each read from top to bottom; nil for as many as suit
  ///     the page.
  public init(
    _ film: any Film, findings: [LayoutFinding] = [], fonts: FilmFonts, columns: Int? = nil
  ) throws(StoryboardError) {
    let (timeline, theme) = (film.timeline, Theme(film.timeline))
    let lettering = Lettering(fonts: fonts, theme: theme, unit: 1)
    let rows = try Self.rows(film, findings, lettering)
    let warnings = timeline.warnings.prefix(Head.mostWarnings).count
    let grid = Grid(
      count: rows.count, frame: (Double(timeline.size.width), Double(timeline.size.height)),
      text: (rows.map(\.width).max() ?? 0, rows.map(\.height).max() ?? 0), warnings: warnings)
    let columns = columns ?? grid.best
    guard grid.columns.contains(columns) else { throw .columns(columns, allowed: grid.columns) }
    let head: Head
    do {
      head = try Head(timeline, findings: findings.count, width: grid.width(columns), lettering)
    } catch {
      throw .text(FilmError(place: "title", error))
    }

    let frames = rows.indices.map { grid.thumbnail(ofRow: $0, columns: columns) }
    var scene = Scene()
    for (row, box) in zip(rows, frames) { Self.draw(film, row.frame, in: box, into: &scene) }
    // A mat covers what reaches beyond the frames.
    let sheet = Rect(x: 0, y: 0, width: grid.width(columns), height: grid.height(columns)).expanded(by: 8)
    scene.append(.fill(.joined([.rect(sheet)] + frames.map(Self.hole)), .solid(theme.ground), .identity))
    for box in frames { scene.append(.stroke(.rect(box), Stroke(width: 2), .solid(theme.line), .identity)) }
    head.draw(theme, into: &scene)
    for (index, row) in rows.enumerated() {
      row.draw(in: grid.cell(ofRow: index, columns: columns), beside: frames[index], theme, into: &scene)
    }

    let scale = grid.scale(columns)
    let place = Transform.place(at: .zero, scale: scale)
    list = DisplayList(
      background: theme.ground, commands: scene.commands.map { $0.placed(at: .zero, scale: scale) })
    width = min(Self.largest, Int((grid.width(columns) * scale).rounded(.up)))
    height = min(Self.largest, Int((grid.height(columns) * scale).rounded(.up)))
    thumbnails = zip(rows, frames).map { Thumbnail(beat: $0.beat, frame: $0.frame, bounds: place($1)) }
  }

  /// The rows of all beats that have frames; throws all texts that can't be set at once.
  private static func rows(
    _ film: any Film, _ findings: [LayoutFinding], _ lettering: Lettering
  ) throws(StoryboardError) -> [Row] {
    var rows: [Row] = []
    var problems: [FilmError.Problem] = []
    for beat in film.timeline.beats where !beat.frames.isEmpty {
      do {
        rows.append(try Row(beat, film, findings.filter { $0.beat == beat.id }, lettering))
      } catch {
        problems += error.problems
      }
    }
    guard problems.isEmpty else { throw .text(FilmError(problems)) }
    return rows
  }

  private static func draw(_ film: any Film, _ frame: Int, in box: Rect, into scene: inout Scene) {
    let list = film.frame(frame)
    if let ground = list.background { scene.append(.fill(.rect(box), .solid(ground), .identity)) }
    let scale = box.width / Double(film.timeline.size.width)
    for command in list.commands { scene.append(command.placed(at: Point(box.minX, box.minY), scale: scale)) }
  }

  /// The outline of a rectangle the other way round, which cuts it out of a larger one.
  private static func hole(_ box: Rect) -> Path {
    .polygon([
      Point(box.minX, box.minY), Point(box.minX, box.maxY), Point(box.maxX, box.maxY), Point(box.maxX, box.minY),
    ])
  }
}
