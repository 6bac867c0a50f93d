import Foundation
import Tensors
import Testing

@Suite("values of a film") struct ValuesTests {
  private func tensor(_ values: Values, _ name: String) -> Tensor? {
    if case .tensor(let tensor)? = values[name] { tensor } else { nil }
  }

  private func values(_ definitions: KeyValuePairs<String, String>) throws -> Values {
    try Values(definitions.map { ValueDefinition($0.key, $0.value) })
  }

  @Test("may stand in any order, and have any letters") func order() throws {
    let values = try values(["λ": "2 * w₁", "w₁": "η′ + 1", "η′": "0.5"])
    #expect(tensor(values, "λ") == Tensor(3))
    #expect(values.names == ["λ", "w₁", "η′"])
  }

  @Test("have the same bits each time, and whatever stands beside them") func bits() throws {
    let one = try values(["x": "normal([20, 30], seed: 3)", "y": "softmax(x @ x.T / 7)"])
    let other = try values(["z": "sum(x)", "y": "softmax(x @ x.T / 7)", "x": "normal([20, 30], seed: 3)"])
    #expect(tensor(one, "y") == tensor(other, "y"))
  }

  @Test("by chance are what their seed says") func chance() throws {
    let values = try values([
      "a": "normal([4000], seed: 1)", "b": "normal([4000], seed: 1)", "c": "normal([4000], seed: 2)",
      "u": "uniform([4000], seed: 1, from: -2, to: 3)", "p": "permutation(50, seed: 4)", "sorted": "sort(p)",
    ])
    let a = try #require(tensor(values, "a")), u = try #require(tensor(values, "u"))
    #expect(a == tensor(values, "b"))
    #expect(a != tensor(values, "c"))
    let mean = a.elements.reduce(0, +) / 4000
    let square = a.elements.reduce(0) { $0 + $1 * $1 } / 4000
    #expect(abs(mean) < 0.05 && abs(square - 1) < 0.1)
    #expect(u.elements.allSatisfy { -2...3 ~= $0 } && abs(u.elements.reduce(0, +) / 4000 - 0.5) < 0.1)
    #expect(tensor(values, "p") != tensor(values, "sorted"))
    #expect(tensor(values, "sorted") == Tensor((0..<50).map(Double.init)))
  }

  @Test("of texts, groups and functions are what they are") func kinds() throws {
    let values = try Values([
      ValueDefinition("words", .texts(["the", "cat", "sat"])), ValueDefinition("word", "words[1]"),
      ValueDefinition("model", .record([.init("w", .tensor(Tensor([1, 2]))), .init("b", .expression("3"))])),
      ValueDefinition("y", "model.w * model.b"), ValueDefinition("f(x, y)", "x + y"),
    ])
    if case .text(let word)? = values["word"] { #expect(word == "cat") } else { Issue.record("not a text") }
    #expect(tensor(values, "y") == Tensor([3, 6]))
    if case .function(let f)? = values["f"] { #expect(f == "f(x, y)") } else { Issue.record("not a function") }
  }

  @Test("of texts can be picked, as rows can") func texts() throws {
    let values = try Values([
      ValueDefinition("words", .texts(["the", "cat", "sat"])), ValueDefinition("ids", "[2, 0, 0, -1]"),
      ValueDefinition("some", "words[ids]"), ValueDefinition("back", "words[::-1]"),
      ValueDefinition("tail", "words[1:]"), ValueDefinition("best", "words[argmax([1, 3, 2])]"),
    ])
    func texts(_ name: String) -> [String] { if case .texts(let texts)? = values[name] { texts } else { [] } }
    #expect(texts("some") == ["sat", "the", "the", "sat"])
    #expect(texts("back") == ["sat", "cat", "the"] && texts("tail") == ["cat", "sat"])
    if case .text(let word)? = values["best"] { #expect(word == "cat") } else { Issue.record("not a text") }
    do {
      _ = try values.value(of: "words[[0, 3]]")
      Issue.record("there is no word 3")
    } catch {
      #expect(error.problems.map(\.message) == ["3 is outside of side 0, which goes from 0 to 2."])
    }
  }

  @Test("are the same, whatever runs side by side") func beside() throws {
    // Long enough to be cut into pieces, whose first error is told.
    let values = try values(["x": "linspace(-3, 3, 5000)", "f(a)": "sum(tanh(a * ones([60])))", "y": "map(f, x)"])
    let y = try #require(tensor(values, "y"))
    for index in [0, 1, 311, 312, 313, 2500, 4999] {
      let a = -3 + 6 * Double(index) / 4999
      #expect(abs(y.elements[index] - 60 * Foundation.tanh(a)) < 1e-10)
    }
    do throws(ValueErrors) {
      _ = try Values([
        ValueDefinition("f(a)", "sum(exp(ones([60]) * a) + [1, 2, 3][a])"), ValueDefinition("y", "map(f, range(5000))"),
      ])
      Issue.record("there is no number 3")
    } catch {
      #expect(error.problems.map(\.message) == ["3 is outside of side 0, which goes from 0 to 2."])
    }
  }

  @Test("of expressions hang on played variables") func variables() throws {
    let values = try values(["f(x)": "x ^ 2", "way": "descend(f, 3, rate: 0.25, steps: 4)"])
    func value(_ text: String, _ k: Double) throws -> Tensor? {
      if case .tensor(let tensor) = try values.value(of: text, variables: ["k": k]) { tensor } else { nil }
    }
    #expect(try value("way[k]", 2) == Tensor(0.75))
    #expect(try value("way[0:k]", 3) == Tensor([3, 1.5, 0.75]))
    #expect(try value("grad(f, way[k])", 1) == Tensor(3))
    #expect(throws: ValueErrors.self) { try value("way[k]", 5) }
    #expect(throws: ValueErrors.self) { try value("ones([3000, 3000])", 5) }
  }

  @Test("count their multiplications, once or from scratch") func count() throws {
    let values = try values([
      "x": "2", "a": "x * x", "b": "a * a", "c": "b * b", "once": "count(c)", "scratch": "count(c, by: scratch)",
      "m": "count(ones([4, 5]) @ ones([5, 6]))",
    ])
    #expect(tensor(values, "once") == Tensor(3))
    #expect(tensor(values, "scratch") == Tensor(7))
    #expect(tensor(values, "m") == Tensor(120))
  }

  @Test("stay what they are in corners: at kinks, ties and infinities") func corners() throws {
    let values = try values([
      "a": "grad(sum(relu(x)), x)", "x": "[0, -1, 2]", "b": "grad(max(y, 1), y)", "y": "1", "c": "grad(abs(z), z)",
      "z": "0", "d": "grad(max([y, y, 0 * y]), y)", "e": "softmax(causal(ones([2, 2])))",
      "f": "grad(sum(softmax(causal(m)) * m), m)", "m": "[[1, 2], [3, 4]]", "g": "0 ^ 0", "h": "grad(z ^ 2, z)",
      "i": "hessian(sum(x ^ 3), x)", "j": "1 / 0",
    ])
    #expect(tensor(values, "a") == Tensor([0, 0, 1]))
    #expect(tensor(values, "b") == Tensor(0.5))
    #expect(tensor(values, "c") == Tensor(0))
    #expect(tensor(values, "d") == Tensor(1))
    #expect(tensor(values, "e") == Tensor(shape: [2, 2], elements: [1, 0, 0.5, 0.5]))
    #expect(try #require(tensor(values, "f")).elements.allSatisfy(\.isFinite))
    #expect(tensor(values, "g") == Tensor(1))
    #expect(tensor(values, "h") == Tensor(0))
    #expect(tensor(values, "i") == Tensor(shape: [3, 3], elements: [0, 0, 0, 0, -6, 0, 0, 0, 12]))
    #expect(tensor(values, "j") == Tensor(.infinity))
  }

  @Test("are read as written, or are an error, whatever stands there") func random() throws {
    // Pieces of expressions in any order: nothing but a value or problems may come of them.
    let pieces = [
      "1", "x", "y", "(", ")", "[", "]", ",", ":", "+", "-", "*", "/", "^", "@", " if ", " else ", "f", "sum(", "grad(",
      "softmax(", ".T", "0.5", "'a'", "<", "==", " and ", "not ", "[0]", "[::2]", "reshape(", "axis: ", "...",
      "normal(",
    ]
    var state: UInt64 = 7
    func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    var good = 0
    for _ in 0..<4000 {
      let text = (0...next(9)).map { _ in pieces[next(pieces.count)] }.joined()
      do {
        _ = try Values([
          ValueDefinition("x", "[1, 2, 3]"), ValueDefinition("y", "[[1, 2], [3, 4]]"), ValueDefinition("f(a)", "a * x"),
          ValueDefinition("v", text),
        ])
        good += 1
      } catch {
        #expect(!error.problems.isEmpty && error.problems.allSatisfy { !$0.message.isEmpty }, "\(text)")
        #expect(error.problems.allSatisfy { $0.span.upperBound <= text.unicodeScalars.count + 1 }, "\(text)")
      }
    }
    #expect(good > 20)
  }
}
