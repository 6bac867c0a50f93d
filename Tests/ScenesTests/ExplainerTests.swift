import FilmKit
import Foundation
import Review
import TestSupport
import Testing
import Timeline

@testable import Scenes
@testable import Tensors

/// The explainers of `timelines/explainers`.
@Suite("explainers")
struct ExplainerTests {
  /// What NumPy makes of the same inputs: a tensor by the names of the explainer and of the value.
  private struct Figure: Decodable {
    let shape: [Int]
    let elements: [Double]
  }

  private static let folder = TestFilm.root.appending(path: "timelines/explainers")

  /// The names of all of them.
  static let names: [String] = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()

  private func text(_ name: String) throws -> String {
    try String(contentsOf: Self.folder.appending(path: name + ".yaml"), encoding: .utf8)
  }

  @Test("are as many as there are figures for")
  func all() throws {
    #expect(Self.names == ["bayes", "convolution", "dropout", "kmeans", "overfitting", "softmax"])
  }

  @Test("have the figures that NumPy has", arguments: names)
  func figures(name: String) throws {
    let file = try #require(Bundle.module.url(forResource: "References/explainers", withExtension: "json"))
    let all = try JSONDecoder().decode([String: [String: Figure]].self, from: Data(contentsOf: file))
    let content = try #require(
      try Timeline(parsing: text(name), file: name + ".yaml").content as? ScenesContent)
    let figures = try #require(all[name])
    #expect(figures.count >= 4 || name == "convolution")
    for (value, figure) in figures {
      guard case .tensor(let tensor)? = content.shared.values[value] else {
        Issue.record("\(name) has no tensor \(value)")
        continue
      }
      #expect(tensor.shape == figure.shape, "\(value)")
      // What cancels out is as exact as what it is the difference of.
      let scale = figure.elements.map { abs($0) }.max() ?? 0
      for (index, (found, expected)) in zip(tensor.elements, figure.elements).enumerated() {
        #expect(abs(found - expected) <= 1e-10 * max(abs(expected), 1e-4 * scale), "\(value)[\(index)]")
      }
    }
  }

  @Test("last about half a minute, say what they show, and are silent in the lint in every shape", arguments: names)
  func lint(name: String) throws {
    let text = try text(name)
    for size in ["854x480", "720x720", "720x1280"] {
      let film = try SceneFixture.film(SceneFixture.small(text, size: size, fps: 15), file: name + ".yaml")
      #expect(25...40 ~= film.timeline.duration.seconds)
      #expect(film.timeline.say.count >= 5)
      #expect(film.timeline.warnings.isEmpty)
      let found = try LintSweep.findings(film, name)
      #expect(found.isEmpty, "\(size): \(found.prefix(6).joined(separator: "\n"))")
    }
  }
}
