extension Builtins {
  private static func derivative(_ derivative: Derivative, _ summary: String) -> Builtin {
    Builtin(derivative.rawValue, "of, by?", summary) { call throws(ValueError) in
      let tracer = call.tracer
      if case .function(let function) = try call.value("of") {
        guard call.has("by") else { return .function(.derivative(derivative, of: function)) }
        let point = TracedValue.Item(value: try call.value("by"), span: call.span(of: "by"))
        return try tracer.apply(.derivative(derivative, of: function), to: [point], at: call.span)
      }
      let output = try call.tensor("of")
      guard call.has("by") else {
        throw tracer.error(
          .missingArgument("by", function: call.function.name, signature: call.function.signature), at: call.span)
      }
      let variable = try call.tensor("by")
      let (name, variableName) = (tracer.text(at: call.span(of: "of")), tracer.text(at: call.span(of: "by")))
      return .tensor(
        try tracer.derivative(derivative, of: output, name, by: variable, variableName, at: call.span))
    }
  }

  static let derivatives: [Builtin] = [
    derivative(
      .gradient,
      "How a number changes with each number of a value: grad(L, w); of a function: grad(f), or grad(f, p) at a point."
    ),
    derivative(.jacobian, "How each number of a result changes with each number of a value."),
    derivative(.hessian, "How the gradient changes with each number of a value."),
    Builtin(
      "count", "x, by: once|scratch",
      "The multiplications that a value takes: each part made once, or made anew wherever it is used."
    ) {
      call throws(ValueError) in
      let builder = call.builder
      let x = try call.tensor("x")
      let count = call.choice("by") == "once" ? builder.costOnce(of: x) : builder.costFromScratch(of: x)
      return .tensor(try builder.number(Double(count)))
    },
  ]
}

extension GraphBuilder {
  /// The multiplications of a node and of all that it needs, each once.
  func costOnce(of id: Int) -> Int {
    graph.needed(for: [id]) { _ in false }.reduce(0) { $0 + graph[$1].cost }
  }

  /// The multiplications of a node, where all that it needs is made anew for each use; the largest number when they
  /// are more than can be counted.
  func costFromScratch(of id: Int) -> Int {
    var costs: [Int: Int] = [:]
    for node in graph.needed(for: [id], isKnown: { _ in false }) {
      costs[node] = graph[node].inputs.reduce(graph[node].cost) { sum, input in
        let (total, isTooLarge) = sum.addingReportingOverflow(costs[input] ?? 0)
        return isTooLarge ? .max : total
      }
    }
    return costs[id] ?? 0
  }
}
