import Testing

@testable import Tensors

@Suite("the graph of an expression") struct ExpressionGraphTests {
  private func values(_ definitions: [(String, String)]) throws -> Values {
    try Values(definitions.map { ValueDefinition($0.0, $0.1) })
  }

  /// The neuron of micrograd's README, and what its backward pass gives there.
  private static let neuron = [
    ("x1", "2"), ("x2", "0"), ("w1", "-3"), ("w2", "1"), ("b", "6.8813735870195432"),
    ("n", "x1 * w1 + x2 * w2 + b"), ("o", "tanh(n)"),
  ]

  /// What a node is, in short: its name, the sign that makes it, and of what.
  private func words(_ graph: ExpressionGraph) -> [String] {
    graph.nodes.map { node in
      let parts = [node.name, node.operation, node.inputs.isEmpty ? nil : "\(node.inputs)"]
      return parts.compactMap(\.self).joined(separator: " ")
    }
  }

  @Test("has its numbers with their derivatives, as micrograd has them") func micrograd() throws {
    let graph = try values(Self.neuron).graph(of: "o")
    #expect(
      words(graph) == [
        "x1", "x2", "w1", "w2", "b", "* [0, 2]", "* [1, 3]", "+ [5, 6]", "n + [7, 4]", "o tanh [8]",
      ])
    var numbers: [String: (value: Double, gradient: Double?)] = [:]
    for node in graph.nodes { numbers[node.name ?? node.operation ?? ""] = (node.value, node.gradient) }
    let expected: [(name: String, value: Double, gradient: Double)] = [
      ("x1", 2, -1.5), ("x2", 0, 0.5), ("w2", 1, 0), ("b", 6.8813735870195432, 0.5), ("n", 0.8813735870195432, 0.5),
      ("o", 0.7071067811865476, 1),
    ]
    for (name, value, gradient) in expected {
      let found = try #require(numbers[name])
      #expect(abs(found.value - value) < 1e-14, "\(name)")
      #expect(abs((found.gradient ?? .nan) - gradient) < 1e-14, "∂o/∂\(name)")
    }
  }

  @Test("fills derivatives in from the result back, each after all that it needs") func order() throws {
    let graph = try values([("a", "3"), ("c", "a * a"), ("L", "c + a + 2")]).graph(of: "L")
    #expect(words(graph) == ["a", "c * [0, 0]", "+ [1, 0]", "", "L + [2, 3]"])
    #expect(graph.backward == [4, 2, 1, 0])
    // 2a + 1: what is used more than once gets the sum. A number that is only written has no derivative.
    #expect(graph.nodes.map(\.gradient) == [7, 1, 1, nil, 1])
    for (rank, node) in graph.backward.enumerated() {
      let users = graph.nodes.indices.filter { graph.nodes[$0].inputs.contains(node) }
      #expect(users.allSatisfy { graph.backward.prefix(rank).contains($0) })
    }
  }

  @Test("has derivatives of the very bits that grad gives") func bits() throws {
    let values = try values([
      ("u", "[0.3, -1.7, 2.2]"), ("s", "0.9"),
      ("L", "log(1 + exp(s * u[0] - u[1])) * sigmoid(u[2] / s) - u[0]^2 / (s + u[2])"),
    ])
    let graph = try values.graph(of: "L")
    guard case .tensor(let by) = try values.value(of: "grad(L, s)"),
      case .tensor(let elements) = try values.value(of: "grad(L, u)")
    else {
      Issue.record("no numbers")
      return
    }
    var found: [String: Double] = [:]
    for node in graph.nodes { if let name = node.name { found[name] = node.gradient } }
    #expect(found["s"] == by.elements[0])
    #expect(["u[0]", "u[1]", "u[2]"].map { found[$0] } == elements.elements.map { Optional($0) })
  }

  @Test("has one node for an element, however often it occurs") func elements() throws {
    let graph = try values([("m", "[[1, 2], [3, 4]]"), ("w", "5")]).graph(of: "m[1][0] * w + m[1, 0]")
    #expect(words(graph) == ["w", "m[1][0]", "* [1, 0]", "+ [2, 1]"])
    #expect(graph.nodes.map(\.gradient) == [3, 6, 1, 1])
  }

  @Test("follows functions into what they are made of, with variables") func functions() throws {
    let values = try values([("x", "2"), ("loss(w)", "(w * x - 1)^2")])
    let graph = try values.graph(of: "loss(w)", variables: ["w": 3])
    #expect(words(graph) == ["x", "w", "* [1, 0]", "", "- [2, 3]", "^2 [4]"])
    #expect(graph.nodes.map(\.value) == [2, 3, 6, 1, 5, 25])
    #expect(graph.nodes.map(\.gradient) == [30, 20, 10, nil, 10, 1])
    #expect(try values.graph(of: "loss(w)", variables: ["w": -1]).nodes.map(\.value) == [2, -1, -2, 1, -3, 9])
    let parts = try values.graph(of: "max(x, 3) + sum([x, 4])")
    #expect(words(parts) == ["x", "", "max [0, 1]", "", "sum [0, 3]", "+ [2, 4]"])
  }

  @Test(
    "says what it can't show",
    arguments: [
      ("m + 1", "character 1: a graph is made of numbers, and this is [2, 2]. Write it with elements, such as x[0]."),
      ("sum(m)", "character 1: a graph is made of numbers, and this is [2, 2]. Write it with elements, such as x[0]."),
      ("x + y", "character 5: nothing is called y. Define it under values, or play it in a beat."),
      (
        Array(repeating: "x", count: 42).joined(separator: " * "),
        "character 1: the graph has more than 40 nodes, the most that are shown. Show a part of it."
      ),
    ])
  func messages(expression: String, message: String) throws {
    let values = try values([("m", "[[1, 2], [3, 4]]"), ("x", "1")])
    do {
      _ = try values.graph(of: expression)
      Issue.record("no error")
    } catch {
      let problem = try #require(error.problems.first)
      #expect("character \(problem.span.lowerBound + 1): \(problem.message)" == message)
    }
  }
}
