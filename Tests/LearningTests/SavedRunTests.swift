import Foundation
import Testing

@testable import Learning

@Suite struct SavedRunTests {
  private func read(_ name: String, hidden: [Int] = [3]) throws -> SavedRun {
    let format = try #require(SavedRun.Format(fileName: name))
    return try SavedRun(Reference.bytes(name), format: format, classifier: Classifier(hidden: hidden))
  }

  private func json(_ text: String, hidden: [Int] = []) throws(SavedRunError) -> SavedRun {
    guard let classifier = try? Classifier(hidden: hidden) else { throw SavedRunError([.empty]) }
    return try SavedRun(Array(text.utf8), format: .json, classifier: classifier)
  }

  @Test func allFormatsSayTheSame() throws {
    let run = try read("stacked.json")
    #expect(run.steps == [0, 10, 20, 35])
    #expect(run.parameters(at: 0) == Parameters(run.classifier, seed: 40))
    #expect(run.parameters(at: 19) == Parameters(run.classifier, seed: 41))
    #expect(run.parameters(at: 35) == Parameters(run.classifier, seed: 43))
    #expect(run.learningRate(at: 9) == 0.1 && run.learningRate(at: 20) == 0.05 && run.epoch(at: 34) == 2)
    for name in ["stacked.npz", "by-step.npz", "by-step.safetensors"] {
      let other = try read(name)
      #expect(other.steps == run.steps && other.values == run.values, "\(name)")
    }
    // Packed, in 32 bits, and with the first index running fastest.
    #expect(try read("float32.npz").values == run.values.map { Double(Float($0)) })
  }

  @Test func aSavedRunIsATrainingRun() throws {
    let split = try Dataset(.moons, count: 40, seed: 1).split(testFraction: 0.5, seed: 1)
    let run = try TrainingRun(saved: read("stacked.npz"), on: split)
    #expect(run.steps == 35 && run.settings == nil && run.batch(ofStep: 3) == nil)
    #expect(run.curve.map(\.step) == [0, 10, 20, 35])
    #expect(run.curve.map(\.learningRate) == [0.1, 0.1, 0.05, 0.05] && run.curve.map(\.epoch) == [0, 1, 2, 3])
    #expect(run.metrics(at: 15).train == run.curve[1].train)
    #expect(run.parameters(at: 34) == Parameters(run.classifier, seed: 42))
  }

  @Test func shapesAreChecked() throws {
    #expect(
      text {
        try json("{\"w0\": [[[1, 2, 3]], [[1, 2, 3]]], \"b0\": [[1], [2]], \"step\": [4]}")
      } == """
        step has the shape [1]: expected [2], a number for each saved step
        w0 has the shape [2, 1, 3]: expected [2, 1, 2], as the hidden layers are []
        """)
    #expect(
      text { try json("{\"layers.0.weight\": [[[1, 2]]], \"layers.0.bais\": [[1]]}") }
        == "no error")
    #expect(
      text { try json("{\"w0\": [[[1, 2]]], \"w1\": [[[1]]], \"b0\": [[1]]}", hidden: [1]) }
        == "b1 is missing; found w0, w1, b0")
    #expect(
      text { try json("{\"0.weight\": [[[1, 2]]], \"2.weight\": [[[1, 2]]]}") }
        == "there are weights of 2 layers (0.weight, 2.weight): expected 1, one more than the network has hidden layers"
    )
    #expect(
      text { try json("{\"loss\": [1, 2]}") }
        == "there are no weights: expected tensors called w0, b0, w1, … or layers.0.weight, …; found loss")
    #expect(
      text {
        try json("{\"step/7/0.weight\": [[1, NaN]], \"step/3/0.weight\": [[1]], \"1.weight\": [1]}")
      } == """
        step/7/0.weight[0][1] is not finite at step 7: did the run diverge? Save it only as far as that
        step/3/0.weight has the shape [1, 1]: expected [1, 2], as the hidden layers are []
        1.weight is not of one step, as others are: name all tensors step/NUMBER/…, or none
        """)
    #expect(
      text { try json("{\"w0\": [[[1, 2]], [[1, 2]]], \"step\": [3, 3]}") }
        == "step[1] is no step: expected whole numbers from 0 that grow from one to the next")
  }

  @Test func layersAreOrderedByTheirNumbers() throws {
    let classifier = try Classifier(hidden: [1, 1])
    let text = "{\"net.10.weight\": [[[30]]], \"net.2.weight\": [[[20]]], \"net.0.weight\": [[[10, 11]]]}"
    let run = try SavedRun(Array(text.utf8), format: .json, classifier: classifier)
    #expect(run.parameters(at: 0).weights == [[[10, 11]], [[20]], [[30]]])
    #expect(run.parameters(at: 0).biases == [[0], [0], [0]])
  }

  @Test func badJSON() {
    #expect(
      words("{\n\"w0\": [1,\n2")
        == "line 3, column 2: the file ends, but the [ of line 2, column 7 is still open. Close it with ].")
    #expect(words("{\"w0\": [\"a\"]}") == "line 1: expected an object of names with nested lists of numbers")
    #expect(words("[1]") == "line 1: expected an object of names with nested lists of numbers")
    #expect(words("{\"w0\": [null]}") == "line 1: expected an object of names with nested lists of numbers")
    #expect(words("{\"w0\": 1, \n\"w1\": {}}") == "line 2: expected an object of names with nested lists of numbers")
    #expect(words("") == "line 1: expected an object of names with nested lists of numbers")
    #expect(words("{\"w0\": [1]} x") == "line 1, column 13: expected the end of the file, found \"x\".")
    #expect(words("{\"w0\": [1 2]}") == "line 1, column 11: expected a comma or ], found \"2\".")
    #expect(
      words("{\"w0\": [01]}")
        == "line 1, column 9: 01 is no number of JSON. Write plain decimal ones: 12, -0.5 or 8.5e3.")
    let ragged = "w0: the lists in it have different lengths: expected a number for each index"
    #expect(words("{\"w0\": [[1, 2], [3]]}") == ragged)
    #expect(words("{\"w0\": [[1], 3]}") == ragged)
    #expect(words("{\"w0\": [1, [3]]}") == ragged)
    #expect(words("{\"w0\": [[], [3]]}") == ragged)
    #expect(words("{\"w0\": [1], \"w0\": [1]}") == "w0: the tensor is there twice: expected each name once")
    #expect(words(String(repeating: "[", count: 99)).hasPrefix("line 1"))
  }

  private func words(_ json: String) -> String {
    text { try self.json(json) }
  }

  /// A file that is cut off or changed anywhere is reported, or read as something; it never traps.
  @Test func damagedFilesNeverTrap() throws {
    let classifier = try Classifier(hidden: [3])
    for name in ["stacked.npz", "float32.npz", "by-step.safetensors", "stacked.json", "formats.npz", "others.npz"] {
      let bytes = try Reference.bytes(name)
      let format = try #require(SavedRun.Format(fileName: name))
      for length in stride(from: 0, to: bytes.count - 2, by: 7) {
        #expect(throws: SavedRunError.self) {
          try SavedRun(Array(bytes.prefix(length)), format: format, classifier: classifier)
        }
      }
      for index in stride(from: 0, to: bytes.count, by: 3) {
        for value: UInt8 in [0, 0x7f, 0xff] {
          var changed = bytes
          changed[index] = value
          _ = try? SavedRun(changed, format: format, classifier: classifier)
        }
      }
    }
  }

  @Test func wrongFilesAreReported() throws {
    let classifier = try Classifier(hidden: [3])
    func failure(_ bytes: [UInt8], _ format: SavedRun.Format) -> String {
      text { try SavedRun(bytes, format: format, classifier: classifier) }
    }
    let npz = try Reference.bytes("stacked.npz")
    #expect(failure(npz, .safetensors) == "this is no safetensors file: is the name's ending right?")
    #expect(failure(Array("{}".utf8), .npz) == "this is no NPZ file: is the name's ending right?")
    #expect(
      failure(Array("{}".utf8), .json)
        == "there are no weights: expected tensors called w0, b0, w1, … or layers.0.weight, …; found nothing")
    var damaged = npz
    damaged[200] ^= 1
    #expect(
      failure(damaged, .npz) == "w0.npy: the contents are damaged, their checksum differs: copy or save the file again")
    #expect(SavedRun.Format(fileName: "a/b.NPZ") == .npz && SavedRun.Format(fileName: "log.pt") == nil)
  }
}
