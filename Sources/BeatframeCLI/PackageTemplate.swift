import Foundation
import Pipeline

/// A Swift package with a film of one's own, as `render new --package` writes it.
///
/// `Tests/OwnFilm` is this package, written by this program; the tests build it and make its film.
struct PackageTemplate {
  /// The files of the package.
  let files: [NewFiles.File]

  /// Makes the package.
  ///
  /// - Parameters:
  ///   - folder: The folder to write; its last part names the package.
  ///   - beatframe: The folder of a checkout of Beatframe, or its address.
  init(folder: String, beatframe: String) {
    let url = URL(fileURLWithPath: folder)
    let letters = url.lastPathComponent.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    let name = letters.first?.isLetter == true ? letters : "Own\(letters)"
    let dependency =
      beatframe.contains("://")
      ? ".package(url: \"\(beatframe)\", branch: \"main\")"
      : ".package(name: \"beatframe\", path: \"\(beatframe)\")"
    files = Self.texts.map { path, text in
      NewFiles.File(
        path: "\(folder)/\(path.replacing("OwnFilm", with: name))",
        text: text.replacing("OwnFilm", with: name).replacing(Self.dependency, with: dependency))
    }
  }

  /// How `Tests/OwnFilm` finds Beatframe.
  private static let dependency = ".package(name: \"beatframe\", path: \"../..\")"

  /// The files of the package OwnFilm, by their paths.
  private static let texts: [(path: String, text: String)] = [
    (
      "Package.swift",
      #"""
      // swift-tools-version: 6.0
      import PackageDescription

      let package = Package(
        name: "OwnFilm",
        platforms: [.macOS(.v15)],
        dependencies: [.package(name: "beatframe", path: "../..")],
        targets: [
          .executableTarget(
            name: "OwnFilm",
            dependencies: [
              .product(name: "BeatframeCLI", package: "beatframe"), .product(name: "FilmKit", package: "beatframe"),
              .product(name: "Films", package: "beatframe"),
            ])
        ],
        swiftLanguageModes: [.v6]
      )

      """#
    ),
    (
      ".gitignore",
      #"""
      .build/
      Package.resolved

      """#
    ),
    (
      "Sources/OwnFilm/Program.swift",
      #"""
      import BeatframeCLI
      import FilmKit
      import Films

      /// The program: it makes this package's own film, and all that Beatframe brings.
      @main
      enum Program {
        static func main() async { await RenderProgram.run(FilmList([DescentFilm.self] + FilmList.all.kinds)) }
      }

      """#
    ),
    (
      "Sources/OwnFilm/DescentFilm.swift",
      #"""
      import FilmKit
      import Timeline

      /// A ball rolls down x², one step of gradient descent after the other.
      enum DescentFilm: FilmKind {
        static let name = "descent"
        static let summary = "Gradient descent on x², step by step."
        static let words = FilmWords(
          title: "Gradient descent", closing: "Downhill, one step at a time", phases: [rest, descent])
        static let rest = Phase("rest", chapter: "The start", color: .muted)
        static let descent = Phase("descent", chapter: "The descent", color: .signal)

        // The key that its timelines have.
        static let keys = [
          Key("descent", .mapping, .words("the defaults of its keys"), "Where the ball starts and how it rolls.", keys: own)
        ]
        static let own = [
          Key("x", .number, .value("2"), "Where the ball starts."),
          Key("rate", .positive, .value("0.2"), "The learning rate η."),
          Key("steps", .whole(1...50), .value("4"), "How many steps the ball takes."),
        ]

        // The beats, one row a kind.
        static let step = BeatAxis(
          "step", letter: "k", noun: "a step", limit: 50, owner: "this film takes", remedy: "raise descent.steps")
        static let beats = [
          BeatKind(
            "rest", phase: rest, length: .key("rest", milliseconds: 1500, meaning: "The ball at rest."),
            motion: BeatMotion(least: 300, best: 800)),
          BeatKind(
            "step", axes: [step], phase: descent,
            length: .key(
              "step", milliseconds: 2500, meaning: "One step of the ball.",
              table: DurationTable("STEP_BY", "How long single steps take.")),
            motion: BeatMotion(least: 400, best: 1500),
            sound: SoundPart("step", "The ball arrives: the lower it lies, the lower the tone.")),
        ]
        static func order(_ count: (BeatAxis) -> Int) -> [BeatID] {
          [BeatID(kind: "rest")] + (0..<count(step)).map { BeatID(kind: "step", $0) }
        }

        /// What a file asks for; nil is a value that was wrong, and was reported.
        struct Draft: Sendable { var x: Double?, rate: Double?, steps: Int?, rateAt: Located? }

        static func read(_ fields: Fields, _ reader: inout KeyReader) -> Draft {
          let given = fields["descent"].flatMap { reader.fields(of: $0, keys: own) }
          return Draft(
            x: reader.read(given?["x"], .number, else: 2), rate: reader.read(given?["rate"], .positive, else: 0.2),
            steps: reader.read(given?["steps"], .whole(1...50), else: 4), rateAt: given?["rate"])
        }

        static func plan(_ draft: Draft) -> BeatPlan {
          var plan = BeatPlan()
          plan.counts["step"] = draft.steps
          return plan
        }

        static func resolve(_ draft: Draft, _ timing: FilmTiming, _ reader: inout KeyReader) -> DescentContent? {
          guard let x = draft.x, let rate = draft.rate, let steps = draft.steps else { return nil }
          var places = [x]
          for _ in 0..<steps { places.append(places[places.count - 1] - rate * 2 * places[places.count - 1]) }
          if places.contains(where: { abs($0) > max(1, 2 * abs(x)) }), let place = draft.rateAt {
            reader.report(own: Overshoot(rate: rate), at: place)
          }
          return DescentContent(places: places, rate: rate)
        }

        static func film(_ content: DescentContent, _ setting: FilmSetting) throws(FilmError) -> any Film {
          let story = DescentStory(content, setting)
          var events = EventCollector(setting)
          for (step, place) in content.places.dropFirst().enumerated() {
            let share = min(1, abs(place / content.places[0]))
            let note = Note(Note.Pitch(step: Int(10 * share)), level: Note.reference, brightness: 0.2 + 0.5 * share)
            events.add(
              "step \(step)", [note], BeatID(kind: "step", step), at: story.motion(step).end, story.valley.ball(at: place))
          }
          return try StagedFilm(
            story, stage: [ValleyVisual(story)], events: events.events,
            numbers: { tag in Int(tag).map { (name: "x[\($0)]", value: content.places[$0]) } },
            summary: { content.text(of: $0)?.plain })
        }
      }

      /// The rate makes the ball climb.
      struct Overshoot: FilmProblem {
        let rate: Double
        var isWarning: Bool { true }
        var description: String { "with the learning rate \(rate) the ball climbs. Take one below 1." }
      }

      /// Where the ball is before the first step and after each.
      struct DescentContent: FilmContent {
        let places: [Double]
        let rate: Double

        var traceJSON: String { "{\"x\": \(places)}" }
        var traceTable: String { places.enumerated().map { "x[\($0)]  \($1)" }.joined(separator: "\n") }
      }

      """#
    ),
    (
      "Sources/OwnFilm/DescentStory.swift",
      #"""
      import Drawing
      import FilmKit
      import Timeline

      /// What the film says, and when and where things are.
      struct DescentStory: FilmStory {
        let setting: FilmSetting
        let content: DescentContent
        let valley: Valley

        init(_ content: DescentContent, _ setting: FilmSetting) {
          (self.content, self.setting) = (content, setting)
          let margin = 40 * setting.unit
          valley = Valley(
            area: setting.bands.stage.inset(left: margin, top: margin, right: margin, bottom: margin),
            reach: 1.15 * content.places.reduce(0.1) { max($0, abs($1)) }, unit: setting.unit)
        }

        var appear: Span { schedule.motion(from: schedule.beat(BeatID(kind: "rest")).start, atMost: 0.6) }

        /// When the ball rolls in a step.
        func motion(_ step: Int) -> Span { schedule.motion(BeatID(kind: "step", step)) }

        func text(of beat: BeatID) -> PanelText? { content.text(of: beat) }
      }

      extension DescentContent {
        /// The rule of a step, and the same with its numbers.
        func text(of beat: BeatID) -> PanelText? {
          guard beat.kind == "step", let step = beat.indices.first else { return nil }
          func number(_ index: Int) -> String { "\\role{signal@\(index)}{\(NumberText.math(places[index]))}" }
          let rule = ["\\role{signal}{x}", "\\leftarrow \\role{signal}{x} - \\eta \\cdot 2 \\role{signal}{x}"]
          let numbers = "= \(number(step)) - \(NumberText.math(rate)) \\cdot 2 \\cdot \(number(step))"
          let result = "= \(number(step + 1))"
          return PanelText(
            captions: ["Step \(step + 1): downhill against the slope 2x", "Step \(step + 1)"],
            steps: rule + [numbers, result], brief: [rule[0], result], plain: "x = \(NumberText.text(places[step + 1]))")
        }
      }

      /// Where the graph of x² is on the stage.
      struct Valley: Sendable {
        let area: Rect
        /// The greatest |x| that is seen.
        let reach: Double
        let unit: Double

        /// The point of the graph at x.
        func point(_ x: Double) -> Point {
          Point(area.center.x + x / reach * area.width / 2, area.maxY - x * x / (reach * reach) * area.height)
        }

        /// Where the ball's middle is when it lies at x.
        func ball(at x: Double) -> Point { point(x) + Point(0, -26 * unit) }
      }

      /// The valley, and the ball in it.
      struct ValleyVisual: Visual {
        private let valley: Valley
        private let curve: Path
        private let places: [Double]
        private let motions: [Span]
        private let appear: Span
        private let theme: Theme

        init(_ story: DescentStory) {
          (valley, places, appear, theme) = (story.valley, story.content.places, story.appear, story.theme)
          motions = places.indices.dropLast().map { story.motion($0) }
          let points = (-60...60).map { story.valley.point(Double($0) / 60 * story.valley.reach) }
          curve = Path([.move(points[0])] + points.dropFirst().map { .line($0) })
        }

        func draw(at time: Double, into scene: inout Scene) {
          let opacity = Easing.inOut(appear.progress(at: time))
          guard opacity > 0 else { return }
          var x = places[0]
          for (motion, place) in zip(motions, places.dropFirst()) {
            x += (place - x) * Easing.inOut(motion.progress(at: time))
          }
          let (ball, radius) = (valley.ball(at: x), 24 * valley.unit)
          scene.append(.stroke(curve, Stroke(width: 4 * valley.unit), .solid(theme.line.opacity(opacity)), .identity))
          scene.append(.glow(Glow(center: ball, radius: 3 * radius, color: theme.light(theme.signal, 0.5 * opacity))))
          let place = Transform.place(at: ball, scale: radius)
          scene.append(.fill(.circle(radius: 1), .solid(theme.signal.opacity(opacity)), place))
          let box = Rect(x: ball.x - radius, y: ball.y - radius, width: 2 * radius, height: 2 * radius)
          scene.mark(.body(box, opacity: opacity))
        }
      }

      """#
    ),
    (
      "timelines/descent.json",
      #"""
      {
        "title": "Gradient descent",
        "film": "descent",
        "video": { "size": "1080p", "fps": 60 },
        "descent": { "x": 2, "rate": 0.2, "steps": 4 },
        "T": { "countdown": 0, "title": 2500, "rest": 1500, "step": 2500, "end": 3000 },
        "STEP_BY": { "0": 4000 },
        "say": { "step.0": "The slope is four, so the ball rolls back." }
      }

      """#
    ),
  ]
}
