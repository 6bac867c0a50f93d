import Numerics
import Testing

@Suite struct StableHashTests {
  private func hash(_ bytes: [UInt8], seed: UInt32 = 0) -> StableHash {
    var hash = StableHash(seed: seed)
    hash.combine(bytes: bytes)
    return hash
  }

  private func littleEndian(_ word: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) }
  }

  /// SMHasher's own check of MurmurHash3 x64 128: the hashes of 256 keys, hashed again, begin with 0x6384BA69.
  @Test func theHashIsMurmurHash3() {
    var hashes: [UInt8] = []
    for length in 0..<256 {
      let value = hash((0..<length).map(UInt8.init), seed: UInt32(256 - length)).value
      hashes += littleEndian(value.high) + littleEndian(value.low)
    }
    #expect(UInt32(truncatingIfNeeded: hash(hashes).value.high) == 0x6384_ba69)
  }

  @Test func publishedVectors() {
    #expect(hash([]).hex == "00000000000000000000000000000000")
    #expect(hash(Array("The quick brown fox jumps over the lazy dog".utf8)).hex == "e34bbc7bbc071b6c7a433ca9c49a9347")
    #expect(hash(Array("hello".utf8)).hex == "cbd8a7b341bd9b025b1e906a48ae1d19")
  }

  @Test func cutsBetweenBytesDoNotMatter() {
    let bytes = (0..<100).map { UInt8($0 * 37 % 251) }
    let whole = hash(bytes)
    for first in 0...40 {
      for second in stride(from: first, through: 100, by: 7) {
        var pieces = StableHash()
        pieces.combine(bytes: bytes[..<first])
        pieces.combine(bytes: bytes[first..<second])
        pieces.combine(bytes: bytes[second...])
        #expect(pieces == whole)
      }
    }
  }

  @Test func numbersAreTheirBytes() {
    var numbers = StableHash()
    numbers.combine(0x0102_0304_0506_0708 as UInt64)
    numbers.combine(Int8(-2))
    numbers.combine(1.5)
    numbers.combine(true)
    let bytes: [UInt8] = [8, 7, 6, 5, 4, 3, 2, 1, 254, 255, 255, 255, 255, 255, 255, 255]
    #expect(numbers == hash(bytes + littleEndian(1.5.bitPattern) + [1, 0, 0, 0, 0, 0, 0, 0]))
  }

  @Test func stringsCarryTheirLengths() {
    func of(_ texts: [String]) -> StableHash {
      var hash = StableHash()
      for text in texts { hash.combine(text) }
      return hash
    }
    #expect(of(["ab", "c"]) != of(["a", "bc"]))
    #expect(of(["δ"]) == hash([2, 0, 0, 0, 0, 0, 0, 0, 0xce, 0xb4]))
    #expect(of([]) != of([""]))
  }

  @Test func aHashCanBeFedAHash() {
    let part = hash([1, 2, 3])
    var whole = StableHash()
    whole.combine(part)
    #expect(whole == hash(littleEndian(part.value.high) + littleEndian(part.value.low)))
    #expect(whole.hex.count == 32)
  }
}
