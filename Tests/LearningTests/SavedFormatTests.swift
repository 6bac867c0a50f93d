import Foundation
import Testing

@testable import Learning

/// What NumPy, ml_dtypes and safetensors write.
@Suite struct SavedFormatTests {
  private func read(_ bytes: [UInt8], _ format: SavedRun.Format = .npz, hidden: [Int] = []) throws -> SavedRun {
    try SavedRun(bytes, format: format, classifier: Classifier(hidden: hidden))
  }

  private func failure(_ files: [(name: String, contents: [UInt8])], hidden: [Int] = []) -> String {
    text { try read(ZipBuilder.archive(files), hidden: hidden) }
  }

  @Test func everyKindOfNumberIsExact() throws {
    let expected = try JSONDecoder().decode(
      [String: [String: [UInt64]]].self, from: Data(Reference.bytes("formats.json")))
    for format in [SavedRun.Format.npz, .safetensors] {
      let numbers = try #require(expected[format.rawValue.lowercased()])
      let file = try SavedTensors(Reference.bytes("formats.\(format.rawValue.lowercased())"), format)
      #expect(file.tensors.count == numbers.count && file.others.isEmpty)
      for tensor in file.tensors {
        let own = try #require(numbers[tensor.name.full]).map { Double(bitPattern: $0) }
        #expect(tensor.values.count == own.count)
        for (value, other) in zip(tensor.values, own) where !(value.isNaN && other.isNaN) {
          #expect(value.bitPattern == other.bitPattern, "\(format) \(tensor.name.full): \(value), \(other)")
        }
      }
    }
    let npz = try SavedTensors(Reference.bytes("formats.npz"), .npz)
    #expect(npz.brainFloats == ["w23"] && npz.tensors[21].shape == [2, 3, 4] && npz.tensors[22].shape.isEmpty)
  }

  @Test func allHalvesAreThoseOfSwift() {
    let bytes = (0...UInt16.max).flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    let values = NumberFormat(kind: .float, size: 2).values(bytes[...])
    for (bits, value) in values.enumerated() {
      let half = Double(Float16(bitPattern: UInt16(bits)))
      #expect(value.bitPattern == half.bitPattern || value.isNaN && half.isNaN)
    }
  }

  @Test func whatNoRunHasIsPassedOver() throws {
    let run = try read(Reference.bytes("others.npz"), hidden: [2, 2])
    #expect(run.parameters(at: 0).weights == [[[1, 2], [3, 4]], [[5, 6], [7, 8]], [[9, 10]]])
    #expect(run.learningRate(at: 0) == 0.5 && run.epoch(at: 0) == 3)
    #expect(
      run.notes.map(\.description) == [
        "the layers' names have no numbers, so they are taken in the file's order: l_in.weight, l_hidden.weight, "
          + "l_out.weight; number them if that is not their order",
        "passed over: note (text), history (objects), when (dates), raw (raw bytes), table (structures), "
          + "loss (numbers), z (complex numbers), long (numbers), …",
      ])
    let json =
      #"{"w0": [[[1, 2]], [[3, 4]]], "learning_rate": 0.25, "epoch": [1, 2, 3], "note": "a", "o": {}, "n": [[], 1]}"#
    let other = try read(Array(json.utf8), .json)
    #expect(other.learningRate(at: 1) == 0.25 && other.epoch(at: 1) == nil)
    #expect(
      other.notes.map(\.description) == [
        "epoch has the shape [3], and is passed over: expected [2], a number for each saved step, or one number",
        "passed over: note (text), o (an object), n (a list)",
      ])
  }

  @Test func brainFloatsAreNamed() throws {
    let data: [UInt8] = [0x80, 0x3F, 0x00, 0xC0]
    let run = try read(ZipBuilder.archive([("w0.npy", ZipBuilder.array("'<V2'", "(1, 1, 2)", data))]))
    #expect(run.parameters(at: 0).weights == [[[1, -2]]])
    #expect(
      run.notes.map(\.description)
        == ["w0: two raw bytes a number are taken as bfloat16, as ml_dtypes saves it"])
  }

  @Test func whatIsNeededMustBeNumbers() {
    #expect(
      failure([("w0.npy", ZipBuilder.array("'<f16'", "(1, 1, 2)", [UInt8](repeating: 0, count: 32)))])
        == "w0 holds numbers (<f16): expected floats or whole numbers of at most 64 bits; save it as 64-bit floats")
    #expect(
      failure([("w0.npy", ZipBuilder.array("'|O'", "(1,)", Array("cos\nsystem\n".utf8)))])
        == "w0 holds objects (|O): expected floats or whole numbers of at most 64 bits; save it as 64-bit floats")
    #expect(
      failure([("w0.npy", ZipBuilder.array("[('a', '<f8')]", "(1,)", [0, 0, 0, 0, 0, 0, 0, 0]))])
        == "w0 holds structures: expected floats or whole numbers of at most 64 bits; save it as 64-bit floats")
    let header = "{\"w0\": {\"dtype\": \"F4\", \"shape\": [1], \"data_offsets\": [0, 1]}}"
    #expect(
      text { try read([UInt8(header.utf8.count), 0, 0, 0, 0, 0, 0, 0] + Array(header.utf8) + [0], .safetensors) }
        == "w0 holds numbers (F4): expected floats or whole numbers of at most 64 bits; save it as 64-bit floats")
    #expect(
      failure([("w0.npy", ZipBuilder.array("'|S3'", "(2,)", [0, 0, 0, 0, 0, 0])), ("note.npy", [1, 2])])
        == "w0 holds text (|S3): expected floats or whole numbers of at most 64 bits; save it as 64-bit floats")
  }

  // MARK: Large archives

  @Test func archivesOfMoreThan65535Files() throws {
    let files = (0..<66_000).map { index in
      ("step/\(index)/w0.npy", ZipBuilder.floats("(1, 2)", [Double(index), 1]))
    }
    let run = try read(ZipBuilder.archive(files, isLarge: true))
    #expect(run.steps.count == 66_000 && run.steps.last == 65_999)
    #expect(run.parameters(at: 65_999).weights == [[[65_999, 1]]] && run.notes.isEmpty)
  }

  @Test func archivesThatLieTakeNoRoom() throws {
    let file = ("w0.npy", ZipBuilder.floats("(1, 1, 2)", [1, 2]))
    #expect(try read(ZipBuilder.archive([file], isLarge: true)).steps == [0])
    for count in [2, 1 << 20, 1 << 32, 1 << 62, -1] {
      #expect(
        text { try read(ZipBuilder.archive([file], isLarge: true, count: count)) }
          == "the NPZ file is cut short or damaged: copy or save it again")
    }
    #expect(
      failure([("w0.npy", ZipBuilder.array("'<f8'", "(1000000000, 1, 2)", []))])
        == "there are 2000000000 numbers: expected at most 25000000; save every tenth step")
    #expect(
      failure([("w0.npy", ZipBuilder.array("'<f8'", "(4611686018427387904, 4, 2)", []))])
        == "w0.npy: the description of the tensor cannot be read: save it with numpy.savez, or by safetensors")
    // What is not needed takes no room, whatever it says.
    let run = try read(ZipBuilder.archive([file, ("loss.npy", ZipBuilder.array("'<f8'", "(9000000000,)", []))]))
    #expect(run.notes.map(\.description) == ["passed over: loss (numbers)"])
    // A file may not go on after the numbers that it says it has.
    #expect(
      failure([("w0.npy", ZipBuilder.floats("(1, 1, 2)", [1, 2]) + [0])])
        == "w0.npy: the NPZ file is cut short or damaged: copy or save it again")
    #expect(
      text { try read(Reference.bytes("longer.npz")) }
        == "w0 has the shape [500000]: expected [500000, 1, 2], as the hidden layers are []")
  }

  // MARK: The order of layers

  private func order(_ layers: [(String, [[Double]])], hidden: [Int], _ format: SavedRun.Format = .json) throws
    -> SavedRun
  {
    guard format == .json else {
      var (header, data) = ([String](), [UInt8]())
      for (name, weights) in layers {
        let numbers = weights.flatMap { $0 }
        header.append(
          "\"\(name).weight\": {\"dtype\": \"U8\", \"shape\": [1, \(weights.count), \(weights[0].count)], "
            + "\"data_offsets\": [\(data.count), \(data.count + numbers.count)]}")
        data += numbers.map { UInt8($0) }
      }
      let text = "{\(header.joined(separator: ", "))}"
      let length = [UInt8(truncatingIfNeeded: text.utf8.count), UInt8(text.utf8.count >> 8), 0, 0, 0, 0, 0, 0]
      return try read(length + Array(text.utf8) + data, .safetensors, hidden: hidden)
    }
    let text = layers.map { "\"\($0.0).weight\": [\($0.1)]" }.joined(separator: ", ")
    return try read(Array("{\(text)}".utf8), .json, hidden: hidden)
  }

  @Test func numbersOrderTheLayers() throws {
    let layers = [("net10.fc", [[7.0, 8]]), ("net9.fc", [[3.0, 4], [5, 6]]), ("net002.fc", [[1.0, 2], [9, 9]])]
    let run = try order(layers, hidden: [2, 2])
    #expect(
      run.parameters(at: 0).weights == [[[1, 2], [9, 9]], [[3, 4], [5, 6]], [[7, 8]]] && run.notes.isEmpty)
    let capital = try read(
      Array(#"{"W2": [[[3, 4]]], "W1": [[[1, 2], [5, 6]]], "b1": [[7, 8]], "b2": [[9]]}"#.utf8), .json, hidden: [2])
    #expect(capital.parameters(at: 0).weights == [[[1, 2], [5, 6]], [[3, 4]]])
    #expect(capital.parameters(at: 0).biases == [[7, 8], [9]])
  }

  @Test func shapesOrderTheLayers() throws {
    let layers = [
      ("fc1", [[1.0, 2], [3, 4], [5, 6]]), ("fc2", [[1.0, 2, 3], [4, 5, 6], [7, 8, 9]]), ("out", [[1.0, 2, 3]]),
    ]
    for format in [SavedRun.Format.json, .safetensors] {
      for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
        let run = try self.order(order.map { layers[$0] }, hidden: [3, 3], format)
        #expect(run.parameters(at: 0).weights == layers.map(\.1) && run.notes.isEmpty)
      }
    }
    // Two of one shape have numbers, the third has its own shape.
    let numbered = [("head", [[9.0, 9]]), ("fc2", [[5.0, 6], [7, 8]]), ("fc1", [[1.0, 2], [3, 4]])]
    let run = try order(numbered, hidden: [2, 2], .safetensors)
    #expect(
      run.parameters(at: 0).weights == [[[1, 2], [3, 4]], [[5, 6], [7, 8]], [[9, 9]]] && run.notes.isEmpty)
  }

  @Test func theFileOrdersTheLayers() throws {
    let layers = [("l_in", [[1.0, 2], [3, 4]]), ("l_hidden", [[5.0, 6], [7, 8]]), ("l_out", [[9.0, 9]])]
    let run = try order(layers, hidden: [2, 2])
    #expect(run.parameters(at: 0).weights == layers.map(\.1))
    #expect(run.notes == [.order(["l_in.weight", "l_hidden.weight", "l_out.weight"])])
    let unknown =
      "the order of the layers l_in.weight, l_hidden.weight, l_out.weight is not known: their names have no "
      + "numbers, their shapes fit in several orders, and "
    let remedy = "; number the names, such as layers.0.weight, layers.1.weight"
    #expect(
      text { try order(layers, hidden: [2, 2], .safetensors) } == unknown + "safetensors files are sorted by name"
        + remedy)
    #expect(
      text { try order([layers[2], layers[0], layers[1]], hidden: [2, 2]) }
        == unknown.replacing(
          "l_in.weight, l_hidden.weight, l_out.weight", with: "l_out.weight, l_in.weight, l_hidden.weight")
        + "the order of the file does not fit" + remedy)
    #expect(
      text { try order(layers, hidden: [2, 3]) }
        == "the weights have the shapes l_in.weight [2, 2], l_hidden.weight [2, 2], l_out.weight [1, 2]: "
        + "expected [2, 2], [3, 2], [1, 3], as the hidden layers are [2, 3]")
  }

  @Test func oneStateIsAStep() throws {
    let run = try read(
      Array(#"{"0.weight": [[1, 2], [3, 4]], "0.bias": [5, 6], "2.weight": [[7, 8]], "2.bias": [9]}"#.utf8), .json,
      hidden: [2])
    #expect(run.steps == [0] && run.parameters(at: 0).weights == [[[1, 2], [3, 4]], [[7, 8]]])
    #expect(run.parameters(at: 0).biases == [[5, 6], [9]])
    #expect(run.notes.map(\.description) == ["there is one state, without an index of steps: it is taken as step 0"])
  }

  @Test func everyStepHasTheSameTensors() throws {
    let rates = #"{"step/0/w0": [[1, 2]], "step/0/learning_rate": 0.5, "step/0/epoch": [1], "step/007/w0": [[3, 4]], "#
    let run = try read(
      Array((rates + #""step/7/learning_rate": 0.25, "step/7/epoch": 2, "step/7/rng": "x"}"#).utf8), .json)
    #expect(run.steps == [0, 7] && run.learningRate(at: 7) == 0.25 && run.epoch(at: 3) == 1)
    #expect(run.notes.map(\.description) == ["passed over: rng (text)"])
    func words(_ json: String) -> String { text { try read(Array(json.utf8), .json) } }
    #expect(
      words(#"{"step/0/w0": [[1, 2]], "step/1/w0": [[1, 2]], "step/1/b0": [1], "step/2/b0": [1]}"#) == """
        step/1/b0 is not among the tensors of step 0: expected the same names at every step
        step/2/b0 is not among the tensors of step 0: expected the same names at every step
        step/2/w0 is missing; found step/2/b0
        """)
    #expect(
      words(#"{"step/1/w0": [[1, 2]], "step/01/w0": [[1, 2]]}"#)
        == "step/01/w0: the tensor is there twice: expected each name once")
  }
}
