import Foundation
import Simulation
import Testing

@Suite struct ReportTests {
  private func chain() throws -> Trace {
    try Trace(
      of: Network(
        input: [2], target: [4], activation: .linear, output: .elementwise(.linear), loss: .squaredError,
        weights: [[[0.5]], [[3]], [[0.5]]], biases: nil))
  }

  @Test func jsonIsExact() throws {
    let network = try Network(
      input: [-0.0, 1], target: [1], activation: .linear, output: .elementwise(.linear), loss: .squaredError,
      weights: [[[1e-300, 2]]], biases: [[0.1]])
    #expect(
      try Trace(of: network).json() == """
        {
          "prediction": [2.1],
          "loss": 0.6050000000000001,
          "layers": [
            {
              "layer": 0,
              "z": [-0.0, 1.0],
              "a": [-0.0, 1.0],
              "delta": [1.1000000000000002e-300, 2.2]
            },
            {
              "layer": 1,
              "z": [2.1],
              "a": [2.1],
              "delta": [1.1]
            }
          ],
          "edges": [
            {
              "edge": 0,
              "weights": [
                [1e-300, 2.0]
              ],
              "biases": [0.1],
              "gradient": [
                [-0.0, 1.1]
              ],
              "biasGradient": [1.1]
            }
          ],
          "inputGradient": [1.1000000000000002e-300, 2.2],
          "multiplications": {
            "forward": 2,
            "backward": 2,
            "withoutReuse": 2,
            "finiteDifferences": 4
          }
        }
        """)
  }

  @Test func jsonReadsBackToTheSameDoubles() throws {
    let trace = try Trace(
      of: .seeded(
        input: [0.3, -1.7], target: [0, 1, 0], hidden: [5, 4], activation: .tanh, output: .softmax,
        loss: .crossEntropy, seed: 9, biases: true))
    let decoded = try JSONDecoder().decode(Decoded.self, from: Data(trace.json().utf8))
    #expect(decoded.prediction == trace.prediction)
    #expect(decoded.loss == trace.loss)
    #expect(decoded.layers.map(\.layer) == [0, 1, 2, 3])
    #expect(decoded.layers.map(\.z) == trace.layers.map(\.z))
    #expect(decoded.layers.map(\.a) == trace.layers.map(\.a))
    #expect(decoded.layers.map(\.delta) == trace.layers.map(\.delta))
    #expect(decoded.edges.map(\.edge) == [0, 1, 2])
    #expect(decoded.edges.map(\.weights) == trace.edges.map(\.weights))
    #expect(decoded.edges.map(\.biases) == trace.edges.map(\.biases))
    #expect(decoded.edges.map(\.gradient) == trace.edges.map(\.gradient))
    #expect(decoded.edges.map(\.biasGradient) == trace.edges.map(\.biasGradient))
    #expect(decoded.inputGradient == trace.inputGradient)
    #expect(decoded.multiplications["forward"] == trace.multiplications.forward)
    #expect(decoded.multiplications["withoutReuse"] == trace.multiplications.withoutReuse)
  }

  private struct Decoded: Decodable {
    struct Layer: Decodable {
      let layer: Int
      let z, a, delta: [Double]
    }

    struct Edge: Decodable {
      let edge: Int
      let weights, gradient: [[Double]]
      let biases, biasGradient: [Double]
    }

    let prediction, inputGradient: [Double]
    let loss: Double
    let layers: [Layer]
    let edges: [Edge]
    let multiplications: [String: Int]
  }

  @Test func tableIsAligned() throws {
    #expect(
      try chain().table() == """
        loss        3.125
        prediction  1.5
        target      4

        layer  neuron    z    a  δ = ∂L/∂z
            0       0    2    2     -1.875
            1       0    1    1      -3.75
            2       0    3    3      -1.25
            3       0  1.5  1.5       -2.5

        edge  to  from  weight  gradient
           0   0     0     0.5      -7.5
           1   0     0       3     -1.25
           2   0     0     0.5      -7.5

        multiplications
          forward pass                   3
          backward pass, every δ reused  5
          backward from scratch          6
          finite differences             9

        """)
  }

  @Test func tableOfAWideNetIsCut() throws {
    let network = try Network(
      input: [1, 1, 1], target: [0, 0, 0], activation: .relu, output: .elementwise(.linear), loss: .squaredError,
      weights: [[[1, 2, 3], [1 / 3.0, 0, 0], [1e-9, 0, 0]]], biases: [[0, 1, 0]])
    let table = try Trace(of: network).table(rows: 2)
    #expect(
      table == """
        loss        18.8889
        prediction  6  1.33333  … and 1 more
        target      0  0  … and 1 more

        layer  neuron        z        a  δ = ∂L/∂z
            0       0        1        1    6.44444
            0       1        1        1         12
            0  … and 1 more of its neurons
            1       0        6        6          6
            1       1  1.33333  1.33333    1.33333
            1  … and 1 more of its neurons

        edge  to  from  weight  gradient
           0   0     0       1         6
           0   0     1       2         6
           0  … and 7 more of its weights
           0   0  bias       0         6
           0   1  bias       1   1.33333
           0  … and 1 more of its biases

        multiplications
          forward pass                    9
          backward pass, every δ reused   9
          backward from scratch           9
          finite differences             81

        """)
    let whole = try Trace(of: network).table()
    #expect(!whole.contains("…"))
    #expect(whole.contains("\n   0   2     0     1e-09     1e-09\n"))
  }
}
