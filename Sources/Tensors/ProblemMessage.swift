import Learning
import Numerics
import Simulation
import Text

extension ValueProblem: CustomStringConvertible {
  /// What is wrong, what was expected, and how to mend it.
  var description: String {
    switch self {
    case .nothing: "an expression is expected, such as 2 * x."
    case .tooLong(let limit): "an expression has at most \(limit) characters. Give its parts names of their own."
    case .tooDeep(let limit):
      "brackets, calls and signs nest more than \(limit) deep. Give the inner parts names of their own."
    case .unknownCharacter(let character):
      "\(quoted(character)) means nothing in an expression. \(Self.hint(character))"
    case .badNumber(let text): "\(cut(text)) is no number. Write plain decimal ones: 12, 0.5 or 8.5e3."
    case .missingTimes(let number): "a name follows \(cut(number)) at once. Write a product as \(cut(number)) * name."
    case .unclosed(let sign): "this \(sign) is never closed. Close it with \(Self.closing(sign))."
    case .ends(let wanted): "the expression ends where \(wanted) is expected."
    case .unexpected(let sign, let wanted): "\(sign) stands where \(wanted) is expected.\(Self.signHint(sign))"
    case .missingOperator: "an operator is missing before this. A product needs a *."
    case .badDefinition(let head):
      "\(quoted(head)) names no value. Write a name, such as w or f(x, y): letters, digits and _, a letter first."
    case .reservedName(let name): "\(name) is a name that every film has. Take another one."
    case .repeatedDefinition(let name): "\(name) is defined twice. Take another name for one of them."
    case .repeatedParameter(let name): "two parameters are called \(name). Take another name for one of them."
    case .unknownName(let name, let known, let canRun):
      "nothing is called \(cut(name)). "
        + (DidYouMean.suggestion(for: name, among: known).map { "Did you mean \($0)?" }
          ?? "Define it under values\(canRun ? ", or play it in a beat" : "").")
    case .unknownMember("T", let kind, _): "\(kind) has no .T, which is for tensors."
    case .unknownMember(let name, let kind, let known):
      "\(kind) has no .\(cut(name)). "
        + (DidYouMean.suggestion(for: name, among: known).map { "Did you mean .\($0)?" }
          ?? "It has \(listed(known.prefix(12).map { ".\($0)" })).")
    case .circle(let names):
      names.count == 2
        ? "\(names[0]) needs itself. A value is made of others; for steps there is iterate."
        : "these need one another, so none can be computed: \(names.joined(separator: " → "))."
    case .isFunction(let name, let signature): "\(name) is a function. Call it: \(signature)."
    case .notCallable(let kind): "this is \(kind), and can't be called. A product needs a *."
    case .unknownArgument(let name, let function, let known):
      "\(function) has no \(cut(name)). "
        + (DidYouMean.suggestion(for: name, among: known).map { "Did you mean \($0)?" }
          ?? "It has \(listed(known)).")
    case .repeatedArgument(let name): "\(name) is given twice. Keep one."
    case .missingArgument(let name, _, let signature): "\(name) is missing: \(signature)."
    case .tooManyArguments(_, let signature, let count): "\(counted(count, "argument")) are too many: \(signature)."
    case .wrongKind(let kind, let wanted): "this is \(kind), and \(wanted) is expected."
    case .notConstant(let what):
      "\(what) must be known before the film: it can't hang on what a loop is at."
    case .notWhole(let number, let what): "\(what) is \(Self.text(number)), and a whole number is expected."
    case .outOfBounds(let number, let what, let lowest, let highest):
      "\(what) is \(number); it goes from \(lowest) to \(highest)."
    case .badChoice(let word, let known):
      "\(quoted(word)) is none of \(listed(known, by: "or")). "
        + (DidYouMean.suggestion(for: word, among: known).map { "Did you mean \($0)?" } ?? "Take one of them.")
    case .badNumberOf(let what, let wanted): "\(what): \(wanted) is expected."
    case .network(let error): "\(error)."
    case .learning(let error): "\(error)."
    case .notAClassifier(let inputs, let outputs, let output):
      "this network has \(counted(inputs, "input")) and \(counted(outputs, "output")) of \(output). train takes two inputs, "
        + "and one output of sigmoid or 2 to \(Classifier.maximumClasses) of softmax; for others there is descend."
    case .notAClass(let number, let index, let count):
      "y[\(index)] is \(Self.text(number)). The classes of this network are whole numbers from 0 to \(count - 1)."
    default: shapeDescription
    }
  }

  /// The messages about shapes, derivatives and limits.
  private var shapeDescription: String {
    switch self {
    case .shapes(let a, let b, let symbol):
      "\(a.words) \(symbol) \(b.words): the sides don't fit. Matched from the last one, they are equal or one is 1."
    case .innerSides(let a, let b):
      "\(a.words) @ \(b.words): the inner sizes \(a[a.count - 1]) and \(b.count == 1 ? b[0] : b[b.count - 2]) differ."
    case .noMatrix(let shape): "\(shape.words) can't stand beside @, which is for lists and matrices. Use *."
    case .rank(let rank, let limit): "this would have \(rank) sides; a tensor has at most \(limit)."
    case .listShapes(let first, let other, let index):
      "element \(index) is \(other.words), and element 0 is \(first.words). All must have the same shape."
    case .tooManySubscripts(let count, let shape):
      "\(counted(count, "index")) \(count == 1 ? "is" : "are") too many for \(shape.words)."
        .replacing("indexs", with: "indices")
    case .indexOutside(let index, let side, let length):
      "\(index) is outside of side \(side), which \(length == 0 ? "is empty" : "goes from 0 to \(length - 1)")."
    case .indexNotWhole(let number): "an index is a whole number, and this is \(Self.text(number)). Use floor."
    case .emptySide(let name): "\(name) of nothing: there are no numbers."
    case .size(let shape, let wanted):
      "\(shape.words) has \(counted(shape.elementCount, "number")), which don't fill \(wanted.words)."
    case .wantedShape(let shape, let wanted): "this is \(shape.words), and \(wanted) is expected."
    case .notSymmetric(let place):
      "the matrix isn't symmetric: \(place.words) and \(Array(place.reversed()).words) differ."
    case .singular: "the equations have no one solution: a column hangs on the others."
    case .resultShape(let shape, let wanted):
      "a step makes \(shape.words) of \(wanted.words). It must make what the next step can take."
    case .gradientOfTensor(let shape):
      "a gradient is of one number, and this is \(shape.words). Take its sum or mean, or its jacobian."
    case .independent(let output, let variable): "\(output) does not hang on \(variable), so it has no slope there."
    case .noDerivative(let name, let hint): "\(name) can't be differentiated.\(hint.isEmpty ? "" : " ")\(hint)"
    case .tooLongForGradient(let steps, let most):
      "a gradient through a run keeps every step, and this one of \(steps) steps is too long. Take at most \(most)."
    case .gradientMismatch(let index, let found, let differences):
      "the gradient\(index.isEmpty ? "" : " at \(index.words)") is \(Self.text(found)), and differences give "
        + "\(Self.text(differences)). The function has a jump here, or this is an error of ours: please report it."
    case .graphOfTensor(let shape):
      "a graph is made of numbers, and this is \(shape.words). Write it with elements, such as x[0]."
    case .largeGraph(let limit):
      "the graph has more than \(counted(limit, "node")), the most that are shown. Show a part of it."
    case .tooManyElements(let shape, let limit):
      "\(shape.words) has too many numbers; a tensor has at most \(limit)."
    case .tooManyInAll(let limit): "all values together have more than \(limit) numbers."
    case .tooManyMultiplications(let count, let limit):
      "this takes \(count == .max ? "more" : "\(count)") multiplications, and at most \(limit) are made. "
        + "Take fewer steps or smaller tensors."
    case .tooManyNodes(let limit): "the expressions come to more than \(limit) operations."
    case .tooMuchWork: "this takes too long to compute. Take fewer steps or smaller tensors."
    case .notANumber(let index):
      "the result\(index.isEmpty ? "" : " at \(index.words)") is not a number, such as 0 / 0 or log(-1); "
        + "it arises here."
    default: ""
    }
  }

  private static func text(_ number: Double) -> String { number.text(significantDigits: 6) }

  private static func closing(_ sign: String) -> String {
    switch sign {
    case "(": ")"
    case "[": "]"
    default: "another \(sign)"
    }
  }

  private static func hint(_ character: String) -> String {
    switch character {
    case "{", "}", ";": "Lists have square brackets: [1, 2]."
    case "?": "Write a choice as: x if condition else y."
    case "²": "Write a square as x^2."
    case "$", "\\": "Formulas stand in marks, not in values."
    default: "Remove it."
    }
  }

  private static func signHint(_ sign: String) -> String {
    switch sign {
    case "**": " A power is written ^."
    case "//": " Use floor(x / y)."
    case "%": " Use mod(x, y)."
    case "&&", "&": " Write and."
    case "||", "|": " Write or."
    case "!": " Write not."
    case "=": " Write == to compare."
    default: ""
    }
  }
}

/// The problems of a film's values, in the order of their definitions.
public struct ValueErrors: Error, Hashable, Sendable {
  /// One of them.
  public struct Problem: Hashable, Sendable {
    /// The number of the definition that it stands in; that of an expression on its own comes after them all.
    public let definition: Int
    /// The name in front of that definition, with its parameters.
    public let head: String
    /// Where in the expression it is: Unicode scalars, from 0.
    public let span: Span
    /// What is wrong, what was expected, and how to mend it.
    public let message: String
  }

  /// The problems, at least one.
  public let problems: [Problem]

  init(_ errors: [ValueError], _ definitions: [ValueDefinition]) {
    let heads = definitions.map(\.head)
    self.init(errors, heads: heads)
  }

  init(_ errors: [ValueError], expression: String, head: String, among definitions: [ParsedDefinition?]) {
    self.init(errors, heads: definitions.map { $0?.signature ?? "" } + [head])
  }

  private init(_ errors: [ValueError], heads: [String]) {
    func head(_ index: Int) -> String { heads.indices.contains(index) ? heads[index] : "" }
    problems =
      errors.map { error in
        let definition = error.definition ?? 0
        let calls = error.calls.map { head($0.definition) }.filter { !$0.isEmpty }
        let trail = calls.isEmpty ? "" : " It is called by \(listed(calls))."
        return Problem(
          definition: definition, head: head(definition), span: error.span, message: error.problem.description + trail)
      }
      .sorted { ($0.definition, $0.span.lowerBound) < ($1.definition, $1.span.lowerBound) }
  }
}

extension ValueErrors: CustomStringConvertible {
  /// One line a problem.
  public var description: String {
    problems.map { "\($0.head)\($0.head.isEmpty ? "" : ": ")\($0.span.lowerBound + 1): \($0.message)" }
      .joined(separator: "\n")
  }
}
