import FilmKit
import Tensors

/// Words in a row that are the same all along, or others for each step of variables.
struct WordTrack: Hashable, Sendable {
  /// All words that may stand there.
  let texts: [String]
  /// For each place which of the words stands there; nil for all of them, in their order.
  let track: ValueTrack?

  /// How many places there are.
  var count: Int { track?.known.first?.count ?? texts.count }

  /// The words that may stand at a place, each by its number.
  func choices(at place: Int) -> [Int] {
    guard let track else { return [place] }
    return Set(track.known.map { Int($0.elements[place]) }).sorted()
  }

  /// Which words stand at the places at a moment: each with how much of it is seen; one goes before the next comes.
  func shown(at play: PlayMoment) -> [[(word: Int, share: Double)]] {
    guard let track else { return texts.indices.map { [($0, 1)] } }
    func words(_ variables: [String: Double]) -> [Int] {
      track.tensor(at: PlayMoment(before: variables, after: variables)).elements.map {
        max(0, min(texts.count - 1, Int($0.rounded())))
      }
    }
    let share = play.fraction
    return zip(words(play.before), words(play.after)).map { old, new in
      old == new ? [(old, 1)] : [(old, max(0, 1 - 2 * share)), (new, max(0, 2 * share - 1))].filter { $0.share > 0 }
    }
  }
}
