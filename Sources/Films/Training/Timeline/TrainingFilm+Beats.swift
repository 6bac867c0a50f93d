import NetworkKit
public import Timeline

extension BeatAxis {
  /// The samples that the film steps through, each at its own speed.
  static let sample = BeatAxis(
    "sample", letter: "s", noun: "a sample", limit: TrainingBounds.samples.upperBound, owner: "this film steps through",
    remedy: "step through more samples", isPaced: true)
  /// The parts of the continuous training.
  static let segment = BeatAxis(
    "segment", letter: "k", noun: "a segment of training", limit: TrainingBounds.segments.upperBound,
    owner: "this film trains in", remedy: "add one to \"train\"")
}

extension TrainingFilm {
  /// The words of the cards, and the phases.
  public static var words: FilmWords {
    FilmWords(
      title: "Learning from blame", closing: "Two passes a step, and every weight knows its blame",
      phases: [idle, .forward, .loss, .backward, cost, train, .done])
  }

  private static let idle = Phase.idle(chapter: "The data")
  private static let cost = Phase("cost", chapter: "What gradients cost", color: .increase)
  private static let train = Phase("train", chapter: "Training", color: .weight)

  /// The kinds of beats between title card and end card.
  public static var beats: [BeatKind] {
    [
      BeatKind(
        "idle", phase: idle, length: .key("idle", milliseconds: 1000, meaning: "The network at rest."),
        motion: BeatMotion(least: 300, best: 600)),
      BeatKind(
        "sample", axes: [.sample], phase: idle,
        length: .key(
          "sample", milliseconds: 1500, meaning: "A sample is taken from the data.",
          table: DurationTable("SAMPLE_BY", "How long it takes to take single samples from the data.")),
        motion: BeatMotion(least: 300, best: 1200), sound: .forward),
      BeatKind(
        "forward", axes: [.sample, .edge], phase: .forward,
        length: .key(
          "forward", milliseconds: 1600, meaning: "The signal along one edge.",
          table: DurationTable(
            "FORWARD_BY",
            "How long the signal takes along single edges: of every sample (\"0\"), divided by its speed, or of one "
              + "(\"1.0\").")),
        motion: BeatMotion(least: 300, best: 1800, arrival: 0.75), sound: .forward),
      BeatKind(
        "loss", axes: [.sample], phase: .loss,
        length: .key(
          "loss", milliseconds: 2600, meaning: "The loss is measured.",
          table: DurationTable("LOSS_BY", "How long the loss of single samples is measured.")),
        motion: BeatMotion(least: 400, best: 1800), sound: .loss),
      BeatKind(
        "delta", axes: [.sample, .edge], phase: .backward,
        length: .key(
          "delta", milliseconds: 1400, meaning: "δ back to the layer after one edge.",
          table: DurationTable(
            "DELTA_BY",
            "How long δ takes back to the layer after single edges: of every sample, divided by its speed, or of one.")),
        motion: BeatMotion(least: 300, best: 1800, arrival: 0.6), sound: .delta),
      BeatKind(
        "grad", axes: [.sample, .edge], phase: .backward,
        length: .key(
          "gradCalc", milliseconds: 2200, meaning: "The gradients of one edge are worked out and held.",
          table: DurationTable(
            "GRAD_HOLD_BY",
            "How long the gradients of single edges appear and are held: of every sample, divided by its speed, or of "
              + "one.")),
        motion: BeatMotion(least: 300, best: 1400), sound: .grad),
      BeatKind(
        "input", axes: [.sample], phase: .backward,
        length: .key(
          "input", milliseconds: 2000, meaning: "∂L/∂x, an arrow among the data.",
          table: DurationTable("INPUT_BY", "How long ∂L/∂x of single samples is shown.")),
        motion: BeatMotion(least: 400, best: 1600), sound: .delta),
      BeatKind(
        "cost", phase: cost,
        length: .key(
          "cost", milliseconds: 6000, meaning: "What gradients cost in multiplications, by several ways."),
        motion: BeatMotion(least: 1500, best: 4000)),
      BeatKind(
        "train", axes: [.segment], phase: train, length: .listed(in: "train", under: "ms"),
        // Training goes on for as long as its beat does.
        motion: BeatMotion(least: 500, best: 0),
        sound: SoundPart("train", "The network trains: the loss is a pitch that falls.")),
      BeatKind(
        "done", phase: .done, length: .key("done", milliseconds: 5000, meaning: "The finished picture."),
        motion: BeatMotion(least: 800, best: 2000), sound: .done, isPoster: true),
    ]
  }

  /// The beats in order.
  public static func order(_ count: (BeatAxis) -> Int) -> [BeatID] {
    TrainingBeat.all(edgeCount: count(.edge), sampleCount: count(.sample), segmentCount: count(.segment)).map(\.id)
  }
}
