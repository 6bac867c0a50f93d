@testable import Numerics
import Testing

@Suite struct SeededGeneratorTests {
  /// The outputs that Rust's rand_xoshiro crate holds its generator to, from its authors' C code.
  @Test func theGeneratorIsXoshiro256StarStar() {
    var generator = SeededGenerator(state: (1, 2, 3, 4))
    let expected: [UInt64] = [
      11520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360, 607_988_272_756_665_600,
      16_172_922_978_634_559_625, 8_476_171_486_693_032_832, 10_595_114_339_597_558_777, 2_904_607_092_377_533_576,
    ]
    #expect(expected.map { _ in generator.next() } == expected)
  }

  /// The first outputs of SplitMix64 for the seed 1234567, as published with it, make the state.
  @Test func theSeedIsSpreadBySplitMix64() {
    let state = SeededGenerator(
      state: (
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431
      ))
    #expect(SeededGenerator(seed: 1_234_567) == state)
  }

  @Test func unitsAreUniformIn0To1() {
    var generator = SeededGenerator(seed: 1)
    let units = (0..<20_000).map { _ in generator.nextUnit() }
    #expect(units.allSatisfy { $0 >= 0 && $0 < 1 })
    // Four standard errors: 4 · √(1/12) / √20000 is 0.0082.
    let mean = units.reduce(0, +) / 20_000
    #expect((mean - 0.5).magnitude < 0.0082)
    var tenths = [Int](repeating: 0, count: 10)
    for unit in units { tenths[Int(unit * 10)] += 1 }
    #expect(tenths.allSatisfy { (1830...2170).contains($0) })
  }

  @Test func wholeNumbersCoverTheirRange() {
    var generator = SeededGenerator(seed: 2)
    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<14_000 { counts[generator.next(in: -3...3) + 3] += 1 }
    #expect(counts.allSatisfy { (1830...2170).contains($0) })
    #expect(generator.next(in: 5...5) == 5)
    let far = (0..<100).map { _ in generator.next(in: Int.min...Int.max) }
    #expect(far.contains { $0 < 0 } && far.contains { $0 > 0 })
    #expect((0..<100).allSatisfy { _ in generator.next(in: (Int.max - 2)...Int.max) >= Int.max - 2 })
  }

  @Test func realNumbersStayInTheirRange() {
    var generator = SeededGenerator(seed: 3)
    let values = (0..<5000).map { _ in generator.next(in: -0.25...0.75) }
    #expect(values.allSatisfy { (-0.25...0.75).contains($0) })
    let mean = values.reduce(0, +) / 5000
    #expect((mean - 0.25).magnitude < 0.0164)
    #expect(generator.next(in: 2.0...2.0) == 2)
  }

  @Test func normalNumbersHaveTheirMoments() {
    var generator = SeededGenerator(seed: 4)
    let values = (0..<20_000).map { _ in generator.normal() }
    let mean = values.reduce(0, +) / 20_000
    let variance = values.reduce(0) { $0 + $1 * $1 } / 20_000
    let fourth = values.reduce(0) { $0 + $1 * $1 * $1 * $1 } / 20_000
    #expect(mean.magnitude < 0.029)
    #expect((variance - 1).magnitude < 0.041)
    #expect((fourth - 3).magnitude < 0.28)
  }

  /// Worked out by an independent program from the published definitions.
  @Test func theSameSeedGivesTheSameNumbersForEver() {
    var generator = SeededGenerator(seed: 7)
    let expected: [UInt64] = [0xb358_faf7_4ef9_765a, 0x475c_3d96_4f48_2cd2, 0xd6f1_d349_952c_7996]
    #expect(expected.map { _ in generator.next() } == expected)
  }
}
