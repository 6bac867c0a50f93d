import Foundation
import Tensors
import Testing

/// A tensor of `scripts/values.py`; what is no number or infinite is a text there.
private struct Numbers: Decodable {
  let shape: [Int]
  let elements: [Double]

  enum CodingKeys: CodingKey { case shape, elements }

  private struct Number: Decodable {
    let value: Double

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        value = number
      } else {
        value = try #require(Double(try container.decode(String.self)))
      }
    }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    shape = try container.decode([Int].self, forKey: .shape)
    elements = try container.decode([Number].self, forKey: .elements).map(\.value)
  }
}

private struct Reference: Decodable {
  let expression: String
  let numbers: Numbers

  enum CodingKeys: CodingKey { case expression }

  init(from decoder: any Decoder) throws {
    expression = try decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .expression)
    numbers = try Numbers(from: decoder)
  }
}

private struct References: Decodable {
  let inputs: [String: Numbers]
  let functions: [String: String]
  let values: [Reference]
  let gradients: [Reference]

  static func load() throws -> References {
    let url = try #require(Bundle.module.url(forResource: "values", withExtension: "json", subdirectory: "References"))
    return try JSONDecoder().decode(References.self, from: Data(contentsOf: url))
  }

  var definitions: [ValueDefinition] {
    inputs.sorted { $0.key < $1.key }.map {
      ValueDefinition($0.key, .tensor(Tensor(shape: $0.value.shape, elements: $0.value.elements)))
    } + functions.sorted { $0.key < $1.key }.map { ValueDefinition($0.key, $0.value) }
  }
}

@Suite("values are those of NumPy and JAX") struct ReferenceTests {
  private func compare(_ references: [Reference], _ definitions: [ValueDefinition]) throws {
    let results = references.indices.map { ValueDefinition("result\($0)", references[$0].expression) }
    let values = try Values(definitions + results)
    for (index, reference) in references.enumerated() {
      guard case .tensor(let tensor) = values["result\(index)"] else {
        Issue.record("\(reference.expression) is no tensor")
        continue
      }
      let expected = reference.numbers
      #expect(tensor.shape == expected.shape, "\(reference.expression)")
      // A sum that cancels has no relative error of its own: what counts is the largest number beside it.
      let largest = expected.elements.reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 }
      for (x, y) in zip(tensor.elements, expected.elements) where x != y {
        let error = abs(x - y) / max(abs(y), largest * 1e-3)
        #expect(error <= 1e-10, "\(reference.expression): \(x), expected \(y)")
      }
    }
  }

  @Test("in every operator and function") func values() throws {
    let references = try References.load()
    #expect(references.values.count >= 300)
    try compare(references.values, references.definitions)
    let used = references.values.map(\.expression).joined(separator: " ")
    let others: Set = ["jacobian", "count", "normal", "uniform", "permutation"]
    for function in Builtins.all where !others.contains(function.name) {
      #expect(used.contains("\(function.name)("), "\(function.name) has no reference")
    }
  }

  @Test("in gradients, jacobians and hessians") func gradients() throws {
    let references = try References.load()
    #expect(references.gradients.count >= 150)
    try compare(references.gradients, references.definitions)
  }
}
