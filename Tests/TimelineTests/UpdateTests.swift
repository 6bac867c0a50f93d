import Numerics
import Simulation
import Testing

@testable import Timeline
@testable import Backprop
import NetworkKit
import TestSupport

@Suite struct UpdateTests {
  private static let chain =
    #""input": [2], "target": [4], "activation": "linear", "weights": [[[0.5]], [[3]], [[0.5]]]"#

  private func film(_ network: String, _ more: String = #""T": {"update": 2000}"#) throws -> Timeline {
    try Timeline(parsing: "{\"network\": {\(network)}, \(more)}", file: "t.json")
  }

  @Test func aFilmWithAnUpdateHasItsNumbers() throws {
    let film = try film(Self.chain + #", "learningRate": 0.125"#)
    let update = try #require(film.update)
    #expect(update.learningRate == 0.125)
    // 0.5 + 7.5 / 8, 3 + 1.25 / 8, 0.5 + 7.5 / 8
    #expect(update.trace.network.weights == [[[1.4375]], [[3.15625]], [[1.4375]]])
    #expect(update.trace.network.input == [2])
    // 2 · 1.4375 · 3.15625 · 1.4375, and half of the square of what is left to 4.
    #expect(update.trace.prediction == [13.044189453125])
    #expect(abs(update.trace.loss - 40.89868143200874) < 1e-13)
    #expect(film.beat(.update).map { "\($0.start) \($0.duration) \($0.phase.name)" } == "27.2 2 update")
  }

  @Test func theLearningRateIsATenthUnlessItIsSaid() throws {
    #expect(try film(Self.chain).update?.learningRate == 0.1)
    #expect(try film(Self.chain + #", "learningRate": 1e-5"#).update?.learningRate == 1e-5)
  }

  @Test func aFilmWithoutTheBeatHasNoUpdate() throws {
    #expect(try film(Self.chain, #""T": {}"#).update == nil)
    #expect(try film(Self.chain, #""T": {"update": 0}"#).update == nil)
    #expect(try film(Self.chain, #""T": {"update": 0.001}"#).update != nil)
    // What nobody sees need not be possible.
    #expect(try film(Self.chain + #", "learningRate": 1e308"#, #""T": {"update": 0}"#).update == nil)
  }

  @Test(arguments: [
    ("0", "0 is out of bounds; expected a number greater than 0."),
    ("-0.1", "-0.1 is out of bounds; expected a number greater than 0."),
    ("1e-999", "1e-999 is out of bounds; expected a number greater than 0."),
    ("1e999", "1e999 is not a finite number. The largest is about 1.79e308."),
    (#""0.1""#, #""0.1" is a string; expected a number greater than 0. Drop the quotes: 0.1."#),
    ("true", "true is a truth value; expected a number greater than 0."),
  ])
  func aRateThatIsNoneIsRefusedWithTheReason(_ rate: String, _ message: String) {
    #expect(complaint(network("\"learningRate\": \(rate)")) == "t.json:1:59: network.learningRate: \(message)")
  }

  @Test(arguments: [
    (
      chain + #", "learningRate": 1e200"#,
      """
      1:121: network.learningRate: with the learning rate 1e+200, z of neuron 0 of layer 2 is too large to be a number \
      in the update. Take a smaller rate: 1e+50 works.
      """
    ),
    (
      chain + #", "learningRate": 1e308"#,
      """
      1:121: network.learningRate: with the learning rate 1e+308, weights[0][0][0] after the step is too large to be a \
      number in the update. Take a smaller rate: 1e+50 works.
      """
    ),
    (
      #""input": [1e100], "target": [1], "activation": "linear", "HIDDEN": 0, "weights": [[[1e20]]]"#,
      """
      1:13: network: with the learning rate 0.1, z of neuron 0 of layer 1 is too large to be a number in the update. Take a smaller \
      rate: 1e-166 works.
      """
    ),
  ])
  func aRateThatIsTooLargeIsRefusedWithOneThatWorks(_ network: String, _ message: String) {
    #expect(complaint("{\"network\": {\(network)}, \"T\": {\"update\": 1}}") == "t.json:" + message)
  }
}
