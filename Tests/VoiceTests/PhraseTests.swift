import Testing
import Backprop
import Text
@testable import Timeline
import Voice
import TestSupport
import Training

@Suite("words of a script")
struct PhraseTests {
  private func script(_ text: String, spoken: [String: String] = [:]) throws -> Script {
    try Script(parsing: text, file: "s.txt", spoken: spoken)
  }

  @Test("are found as they are written and as they are said, wherever they are")
  func places() throws {
    let script = try script("Delta three, then δ₃ again. [∂L|dee ell] and a delta: three!")
    #expect(script.places(of: "delta three") == [0...1, 3...3, 8...9])
    #expect(script.places(of: "δ₃") == [0...1, 3...3, 8...9])
    #expect(script.places(of: "dee ell and") == [5...6])
    #expect(script.places(of: "ell") == [] && script.places(of: "") == [] && script.places(of: "no such") == [])
    #expect(script.suggestion(for: "delta tree") == "Delta three")
    #expect(script.suggestion(for: "elephants") == nil)
  }

  @Test("are said as their author wants, whole or within a word")
  func own() throws {
    let own = ["⊙": "hadamard", "ReLU": "ray loo", "w₁": "the first weight"]
    let script = try script("ReLU, of a⊙b and w₁.", spoken: own)
    #expect(
      script.words.map(\.spoken) == [
        ["ray", "loo"], ["of"], ["a", "hadamard", "b"], ["and"], ["the", "first", "weight"],
      ])
    #expect(script.words.map(\.display) == ["ReLU,", "of", "a⊙b", "and", "w₁."])
    #expect(try self.script("ReLU").words[0].spoken == ["relu"])
  }

  @Test("of single beats make a script whose beats start with them")
  func say() throws {
    let script = try Script(
      saying: [
        ("idle", "Here is a net", Place(line: 3, column: 4)), ("loss", "Far off – it is.", Place(line: 5, column: 6)),
      ],
      file: "t.json")
    #expect(script.cues.map(\.name) == ["idle", "loss"] && script.cues.map(\.word) == [0, 4])
    #expect(script.words[3].endsPhrase && !script.words[3].endsSentence)
    #expect(script.words.map(\.display) == ["Here", "is", "a", "net", "Far", "off –", "it", "is."])
    #expect(throws: ScriptError.self) { try Script(saying: [("idle", "…", Place(line: 1, column: 1))], file: "t.json") }
    #expect(Script(heard: "  the target, 4 … ").words.map(\.spoken) == [["the"], ["target"], ["four"]])
  }

  @Test("marks of beats that the film hasn't are reported, with what was meant")
  func marks() throws {
    let film = BeatSet(BackpropFilm.self, counts: ["edge": 3])
    #expect(throws: ScriptError.self) { try Script(parsing: "{delta.3} x", file: "s.txt", beats: film) }
    do throws(ScriptError) {
      _ = try Script(parsing: "{open} x {forwad.0} y", file: "s.txt", beats: film)
    } catch {
      let beats =
        "Beats are: countdown, title, idle, forward.0 to forward.2, loss, delta.0 to delta.2, grad.0 to grad.2, done, update, end."
      #expect(
        error.description == """
          s.txt:1:1: "open" is no beat of this film. \(beats)
          s.txt:1:10: "forwad.0" is no beat of this film. Did you mean "forward.0"? \(beats)
          """)
    }
    let training = BeatSet(TrainingFilm.self, counts: ["edge": 3, "sample": 2, "segment": 1])
    let script = try Script(parsing: "{delta.1.2} a {train.0} b {cost} c", file: "s.txt", beats: training)
    #expect(script.cues.map(\.name) == ["delta.1.2", "train.0", "cost"])
    do throws(ScriptError) {
      _ = try Script(parsing: "{delta.2.0} x {train.1} y {loss} z", file: "s.txt", beats: training)
    } catch {
      let beats =
        "Beats are: countdown, title, idle, sample.s, forward.s.i, loss.s, delta.s.i, grad.s.i, input.s, cost, train.k, "
        + "done, end; s is a sample (0 to 1), i an edge (0 to 2), k a segment of training (0)."
      #expect(
        error.description == """
          s.txt:1:1: "delta.2.0" is no beat of this film. Did you mean "delta.0.0"? \(beats)
          s.txt:1:15: "train.1" is no beat of this film. Did you mean "train.0"? \(beats)
          s.txt:1:27: "loss" is no beat of this film. Did you mean "loss.0"? \(beats)
          """)
    }
  }
}
