import Learning
import NetworkKit
import Simulation
import Text
public import Timeline

extension TrainingFilm {
  /// Reads data, network, optimizer or saved run, samples and segments.
  public static func read(_ fields: Fields, _ reader: inout KeyReader) -> TrainingDraft { reader.training(fields) }

  /// As many edges, samples and segments as the file asks for.
  public static func plan(_ draft: TrainingDraft) -> BeatPlan {
    var plan = BeatPlan()
    plan.counts[BeatAxis.edge.name] = draft.edgeCount
    if let speeds = draft.samples?.speeds {
      plan.counts[BeatAxis.sample.name] = speeds.count
      plan.speeds[BeatAxis.sample.name] = speeds
    }
    if let segments = draft.segments {
      plan.counts[BeatAxis.segment.name] = segments.count
      plan.lengths["train"] = segments.map(\.duration)
    }
    return plan
  }

  /// Trains the network, once nothing else is wrong.
  public static func resolve(
    _ draft: TrainingDraft, _ timing: FilmTiming, _ reader: inout KeyReader
  ) -> TrainingContent? {
    // What takes long is not begun for a film that can't be made.
    timing.beats == nil || reader.hasErrors ? nil : reader.train(draft)
  }
}

extension KeyReader {
  /// Reads what the film `training` is about: data, network, optimizer or saved run, samples and segments.
  mutating func training(_ fields: Fields) -> TrainingDraft {
    let root = Located(node: fields.node, path: fields.path)
    var draft = TrainingDraft(ratePlace: root, networkPlace: fields["network"] ?? fields["data"] ?? root)
    draft.data = fields["data"].flatMap { data($0, isSaved: fields["run"] != nil) }
    if let value = fields["network"] {
      (draft.network, draft.edgeCount) = trainingNetwork(value)
    } else {
      draft.network = ClassifierDraft()
      draft.edgeCount = TrainingFilm.defaultHidden.count + 1
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
  private mutating func trainingNetwork(_ value: Located) -> (ClassifierDraft?, edgeCount: Int?) {
    guard let fields = fields(of: value, keys: TrainingFilm.network) else { return (nil, nil) }
    var network = ClassifierDraft()
    let hidden = fields["HIDDEN"].map { self.hiddenLayers($0) } ?? TrainingFilm.defaultHidden
    let activation: Activation? =
      if let value = fields["activation"] { choice(value) } else { TrainingFilm.defaultActivation }
    let output = fields["output"].map { choice($0, among: TrainingFilm.outputs) }
    let seed = fields["seed"].map { read($0, .whole(Bounds.seed)) } ?? TrainingFilm.defaultSeed
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
  private mutating func classifier(_ network: ClassifierDraft, classCount: Int, at place: Located) -> Classifier? {
    if network.output == "sigmoid", classCount > 2, let place = network.outputPlace {
      report(own: TrainingProblem.sigmoidForClasses(classCount), at: place)
      return nil
    }
    do throws(LearningError) {
      return try Classifier(
        hidden: network.hidden, classCount: classCount, activation: network.activation,
        softmax: network.output == "softmax")
    } catch {
      report(own: TrainingProblem.learning(error), at: place)
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
        report(own: TrainingProblem.optimizerWithRun(run.node.place), at: value)
        return nil
      }
      return settings.map { .optimizer($0) }
    }
    if let saved {
      ratePlace = fields["run"] ?? ratePlace
      return saved.map { .saved($0) }
    }
    if let value = fields["train"] { ratePlace = value }
    return .optimizer(TrainingFilm.defaultOptimizer)
  }

  /// Reads the run that a value names; without the network's shape, only its name is looked at.
  private mutating func savedRun(_ value: Located, _ classifier: Classifier?) -> SavedRun? {
    guard let name = fileName(value, expected: .runFile) else { return nil }
    guard let format = SavedRun.Format(fileName: name) else {
      report(own: TrainingProblem.notARunFile(name), at: value)
      return nil
    }
    guard let file = companion(name, at: value), let classifier else { return nil }
    do throws(SavedRunError) {
      let run = try SavedRun(file.bytes, format: format, classifier: classifier)
      for note in run.notes { report(own: TrainingProblem.oddRun(file.path, note), at: value) }
      return run
    } catch {
      for problem in error.problems {
        switch problem {
        case .format(_, .json(let line), _):
          report(own: TrainingProblem.savedRun(nil, problem), Place(line: line, column: 1), Trail(), in: file.path)
        case .format(_, .syntax(_, let place), _):
          report(own: TrainingProblem.savedRun(nil, problem), place, Trail(), in: file.path)
        default: report(own: TrainingProblem.savedRun(file.path, problem), at: value)
        }
      }
      return nil
    }
  }
}
