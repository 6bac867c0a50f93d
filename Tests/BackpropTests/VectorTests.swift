import FilmKit
import NetworkKit
import TestSupport
import Testing
import Timeline

@testable import Backprop

/// How the numbers of one vector are written, wherever they stand.
@Suite("the numbers of a vector")
struct VectorTests {
  private static let wide =
    #"{"input": [0.9, -0.4], "HIDDEN": [4, 3], "target": [1, 0], "activation": "tanh", "output": "softmax", "seed": 4, "learningRate": 0.5}"#

  /// What is shown of each number in a film, by the tensor that it belongs to.
  private func shown(_ film: StagedFilm) -> [Quantity: [Quantity: Set<String>]] {
    var found: [Quantity: [Quantity: Set<String>]] = [:]
    for beat in film.timeline.beats where !beat.frames.isEmpty {
      for mark in film.marks(beat.frames.upperBound - 1) {
        for (tag, shown) in FormulaText.tagged(mark.source) where shown.contains(where: \.isNumber) {
          guard let quantity = Quantity(tag: tag), [.activation, .delta, .target].contains(quantity.kind),
            quantity.indices.count == (quantity.kind == .target ? 1 : 2)
          else { continue }
          found[quantity.tensor, default: [:]][quantity, default: []].insert(shown.filter { !"()".contains($0) })
        }
      }
    }
    return found
  }

  @Test(
    "all have as many decimals, and each is written in one way",
    arguments: [wide, TestFilm.networks[5].json, TestFilm.networks[6].json],
    ["1920x1080", "1080x1080", "1080x1920", "854x480"])
  func decimals(network: String, size: String) throws {
    let film = try TestFilm.backprop(network, #""T": {"delta": 4000, "done": 0, "update": 6000}"#, size: size)
    let shown = shown(film)
    #expect(shown.count >= 4)
    for (tensor, numbers) in shown {
      for (quantity, texts) in numbers { #expect(texts.count == 1, "\(quantity.tag): \(texts.sorted())") }
      let texts = numbers.values.joined().filter { $0 != "0" && !$0.contains("×") }
      let decimals = Set(texts.map { $0.split(separator: ".").dropFirst().first?.count ?? 0 })
      #expect(decimals.count <= 1, "\(tensor.tag): \(texts.sorted())")
    }
  }

  @Test("of a wide picture as its timeline has it: three figures of the largest, zeros at the end included")
  func figures() throws {
    let film = try TestFilm.backprop(Self.wide, #""T": {"delta": 4000, "done": 0}"#, size: "1920x1080")
    let shown = shown(film)
    func row(_ kind: Quantity.Kind, _ layer: Int) -> [String] {
      let numbers = shown[Quantity(kind, [layer])] ?? [:]
      return numbers.sorted { $0.key.tag < $1.key.tag }.flatMap(\.value)
    }
    #expect(row(.delta, 1) == ["-0.041", "0.169", "0.143", "-0.077"])
    #expect(row(.delta, 2) == ["0.090", "0.664", "-0.149"])
    #expect(row(.activation, 2) == ["0.750", "-0.273", "0.257"])
    #expect(row(.activation, 0) == ["0.9", "-0.4"])
  }

  @Test("a sum whose numbers do not add up to what is shown is about that")
  func sums() throws {
    func step(_ weights: String, _ rate: Double) throws -> [String] {
      let network =
        #"{"input": [2], "target": [4], "activation": "linear", "weights": \#(weights), "learningRate": \#(rate)}"#
      let film = try TestFilm.backprop(network, #""T": {"update": 8000}"#, size: "1920x1080")
      let update = try #require(film.timeline.beat(.update)).frames
      return (update.lowerBound..<update.upperBound).flatMap { film.marks($0) }.map(\.text)
    }
    // 0.65 = 0.5 + 0.15 and so on: exact, as all of the default film is.
    #expect(try step("[[[0.5]], [[3]], [[0.5]]]", 0.02).allSatisfy { !$0.contains("≈") })
    // w₁ goes from 0.12345 to 0.12348 as it is read from 0.1235 to 0.1235, by more than nothing.
    let rough = try step("[[[0.123449]], [[1]], [[1]]]", 0.00003)
    #expect(rough.contains { $0.contains("≈") })
  }
}
