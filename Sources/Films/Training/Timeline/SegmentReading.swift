import Learning
import NetworkKit
import Simulation
import Text
import Timeline

extension KeyReader {
  /// Reads `train`: the segments of continuous training, each from where the one before ends.
  mutating func segments(_ value: Located?, _ draft: TrainingDraft, isSaved: Bool) -> [SegmentDraft]? {
    guard let value else { return Self.usualSegments(draft.source, isSaved: isSaved) }
    guard let items = items(value, count: TrainingBounds.segments, expected: .segments) else { return nil }
    var segments: [SegmentDraft] = []
    // Where a segment begins isn't known after one that is wrong.
    var reached: Int? = 0
    for item in items {
      guard let fields = fields(of: item, keys: TrainingFilm.segment) else {
        reached = nil
        continue
      }
      let duration = fields["ms"].flatMap { self.duration($0) }
      let end = end(of: fields, item, from: reached, draft)
      if let from = reached, let end, let duration, !fields.hasUnknownKeys {
        segments.append(SegmentDraft(from: from, to: end, duration: duration))
      }
      reached = end
    }
    return segments.count == items.count ? segments : nil
  }

  /// The segments when the file names none: of our own run two, of a saved one all that it has.
  private static func usualSegments(_ source: TrainingSource?, isSaved: Bool) -> [SegmentDraft]? {
    if case .saved(let run)? = source {
      return [SegmentDraft(from: 0, to: run.steps.last ?? 0, duration: TrainingFilm.defaultSavedTime)]
    }
    guard !isSaved else { return nil }
    var reached = 0
    return TrainingFilm.defaultSegments.map { steps, milliseconds in
      defer { reached += steps }
      return SegmentDraft(
        from: reached, to: reached + steps, duration: FilmTime(microseconds: 1000 * milliseconds))
    }
  }

  /// The step that a segment ends with; nil, with a message, when there is none, and without one when it isn't known.
  private mutating func end(of fields: Fields, _ item: Located, from: Int?, _ draft: TrainingDraft) -> Int? {
    let keys = ["steps", "to", "epoch"]
    let named = keys.filter { fields[$0] != nil }
    guard named.count == 1, let key = named.first, let value = fields[key] else {
      if !fields.hasUnknownKeys { report(own: TrainingProblem.notExactlyOne(of: keys, found: named), at: item) }
      return nil
    }
    let bounds = key == "steps" ? TrainingBounds.relativeSteps : TrainingBounds.trainingSteps
    guard let number = whole(value, in: bounds, expected: .whole(bounds)) else { return nil }
    let end: Int?
    switch key {
    case "steps": end = from.map { $0 + number }
    case "to": end = number
    default: end = step(ofEpoch: number, at: value, draft)
    }
    guard let end else { return nil }
    var most: Int?
    var isSaved = false
    switch draft.source {
    case .optimizer?: most = TrainingSettings.maximumSteps
    case .saved(let run)?: (most, isSaved) = (run.steps.last, true)
    case nil: most = nil
    }
    guard end >= 0, end <= most ?? .max else {
      report(own: TrainingProblem.stepOutOfRange(end, most: most, isSaved: isSaved), at: value)
      return nil
    }
    return end
  }

  /// How many steps have been taken when so many epochs are over.
  private mutating func step(ofEpoch epoch: Int, at value: Located, _ draft: TrainingDraft) -> Int? {
    switch draft.source {
    case .optimizer(let settings)?:
      guard let count = draft.data?.split.train.count else { return nil }
      let order = BatchOrder(sampleCount: count, batchSize: settings.batchSize, seed: settings.seed)
      return epoch * order.stepsPerEpoch
    case .saved(let run)?:
      guard let last = run.steps.last, let most = run.epoch(at: last) else {
        report(own: TrainingProblem.noEpochs, at: value)
        return nil
      }
      guard let step = run.steps.first(where: { run.epoch(at: $0) ?? 0 >= epoch }) else {
        report(own: TrainingProblem.noSuchEpoch(epoch, most: most), at: value)
        return nil
      }
      return step
    case nil: return nil
    }
  }
}
