import FilmKit
import Simulation
import TestSupport
import Testing
import Timeline

@testable import NetworkKit
@testable import Backprop

@Suite("quantities")
struct QuantityTests {
  @Test("survive their tags")
  func tags() {
    for quantity in [
      Quantity(.delta, [3, 0]), Quantity(.loss), Quantity(.weight, [0, 1, 2], isUpdated: true), Quantity(.target, [1]),
      Quantity(.delta, [0, 1], sample: 12), Quantity(Quantity.Kind(rawValue: "lt"), [340]), Quantity(.probes),
    ] {
      #expect(Quantity(tag: quantity.tag) == quantity)
    }
    for tag in ["", "a.x", "+", "a.1.-", "/a.1", "1/", "x/a.1", "1/2/a.1"] {
      #expect(Quantity(tag: tag) == nil, "\(tag)")
    }
  }

  @Test("have the trace's values and names that say where they stand")
  func values() throws {
    let network =
      #"{"input": [0.9, -0.4], "HIDDEN": [3], "target": [0.2, 0.8], "biases": [[0.1, 0.2, 0.3], [0, 0.5]], "seed": 3, "learningRate": 0.5}"#
    let timeline = try TestFilm.timeline(network, #""T": {"update": 1000}"#)
    let trace = timeline.trace
    let updated = try #require(timeline.update?.trace)
    let cases: [(Quantity, Double, String)] = [
      (Quantity(.activation, [0, 1]), -0.4, "x[1]"), (Quantity(.activation, [1, 2]), trace.layers[1].a[2], "a₁[2]"),
      (Quantity(.activation, [2, 0]), trace.prediction[0], "ŷ[0]"),
      (Quantity(.preactivation, [1, 0]), trace.layers[1].z[0], "z₁[0]"),
      (Quantity(.slope, [1, 1]), trace.layers[1].slope[1], "f′(z₁)[1]"),
      (Quantity(.delta, [2, 1]), trace.layers[2].delta[1], "δ₂[1]"),
      (Quantity(.weight, [0, 2, 1]), trace.edges[0].weights[2][1], "w₁[2][1]"),
      (Quantity(.weight, [0, 2, 1], isUpdated: true), updated.edges[0].weights[2][1], "w₁′[2][1]"),
      (Quantity(.bias, [0, 2]), 0.3, "b₁[2]"),
      (Quantity(.gradient, [1, 0, 2]), trace.edges[1].gradient[0][2], "∂L/∂w₂[0][2]"),
      (Quantity(.target, [1]), 0.8, "y[1]"), (Quantity(.error, [1]), trace.prediction[1] - 0.8, "(ŷ − y)[1]"),
      (Quantity(.loss), trace.loss, "L"), (Quantity(.loss, isUpdated: true), updated.loss, "L′"),
      (Quantity(.reused, [0]), Double(trace.multiplications.backward), "multiplications with reuse"),
      (Quantity(.scratch, [0]), Double(trace.multiplications.withoutReuse), "multiplications from scratch"),
      // 3 × 2 gradients of the last edge, 2 slopes, 2 × 3 for Wᵀδ, 3 slopes, then 6 gradients.
      (Quantity(.reused, [0, 6]), 17, "multiplications with reuse, 6 before w₁'s are done"),
      (
        Quantity(.scratch, [1, 2]), Double(trace.multiplications.withoutReuseByEdge[1] - 2),
        "multiplications from scratch, 2 before w₂'s are done"
      ),
      (Quantity(.reusedAtDepth, [2]), 23, "multiplications with reuse, 2 layers"),
      (
        Quantity(.scratchAtDepth, [2]), Double(trace.multiplications.withoutReuse),
        "multiplications from scratch, 2 layers"
      ),
    ]
    for (quantity, value, name) in cases {
      #expect(quantity.value(in: trace, updated: updated) == value, "\(quantity.tag)")
      #expect(quantity.name(lastLayer: 2) == name, "\(quantity.tag)")
      #expect(quantity.isOne(trace), "\(quantity.tag)")
    }
    #expect(Quantity(.activation, [9, 0]).value(in: trace, updated: nil) == nil)
    #expect(Quantity(.loss, isUpdated: true).value(in: trace, updated: nil) == nil)
  }

  @Test("of a film's own kinds stand in tags, and are nothing that a trace has")
  func openKinds() throws {
    let own = try #require(Quantity(tag: "2/mood.3"))
    #expect(own == Quantity(Quantity.Kind(rawValue: "mood"), [3], sample: 2))
    #expect(own.tag == "2/mood.3" && own.tensor == own)
    let trace = try TestFilm.timeline(TestFilm.chain).trace
    #expect(own.value(in: trace, updated: nil) == nil && !own.isOne(trace))
  }

  @Test("every kind of a trace has a formula by the name that people see")
  func formulas() {
    let kinds: [Quantity.Kind] = [
      .activation, .preactivation, .slope, .delta, .weight, .bias, .gradient, .target, .error, .loss, .upstream,
    ]
    for kind in kinds {
      for layer in 0...3 {
        let name = Quantity(kind, [layer, 0, 0]).name(lastLayer: 3)
        #expect(Quantity.formula(ofNumber: name) != nil, "\(name)")
        #expect(Quantity.formula(ofNumber: "sample 12: \(name)") == Quantity.formula(ofNumber: name))
      }
    }
    #expect(Quantity.formula(ofNumber: "w₂′[0][1]") == "wₗ′ = wₗ − η ∂L/∂wₗ")
    #expect(Quantity.formula(ofNumber: "a₂′[0]") == "aₗ = f(zₗ), after the update")
    #expect(Quantity.formula(ofNumber: "multiplications with reuse") == nil)
  }
}
