import Timeline

/// What stands on the stage of the film `training`: legends, axes, heads.
extension Term {
  static let weightAboveZero = Term("weightAboveZero", "the legend of the network", "weight above 0", "weight > 0")
  static let weightBelowZero = Term(
    "weightBelowZero", "the legend of the network, after “weight above 0”", "below 0", "< 0")
  static let widerLarger = Term("widerLarger", "the legend of the network, of its lines", "wider: larger", "larger")
  static let willGoUp = Term("willGoUp", "the legend of a sample's gradients", "weight will go up", "goes up")
  static let willGoDown = Term(
    "willGoDown", "the legend of a sample's gradients, after “weight will go up”", "will go down", "goes down")
  static let sizeOfDelta = Term("sizeOfDelta", "the legend of a sample's halos", "size of δ")
  static let output = Term("output", "the legend of the network that trains", "output")
  static let goesUp = Term("goesUp", "the legend of the network that trains", "weight goes up", "w up", "up")
  static let goesDown = Term(
    "goesDown", "the legend of the network that trains, after “weight goes up”", "goes down", "w down", "down")
  static let ringedBatch = Term(
    "ringedBatch", "the plane, at the first steps", "ringed: the first batch", "ringed: a batch", "a batch")
  static let cardSample = Term("cardSample", "the samples' cards", "sample {sample}", "{sample}")
  static let toLearnFrom = Term("toLearnFrom", "the legend of the points", "to learn from", "learn")
  static let toTestOn = Term("toTestOn", "the legend of the points", "to test on", "test")
  static let lineHalf = Term("lineHalf", "the legend of the plane of two classes", "line: 50 %", "| 50 %")
  static let mixedUnsure = Term(
    "mixedUnsure", "the legend of the plane of more classes", "mixed: unsure, line: a tie", "mixed: unsure",
    "line: a tie")
  static let train = Term("train", "the curve of the loss and the numbers beside it", "train")
  static let test = Term("test", "the curve of the loss and the numbers beside it", "test")
  static let lossAxis = Term("lossAxis", "the head of the curve", "Loss")
  static let lossRow = Term("lossRow", "the numbers beside the curve", "loss")
  static let stepAxis = Term("stepAxis", "the curve, and the numbers beside it", "step")
  static let epoch = Term("epoch", "the numbers beside the curve", "epoch")
  static let ofCount = Term("ofCount", "after a large number: how many of how many", "of {count}")
  static let testPointsRight = Term("testPointsRight", "below that number", "test points right")
  static let pointsRight = Term("pointsRight", "below that number, in a film without a test", "points right")
  static let stepNumber = Term("stepNumber", "the pictures of the plane on the way", "step {step}")
  static let rightOnTheWay = Term(
    "rightOnTheWay", "above the pictures of the plane on the way", "How many it had right on the way")
  static let rightNeverSaw = Term("rightNeverSaw", "the end", "right, on points it never saw")
  static let rightLearntFrom = Term(
    "rightLearntFrom", "the end of a film without a test", "right, on points it learnt from")
  static let ringedWrong = Term(
    "ringedWrong", "the end",
    "{count, plural, one {ringed: the one that it gets wrong} other {ringed: the # that it gets wrong}}",
    "{count} missed")
  static let predictedIs = Term("predictedIs", "the end, beside a point", "predicted {given}, is {label}")
  static let savedRun = Term("savedRun", "below the curve, of a run from elsewhere", "a saved run")
  static let savedRunRate = Term(
    "savedRunRate", "below the curve, of a run from elsewhere", "a saved run, η = {rate}")
  static let method = Term(
    "method", "below the curve: how the network was trained", "{optimizer}, η = {rate}, batches of {batch}",
    "{optimizer}, η = {rate}")
  static let methodDecay = Term(
    "methodDecay", "below the curve: how the network was trained, with weight decay",
    "{optimizer}, η = {rate}, batches of {batch}, λ = {decay}", "{optimizer}, η = {rate}")
  static let momentum = Term("momentum", "in place of {optimizer}", "momentum")
  static let meansOf = Term("meansOf", "the rule of Adam: what m and s are", ": means of ")

  static let trainingStage: [Term] = [
    .weightAboveZero, .weightBelowZero, .widerLarger, .willGoUp, .willGoDown, .sizeOfDelta, .output, .goesUp,
    .goesDown, .ringedBatch, .cardSample, .toLearnFrom, .toTestOn, .lineHalf, .mixedUnsure, .train, .test, .lossAxis,
    .lossRow, .stepAxis, .epoch, .ofCount, .testPointsRight, .pointsRight, .stepNumber, .rightOnTheWay,
    .rightNeverSaw, .rightLearntFrom, .ringedWrong, .predictedIs, .savedRun, .savedRunRate, .method, .methodDecay,
    .momentum,
    .meansOf,
  ]
}
