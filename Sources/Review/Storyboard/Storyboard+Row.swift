import Drawing
import FilmKit
import Timeline
import Typesetting

extension Storyboard {
  /// What is said of one beat.
  struct Row {
    /// A line of text, its baseline counted from the row's top.
    private struct Line {
      let label: Label
      let y: Double
      let role: Role
      /// How far it is moved to the right, in pixels.
      let indent: Double
    }

    /// The most warnings of a beat that are listed.
    private static let mostWarnings = 2
    /// The room for a warning's dot.
    private static let indent = 20.0

    let beat: BeatID
    /// Its last frame.
    let frame: Int
    /// How high the text is, in pixels.
    let height: Double
    /// How wide it is, at most ``Grid/text``.
    let width: Double
    private let lines: [Line]
    /// The baselines that warnings begin at.
    private let dots: [Double]
    private let role: Role

    /// Sets the words of a beat that has frames.
    init(
      _ beat: Beat, _ film: any Film, _ findings: [LayoutFinding], _ lettering: Lettering
    ) throws(FilmError) {
      let timeline = film.timeline
      self.beat = beat.id
      frame = beat.frames.upperBound - 1
      role = Role(rawValue: beat.phase.color.rawValue) ?? .muted
      let width = Grid.text.upperBound
      var lines: [Line] = []
      var y = 0.0
      var dots: [Double] = []
      func add(_ labels: [Label], pitch: Double, after gap: Double, _ role: Role, indent: Double = 0) {
        guard !labels.isEmpty else { return }
        y += gap
        if indent > 0 { dots.append(y + pitch) }
        for label in labels {
          y += pitch
          lines.append(Line(label: label, y: y, role: role, indent: indent))
        }
      }
      let say = timeline.words(in: beat.id)
      if let say {
        // The file's own words must be as they are.
        do { _ = try lettering.text(say, size: 22) } catch {
          throw FilmError(place: timeline.speech == nil ? "say[\"\(beat.id)\"]" : "voiceover.script", error)
        }
      }
      do {
        add([try lettering.text(beat.id.description, size: 32, heavy: true)], pitch: 34, after: 0, .ink)
        let count = beat.frames.count
        let times =
          "\(Self.clock(beat.start)) – \(Self.clock(beat.end))  ·  \(Self.seconds(beat.duration)) s  ·  "
          + timeline.wording(
            count == 1 ? .beatFrame : .beatFrames,
            [
              "frame": .count(beat.frames.lowerBound), "first": .count(beat.frames.lowerBound),
              "last": .count(beat.frames.upperBound - 1),
            ])
        add([try lettering.cut(times, size: 20, width: width)], pitch: 28, after: 2, .muted)
        let summary = try lettering.settable(film.summary(of: beat.id))
        add(try lettering.paragraph(summary, size: 26, width: width, lines: 2), pitch: 34, after: 8, role)
        if let say {
          add(try lettering.paragraph("“\(say)”", size: 22, width: width, lines: 3), pitch: 29, after: 6, .ink)
        }
        let message = LayoutMessage(timeline)
        var warnings = findings.prefix(Self.mostWarnings).map(message.fault)
        let rest = findings.count - warnings.count
        if rest > 0 { warnings[warnings.count - 1] += "; " + timeline.wording(.moreWarnings, ["count": .count(rest)]) }
        for warning in warnings {
          let labels = try lettering.paragraph(
            lettering.settable(warning), size: 18, width: width - Self.indent, lines: 2)
          add(labels, pitch: 24, after: 6, .increase, indent: Self.indent)
        }
      } catch {
        throw FilmError(place: "the storyboard of \(beat.id)", error)
      }
      (self.lines, self.dots, height) = (lines, dots, y + 8)
      self.width = lines.reduce(0) { max($0, $1.indent + $1.label.width) }
    }

    /// Draws the text beside its frame, and a bar in the colour of the beat's phase.
    func draw(in cell: Rect, beside thumbnail: Rect, _ theme: Theme, into scene: inout Scene) {
      let left = thumbnail.maxX + Grid.gap.text
      let bar = Rect(x: thumbnail.minX, y: thumbnail.minY - 7, width: min(72, thumbnail.width), height: 5)
      scene.append(.fill(.rect(bar), .solid(theme.color(of: role)), .identity))
      for y in dots {
        let place = Transform.place(at: Point(left + 5, cell.minY + y - 6), scale: 5)
        scene.append(.fill(Self.dot, .solid(theme.increase), place))
      }
      for line in lines {
        let place = Point(left + line.indent, cell.minY + line.y)
        line.label.draw(.left, at: place, into: &scene) { _ in theme.color(of: line.role) }
      }
    }

    private static let dot = Path.circle(radius: 1)

    /// A time as players show it, with as many decimals as it has, at least one: `1:02.5`.
    static func clock(_ time: FilmTime) -> String {
      let seconds = time.microseconds / 1_000_000
      let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
      func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
      let start = hours > 0 ? "\(hours):\(padded(minutes))" : "\(minutes)"
      return "\(start):\(padded(seconds % 60)).\(decimals(time))"
    }

    private static func seconds(_ time: FilmTime) -> String { "\(time.microseconds / 1_000_000).\(decimals(time))" }

    private static func decimals(_ time: FilmTime) -> String {
      var decimals = String(String(1_000_000 + time.microseconds % 1_000_000).dropFirst())
      while decimals.count > 1, decimals.hasSuffix("0") { decimals.removeLast() }
      return decimals
    }
  }
}
