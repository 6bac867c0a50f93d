import Drawing
import Foundation
import Simulation
import TestSupport
import Testing
import Timeline

@testable import FilmKit
@testable import Pipeline
@testable import Backprop
import NetworkKit

@Suite("what is on screen")
struct InspectionTests {
  /// Three labels, one of them with numbers: rounded, exact, a size without its sign, and one that is no number.
  private func planted() throws -> PlantedFilm {
    let ink = Color(0xEEF2F7)
    let labels: [Mark] = [
      .label("x", Rect(x: 10, y: 20.25, width: 8, height: 12.5), size: 24, colors: [Color(0x5CC8FF), ink, ink]),
      .body(Rect(x: 0, y: 0, width: 90, height: 90), opacity: 1),
      .label("δ₃ = 0.6667, |-3|", Rect(x: 100.06, y: 0, width: 140, height: 33), colors: [ink], opacity: 0.253),
      .label("gone", Rect(x: 0, y: 0, width: 1, height: 1), opacity: 0),
    ]
    return PlantedFilm(
      timeline: try Support.project(fps: "30000/1001").timeline,
      marks: { frame in frame == 37 ? labels : [] },
      numbers: [
        "δ₃ = 0.6667, |-3|": [
          ShownNumber(name: "δ₃[0]", value: 2.0 / 3, shown: "0.6667"),
          ShownNumber(name: "δ₃[1]", value: -3, shown: "3"), ShownNumber(name: "w₁", value: -1.5, shown: "(-1.5)"),
          ShownNumber(name: "L", value: 1, shown: "one"),
        ]
      ])
  }

  @Test("is written as a table: the place in the film, every label, every number unrounded")
  func table() throws {
    let film = try planted()
    #expect(
      Inspection(film, frame: 37).table == """
        grad.2 (backward), frame 37 of 66, 1.235 s, 320x180

        label               left   top  width  height  type  opacity  colours
        x                   10.0  20.3    8.0    12.5  24.0     1.00  #5CC8FF #EEF2F7
        δ₃ = 0.6667, |-3|  100.1   0.0  140.0    33.0  36.0     0.25  #EEF2F7
            δ₃[0] = 0.6666666666666666, shown as 0.6667, off by 5e-05
            |δ₃[1]| = 3
            w₁ = -1.5
            L = 1, shown as one
        """)
    #expect(
      Inspection(film, frame: 0).table == "countdown (idle), frame 0 of 66, 0.000 s, 320x180\n\nno label")
  }

  @Test("is written as JSON, in full precision")
  func json() throws {
    let object = try JSONSerialization.jsonObject(with: Data(Inspection(planted(), frame: 37).json.utf8))
    let report = try #require(object as? [String: Any])
    #expect(report["beat"] as? String == "grad.2")
    #expect(report["phase"] as? String == "backward")
    #expect(report["frame"] as? Int == 37)
    #expect(report["frames"] as? Int == 66)
    let seconds = 37.0 * 1001 / 30000
    #expect(report["seconds"] as? Double == seconds)
    #expect(report["width"] as? Int == 320 && report["height"] as? Int == 180)
    let labels = try #require(report["labels"] as? [[String: Any]])
    #expect(labels.map { $0["text"] as? String } == ["x", "δ₃ = 0.6667, |-3|"])
    #expect(["left", "top", "right", "bottom", "size"].map { labels[0][$0] as? Double } == [10, 20.25, 18, 32.75, 24])
    #expect(labels[0]["colors"] as? [String] == ["#5CC8FF", "#EEF2F7"])
    #expect(labels[1]["opacity"] as? Double == 0.253)
    #expect((labels[0]["numbers"] as? [Any])?.isEmpty == true)
    let numbers = try #require(labels[1]["numbers"] as? [[String: Any]])
    #expect(numbers.map { $0["name"] as? String } == ["δ₃[0]", "|δ₃[1]|", "w₁", "L"])
    #expect(numbers.map { $0["value"] as? Double } == [2.0 / 3, 3, -1.5, 1])
    #expect(numbers.map { $0["shown"] as? String } == ["0.6667", "3", "(-1.5)", "one"])
    #expect(numbers[0]["rounding"] as? Double == (0.6667 - 2.0 / 3) / (2.0 / 3))
    #expect(numbers[2]["rounding"] as? Double == 0)
    #expect(numbers[3]["rounding"] is NSNull)
    let expressions = numbers.map { $0["expression"] as? String ?? "" }
    #expect(expressions[0] == "δₗ = ∂L/∂zₗ = (Wₗ₊₁ᵀ δₗ₊₁) ⊙ f′(zₗ)" && expressions[2] == "wₗ: a weight")
  }

  @Test(
    "numbers are read as they stand on screen",
    arguments: [
      ("0.6726", 0.6726), ("-7.5", -7.5), ("(-7.5)", -7.5), ("3.1 × 10⁻⁸", 3.1e-8), ("-2 × 10¹²", -2e12),
      ("10⁻¹⁷", 1e-17), ("-10⁶", -1e6), ("10", 10), ("100000", 100_000), ("0", 0), ("", nil), ("-", nil), ("x₁", nil),
      ("1 × 2", nil), ("10⁻", nil), ("1.2.3", nil), ("3 × 10", nil), ("(1", nil), ("10⁻⁻¹", nil),
      ("1 × 10¹ × 10¹", nil), ("9.4e-6", 9.4e-6), ("-2e12", -2e12), ("1e", nil), ("e5", nil), ("1e2e3", nil),
    ])
  func reading(shown: String, read: Double?) {
    #expect(ShownNumber(name: "x", value: 1, shown: shown).read == read)
  }

  static let networks = [
    Support.chain, Support.wide, #"{"input": [0.9], "HIDDEN": 23, "target": [0.2], "activation": "tanh"}"#,
    #"{"input": [3e8], "HIDDEN": [2], "target": [1e-7], "output": "linear", "activation": "softplus", "#
      + #""weights": [[[1e-7], [-2e-9]], [[12345.678, -3]]], "biases": [[0.5, -1.25], [-123456.7]]}"#,
    #"{"input": [0], "HIDDEN": [2], "target": [0], "activation": "relu", "biases": [[0, 0], [0]]}"#,
  ]

  @Test("every number on screen is the trace's, to half a unit of its last digit", arguments: networks)
  func numbersAreTheTraces(network: String) throws {
    let project = try Support.project(size: "1920x1080", network: network, more: #""T": {"update": 6000}"#)
    let values = Self.values(project.timeline)
    var count = 0
    for beat in project.timeline.beats where !beat.frames.isEmpty {
      for frame in [beat.frames.lowerBound + beat.frames.count / 2, beat.frames.upperBound - 1] {
        let inspection = Inspection(project.film, frame: frame)
        for label in inspection.labels {
          for number in project.film.numbers(in: label) {
            count += 1
            let place = "frame \(frame) (\(beat.id)), \(label.text): \(number)"
            let read = try #require(number.read, "\(place)")
            #expect(label.text.contains(number.shown), "\(place)")
            #expect(values[number.name].map { $0 == number.value } ?? !number.name.contains("["), "\(place)")
            let wanted = number.isMagnitude ? -number.value : number.value
            #expect(abs(read - wanted) <= Self.unit(number.shown) / 2 * (1 + 1e-9), "\(place)")
            let rounding = try #require(number.rounding)
            #expect(abs(rounding * abs(number.value) - abs(read - wanted)) <= 1e-12 * abs(wanted), "\(place)")
          }
        }
      }
    }
    #expect(count > 50)
  }

  /// What one more of the last digit would be.
  private static func unit(_ shown: String) -> Double {
    let parts = shown.trimmingCharacters(in: ["(", ")", "-"]).components(separatedBy: " × ")
    let power = parts.last.flatMap { $0.hasPrefix("10") && $0.count > 2 ? $0.dropFirst(2) : nil }
    let raised = power.map { String($0.compactMap { "⁰¹²³⁴⁵⁶⁷⁸⁹⁻".contains($0) ? $0 : nil }) } ?? ""
    let digits = raised.map { $0 == "⁻" ? "-" : String(Array("⁰¹²³⁴⁵⁶⁷⁸⁹").firstIndex(of: $0) ?? 0) }.joined()
    let decimals = parts[0].contains(".") ? parts[0].split(separator: ".")[1].count : 0
    return pow(10, Double((Int(digits) ?? 0) - decimals))
  }

  /// Every number of the passes by its name.
  private static func values(_ timeline: Timeline) -> [String: Double] {
    var values: [String: Double] = [:]
    func low(_ number: Int) -> String { String(String(number).map { Array("₀₁₂₃₄₅₆₇₈₉")[Int(String($0)) ?? 0] }) }
    for (trace, prime) in [(timeline.trace, "")] + (timeline.update.map { [($0.trace, "′")] } ?? []) {
      let last = trace.layers.count - 1
      for (index, layer) in trace.layers.enumerated() {
        let name = index == 0 ? "x" : index == last ? "ŷ" : "a\(low(index))"
        for (row, a) in layer.a.enumerated() { values["\(name)\(prime)[\(row)]"] = a }
        for (row, z) in layer.z.enumerated() { values["z\(low(index))\(prime)[\(row)]"] = z }
        for (row, d) in layer.delta.enumerated() { values["δ\(low(index))\(prime)[\(row)]"] = d }
        for (row, s) in layer.slope.enumerated() { values["f′(z\(low(index)))\(prime)[\(row)]"] = s }
      }
      for (index, edge) in trace.edges.enumerated() {
        for (to, row) in edge.weights.enumerated() {
          for (from, weight) in row.enumerated() {
            values["w\(low(index + 1))\(prime)[\(to)][\(from)]"] = weight
            values["∂L/∂w\(low(index + 1))\(prime)[\(to)][\(from)]"] = edge.gradient[to][from]
          }
        }
        for (to, bias) in edge.biases.enumerated() { values["b\(low(index + 1))\(prime)[\(to)]"] = bias }
      }
      for (row, y) in trace.network.target.enumerated() {
        values["y\(prime)[\(row)]"] = y
        values["(ŷ − y)\(prime)[\(row)]"] = trace.prediction[row] - y
      }
    }
    return values
  }
}
