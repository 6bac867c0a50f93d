import FilmKit
import Films
import Pipeline
import TestSupport
import Testing
import Timeline

/// Films in all languages have nothing that the lint finds.
@Suite("films in all languages can be read")
struct LanguageLintTests {
  private static let sizes = ["1920x1080", "1080x1920", "854x480"]

  /// Every language in a size, and two that run otherwise in all of them.
  static let turns = FilmLanguage.all.enumerated().flatMap { number, language in
    let all = ["ar", "ja"].contains(language.tag)
    return (all ? sizes : [sizes[number % sizes.count]]).map { (language.tag, $0) }
  }

  @Test("a step of backpropagation", arguments: turns)
  func backprop(tag: String, size: String) throws {
    try look(
      """
      {"film": "backprop", "language": "\(tag)", "video": {"size": "\(size)", "fps": 30},
       "network": {"input": [1.2], "HIDDEN": [1, 1], "target": [0.1], "seed": 12, "learningRate": 8},
       "T": {"countdown": 0, "idle": 1500, "forward": 1800, "loss": 2600, "delta": 3900, "gradCalc": 1900, "done": 9000,
             "update": 5200}}
      """, "\(tag), \(size)")
  }

  @Test("a network that learns", arguments: turns)
  func training(tag: String, size: String) throws {
    try look(
      """
      {"film": "training", "language": "\(tag)", "video": {"size": "\(size)", "fps": 30}, "data": "moons",
       "network": {"HIDDEN": [4, 4]}, "samples": 2, "T": {"idle": 4600, "cost": 6000, "done": 5000},
       "train": [{"steps": 20, "ms": 4000}, {"steps": 180, "ms": 4000}]}
      """, "\(tag), \(size)")
  }

  private func look(_ text: String, _ name: String) throws {
    let timeline = try Timeline(parsing: text, file: "test.json", films: FilmList.all.grammars)
    let film = try FilmList.all.film(of: timeline, fonts: FontFiles.load(language: timeline.language).fonts)
    let found = try LintSweep.findings(film, name, samplesPerSecond: 4)
    #expect(found.isEmpty, "\(found.count), the first: \(found.prefix(2))")
  }
}
