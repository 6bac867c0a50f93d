import Learning
import Numerics
import Testing

@Suite struct DatasetTests {
  @Test func everyShapeIsTheSameForTheSameSeed() throws {
    for shape in Dataset.Shape.allCases {
      let data = try Dataset(shape, count: 101, seed: 4)
      #expect(try Dataset(shape, count: 101, seed: 4) == data)
      #expect(try Dataset(shape, count: 101, seed: 5) != data)
      #expect(data.samples.count == 101 && data.classCount == 2 && data.classNames == ["0", "1"])
      #expect(data.samples.enumerated().allSatisfy { $1.label == $0 % 2 && $1.point.x.isFinite && $1.point.y.isFinite })
      let bounds = try #require(Dataset.Bounds(of: data.samples))
      #expect(bounds.lower.x < 0 && bounds.upper.x > 0.5 && bounds.size.y > 1)
    }
  }

  /// A number of each shape, so that no later change goes unseen.
  @Test func pointsStayThoseOfTheirSeed() throws {
    let found = try Dataset.Shape.allCases.map { shape in
      let point = try Dataset(shape, count: 50, seed: 9).samples[20].point
      return "\(shape.rawValue) \(point.x.text(significantDigits: 9)) \(point.y.text(significantDigits: 9))"
    }
    #expect(
      found == [
        "moons 0.176968181 1.11781788", "circles -0.849942427 0.663731281", "xor 0.689544534 0.51004306",
        "spiral -0.409831872 0.246685811", "blobs 0.50247962 1.08683693",
      ])
  }

  @Test func withoutNoisePointsLieOnTheirShape() throws {
    for sample in try Dataset(.moons, noise: 0, seed: 1).samples {
      let center = sample.label == 0 ? SIMD2(0, 0) : SIMD2(1, 0.5)
      let arm = sample.point - center
      #expect(((arm * arm).sum() - 1).magnitude < 1e-12)
      #expect(sample.label == 0 ? arm.y > -1e-12 : arm.y < 1e-12)
    }
    for sample in try Dataset(.circles, noise: 0, seed: 1).samples {
      #expect(((sample.point * sample.point).sum() - (sample.label == 0 ? 1 : 0.25)).magnitude < 1e-12)
    }
    for sample in try Dataset(.xor, noise: 0, seed: 1).samples {
      #expect((sample.point.x > 0) == (sample.point.y > 0) ? sample.label == 0 : sample.label == 1)
      #expect(sample.point.x.magnitude >= 0.05 && sample.point.y.magnitude <= 1)
    }
    let arms = try Dataset(.spiral, count: 300, noise: 0, classCount: 3, seed: 1).samples
    #expect(arms.allSatisfy { ($0.point * $0.point).sum() <= 1 })
    let heaps = try Dataset(.blobs, count: 16, noise: 0, classCount: 8, seed: 1).samples
    for (index, sample) in heaps.enumerated() { #expect(sample == heaps[index % 8]) }
    // Noise is what is said: its variance is that of 2000 coordinates.
    let noisy = try Dataset(.blobs, count: 1000, noise: 0.5, seed: 1).samples
    let places = try Dataset(.blobs, count: 1000, noise: 0, seed: 1).samples
    let squares = zip(noisy, places).reduce(0) { sum, pair in
      let noise = pair.0.point - pair.1.point
      return sum + (noise * noise).sum()
    }
    #expect((squares / 2000 - 0.25).magnitude < 0.02)
  }

  @Test func whatIsOutOfRangeIsSaidAtOnce() {
    #expect(
      text { try Dataset(.moons, count: 1, noise: -1, classCount: 3, seed: 1) } == """
        moons has 2 classes, not 3: leave the number out, or choose blobs or spiral
        there cannot be 1 samples: expected 6 to 100000
        the noise is -1.0: expected a standard deviation from 0 to 10.0
        """)
    #expect(
      text { try Dataset(.spiral, classCount: 6, seed: 1) } == "spiral cannot have 6 classes: expected 2 to 5")
  }

  @Test func aSplitKeepsTheSharesOfTheClasses() throws {
    let data = try Dataset(.blobs, count: 90, classCount: 3, seed: 1)
    let split = data.split(testFraction: 0.25, seed: 7)
    #expect(split == data.split(testFraction: 0.25, seed: 7))
    #expect(split != data.split(testFraction: 0.25, seed: 8))
    for label in 0..<3 {
      #expect(split.test.count { $0.label == label } == 8)
      #expect(split.train.count { $0.label == label } == 22)
    }
    // Every sample is in one part, both in their order.
    var (train, test) = (split.train[...], split.test[...])
    for sample in data.samples {
      if train.first == sample {
        train.removeFirst()
      } else {
        let kept = test.popFirst()
        #expect(kept == sample)
      }
    }
    #expect(train.isEmpty && test.isEmpty)
    #expect(data.split(testFraction: 0, seed: 1).train == data.samples)
    let few = try Dataset(csv: "0,0,a\n1,1,b\n2,2,b")
    #expect(few.split(testFraction: 0.99, seed: 1).train.map(\.label).sorted() == [0, 1])
  }

  @Test func boundsGrowToAShape() throws {
    let bounds = Dataset.Bounds(lower: [0, 0], upper: [2, 1])
    #expect(bounds.grown(by: 0.5) == .init(lower: [-1, -1], upper: [3, 2]))
    #expect(bounds.grown(by: 0, aspect: 1) == .init(lower: [0, -0.5], upper: [2, 1.5]))
    #expect(bounds.grown(by: 0, aspect: 4) == .init(lower: [-1, 0], upper: [3, 1]))
    let line = try Dataset(csv: "3,1,a\n3,2,b")
    #expect(Dataset.Bounds(of: line.samples) == .init(lower: [2.5, 1], upper: [3.5, 2]))
    #expect(line.split(testFraction: 0.5, seed: 1).bounds == .init(lower: [2.5, 1], upper: [3.5, 2]))
    #expect(Dataset.Bounds(of: []) == nil)
  }
}
