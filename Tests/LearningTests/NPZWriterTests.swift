import Foundation
import Testing

@testable import Learning

@Suite("an NPZ file that is written")
struct NPZWriterTests {
  private func file(_ arrays: [(String, TensorFile.Content)]) -> [UInt8] {
    var writer = NPZWriter()
    return arrays.reduce([]) { $0 + writer.add($1.0, $1.1) } + writer.end
  }

  @Test("has every number as it was, by name and shape")
  func numbers() throws {
    let arrays: [(String, TensorFile.Content)] = [
      ("λ", .numbers(shape: [], values: [0.1])),
      ("net.w[0]", .numbers(shape: [2, 3], values: [1, -0.0, 3, 4, 5, Double(bitPattern: 0x1234)])),
      ("none", .numbers(shape: [0, 4], values: [])),
      ("odd", .numbers(shape: [3], values: [.infinity, -.infinity, .nan])),
      ("box", .numbers(shape: [2, 1, 1, 2], values: [1, 2, 3, 4])),
    ]
    let entries = try TensorFile(file(arrays), .npz).entries
    #expect(entries.map(\.name) == arrays.map(\.0))
    for (entry, array) in zip(entries, arrays) {
      guard case .numbers(let shape, let values) = entry.content, case .numbers(let wanted, let numbers) = array.1
      else {
        Issue.record("\(entry.name) has no numbers")
        continue
      }
      #expect(shape == wanted && values.map(\.bitPattern) == numbers.map(\.bitPattern), "\(entry.name)")
    }
  }

  /// The places are those of PKWARE's "APPNOTE.TXT", 4.3, and of NumPy's "numpy.lib.format"; NumPy 2.4 loads this file,
  /// and Python's zipfile finds it sound.
  @Test("has the layout of an archive of NPY files, without a time")
  func layout() {
    let bytes = file([("a", .numbers(shape: [2], values: [1.5, -2])), ("w", .texts(["né", ""]))])
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    func number(_ place: Int, _ size: Int) -> Int {
      bytes[place..<place + size].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
    // A local header of 30 bytes and a name of 5, then an NPY file: 128 bytes, and the numbers.
    #expect(text(0..<4) == "PK\u{3}\u{4}" && text(30..<35) == "a.npy")
    #expect(number(8, 2) == 0 && number(10, 2) == 0 && number(12, 2) == 0x21)
    #expect(number(14, 4) == 0x41C5_98B0 && number(18, 4) == 144 && number(22, 4) == 144)
    #expect(bytes[35..<43] == [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 1, 0] && number(43, 2) == 118)
    #expect(text(45..<102) == "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }")
    #expect(text(102..<163) == String(repeating: " ", count: 60) + "\n")
    #expect(bytes[163..<179] == [0, 0, 0, 0, 0, 0, 0xF8, 0x3F, 0, 0, 0, 0, 0, 0, 0, 0xC0])
    // Texts have as many characters as the longest of them.
    let second = 179
    #expect(text(second + 30..<second + 35) == "w.npy" && number(second + 18, 4) == 144)
    #expect(text(second + 45..<second + 102).hasPrefix("{'descr': '<U2', 'fortran_order': False, 'shape': (2,), }"))
    #expect(
      bytes[second + 163..<second + 179] == [0x6E, 0, 0, 0, 0xE9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    // The directory: 46 bytes and a name for each, then 22 that say where it is.
    let directory = 2 * 179
    #expect(text(directory..<directory + 4) == "PK\u{1}\u{2}" && bytes.count == directory + 2 * 51 + 22)
    #expect(number(directory + 42, 4) == 0 && number(directory + 51 + 42, 4) == second)
    #expect(number(directory + 102 + 10, 2) == 2 && number(directory + 102 + 16, 4) == directory)
  }

  @Test("may have more arrays than its usual record counts")
  func many() throws {
    let arrays = (0..<65_600).map { ("a\($0)", TensorFile.Content.numbers(shape: [], values: [Double($0)])) }
    let entries = try TensorFile(file(arrays), .npz).entries
    #expect(entries.count == 65_600 && entries.last?.name == "a65599")
    #expect(entries.last?.content == .numbers(shape: [], values: [65_599]))
  }
}
