import Drawing
import Timeline

@testable import Films

/// A film of given marks, for tests of what reads them.
struct PlantedFilm: Film {
  let timeline: Timeline
  /// The marks of a frame.
  let marks: @Sendable (Int) -> [Mark]

  /// A film of 60 frames a second and beats that last a second each, but for the countdown.
  init(size: String = "1920x1080", countdown: Int = 10, marks: @escaping @Sendable (Int) -> [Mark]) throws {
    let text = """
      {"video": {"size": "\(size)", "fps": 60}, "network": {"input": [1], "HIDDEN": [], "target": [1]},
       "T": {"countdown": \(1000 * countdown), "idle": 1000, "forward": 1000, "loss": 1000, "delta": 1000, "gradCalc": 1000,
             "done": 1000}}
      """
    timeline = try Timeline(parsing: text, file: "test.json")
    self.marks = marks
  }

  func frame(_ index: Int) -> DisplayList { DisplayList(background: Color(0)) }
  func ground(_ index: Int) -> DisplayList { frame(index) }
  func marks(_ index: Int) -> [Mark] { marks(index) }
  func numbers(in mark: Mark) -> [ShownNumber] { [] }
  var events: [FilmEvent] { [] }

  func summary(of beat: BeatID) -> String { "" }
}

extension Mark {
  /// A label of 100 × 20 pixels for tests.
  static func label(
    _ text: String, _ x: Double, _ y: Double, width: Double = 100, height: Double = 20, size: Double = 36,
    opacity: Double = 1, isMoving: Bool = false
  ) -> Mark {
    Mark(
      kind: .label, bounds: Rect(x: x, y: y, width: width, height: height), size: size, text: text,
      colors: [Color(0xFFFFFF)], opacity: opacity, isMoving: isMoving, source: "")
  }
}
