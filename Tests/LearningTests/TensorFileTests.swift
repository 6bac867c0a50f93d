import Foundation
import Testing

@testable import Learning

@Suite("files of numbers")
struct TensorFileTests {
  private func read(_ text: String, _ format: TensorFile.Format) throws -> [String: TensorFile.Content] {
    Dictionary(uniqueKeysWithValues: try TensorFile(Array(text.utf8), format).entries.map { ($0.name, $0.content) })
  }

  private func failure(_ bytes: [UInt8], _ format: TensorFile.Format) -> String {
    text { _ = try TensorFile(bytes, format) }
  }

  /// What NumPy 2.4's `save` writes: 3 × 2 floats, 2 × 3 floats of 32 bits with the first index running fastest, one
  /// big-endian number of 16 bits.
  @Test(
    "of NumPy's are read whatever their numbers",
    arguments: [
      (
        "k05VTVBZAQB2AHsnZGVzY3InOiAnPGY4JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDMsIDIpLCB9ICAg"
          + "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAAAAD4PwAAAAAAAADA"
          + "AAAAAAAACEAAAAAAAAARQAAAAAAAAAAA/Knx0k1iUD8=",
        [3, 2], [1.5, -2, 3, 4.25, 0, 1e-3]
      ),
      (
        "k05VTVBZAQB2AHsnZGVzY3InOiAnPGY0JywgJ2ZvcnRyYW5fb3JkZXInOiBUcnVlLCAnc2hhcGUnOiAoMiwgMyksIH0gICAg"
          + "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAAAABAQAAAgD8AAIBA"
          + "AAAAQAAAoEA=",
        [2, 3], [0, 1, 2, 3, 4, 5]
      ),
      (
        "k05VTVBZAQB2AHsnZGVzY3InOiAnPmkyJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKCksIH0gICAgICAg"
          + "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoABw==",
        [], [7]
      ),
    ])
  func array(file: String, shape: [Int], values: [Double]) throws {
    let bytes = Array(try #require(Data(base64Encoded: file)))
    let entries = try TensorFile(bytes, .npy).entries
    #expect(entries.map(\.content) == [.numbers(shape: shape, values: values)])
    #expect(failure(bytes.dropLast(), .npy) == "the NPY file is cut short or damaged: copy or save it again")
  }

  @Test("of many arrays have all that are numbers, by their names")
  func arrays() throws {
    for format in [TensorFile.Format.npz, .safetensors] {
      let run = try SavedTensors(Reference.bytes("formats.\(format.rawValue)"), format == .npz ? .npz : .safetensors)
      let entries = try TensorFile(Reference.bytes("formats.\(format.rawValue)"), format).entries
      #expect(entries.map(\.name) == run.tensors.map(\.name.full))
      for (entry, tensor) in zip(entries, run.tensors) {
        guard case .numbers(let shape, let values) = entry.content else {
          Issue.record("\(entry.name) has no numbers")
          continue
        }
        #expect(shape == tensor.shape && values.map(\.bitPattern) == tensor.values.map(\.bitPattern))
      }
    }
    // A run would pass over these.
    let others = try TensorFile(Reference.bytes("others.npz"), .npz).entries.map(\.name)
    #expect(others.contains("loss") && others.contains("l_in.weight"))
    #expect(!others.contains("note") && !others.contains("when"))
  }

  @Test("of JSON have its lists of numbers")
  func json() throws {
    let file = try read(#"{"a": [[1, 2], [3, 4]], "note": "x", "b": 5, "o": {"p": [1]}}"#, .json)
    #expect(file == ["a": .numbers(shape: [2, 2], values: [1, 2, 3, 4]), "b": .numbers(shape: [], values: [5])])
  }

  @Test("that are tables have their columns, numbers or words")
  func table() throws {
    let named = try read("city,rain\nBergen,2.25\n\"New York\",\"1.5\"\n# a remark\n\nCairo,0\n", .csv)
    #expect(
      named == [
        "city": .texts(["Bergen", "New York", "Cairo"]), "rain": .numbers(shape: [3], values: [2.25, 1.5, 0]),
      ])
    #expect(
      try read("1\t2\n3\t4.5\n", .tsv)
        == ["c0": .numbers(shape: [2], values: [1, 3]), "c1": .numbers(shape: [2], values: [2, 4.5])])
    #expect(
      try read("a;b\n1,5;2\n0,25;1.000,5\n", .csv)
        == ["a": .numbers(shape: [2], values: [1.5, 0.25]), "b": .numbers(shape: [2], values: [2, 1000.5])])
  }

  @Test(
    "that are wrong say where, and what was expected",
    arguments: [
      (
        TensorFile.Format.csv, "a,b\n1,2\n3\n4,5,6\n",
        "line 3: 1 value, expected 2, as in the first row\nline 4: 3 values, expected 2, as in the first row"
      ),
      (
        .csv, "a,b\n1,2\n,x\n",
        "line 3: a is empty: expected a number, as in other rows\n"
          + "line 3: b is \"x\": expected a number, as in other rows"
      ),
      (.csv, "a,a\n1,2\n", "two columns are called a: give each a name of its own"),
      (.csv, "a,b\n1,\"2\n", "line 2: a quote that is never closed"),
      (.csv, "# nothing\n", "there are no numbers in it: expected arrays, or rows of numbers"),
      (.csv, "a,b\n", "there are no numbers in it: expected arrays, or rows of numbers"),
      (.json, "{\"a\": [[1], [2, 3]]}", "a: the lists in it have different lengths: expected a number for each index"),
      (.npy, "a,b\n1,2\n", "this is no NPY file: is the name's ending right?"),
      (.npz, "a,b\n1,2\n", "this is no NPZ file: is the name's ending right?"),
    ])
  func wrong(format: TensorFile.Format, content: String, message: String) {
    #expect(failure(Array(content.utf8), format) == message)
  }

  @Test("of NumPy's that hold no numbers say what they hold")
  func words() throws {
    let file =
      "k05VTVBZAQB2AHsnZGVzY3InOiAnPFUxJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsKSwgfSAgICAg"
      + "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAphAAAAYgAAAA=="
    let bytes = Array(try #require(Data(base64Encoded: file)))
    #expect(
      failure(bytes, .npy) == "the array holds text (<U1): expected floats or whole numbers of at most 64 bits")
  }

  @Test("are never too large for memory, whatever their description says")
  func limits() {
    let header = "{'descr': '<f8', 'fortran_order': False, 'shape': (9000000000000, 3), }"
    let bytes =
      [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.utf8.count), 0] + Array(header.utf8)
    #expect(
      failure(bytes, .npy)
        == "there are 27000000000000 numbers or more: expected at most 16777216; save a part of them")
  }
}
