import Drawing
import Timeline

@testable import Films

/// A film of given marks, for tests of what reads them.
struct PlantedFilm: Film {
  let timeline: Timeline
  /// The marks of a frame.
  var marks: @Sendable (Int) -> [Mark] = { _ in [] }
  /// The numbers in every label, by its text.
  var numbers: [String: [ShownNumber]] = [:]
  /// What a frame draws.
  var list: @Sendable (Int) -> DisplayList = { _ in DisplayList(background: Color(0)) }

  func ground(_ index: Int) -> DisplayList { list(index) }
  func frame(_ index: Int) -> DisplayList { list(index) }
  func marks(_ index: Int) -> [Mark] { marks(index) }
  func numbers(in mark: Mark) -> [ShownNumber] { numbers[mark.text] ?? [] }
  var events: [FilmEvent] { [] }

  func summary(of beat: BeatID) -> String { "" }
}

extension Mark {
  /// A label for tests.
  static func label(
    _ text: String, _ bounds: Rect, size: Double = 36, colors: [Color] = [Color(0xFFFFFF)], opacity: Double = 1,
    isMoving: Bool = false
  ) -> Mark {
    Mark(
      kind: .label, bounds: bounds, size: size, text: text, colors: colors, opacity: opacity,
      isMoving: isMoving, source: "")
  }
}
