import Learning
import Simulation
import Text
import Timeline

extension TrainingProblem: CustomStringConvertible {
  /// What is wrong, what was expected, and how to fix it.
  var description: String {
    switch self {
    case .network(let error): error.description + "."
    case .notExactlyOne(let keys, let found):
      found.isEmpty
        ? "expected one of \(listed(keys.map { quoted($0) }, by: "or")) here. Add one of them."
        : "\(listed(found.map { quoted($0) })) are here together; expected one of "
          + "\(listed(keys.map { quoted($0) }, by: "or")). Remove what is too much."
    case .notOfFile(let key):
      "the points of a file have their own \(key). Remove this, or name a shape in place of the file."
    case .notOfShape(let key):
      "the points of a shape have no \(key). Remove this, or name a file in place of the shape."
    case .notASeparator(let text):
      "\(quoted(text)) separates no columns; expected \(ExpectedValue.separator)."
    case .notData(let name):
      "\(quoted(name)) is neither a shape nor a file's name. \(DidYouMean.sentence(for: name, among: Self.shapes))Expected one of "
        + "\(listed(Self.shapes.map { quoted($0) }, by: "or")), or the name of a file that ends in "
        + "\(listed(KeyReader.dataEndings, by: "or"))."
    case .optimizerWithRun(let place):
      "a run that was saved elsewhere (line \(place.line), column \(place.column)) is not trained here. Remove "
        + "\"optimizer\" to show that run, or \"run\" to train the network here."
    case .keyOfOtherOptimizer(let owner, let optimizer):
      "the optimizer \(quoted(optimizer)) has no such number; \(quoted(owner)) has. Remove it, or set \"name\" to "
        + "\(quoted(owner))."
    case .sigmoidForClasses(let count):
      "one sigmoid tells two classes apart, and the data have \(count). Take \"softmax\", or leave this out."
    case .learning(let error): "\(error)."
    case .tooFewSamples(let wanted, let count):
      "there are \(counted(count, "sample")) to learn from, and \(wanted) can't be chosen among them. Ask for fewer."
    case .noSuchTrainingSample(let index, let count):
      "there is no sample \(index): there are \(count) to learn from, counted from 0"
        + (count > 1 ? " to \(count - 1)." : ".")
    case .stepOutOfRange(let step, let most, let isSaved):
      "this would end at step \(step); expected one from 0 to \(most ?? TrainingSettings.maximumSteps)"
        + (isSaved ? ", the last one that the run has." : ".")
    case .noEpochs: "this run doesn't say its epochs. Save them with it as \"epoch\", or name the step with \"to\"."
    case .noSuchEpoch(let epoch, let most): "the run doesn't reach epoch \(epoch): its last one is \(most)."
    case .notARunFile(let name):
      "\(quoted(name)) is no saved run by its ending; expected .npz, .safetensors or .json."
    case .notText: "this is no text; expected lines of x, y and label. Save the table as CSV."
    case .taken(let encoding): "the file is no Unicode text; taken for \(encoding)."
    case .dataset(let problem): Self.words(problem)
    case .oddData(let note): Self.withoutLine(note.description, note.line) + "."
    case .savedRun(let path, let problem): (path.map { "\($0): " } ?? "") + Self.words(problem)
    case .oddRun(let path, let note): "\(path): \(note)."
    }
  }

  /// What Learning says of a line; the place gives the line.
  private static func withoutLine(_ text: String, _ line: Int?) -> String {
    guard let line, text.hasPrefix("line \(line): ") else { return text }
    return String(text.dropFirst("line \(line): ".count))
  }

  /// What Learning says of points; the place gives the line.
  private static func words(_ problem: DatasetError.Problem) -> String {
    let plain = withoutLine(problem.description, problem.line)
    switch problem {
    case .columns(_, _, _, let separator?):
      return "\(plain) If so, state it: \"separator\": \(quoted(separator.name))."
    case .decimal, .decimals: return "\(plain). State the mark: \"decimal\": \".\" or \"decimal\": \",\"."
    default: break
    }
    guard case .header(_, let missing, let found) = problem else { return "\(plain)." }
    let known = ["x", "y", "label"]
    let others = found.filter { !known.contains($0) }
    let hints = missing.flatMap { name in
      others.first { DidYouMean.suggestion(for: $0, among: [name]) == name }.map { [(name, $0)] } ?? []
    }
    return "\(plain)." + hints.map { " Did you mean \(quoted($0)) by \(quoted($1))?" }.joined()
  }

  /// What Learning says of a saved run; its own place is given apart.
  private static func words(_ problem: SavedRunError.Problem) -> String {
    var text = problem.description
    switch problem {
    case .format(_, .json(let line), _) where text.hasPrefix("line \(line): "):
      text = String(text.dropFirst("line \(line): ".count))
    case .format(_, .syntax(let syntax, _), _): text = syntax.description
    default: break
    }
    if text.last != "?", text.last != "." { text += "." }
    guard case .missing(let tensor, let found) = problem else { return text }
    // Those that are names of weights and biases are what they say.
    let others = found.filter { !$0.hasSuffix(".weight") && !$0.hasSuffix(".bias") }
    guard let near = DidYouMean.suggestion(for: tensor, among: others) else { return text }
    return "\(text) Did you mean \(quoted(tensor)) by \(quoted(near))?"
  }
}
