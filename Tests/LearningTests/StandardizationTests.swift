import Learning
import Testing

/// Points in standard deviations from their mean.
struct StandardizationTests {
  @Test func knownPoints() throws {
    let points = [SIMD2(1.0, 100), SIMD2(3, 100), SIMD2(5, 100), SIMD2(7, 100)]
    let samples = points.map { Dataset.Sample(point: $0, label: 0) }
    let scale = try #require(Standardization(of: samples))
    #expect(scale.mean == SIMD2(4, 100))
    // The root of (9 + 1 + 1 + 9) / 4; an axis on which all are alike stays as wide as it is.
    #expect(scale.deviation == SIMD2(5.0.squareRoot(), 1))
    #expect(scale.standardized(SIMD2(4, 101)) == SIMD2(0, 1))
    #expect(Standardization(of: []) == nil)
  }

  @Test(arguments: Dataset.Shape.allCases)
  func bothPartsByTheTrainingPoints(shape: Dataset.Shape) throws {
    let split = try Dataset(shape, count: 120, noise: 0.1, seed: 5).split(testFraction: 0.3, seed: 5)
    let (changed, by) = split.standardized()
    let scale = try #require(by)
    let again = try #require(Standardization(of: changed.train))
    for axis in 0..<2 {
      #expect(abs(again.mean[axis]) < 1e-12)
      #expect(abs(again.deviation[axis] - 1) < 1e-12)
    }
    for (before, after) in zip(split.test + split.train, changed.test + changed.train) {
      #expect(after.label == before.label)
      let back = scale.original(after.point)
      #expect(abs(back.x - before.point.x) < 1e-12 && abs(back.y - before.point.y) < 1e-12)
    }
  }
}
