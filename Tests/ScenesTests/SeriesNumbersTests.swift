import FilmKit
import Foundation
import TestSupport
import Testing
import Timeline

@testable import Scenes
@testable import Tensors

/// What the films of the series show, against what PyTorch and NumPy make of the same inputs, in double precision.
///
/// The scripts under `scripts/series` make the references.
@Suite("numbers of the series")
struct SeriesNumbersTests {
  /// An expression of a film, and where its reference stands: all of a tensor, or so many of its numbers.
  struct Row: Sendable, CustomTestStringConvertible {
    let film: String
    let expression: String
    let reference: String
    var part: Range<Int>?

    var testDescription: String { "\(film): \(expression)" }
  }

  private static func rows(_ film: String, _ pairs: KeyValuePairs<String, String>) -> [Row] {
    pairs.map { expression, reference in
      guard let open = reference.firstIndex(of: "[") else {
        return Row(film: film, expression: expression, reference: reference)
      }
      let ends = reference[reference.index(after: open)...].dropLast().split(separator: ":").compactMap { Int($0) }
      return Row(film: film, expression: expression, reference: String(reference[..<open]), part: ends[0]..<ends[1])
    }
  }

  static let rows: [Row] =
    rows(
      "neuron",
      [
        "z": "z1[4:5]", "a": "a1[4:5]", "h": "a1[0:16]", "scores": "logits[0:10]", "p": "p[0:10]",
        "sevenAnswer": "a1[20:21]", "correct": "right", "accuracy": "accuracy", "losses[-1]": "loss",
      ])
    + rows(
      "gradient-descent",
      [
        "H": "bowl.hessian", "λ": "bowl.eigenvalues", "limit": "bowl.limit", "lowest": "bowl.leastLoss",
        "small": "bowl.small", "smallLosses": "bowl.smallLosses", "right": "bowl.right[0:12]",
        "rightLosses": "bowl.rightLosses[0:6]", "below": "bowl.below", "belowLosses": "bowl.belowLosses",
        "above": "bowl.above", "aboveLosses": "bowl.aboveLosses", "least": "valley.leastLoss",
        "plainSteps": "valley.plainSteps", "heavySteps": "valley.momentumSteps", "rough": "batches.path",
        "roughLosses": "batches.losses", "edge": "saddle.path", "edgeLosses": "saddle.losses",
        "edgeH": "saddle.hessian", "edgeλ": "saddle.eigenvalues",
      ])
    + rows(
      "autodiff",
      [
        "s": "nodes.product.value", "z": "nodes.z.value", "h": "nodes.h.value", "y": "nodes.y.value",
        "e": "nodes.error.value", "q": "nodes.square.value", "L": "nodes.L.value", "ds": "nodes.product.gradient",
        "dz": "nodes.z.gradient", "dh": "nodes.h.gradient", "dy": "nodes.y.gradient", "de": "nodes.error.gradient",
        "dq": "nodes.square.gradient", "dw": "nodes.w.gradient", "ahead": "nodes.front.gradient",
        "within": "nodes.inside.gradient", "weights": "multiplications.weights",
      ])
    + rows(
      "attention",
      [
        "x0": "neural.x0", "x1": "neural.x1", "x2": "neural.x2", "Q": "neural.q1[192:288]", "K": "neural.k1[192:288]",
        "V": "neural.v1[192:288]", "S": "neural.scores1[288:432]", "P": "neural.p1[288:432]", "heads": "neural.p1",
        "mixed": "neural.mixed1[192:288]", "logits": "neural.logits", "next": "neural.next",
        "y0": "banana.x0[0:288]", "y1": "banana.x1[0:288]", "guess": "banana.next[52:78]", "L": "banana.losses[2:3]",
        "byFirst": "banana.grad.x1[0:288]", "blame": "banana.grad.x0[0:288]",
      ])

  private static let folder = TestFilm.root.appending(path: "timelines")

  /// The values of a film.
  private static func values(_ name: String) throws -> Values {
    let text = try String(contentsOf: folder.appending(path: name + ".yaml"), encoding: .utf8)
    let timeline = try Timeline(parsing: text, file: name + ".yaml") { path in
      let found = FileManager.default.contents(atPath: folder.appending(path: path).path)
      return found.map { .success(CompanionFile(path: path, bytes: [UInt8]($0))) }
        ?? .failure(.missing(alternatives: []))
    }
    return try #require(timeline.content as? ScenesContent).shared.values
  }

  /// All numbers of a reference by their names, those in groups with stops between.
  private static func references(_ film: String) throws -> [String: [Double]] {
    if film == "attention" {
      let file = try #require(Bundle.module.url(forResource: "References/attention", withExtension: "safetensors"))
      return try tensors(in: Data(contentsOf: file))
    }
    let file = try #require(Bundle.module.url(forResource: "References/\(film)", withExtension: "json"))
    var found: [String: [Double]] = [:]
    func add(_ value: Any, _ name: String) {
      if let number = value as? Double { found[name] = [number] }
      guard let group = value as? [String: Any] else { return }
      if let elements = group["elements"] as? [Double] { found[name] = elements }
      for (key, value) in group where key != "elements" && key != "shape" {
        add(value, name.isEmpty ? key : "\(name).\(key)")
      }
    }
    add(try JSONSerialization.jsonObject(with: Data(contentsOf: file)), "")
    return found
  }

  /// The tensors of a file of doubles: eight bytes of length, a header in JSON, the numbers.
  private static func tensors(in file: Data) throws -> [String: [Double]] {
    struct Entry: Decodable {
      let dtype: String
      let offsets: [Int]

      enum CodingKeys: String, CodingKey {
        case dtype
        case offsets = "data_offsets"
      }
    }
    let bytes = [UInt8](file)
    let length = bytes[..<8].reversed().reduce(0) { $0 << 8 | Int($1) }
    let header = try JSONDecoder().decode([String: Entry].self, from: Data(bytes[8..<8 + length]))
    return header.mapValues { entry in
      let all = bytes[(8 + length + entry.offsets[0])..<(8 + length + entry.offsets[1])]
      return stride(from: all.startIndex, to: all.endIndex, by: 8).map { start in
        Double(bitPattern: all[start..<start + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) })
      }
    }
  }

  @Test("are those of PyTorch and NumPy", arguments: ["neuron", "gradient-descent", "autodiff", "attention"])
  func numbers(film: String) throws {
    let (values, references) = (try Self.values(film), try Self.references(film))
    let rows = Self.rows.filter { $0.film == film }
    #expect(rows.count >= 8)
    for row in rows {
      guard let all = references[row.reference] else {
        Issue.record("there is no reference \(row.reference)")
        continue
      }
      let expected = row.part.map { Array(all[$0]) } ?? all
      guard case .tensor(let found) = try values.value(of: row.expression, limits: ValueLimits()) else {
        Issue.record("\(row.expression) is no tensor")
        continue
      }
      guard found.count == expected.count else {
        Issue.record("\(row.expression) has \(found.count) numbers, \(row.reference) \(expected.count)")
        continue
      }
      let scale = expected.reduce(0) { max($0, abs($1)) }
      for (index, (own, other)) in zip(found.elements, expected).enumerated() {
        // What cancels out is as exact as what it is the difference of.
        #expect(
          abs(own - other) <= 1e-10 * max(abs(other), 1e-2 * scale), "\(row.expression)[\(index)]: \(own), \(other)")
      }
    }
  }
}
