import FilmKit
import NetworkKit
import Timeline

/// When the things that a beat works with are lit: in turn as they are used, then all of them faintly until the beat
/// is over.
///
/// The terms of the beat's formula are lit with them.
struct Spotlight: TermLights {
  /// What is lit, and when it is brightest from.
  private struct Cue: Sendable {
    let quantity: Quantity
    let rise: Span
    let rest: Span
    let leave: Span
  }

  private let cues: [BeatID: [Cue]]

  /// Plans the lights of every beat.
  init(_ film: BackpropContext) {
    var cues: [BeatID: [Cue]] = [:]
    for beat in film.timeline.beats where !beat.frames.isEmpty {
      let used = Self.used(in: beat.id, film)
      let leave = film.leave(beat.id)
      let settled = film.schedule.motion(beat.id, atMost: 2.6)
      cues[beat.id] = used.map { quantity, span in
        // Lights rise as their thing is reached, and come to rest together as the beat's motion ends.
        Cue(
          quantity: quantity,
          rise: span.first(0.4 * span.length).atLeast(min(0.2, 0.15 * film.schedule.beat(beat.id).length)),
          rest: settled.part(0.8, 1), leave: leave)
      }
    }
    self.cues = cues
  }

  /// How strongly a thing is lit in a beat at `time`, 0 … 1.
  func level(of quantity: Quantity, in beat: BeatID, at time: Double) -> Double {
    (cues[beat] ?? []).reduce(0) { $1.quantity == quantity ? max($0, Self.level($1, at: time)) : $0 }
  }

  /// The light of the thing that a term stands for; nil where the beat lights no such thing.
  func light(on tag: String, in beat: BeatID) -> (@Sendable (_ time: Double) -> Double)? {
    let thing = Quantity(tag: tag)?.tensor
    let own = (cues[beat] ?? []).filter { $0.quantity == thing }
    guard !own.isEmpty else { return nil }
    return { time in own.reduce(0) { max($0, Self.level($1, at: time)) } }
  }

  /// All that is lit at `time`, and how strongly: things and levels, the strongest of equals.
  func lit(at time: Double, beats: [BeatID]) -> [(quantity: Quantity, level: Double)] {
    var lit: [(quantity: Quantity, level: Double)] = []
    for beat in beats {
      for cue in cues[beat] ?? [] {
        let level = Self.level(cue, at: time)
        guard level > 0 else { continue }
        if let index = lit.firstIndex(where: { $0.quantity == cue.quantity }) {
          lit[index].level = max(lit[index].level, level)
        } else {
          lit.append((cue.quantity, level))
        }
      }
    }
    return lit
  }

  private static func level(_ cue: Cue, at time: Double) -> Double {
    let gone = Easing.inOut(cue.leave.progress(at: time))
    guard time > cue.rise.start, gone < 1 else { return 0 }
    let rest = 1 - 0.6 * Easing.inOut(cue.rest.progress(at: time))
    return Easing.inOut(cue.rise.progress(at: time)) * rest * (1 - gone)
  }

  /// The things that a beat uses, each with when it does.
  private static func used(in beat: BeatID, _ film: BackpropContext) -> [(Quantity, Span)] {
    let last = film.lastLayer
    switch BackpropBeat(beat) {
    case .forward(let edge):
      let way = film.signal(edge)
      return [
        (Quantity(.activation, [edge]), way.part(0, 0.4)), (Quantity(.weight, [edge]), way.part(0.35, 0.7)),
        (Quantity(.activation, [edge + 1]), film.lights(edge + 1)),
      ]
    case .loss:
      let span = film.comparison
      return [
        (Quantity(.activation, [last]), span.part(0, 0.3)), (Quantity(.target), span.part(0.2, 0.5)),
        (Quantity(.loss), span.part(0.7, 1)),
      ]
    case .delta(let edge):
      let (layer, way) = (edge + 1, film.blame(edge + 1))
      let before: [(Quantity, Span)] =
        layer == last
        ? [(Quantity(.target), way.part(0, 0.5)), (Quantity(.activation, [last]), way.part(0.5, 1))]
        : [(Quantity(.delta, [layer + 1]), way.part(0, 0.5)), (Quantity(.weight, [layer]), way.part(0.4, 0.8))]
      // The slope of a linear neuron is 1 and is left out of the formula.
      let slope = Quantity(.slope, [layer])
      let isNamed = film.formulas.delta(edge).steps.contains { $0.contains("@\(slope.tag)") }
      return before + (isNamed ? [(slope, way.part(0.7, 1))] : []) + [(Quantity(.delta, [layer]), film.store(layer))]
    case .grad(let edge):
      let way = film.meeting(edge)
      return [
        (Quantity(.delta, [edge + 1]), way.part(0, 0.5)), (Quantity(.activation, [edge]), way.part(0.1, 0.6)),
        (Quantity(.gradient, [edge]), film.gradient(edge)),
      ]
    default: return []
    }
  }
}
