public import Timeline

/// What the panel says of the passes of a network.
extension Term {
  static let sample = Term(
    "sample", "the panel, before the forward pass", "One sample: an input, and the target that it should lead to",
    "One sample")
  static let forwardWeight = Term(
    "forwardWeight", "the panel, forward through a chain", "Forward through weight {layer}", "Forward to {name}")
  static let forwardLastWeight = Term(
    "forwardLastWeight", "the panel, forward through a chain's last weight",
    "Forward through weight {layer}: the prediction", "Forward to {name}")
  static let forwardLayer = Term(
    "forwardLayer", "the panel, forward through a layer", "Forward through layer {layer} of weights",
    "Forward to {name}")
  static let forwardLastLayer = Term(
    "forwardLastLayer", "the panel, forward through the last layer",
    "Forward through layer {layer} of weights: the prediction", "Forward to {name}")
  static let loss = Term(
    "loss", "the panel, as the loss is measured", "The loss: how far the prediction missed the target",
    "How far it missed", "The loss")
  static let deltaBorn = Term(
    "deltaBorn", "the panel, at δ of the output",
    "{delta} is born at the output, and stored: how the loss moves when the prediction does",
    "{delta} is born at the output, and stored", "{delta} is born, and stored", "{delta}")
  static let deltaFetched = Term(
    "deltaFetched", "the panel, at δ of a layer with an activation function",
    "{old} is fetched, not worked out again: times {weight} and the slope it becomes {delta}",
    "{old} is fetched, not worked out again", "{old} is fetched", "{old} → {delta}")
  static let deltaFetchedLinear = Term(
    "deltaFetchedLinear", "the panel, at δ of a layer without an activation function",
    "{old} is fetched, not worked out again: times {weight} it becomes {delta}",
    "{old} is fetched, not worked out again", "{old} is fetched", "{old} → {delta}")
  static let gradientWeight = Term(
    "gradientWeight", "the panel, at the gradient of a chain's weight",
    "The gradient of {weight}: {delta} times what came in", "The gradient of {weight}", "Gradient of {weight}")
  static let gradientsZero = Term(
    "gradientsZero", "the panel, at gradients that are all 0", "The gradients of layer {layer}: every one is zero",
    "All zero")
  static let gradientsLayer = Term(
    "gradientsLayer", "the panel, at the gradients of a layer",
    "The gradients of layer {layer}; the strongest is that from neuron {from} to {to}",
    "The gradients of layer {layer}", "Gradients of layer {layer}", "Gradients {layer}")
  static let everyGradient = Term(
    "everyGradient", "the panel, at the end of the backward pass",
    "One pass forward, one pass back: every gradient, each δ worked out once and reused",
    "Every gradient, each δ worked out once and reused", "Every gradient, each δ worked out once", "Every gradient")
  static let lossFalls = Term(
    "lossFalls", "the panel, as the weights take their step and the loss falls",
    "Every weight takes a step against its gradient, and the loss falls",
    "A step against the gradients: the loss falls", "The loss falls")
  static let lossRises = Term(
    "lossRises", "the panel, as the weights take their step and the loss rises",
    "Every weight takes a step against its gradient, and the loss rises: η is too large",
    "A step against the gradients: the loss rises: η is too large", "The loss rises: η is too large")
  static let lossStays = Term(
    "lossStays", "the panel, as the weights take their step and the loss stays",
    "Every weight takes a step against its gradient, and the loss stays",
    "A step against the gradients: the loss stays", "The loss stays")

  static let gradientsZeroSummary = Term(
    "gradientsZeroSummary", "reports and storyboards", "{gradient}: all {count} are 0")
  static let gradientsSummary = Term(
    "gradientsSummary", "reports and storyboards", "{gradient}: strongest {value} of {count}")
  static let costSummary = Term(
    "costSummary", "reports and storyboards, at the end of the backward pass",
    "{reuse, plural, one {# multiplication} other {# multiplications}} with reuse, {scratch} from scratch; in {depth} "
      + "layers {deepReuse} and {deepScratch}")

  /// What halos of neurons mean.
  public static let halo = Term("halo", "below the network", "halo: √|δ|, none under 1 % of the largest")
  /// What is counted.
  public static let multiplications = Term("multiplications", "counters and axes", "multiplications")
}

extension WordCatalogue {
  /// What films about networks say.
  public static let network = WordCatalogue(
    [
      .sample, .forwardWeight, .forwardLastWeight, .forwardLayer, .forwardLastLayer, .loss, .deltaBorn, .deltaFetched,
      .deltaFetchedLinear, .gradientWeight, .gradientsZero, .gradientsLayer, .everyGradient, .lossFalls, .lossRises,
      .lossStays, .gradientsZeroSummary, .gradientsSummary, .costSummary, .halo, .multiplications,
    ], translations: NetworkTranslations.all)
}
