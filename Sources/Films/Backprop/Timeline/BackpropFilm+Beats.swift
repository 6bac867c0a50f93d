import NetworkKit
public import Timeline

extension BackpropFilm {
  /// The words of the cards, and the phases.
  public static var words: FilmWords {
    FilmWords(
      title: "Backpropagation", closing: "Every δ is worked out once, stored, and reused",
      phases: [idle, .forward, .loss, .backward, update, .done])
  }

  private static let idle = Phase.idle(chapter: "The network")
  // What the step comes to is part of the result.
  private static let update = Phase("update", chapter: Phase.done.chapter, color: Phase.done.color)

  /// The kinds of beats between title card and end card.
  public static var beats: [BeatKind] {
    [
      BeatKind(
        "idle", phase: idle, length: .key("idle", milliseconds: 1000, meaning: "The network at rest."),
        motion: BeatMotion(least: 300, best: 600)),
      BeatKind(
        "forward", axes: [.edge], phase: .forward,
        length: .key(
          "forward", milliseconds: 1600, meaning: "The signal along one edge.",
          table: DurationTable(
            "FORWARD_BY",
            "How long the signal takes along single edges; an edge that is left out takes `T.forward`.")),
        motion: BeatMotion(least: 500, best: 2600, arrival: 0.75), sound: .forward),
      BeatKind(
        "loss", phase: .loss, length: .key("loss", milliseconds: 2600, meaning: "The loss is measured."),
        motion: BeatMotion(least: 600, best: 2400), sound: .loss),
      BeatKind(
        "delta", axes: [.edge], phase: .backward,
        length: .key(
          "delta", milliseconds: 1400, meaning: "δ back to the layer after one edge.",
          table: DurationTable(
            "DELTA_BY",
            "How long δ takes back to the layer after single edges; an edge that is left out takes `T.delta`.")),
        motion: BeatMotion(least: 500, best: 2600, arrival: 0.6), sound: .delta),
      BeatKind(
        "grad", axes: [.edge], phase: .backward,
        length: .key(
          "gradCalc", milliseconds: 2200, meaning: "The gradients of one edge are worked out and held.",
          table: DurationTable(
            "GRAD_HOLD_BY",
            "How long the gradients of single edges are worked out and held on screen, in all; an edge that is left out "
              + "takes `T.gradCalc`.")),
        motion: BeatMotion(least: 400, best: 1800), sound: .grad, isPoster: true),
      BeatKind(
        "done", phase: .done, length: .key("done", milliseconds: 5000, meaning: "The finished picture."),
        motion: BeatMotion(least: 800, best: 2000), sound: .done),
      BeatKind(
        "update", phase: update,
        length: .key(
          "update", milliseconds: 0,
          meaning: "The weights take a step against their gradients, and a second forward pass shows what the loss "
            + "becomes. 0 for none."),
        motion: BeatMotion(least: 2500, best: 8000),
        sound: SoundPart("update", "The weights take their step, and the signal runs once more.")),
    ]
  }

  /// The beats in order.
  public static func order(_ count: (BeatAxis) -> Int) -> [BeatID] {
    BackpropBeat.all(edgeCount: count(.edge)).map(\.id)
  }
}
