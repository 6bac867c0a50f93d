import Tensors
import Testing

@Suite("what is wrong with values is told") struct ErrorTests {
  /// The problems of definitions, each as `head:column: message`, columns from 1.
  private func problems(
    _ definitions: KeyValuePairs<String, String>, limits: ValueLimits = ValueLimits()
  ) -> [String] {
    do {
      _ = try Values(definitions.map { ValueDefinition($0.key, $0.value) }, limits: limits)
      return []
    } catch {
      return error.problems.map { "\($0.head):\($0.span.lowerBound + 1): \($0.message)" }
    }
  }

  @Test(
    "in what is no expression",
    arguments: [
      ("", "v:1: an expression is expected, such as 2 * x."),
      ("1 +", "v:4: the expression ends where a value is expected."),
      ("2x", "v:1: a name follows 2 at once. Write a product as 2 * name."),
      ("(1 + 2", "v:1: this ( is never closed. Close it with )."),
      ("[1, 2", "v:1: this [ is never closed. Close it with ]."),
      ("'abc", "v:1: this ' is never closed. Close it with another '."),
      ("1 ** 2", "v:3: ** stands where an operator or the end is expected. A power is written ^."),
      ("1 2", "v:3: an operator is missing before this. A product needs a *."),
      ("{1}", "v:1: \"{\" means nothing in an expression. Lists have square brackets: [1, 2]."),
      ("1 if 2", "v:7: the expression ends where else is expected."),
      ("max(1, 2", "v:4: this ( is never closed. Close it with )."),
      ("[1, 2][]", "v:8: ] stands where an index or a range, such as 0, 1:3 or : is expected."),
      ("1e999", "v:1: 1e999 is no number. Write plain decimal ones: 12, 0.5 or 8.5e3."),
      ("1 = 1", "v:3: = stands where an operator or the end is expected. Write == to compare."),
    ])
  func grammar(expression: String, message: String) {
    #expect(problems(["v": expression]) == [message])
  }

  @Test(
    "in names and calls",
    arguments: [
      ("wieght", "v:1: nothing is called wieght. Did you mean weight?"),
      ("softmx(weight)", "v:1: nothing is called softmx. Did you mean softmax?"),
      ("softmax + 1", "v:1: softmax is a function. Call it: softmax(x, axis: -1)."),
      ("f + 1", "v:1: f is a function. Call it: f(x)."),
      ("weight(2)", "v:1: this is a tensor, and can't be called. A product needs a *."),
      ("softmax(weight, axes: 0)", "v:17: softmax(x, axis: -1) has no axes. Did you mean axis?"),
      ("softmax(weight, 0, 1)", "v:20: 3 arguments are too many: softmax(x, axis: -1)."),
      ("softmax()", "v:1: x is missing: softmax(x, axis: -1)."),
      ("softmax(weight, axis: 1)", "v:23: axis is 1; it goes from -1 to 0."),
      ("softmax(weight, axis: 0.5)", "v:23: axis is 0.5, and a whole number is expected."),
      ("f(1, 2)", "v:6: 2 arguments are too many: f(x)."),
      (
        "descend(square, 1, 0.1, 3, by: adma)",
        "v:32: \"adma\" is none of sgd, momentum, nesterov, rmsprop or adam. Did you mean adam?"
      ),
      ("weight.t", "v:8: a tensor has no .t. Did you mean .T?"),
      ("'a' + 1", "v:1: this is a text, and a tensor is expected."),
      ("v + 1", "v:1: v needs itself. A value is made of others; for steps there is iterate."),
    ])
  func names(expression: String, message: String) {
    #expect(problems(["weight": "[1, 2, 3]", "f(x)": "x + 1", "square(w)": "w * w", "v": expression]) == [message])
  }

  @Test(
    "in shapes",
    arguments: [
      ("A @ A", "v:1: [2, 3] @ [2, 3]: the inner sizes 3 and 2 differ."),
      ("A + [1, 2]", "v:1: [2, 3] + [2]: the sides don't fit. Matched from the last one, they are equal or one is 1."),
      ("2 @ A", "v:1: a number can't stand beside @, which is for lists and matrices. Use *."),
      ("A[2]", "v:3: 2 is outside of side 0, which goes from 0 to 1."),
      ("A[0, -4]", "v:6: -4 is outside of side 1, which goes from 0 to 2."),
      ("A[0, 0, 0]", "v:1: 3 indices are too many for [2, 3]."),
      ("A[0.5]", "v:3: an index is a whole number, and this is 0.5. Use floor."),
      ("[1, [2]]", "v:1: element 1 is [1], and element 0 is a number. All must have the same shape."),
      ("reshape(A, [4])", "v:1: [2, 3] has 6 numbers, which don't fill [4]."),
      ("reshape(A, [4, -1])", "v:12: [2, 3] has 6 numbers, which don't fill [4, -1]."),
      ("eigenvalues([[1, 2], [3, 4]])", "v:1: the matrix isn't symmetric: [1, 0] and [0, 1] differ."),
      ("solve([[1, 2], [2, 4]], [1, 2])", "v:1: the equations have no one solution: a column hangs on the others."),
      ("ones([2, 2, 2, 2, 2])", "v:1: this would have 5 sides; a tensor has at most 4."),
      (
        "grad(A * 2, A)", "v:1: a gradient is of one number, and this is [2, 3]. Take its sum or mean, or its jacobian."
      ),
      ("grad(sum(A), b)", "v:1: sum(A) does not hang on b, so it has no slope there."),
      ("mean([])", "v:1: mean of nothing: there are no numbers."),
      ("iterate(grow, b, 3)", "v:1: a step makes [4] of [2]. It must make what the next step can take."),
      (
        "[1, 2] / [0, 0] - [1, 2] / [0, 0]",
        "v:1: the result at [0] is not a number, such as 0 / 0 or log(-1); it arises here."
      ),
      ("log(b - 2)", "v:1: the result at [0] is not a number, such as 0 / 0 or log(-1); it arises here."),
    ])
  func shapes(expression: String, message: String) {
    let given: KeyValuePairs = [
      "A": "[[1, 2, 3], [4, 5, 6]]", "b": "[1, 2]", "grow(x)": "concat([x, x])", "v": expression,
    ]
    #expect(problems(given) == [message])
  }

  @Test("in what is no number, once, and in lengths that hang on a loop") func once() {
    #expect(
      problems(["a": "log([-1, 2])", "b": "sum(a)", "c": "b + 1"]) == [
        "a:1: the result at [0] is not a number, such as 0 / 0 or log(-1); it arises here."
      ])
    #expect(
      problems(["g(d)": "sum(range(d + 1))", "v": "map(g, [1, 2])"]) == [
        "g(d):11: the length of range must be known before the film: it can't hang on what a loop is at. "
          + "It is called by v."
      ])
  }

  @Test("in all definitions at once, each once") func everything() {
    #expect(
      problems([
        "a": "1 +", "b": "a * 2", "c": "b + d", "d": "nothing", "e": "f([1, 2]) + f([1, 2, 3])",
        "f(x)": "x @ [1, 2]", "2x": "1", "sum": "3", "g(x, x)": "x", "a": "2", "k": "l", "l": "m + 1", "m": "k",
      ]) == [
        "a:4: the expression ends where a value is expected.",
        "d:1: nothing is called nothing. Define it under values.",
        "f(x):1: [3] @ [2]: the inner sizes 3 and 2 differ. It is called by e.",
        "2x:1: \"2x\" names no value. Write a name, such as w or f(x, y): letters, digits and _, a letter first.",
        "sum:1: sum is a name that every film has. Take another one.",
        "g(x, x):1: two parameters are called x. Take another name for one of them.",
        "a:1: a is defined twice. Take another name for one of them.",
        "m:1: these need one another, so none can be computed: k → l → m → k.",
      ])
  }

  @Test("in what takes too much") func limits() {
    #expect(
      problems(["v": "zeros([5000, 5000])"])
        == ["v:1: [5000, 5000] has too many numbers; a tensor has at most 16777216."])
    #expect(
      problems(["v": "ones([1000, 1000])", "w": "v @ v @ v"])
        == [
          "w:1: this takes 2000000000 multiplications, and at most 1000000000 are made. "
            + "Take fewer steps or smaller tensors."
        ])
    #expect(
      problems(
        ["f(x)": "x * x", "v": "descend(f, 1, 0.1, steps: 1000000)"], limits: ValueLimits(multiplications: 1000))
        == ["v:1: this takes 3000000 multiplications, and at most 1000 are made. Take fewer steps or smaller tensors."])
    // An elementary function counts as more.
    let loud = ["x": "ones([100000])", "v": "sum(exp(x))"] as KeyValuePairs
    #expect(problems(loud, limits: ValueLimits(work: 3_000_000)).isEmpty)
    #expect(
      problems(loud, limits: ValueLimits(work: 2_000_000))
        == ["v:1: this takes too long to compute. Take fewer steps or smaller tensors."])
    let many = (0..<60).map { ValueDefinition("v\($0)", $0 == 0 ? "zeros([1000, 1000])" : "v\($0 - 1) + 1") }
    #expect(throws: Never.self) { try Values(Array(many.prefix(20)) + [ValueDefinition("w", "sum(v19)")]) }
    #expect(throws: ValueErrors.self) {
      try Values(many + many.map { ValueDefinition("w\($0.head)", "\($0.head) * 2") })
    }
    let deep = String(repeating: "(", count: 200) + "1" + String(repeating: ")", count: 200)
    #expect(
      problems(["v": deep])
        == ["v:101: brackets, calls and signs nest more than 100 deep. Give the inner parts names of their own."])
    #expect(
      problems(["v": String(repeating: "1 + ", count: 5000) + "1"])
        == ["v:10001: an expression has at most 10000 characters. Give its parts names of their own."])
    // Each function calls the one before it twice.
    let towers =
      [ValueDefinition("f0(x)", "x + 1")] + (1..<40).map { ValueDefinition("f\($0)(x)", "f\($0 - 1)(f\($0 - 1)(x))") }
    do {
      _ = try Values(towers + [ValueDefinition("v", "f39(1)")])
      Issue.record("a tower of calls has no end")
    } catch {
      #expect(
        error.problems.map(\.message).allSatisfy {
          $0.hasPrefix("the expressions come to more than 200000 operations.")
        })
    }
  }
}
