import Testing

@testable import Tensors

@Suite("gradients are held against differences") struct GradientCheckTests {
  /// What the check says of a gradient of `make` at `x` that is `factor` times the true one.
  private func message(
    _ x: [Double], _ factor: Double, _ make: (GraphBuilder, Int) throws(ValueError) -> Int
  ) throws -> String? {
    let builder = GraphBuilder(limits: ValueLimits())
    let variable = try builder.constant(Tensor(x))
    let output = try builder.sum(try make(builder, variable), sides: [0])
    let gradient = try #require(try builder.gradient(of: output, seed: try builder.number(1), by: variable))
    let record = GradientRecord(
      output: output, variable: variable, gradient: try builder.multiply(gradient, by: factor), origin: builder.site)
    return GradientCheck.errors(of: [record], builder).first?.problem.description
  }

  @Test("and a wrong one is an error that says where") func wrong() throws {
    #expect(try message([3, 0.5], 1) { builder, x throws(ValueError) in try builder.square(x) } == nil)
    #expect(
      try message([3, 0.5], 1.001) { builder, x throws(ValueError) in try builder.square(x) }
        == "the gradient at [0] is 6.006, and differences give 6. The function has a jump here, or this is an error of "
        + "ours: please report it.")
    #expect(try message([40], 1) { builder, x throws(ValueError) in try builder.unary(.exp, x) } == nil)
    #expect(try message([40], 1.0001) { builder, x throws(ValueError) in try builder.unary(.exp, x) } != nil)
    #expect(try message([1e-6, 2e6], 1) { builder, x throws(ValueError) in try builder.unary(.softplus, x) } == nil)
    #expect(try message([0.01], 1.0001) { builder, x throws(ValueError) in try builder.unary(.log, x) } != nil)
  }

  @Test("and at a corner, where any slope between those of both sides is right") func corner() throws {
    #expect(try message([0], 1) { builder, x throws(ValueError) in try builder.unary(.magnitude, x) } == nil)
    #expect(try message([2], -1) { builder, x throws(ValueError) in try builder.unary(.magnitude, x) } != nil)
    #expect(try message([1e-9], 1) { builder, x throws(ValueError) in try builder.unary(.magnitude, x) } == nil)
  }
}
