import FilmKit
import NetworkKit
public import Timeline

/// What the film `backprop` says besides what all films about networks say.
extension Term {
  static let stepSummary = Term("stepSummary", "reports and storyboards, of the update", "a step against the gradients")

  // The argument at the end.
  static let walksAgain = Term(
    "walksAgain", "the argument at the end, without a memo", "From scratch, every weight walks the chain again",
    "From scratch, each weight walks again", "From scratch")
  static let sameProducts = Term(
    "sameProducts", "the argument at the end, as equal products light up", "The same products, again and again",
    "The same products, again", "Again")
  static let storedOnce = Term(
    "storedOnce", "the argument at the end, as duplicates slide into the memo",
    "Each δ is worked out once, stored, and reused", "Each δ once, stored, and reused", "Stored once")
  static let deeperSaves = Term(
    "deeperSaves", "the argument at the end, as the network gets deeper",
    "The deeper the network, the more it saves to store each δ", "Deeper networks save more", "Deeper saves more")
  static let oneMultiplication = Term("oneMultiplication", "the legend of the products", "one multiplication")
  static let fromScratch = Term("fromScratch", "counters and the chart", "from scratch")
  static let withReuse = Term("withReuse", "counters and the chart", "with reuse")
  static let layersDeep = Term("layersDeep", "the counters, after “multiplications”", ", {count} layers")
  static let layersFromInput = Term(
    "layersFromInput", "the chart, the axis across", "layers of weights, from the input")
  static let multiplicationsEachWeight = Term(
    "multiplicationsEachWeight", "the chart of a chain, the axis up", "multiplications for each weight")
  static let multiplicationsEachLayer = Term(
    "multiplicationsEachLayer", "the chart, the axis up", "multiplications for the weights of each layer")

  // On the stage.
  static let weightGoesUp = Term("weightGoesUp", "the legend of gradients", "w goes up")
  static let weightGoesDown = Term("weightGoesDown", "the legend of gradients", "w goes down")
  static let deltaAndGradient = Term("deltaAndGradient", "the memo's head", "δ and gradient")
  static let storedDelta = Term("storedDelta", "the memo's head", "stored δ")
  static let gradientHead = Term("gradientHead", "the memo's head", "gradient")
  static let eachEdge = Term("eachEdge", "the overview of a long chain", "|∂L/∂w| of each edge, logarithmic")
  static let largestOfEachEdge = Term(
    "largestOfEachEdge", "the overview of a long network", "largest |∂L/∂w| of each edge, logarithmic")

  // The end: backpropagation and Fibonacci's numbers.
  static let chainStored = Term(
    "chainStored", "the last picture, above the δ", "backpropagation: each δ from the one stored before",
    "each δ from the stored one before")
  static let chainScratch = Term(
    "chainScratch", "the last picture, above the calls of δ",
    "backpropagation from scratch: {delta} is worked out {count} times", "from scratch: {delta} {count} times")
  static let fibonacciStored = Term(
    "fibonacciStored", "the last picture, above Fibonacci's numbers", "Fibonacci: each F from the two stored before",
    "each F from the stored two before")
  static let fibonacciScratch = Term(
    "fibonacciScratch", "the last picture, above the calls of Fibonacci's numbers",
    "Fibonacci from scratch: F₂ is worked out 3 times", "from scratch: F₂ 3 times")
  static let moral = Term("moral", "the last picture", "store once, reuse")
  static let numbers = Term(
    "numbers", "the last picture, of a layer with many neurons", "{count, plural, one {# number} other {# numbers}}")
}

extension WordCatalogue {
  /// What the film `backprop` says.
  static let backprop = WordCatalogue(
    [
      .stepSummary, .walksAgain, .sameProducts, .storedOnce, .deeperSaves, .oneMultiplication, .fromScratch, .withReuse,
      .layersDeep, .layersFromInput, .multiplicationsEachWeight, .multiplicationsEachLayer, .weightGoesUp,
      .weightGoesDown, .deltaAndGradient, .storedDelta, .gradientHead, .eachEdge, .largestOfEachEdge, .chainStored,
      .chainScratch, .fibonacciStored, .fibonacciScratch, .moral, .numbers,
    ], translations: BackpropTranslations.all)
}

extension BackpropFilm {
  /// What films say, what those about networks say, and what this one says.
  public static var catalogues: [WordCatalogue] { [.film, .network, .backprop] }
}
