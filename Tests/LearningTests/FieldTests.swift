import Numerics
import Simulation
import Testing

@testable import Learning

@Suite struct FieldTests {
  private let bounds = Dataset.Bounds(lower: [-2, -1], upper: [2, 1])

  @Test func everyNodeIsTheNetworkItself() throws {
    for (parameters, _) in try BatchTests.cases() {
      let field = DecisionField(parameters, over: bounds, width: 23, height: 5)
      for row in 0..<5 {
        for column in 0..<23 {
          let step = try SampleStep(parameters, on: .init(point: field.point(column: column, row: row), label: 0))
          for (label, expected) in step.probabilities.enumerated() {
            let found = field.probability(of: label, column: column, row: row)
            #expect((found - expected).magnitude < 2e-6)
          }
        }
      }
    }
  }

  /// The functions of single precision against those of `Numerics`, and at the ends.
  @Test func singleFunctionsAreNearEnough() {
    var generator = SeededGenerator(seed: 78)
    for index in 0..<2000 {
      var z = Singles()
      for lane in z.indices { z[lane] = Float(generator.normal() * [1e-6, 0.1, 2, 20, 300][index % 5]) }
      for activation in Activation.allCases {
        let found = SingleMath.value(activation, at: z)
        for lane in z.indices {
          let expected = activation.value(at: Double(z[lane]))
          let error = (Double(found[lane]) - expected).magnitude
          #expect(error <= 5e-7 + 2e-7 * expected.magnitude, "\(activation)(\(z[lane])) is \(found[lane])")
        }
      }
    }
    let ends = Singles(0, -0.0, .infinity, -.infinity, .nan, 1e30, -1e30, .leastNonzeroMagnitude)
    let (sigmoid, tanh) = (SingleMath.sigmoid(ends), SingleMath.hyperbolicTangent(ends))
    #expect(sigmoid[0] == 0.5 && sigmoid[4].isNaN && tanh[0] == 0 && tanh[4].isNaN)
    for (value, end) in [(tanh[2], 1), (tanh[3], -1), (sigmoid[2], 1), (sigmoid[3], 0), (tanh[5], 1)]
      as [(Float, Float)]
    {
      #expect((value - end).magnitude < 5e-7)
    }
    #expect((0..<8).allSatisfy { $0 == 4 || (0...1).contains(sigmoid[$0]) })
  }

  @Test func aWideFieldIsTheSameAsItsPieces() throws {
    let parameters = Parameters(try Classifier(), seed: 3)
    let wide = DecisionField(parameters, over: bounds, width: 601, height: 3)
    let narrow = DecisionField(parameters, over: bounds, width: 3, height: 3)
    for row in 0..<3 {
      for column in 0..<3 {
        #expect(wide.point(column: column * 300, row: row) == narrow.point(column: column, row: row))
        let (x, y) = (wide.logits[row * 601 + column * 300], narrow.logits[row * 3 + column])
        #expect(x == y)
      }
    }
    #expect(wide.point(column: 600, row: 2) == [2, 1] && wide.point(column: 0, row: 0) == [-2, -1])
  }

  /// Of a linear classifier the line is known: 3x − y = ½.
  @Test func aLinearBoundaryIsALine() throws {
    let parameters = Parameters(try Classifier(hidden: []), values: [3, -1, -0.5])
    let lines = DecisionField(parameters, over: bounds, width: 31, height: 17).boundaries()
    #expect(lines.count == 1)
    let line = try #require(lines.first)
    #expect(!line.isClosed && line.classes == 0...1)
    #expect(line.points.first?.y == -1 && line.points.last?.y == 1)
    for point in line.points { #expect((3 * point.x - point.y - 0.5).magnitude < 1e-6) }
  }

  /// Three sectors meet in one point, from which three lines go out.
  @Test func threeClassesMeet() throws {
    let classifier = try Classifier(hidden: [], classCount: 3)
    // Weights toward 90°, 210° and 330°.
    let parameters = Parameters(classifier, values: [0, 1, -0.87, -0.5, 0.87, -0.5, 0, 0, 0])
    let field = DecisionField(parameters, over: bounds, width: 40, height: 40)
    let lines = field.boundaries()
    #expect(
      lines.map(\.classes).sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) } == [
        0...1, 0...2, 1...2,
      ])
    let ends = lines.flatMap { [$0.points.first, $0.points.last] }.compactMap { $0 }
    let inner = ends.filter { ($0 * $0).sum() < 0.01 }
    #expect(inner.count == 3 && Set(inner).count == 1)
    for column in 0..<40 {
      for row in 0..<40 {
        let all = (0..<3).map { field.probability(of: $0, column: column, row: row) }
        #expect(all[field.label(column: column, row: row)] == all.max())
      }
    }
  }

  /// A hill in the middle: a closed line, near a circle's radius everywhere.
  @Test func anIslandHasAClosedLine() throws {
    let run = try TrainingRun(
      Classifier(hidden: [8]), on: Dataset(.circles, seed: 2).split(testFraction: 0, seed: 1),
      settings: TrainingSettings(learningRate: 0.02, steps: 1500))
    let field = DecisionField(
      run.parameters(at: 1500), over: .init(lower: [-1.2, -1.2], upper: [1.2, 1.2]), width: 60, height: 60)
    let lines = field.boundaries()
    let line = try #require(lines.first)
    #expect(lines.count == 1 && line.isClosed)
    for point in line.points {
      #expect((0.45..<1.05).contains((point * point).sum().squareRoot()))
      // On the line the network cannot decide: the field is linear between nodes but for the second order.
      let step = try SampleStep(run.parameters(at: 1500), on: .init(point: point, label: 0))
      #expect((step.probabilities[0] - 0.5).magnitude < 0.02)
    }
    #expect(field.boundaries() == lines)
  }

  /// |x + y| − c on a single square: its middle decides which corners hold together.
  @Test func saddlesAreDecidedByTheirMiddle() throws {
    let classifier = try Classifier(hidden: [2], activation: .relu)
    for (bias, axis) in [(-0.5, SIMD2(1.0, -1)), (-1.5, SIMD2(1.0, 1))] {
      let parameters = Parameters(classifier, values: [1, 1, -1, -1, 0, 0, 1, 1, bias])
      let field = DecisionField(parameters, over: .init(lower: [-1, -1], upper: [1, 1]), width: 2, height: 2)
      #expect((0..<4).map { field.label(column: $0 % 2, row: $0 / 2) } == [1, 0, 0, 1])
      // Each line cuts one corner off, on its own side of the middle.
      let sides = field.boundaries().map { line in line.points.map { ($0 * axis).sum() > 0 } }
      #expect(sides == [[false, false], [true, true]] || sides == [[true, true], [false, false]])
    }
  }

  @Test func oneClassHasNoLines() throws {
    let parameters = Parameters(try Classifier(hidden: []), values: [0, 0, 1])
    #expect(DecisionField(parameters, over: bounds, width: 8, height: 8).boundaries().isEmpty)
  }
}
