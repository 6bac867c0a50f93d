import FilmKit
import NetworkKit
public import Timeline

/// What the panel says in the film `training` besides what all films about networks say, and the chapters of samples.
extension Term {
  static let sampleChapter = Term("sampleChapter", "the film's chapters", "Sample {sample}")
  static let deltaTogether = Term(
    "deltaTogether", "the panel, where one formula stays for δ and gradients", "{delta} and its gradients")
  static let forwardAgain = Term(
    "forwardAgain", "the panel, over the forward pass of a later sample", "Forward again, through the same weights")
  static let blamedDifferently = Term(
    "blamedDifferently", "the panel, over the backward pass of a later sample, and above the samples' cards",
    "The same network, blamed differently", "Blamed differently")
  static let className = Term(
    "className", "the panel, in place of {kind}, and the legend of the points: a class that is a number", "class {name}"
  )
  static let quotedClass = Term("quotedClass", "the panel, in place of {kind}, of a class with a name", "“{name}”")
  static let firstSample = Term(
    "firstSample", "the panel, at the first sample", "One sample of many: a point of {kind}", "One sample, of {kind}",
    "Sample {sample}")
  static let nextSample = Term(
    "nextSample", "the panel, at a later sample", "The next sample: a point of {kind}, through the same network",
    "Next: a point of {kind}", "Sample {sample}")
  static let sampleSummary = Term("sampleSummary", "reports and storyboards", "sample {sample}: {values}")
  static let deltaOutput = Term(
    "deltaOutput", "the panel, at δ of the output", "{delta} at the output: how the loss moves when the logit does",
    "{delta} at the output", "{delta}")
  static let deltaHidden = Term(
    "deltaHidden", "the panel, at δ of a hidden layer",
    "{delta}: the upstream gradient times the local derivative, neuron by neuron",
    "{delta}: upstream times local derivative", "{delta}: upstream · local", "{delta}")
  static let inputGradient = Term(
    "inputGradient", "the panel, at the gradient of the input",
    "One edge further back: ∂L/∂x, where the loss would grow if the point moved",
    "∂L/∂x: where the loss grows if the point moves", "∂L/∂x: the gradient of the input", "Gradient of the input",
    "∂L/∂x")
  static let data = Term(
    "data", "the panel, at the start",
    "{points} points of {classes, plural, one {# class} other {# classes}}, and a network that knows nothing yet",
    "{points} points, and a network that knows nothing yet",
    "{points} points, {classes, plural, one {# class} other {# classes}}")
  static let dataKept = Term(
    "dataKept", "the panel, at the start, where points are kept for the test",
    "{points} points of {classes, plural, one {# class} other {# classes}}, {test} of them kept back for the test, and a "
      + "network that knows nothing yet",
    "{points} points, and a network that knows nothing yet",
    "{points} points, {classes, plural, one {# class} other {# classes}}")
  static let dataSummary = Term(
    "dataSummary", "reports and storyboards",
    "{points} samples of {classes, plural, one {# class} other {# classes}}")
  static let dataKeptSummary = Term(
    "dataKeptSummary", "reports and storyboards",
    "{points} samples of {classes, plural, one {# class} other {# classes}}, {test} of them kept back for the test")
  static let cost = Term(
    "cost", "the panel, at what gradients cost",
    "What all {count} gradients cost in multiplications: two passes, or one probe for every weight",
    "Multiplications for all {count} gradients", "What {count} gradients cost")
  static let costsSummary = Term(
    "costsSummary", "reports and storyboards",
    "{forward} multiplications forward, {backward} backward, {probes} by finite differences")
  static let twoPasses = Term("twoPasses", "the bars of what gradients cost", "one pass forward, one back")
  static let probes = Term("probes", "the bars of what gradients cost", "a probe for each weight")
  static let rest = Term("rest", "the panel, as training rests", "A rest after step {step}", "Step {step}")
  static let backToStep = Term(
    "backToStep", "the panel, as training runs backward", "The same run backward, to step {step}",
    "Back to step {step}")
  static let firstSteps = Term(
    "firstSteps", "the panel, as single steps are seen",
    "{count, plural, one {The first step: every weight moves against its blame} other {The first # steps, one by one: "
      + "every weight moves against its blame}}",
    "{count, plural, one {The first step} other {The first # steps}}")
  static let manyFirstFall = Term(
    "manyFirstFall", "the panel, as the first steps lessen the loss",
    "The first {count, plural, one {# step} other {# steps}}: the training loss falls",
    "The first {count, plural, one {# step} other {# steps}}: the loss falls",
    "The first {count, plural, one {# step} other {# steps}}, up to step {step}",
    "The first {count, plural, one {# step} other {# steps}}", "To step {step}")
  static let manyFirst = Term(
    "manyFirst", "the panel, as the first steps don't lessen the loss",
    "The first {count, plural, one {# step} other {# steps}}, up to step {step}",
    "The first {count, plural, one {# step} other {# steps}}", "To step {step}")
  static let manyNextFall = Term(
    "manyNextFall", "the panel, as later steps lessen the loss",
    "The next {count, plural, one {# step} other {# steps}}: the training loss falls",
    "The next {count, plural, one {# step} other {# steps}}: the loss falls",
    "The next {count, plural, one {# step} other {# steps}}, up to step {step}",
    "The next {count, plural, one {# step} other {# steps}}", "To step {step}")
  static let manyNext = Term(
    "manyNext", "the panel, as later steps don't lessen the loss",
    "The next {count, plural, one {# step} other {# steps}}, up to step {step}",
    "The next {count, plural, one {# step} other {# steps}}", "To step {step}")
  static let stepsSummary = Term(
    "stepsSummary", "reports and storyboards", "steps {first} to {last}: loss {before} → {after}")
  static let rightUnseen = Term(
    "rightUnseen", "the panel, at the end of a film with a test",
    "After {steps} steps the network is right about {right} of the {count} points that it never saw",
    "Right about {right} of {count} points that it never saw", "{right} of {count} right")
  static let rightLearnt = Term(
    "rightLearnt", "the panel, at the end of a film without a test",
    "After {steps} steps the network is right about {right} of the {count} points that it learnt from",
    "Right about {right} of {count} points that it learnt from", "{right} of {count} right")
  static let rightUnseenSummary = Term(
    "rightUnseenSummary", "reports and storyboards", "{share} % of the points that it never saw")
  static let rightLearntSummary = Term(
    "rightLearntSummary", "reports and storyboards", "{share} % of the points that it learnt from")
}

extension WordCatalogue {
  /// What the film `training` says.
  static let training = WordCatalogue(
    [
      .sampleChapter, .deltaTogether, .forwardAgain, .blamedDifferently, .className, .quotedClass, .firstSample,
      .nextSample, .sampleSummary, .deltaOutput, .deltaHidden, .inputGradient, .data, .dataKept, .dataSummary,
      .dataKeptSummary, .cost, .costsSummary, .twoPasses, .probes, .rest, .backToStep, .firstSteps, .manyFirstFall,
      .manyFirst, .manyNextFall, .manyNext, .stepsSummary, .rightUnseen, .rightLearnt, .rightUnseenSummary,
      .rightLearntSummary,
    ] + Term.trainingStage, translations: TrainingTranslations.all)
}

extension TrainingFilm {
  /// What films say, what those about networks say, and what this one says.
  public static var catalogues: [WordCatalogue] { [.film, .network, .training] }
}
