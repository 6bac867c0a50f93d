package import Drawing
package import FilmKit
package import Timeline

/// A film of given marks, for tests of what reads them.
package struct PlantedFilm: Film {
  package let timeline: Timeline
  private let shown: @Sendable (Int) -> [Mark]
  private let numbers: [String: [ShownNumber]]
  private let list: @Sendable (Int) -> DisplayList

  /// A film of a timeline.
  ///
  /// - Parameters:
  ///   - marks: The marks of a frame.
  ///   - numbers: The numbers in every label, by its text.
  ///   - list: What a frame draws.
  package init(
    timeline: Timeline, marks: @escaping @Sendable (Int) -> [Mark] = { _ in [] },
    numbers: [String: [ShownNumber]] = [:],
    list: @escaping @Sendable (Int) -> DisplayList = { _ in DisplayList(background: Color(0)) }
  ) {
    (self.timeline, shown, self.numbers, self.list) = (timeline, marks, numbers, list)
  }

  /// A film of 60 frames a second and beats that last a second each, but for the countdown.
  package init(
    size: String = "1920x1080", countdown: Int = 10, marks: @escaping @Sendable (Int) -> [Mark]
  ) throws {
    let text = """
      {"video": {"size": "\(size)", "fps": 60}, "network": {"input": [1], "HIDDEN": [], "target": [1]},
       "T": {"countdown": \(1000 * countdown), "idle": 1000, "forward": 1000, "loss": 1000, "delta": 1000, "gradCalc": 1000,
             "done": 1000}}
      """
    self.init(timeline: try Timeline(parsing: text, file: "test.json"), marks: marks)
  }

  package func frame(_ index: Int) -> DisplayList { list(index) }
  package func ground(_ index: Int) -> DisplayList { list(index) }
  package func marks(_ index: Int) -> [Mark] { shown(index) }
  package func numbers(in mark: Mark) -> [ShownNumber] { numbers[mark.text] ?? [] }
  package var events: [FilmEvent] { [] }

  package func summary(of beat: BeatID) -> String { "" }
}

extension Mark {
  /// A label for tests.
  package static func label(
    _ text: String, _ bounds: Rect, size: Double = 36, colors: [Color] = [Color(0xFFFFFF)], opacity: Double = 1,
    isMoving: Bool = false
  ) -> Mark {
    Mark(
      kind: .label, bounds: bounds, size: size, text: text, colors: colors, opacity: opacity, isMoving: isMoving)
  }

  /// A label of 100 × 20 pixels.
  package static func label(
    _ text: String, _ x: Double, _ y: Double, width: Double = 100, height: Double = 20, size: Double = 36,
    opacity: Double = 1, isMoving: Bool = false
  ) -> Mark {
    .label(text, Rect(x: x, y: y, width: width, height: height), size: size, opacity: opacity, isMoving: isMoving)
  }
}
