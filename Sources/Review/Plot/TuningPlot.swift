public import Drawing
public import FilmKit
public import Timeline
import Typesetting

/// A film and its narration on one page, for whoever brings the two together: the beats before, the sound with its words,
/// the words on which beats start, the beats after, and how much room each has.
///
/// Time runs from left to right in lines, as in sheet music. The page is a display list like a frame, so it can be
/// pixels, or vectors. Whatever can't be set is left out or replaced: there is always a page.
public struct TuningPlot: Sendable {
  /// Where a beat, or a part of it, was drawn.
  public struct Box: Hashable, Sendable {
    /// The beat.
    public let beat: BeatID
    /// The line of the page, from 0.
    public let line: Int
    /// Where it is on the page, in pixels.
    public let bounds: Rect
  }

  /// Where a word was written.
  public struct Word: Hashable, Sendable {
    /// The word, by its index in the content.
    public let index: Int
    /// Where it is on the page, in pixels.
    public let bounds: Rect
  }

  /// Where the line of a cue was drawn.
  public struct Marker: Hashable, Sendable {
    /// The beat.
    public let beat: BeatID
    /// Where its line leaves the word.
    public let word: Point
    /// Where it meets the beat.
    public let moment: Point
  }

  /// What the page shows.
  public let list: DisplayList
  /// Pixels in a row, at most ``Storyboard/largest``.
  public let width: Int
  /// Rows of pixels, at most ``Storyboard/largest``.
  public let height: Int
  /// How many seconds of the film a line of the page has.
  public let lineSeconds: Int
  /// The beats as they were, in the order of the film; one that goes on in the next line has a box in each.
  public let before: [Box]
  /// The beats once tuned, likewise; none when the cues don't fit.
  public let after: [Box]
  /// The words that there was room for, line by line.
  public let words: [Word]
  /// The cues whose words are said, in the order of the film.
  public let markers: [Marker]

  /// Composes the page in a timeline's theme.
  ///
  /// - Parameters:
  ///   - content: What it shows.
  ///   - timeline: The film, for its theme.
  ///   - fonts: The faces of the page; those of the film.
  public init(_ content: Content, of timeline: Timeline, fonts: FilmFonts) {
    let theme = Theme(timeline)
    let pen = Pen(theme: theme, lettering: Lettering(fonts: fonts, theme: theme, unit: 1))
    let head = Head(content, pen)
    let grid = Grid(until: content.end.seconds, hasSound: content.sound != nil, top: head.height)
    var scene = Scene()
    head.draw(pen, into: &scene)
    Scale(grid, content.end).draw(pen, into: &scene)
    let ranges = MarkedRanges(content, grid)
    ranges.draw([.extra], pen, into: &scene)
    if let sound = content.sound { Self.draw(sound, grid, pen, into: &scene) }
    (before, after) = (Self.before(content, grid), Self.after(content, grid))
    for (index, box) in before.enumerated() { Self.drawBefore(box, content, isOdd: index % 2 == 1, pen, into: &scene) }
    for box in after { Self.drawAfter(box, content, grid, pen, into: &scene) }
    ranges.draw([.deadAir, .room, .shortage], pen, into: &scene)
    ranges.drawNotes(pen, into: &scene)
    let cues = CueMarkers(content, grid, pen)
    cues.draw(pen, into: &scene)
    let line = WordLine(content, grid, cues, pen)
    line.draw(content, grid, pen, into: &scene)
    cues.drawFlags(pen, into: &scene)
    (words, markers) = (line.shown.map { Word(index: $0.index, bounds: $0.bounds) }, cues.markers.map(\.marker))
    list = DisplayList(background: theme.ground, commands: scene.commands)
    (width, height, lineSeconds) = (Int(Grid.width), Int(grid.height), grid.seconds)
  }
}
