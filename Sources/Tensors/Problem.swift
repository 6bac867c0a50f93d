import Learning
import Simulation

/// Why a value can't be computed: facts only.
///
/// The words for people are made in `ProblemMessage.swift`.
enum ValueProblem: Error, Hashable, Sendable {
  // What is no expression.
  case nothing
  case tooLong(limit: Int)
  case tooDeep(limit: Int)
  case unknownCharacter(String)
  case badNumber(String)
  case missingTimes(number: String)
  case unclosed(String)
  case ends(wanted: String)
  case unexpected(String, wanted: String)
  case missingOperator

  // Names.
  case badDefinition(String)
  case reservedName(String)
  case repeatedDefinition(String)
  case repeatedParameter(String)
  case unknownName(String, known: [String], canRun: Bool)
  case unknownMember(String, of: String, known: [String])
  case circle([String])
  case isFunction(String, signature: String)

  // Calls.
  case notCallable(String)
  case unknownArgument(String, function: String, known: [String])
  case repeatedArgument(String)
  case missingArgument(String, function: String, signature: String)
  case tooManyArguments(function: String, signature: String, count: Int)
  case wrongKind(String, wanted: String)
  case notConstant(String)
  case notWhole(Double, what: String)
  case outOfBounds(Int, what: String, lowest: Int, highest: Int)
  case badChoice(String, known: [String])
  case badNumberOf(what: String, wanted: String)

  // Shapes.
  case shapes([Int], [Int], symbol: String)
  case innerSides([Int], [Int])
  case noMatrix([Int])
  case rank(Int, limit: Int)
  case listShapes([Int], [Int], index: Int)
  case tooManySubscripts(Int, shape: [Int])
  case indexOutside(Int, side: Int, length: Int)
  case indexNotWhole(Double)
  case emptySide(String)
  case size([Int], into: [Int])
  case wantedShape([Int], wanted: String)
  case notSymmetric([Int])
  case singular
  case resultShape([Int], wanted: [Int])

  // Derivatives.
  case gradientOfTensor([Int])
  case independent(String, of: String)
  case noDerivative(String, hint: String = "")
  case tooLongForGradient(steps: Int, most: Int)
  case gradientMismatch(index: [Int], found: Double, differences: Double)
  case graphOfTensor([Int])
  case largeGraph(limit: Int)

  // Networks and their training.
  case network(SimulationError)
  case learning(LearningError)
  case notAClassifier(inputs: Int, outputs: Int, output: String)
  case notAClass(Double, index: Int, count: Int)

  // Limits.
  case tooManyElements([Int], limit: Int)
  case tooManyInAll(limit: Int)
  case tooManyMultiplications(Int, limit: Int)
  case tooManyNodes(limit: Int)
  case tooMuchWork
  case notANumber(index: [Int])
}

/// A problem, where it stands, and which calls led there.
struct ValueError: Error, Hashable, Sendable {
  let problem: ValueProblem
  let span: Span
  /// The definition that it stands in, nil where it is still to be said.
  var definition: Int?
  /// Where the functions were called that led there, the innermost first.
  var calls: [Origin] = []
  /// Whether another error says the same already: what is wrong is in a value that this one needs.
  var isSilent = false

  init(_ problem: ValueProblem, at span: Span, definition: Int? = nil) {
    (self.problem, self.span, self.definition) = (problem, span, definition)
  }
}
