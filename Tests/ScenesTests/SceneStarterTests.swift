import FilmKit
import Films
import Foundation
import Review
import TestSupport
import Testing
import Text

@testable import Scenes
@testable import Timeline

@Suite("a start for a film of scenes")
struct SceneStarterTests {
  private let starter = TimelineStarter(ScenesFilm.self, title: "Mine", among: FilmList.all.grammars)

  @Test("is a film as it stands, the same in YAML and in JSON")
  func same() throws {
    let yaml = try Timeline(parsing: starter.yaml, file: "mine.yaml")
    let json = try Timeline(parsing: starter.json, file: "mine.json")
    #expect(yaml.content.traceJSON == json.content.traceJSON)
    #expect(yaml.beats == json.beats)
    let films = try [yaml, json].map { try ScenesFilm.made(of: $0, fonts: TestFilm.fonts()) }
    for index in stride(from: 0, to: yaml.frameCount, by: 40) {
      #expect(films[0].frame(index) == films[1].frame(index), "frame \(index)")
    }
    #expect(starter.yaml.contains("# BEAT_BY: { valley.walk: 9000 }"))
    #expect(starter.yaml.contains("\ntitle: \"Mine\"\nfilm: scenes\n"))
  }

  @Test("is silent in the lint", arguments: ["1280x720", "720x720", "720x1280"])
  func lint(size: String) throws {
    let text = starter.yaml.replacing("size: 1080p, fps: 60", with: "size: \(size), fps: 30")
    #expect(try LintSweep.findings(try SceneFixture.film(text), "mine") == [])
  }
}
