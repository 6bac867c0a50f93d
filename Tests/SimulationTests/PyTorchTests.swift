import Foundation
import Simulation
import Testing

/// A net of `scripts/reference.py pytorch`, with what PyTorch makes of it; layer 0 is left out of z, a and delta.
private struct TorchNetwork: Decodable {
  let activation: Activation
  let output: String
  let loss: Loss
  let input, target: [Double]
  let weights: [[[Double]]]
  let biases: [[Double]]?
  let z, a, delta: [[Double]]
  let gradient: [[[Double]]]
  let biasGradient: [[Double]]?
  let inputGradient: [Double]
  let value: Double
}

@Suite struct PyTorchTests {
  @Test func everyNumberIsThatOfPyTorch() throws {
    let url = try #require(Bundle.module.url(forResource: "pytorch", withExtension: "json", subdirectory: "Fixtures"))
    let references = try JSONDecoder().decode([TorchNetwork].self, from: Data(contentsOf: url))
    #expect(references.count >= 40)
    for (index, reference) in references.enumerated() {
      let network = try Network(
        input: reference.input, target: reference.target, activation: reference.activation,
        output: try #require(OutputActivation(reference.output)), loss: reference.loss, weights: reference.weights,
        biases: reference.biases)
      let trace = try Trace(of: network)

      func compare(_ found: some Sequence<Double>, _ expected: some Sequence<Double>, _ name: String) {
        let (found, expected) = (Array(found), Array(expected))
        #expect(found.count == expected.count, "\(name) of net \(index)")
        for (x, y) in zip(found, expected) where x != y {
          let error = (x - y).magnitude / max(x.magnitude, y.magnitude)
          #expect(error <= 1e-10, "\(name) of net \(index): \(x), expected \(y)")
        }
      }
      compare([trace.loss], [reference.value], "loss")
      compare(trace.layers.dropFirst().flatMap(\.z), reference.z.joined(), "z")
      compare(trace.layers.dropFirst().flatMap(\.a), reference.a.joined(), "a")
      compare(trace.layers.dropFirst().flatMap(\.delta), reference.delta.joined(), "delta")
      compare(trace.edges.flatMap { $0.gradient.joined() }, reference.gradient.joined().joined(), "gradient")
      compare(trace.edges.flatMap(\.biasGradient), (reference.biasGradient ?? []).joined(), "biasGradient")
      compare(trace.inputGradient, reference.inputGradient, "inputGradient")
      compare(trace.prediction, reference.a.last ?? [], "prediction")
    }
    let seen = Set(references.map { "\($0.activation) \($0.output) \($0.loss)" })
    #expect(seen == Set(Network.combinations.map { "\($0.0) \($0.1) \($0.2)" }))
  }
}
