internal import Learning
internal import Simulation
internal import Text

extension Decoder {
  /// Reads what the film `training` is about: data, network, optimizer or saved run, samples and stretches.
  mutating func training(_ fields: Fields) -> TrainingDraft {
    let root = Located(node: fields.node, path: fields.path)
    var draft = TrainingDraft(ratePlace: root, networkPlace: fields["network"] ?? fields["data"] ?? root)
    draft.data = fields["data"].flatMap { data($0, isSaved: fields["run"] != nil) }
    if let value = fields["network"] {
      (draft.network, draft.edgeCount) = trainingNetwork(value)
    } else {
      draft.network = TrainingNetwork()
      draft.edgeCount = TimelineKeys.defaultTrainingHidden.count + 1
    }
    if let network = draft.network, let data = draft.data {
      draft.classifier = classifier(network, classCount: data.classNames.count, at: draft.networkPlace)
    }
    draft.source = source(fields, draft.classifier, &draft.ratePlace)
    draft.samples = samples(fields["samples"], count: draft.data?.split.train.count)
    draft.segments = segments(fields["train"], draft, isSaved: fields["run"] != nil)
    return draft
  }

  /// Reads `network` of this film: the network when all of it is right, and the number of edges whenever that is sure.
  private mutating func trainingNetwork(_ value: Located) -> (TrainingNetwork?, edgeCount: Int?) {
    guard let fields = fields(of: value, keys: TimelineKeys.network) else { return (nil, nil) }
    var network = TrainingNetwork()
    let hidden = fields["HIDDEN"].map { self.hidden($0) } ?? TimelineKeys.defaultTrainingHidden
    let activation: Activation? =
      if let value = fields["activation"] { choice(value) } else { TimelineKeys.defaultTrainingActivation }
    let output = fields["output"].map { choice($0, among: TimelineKeys.trainingOutputs) }
    let seed = fields["seed"].map { whole($0, in: Bounds.seed, expected: .seed) } ?? TimelineKeys.defaultSeed
    let isDepthSure = !fields.hasUnknownKeys || fields["HIDDEN"] != nil
    let edgeCount = isDepthSure ? hidden.map { $0.count + 1 } : nil
    guard !fields.hasUnknownKeys, let hidden, let activation, let seed, output.map({ $0 != nil }) ?? true else {
      return (nil, edgeCount)
    }
    (network.hidden, network.activation, network.seed) = (hidden, activation, UInt64(seed))
    (network.output, network.outputPlace) = (output ?? nil, fields["output"])
    return (network, edgeCount)
  }

  /// The shape of the network that tells so many classes apart.
  private mutating func classifier(_ network: TrainingNetwork, classCount: Int, at place: Located) -> Classifier? {
    if network.output == "sigmoid", classCount > 2, let place = network.outputPlace {
      report(.sigmoidForClasses(classCount), at: place)
      return nil
    }
    do throws(LearningError) {
      return try Classifier(
        hidden: network.hidden, classCount: classCount, activation: network.activation,
        softmax: network.output == "softmax")
    } catch {
      report(.learning(error), at: place)
      return nil
    }
  }

  /// Reads `optimizer` or `run`, of which a film has one at most.
  private mutating func source(
    _ fields: Fields, _ classifier: Classifier?, _ ratePlace: inout Located
  ) -> TrainingSource? {
    let saved = fields["run"].map { savedRun($0, classifier) }
    if let value = fields["optimizer"] {
      ratePlace = value
      let settings = optimizer(value, &ratePlace)
      if let run = fields["run"] {
        report(.optimizerWithRun(run.node.place), at: value)
        return nil
      }
      return settings.map { .optimizer($0) }
    }
    if let saved {
      ratePlace = fields["run"] ?? ratePlace
      return saved.map { .saved($0) }
    }
    if let value = fields["train"] { ratePlace = value }
    return .optimizer(TimelineKeys.defaultOptimizer)
  }

  /// Reads the run that a value names; without the network's shape, only its name is looked at.
  private mutating func savedRun(_ value: Located, _ classifier: Classifier?) -> SavedRun? {
    guard let name = fileName(value, expected: .runFile) else { return nil }
    guard let format = SavedRun.Format(fileName: name) else {
      report(.notARunFile(name), at: value)
      return nil
    }
    guard let file = companion(name, at: value), let classifier else { return nil }
    do throws(SavedRunError) {
      return try SavedRun(file.bytes, format: format, classifier: classifier)
    } catch {
      for problem in error.problems {
        switch problem {
        case .format(_, .json(let line), _):
          report(.savedRun(nil, problem), Place(line: line, column: 1), Trail(), in: file.path)
        case .format(_, .syntax(_, let place), _): report(.savedRun(nil, problem), place, Trail(), in: file.path)
        default: report(.savedRun(file.path, problem), at: value)
        }
      }
      return nil
    }
  }
}
