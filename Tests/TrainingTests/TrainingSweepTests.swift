import FilmKit
import NetworkKit
import TestSupport
import Testing
import Timeline

@testable import Training

/// Films of many data, networks, sizes and themes have nothing that the lint finds.
@Suite("films training can be read")
struct TrainingSweepTests {
  static let sizes = ["1920x1080", "1080x1080", "1080x1920", "854x480"]
  static let hidden = ["[]", "[3]", "[4, 4]", "[8, 8, 8]", "[16, 16, 8]"]
  private static let data = [
    #"{"shape": "moons", "samples": 240, "noise": 0.16}"#, #"{"shape": "spiral", "classes": 3}"#, #"{"shape": "xor"}"#,
    #"{"shape": "blobs", "classes": 3}"#, #"{"shape": "circles", "samples": 60}"#,
    #"{"shape": "blobs", "classes": 4}"#, #"{"shape": "spiral", "classes": 4, "samples": 600}"#,
  ]
  private static let optimizers = ["adam", "sgd", "momentum"]

  @Test("in every size and theme", arguments: sizes, hidden)
  func films(size: String, hidden: String) throws {
    let place = try (
      #require(Self.sizes.firstIndex(of: size)), #require(Self.hidden.firstIndex(of: hidden))
    )
    // Every network in every size; all else takes turns, so that everything meets everything somewhere.
    let turn = 5 * place.0 + place.1
    // A card of each sample has room on a square or a tall picture while there are few.
    let isWide = place.0 % 3 == 0
    for (number, samples) in [(0, turn % (isWide ? 7 : 5)), (1, (turn + 3) % (isWide ? 7 : 5))] {
      let theme = ThemeName.allCases[(turn + number) % ThemeName.allCases.count].rawValue
      let data = Self.data[(turn + 4 * number) % Self.data.count]
      let optimizer = Self.optimizers[(turn + number) % (isWide ? 3 : 2)]
      let taken = (0..<samples).map { "{\"index\": \($0), \"speed\": 1}" }.joined(separator: ", ")
      let text = """
        {"title": "Which weight is to blame?", "subtitle": "A small network learns", "film": "training",
         "theme": "\(theme)", "video": {"size": "\(size)", "fps": 30}, "data": \(data),
         "network": {"HIDDEN": \(hidden)}, "optimizer": "\(optimizer)", "samples": [\(taken)],
         "T": {"idle": 4600}, "train": [{"steps": 20, "ms": 4000}, {"steps": 300, "ms": 4000}, {"steps": -200, "ms": 2500}]}
        """
      let timeline = try Timeline(parsing: text, file: "test.json")
      let name = "\(size), \(hidden), \(theme), \(data), \(samples) samples"
      try look(timeline, name)
    }
  }

  @Test("with words burned in", arguments: ["1920x1080", "1080x1920", "854x480"])
  func captions(size: String) throws {
    let text = """
      {"title": "Which weight is to blame?", "film": "training", "video": {"size": "\(size)", "fps": 30},
       "data": "moons", "samples": 1, "T": {"idle": 4600}, "train": [{"steps": 200, "ms": 5000}],
       "say": {"loss.0": "How far off is it?", "train.0": "And now two hundred steps, one after the other."}}
      """
    let timeline = try Timeline(parsing: text, file: "test.json")
    try look(timeline, "captions", hasCaptions: true)
  }

  private func look(_ timeline: Timeline, _ name: String, hasCaptions: Bool = false) throws {
    let film = try TrainingFilm.made(
      of: timeline, fonts: TestFilm.fonts(), hasCaptions: hasCaptions)
    let found = try LintSweep.findings(film, name, samplesPerSecond: 5)
    #expect(found.isEmpty, "\(found.count), the first: \(found.prefix(2))")
  }
}
