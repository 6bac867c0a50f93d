import Drawing
import FilmKit
import NetworkKit
import Simulation

/// What can be heard of the argument: a tone for every walk, one for every slide into the memo, and a chord as the
/// network has grown.
extension Argument {
  /// Something that sounds.
  struct Sound {
    let name: String
    let notes: [Note]
    let at: Double
    let place: Point
  }

  /// How long it is from one tone to the next at least, in seconds: not more than six a second.
  private static let pause = 0.16

  /// All of them, in order.
  func sounds(_ film: BackpropContext) -> [Sound] {
    let count = film.edgeCount
    var sounds: [Sound] = []
    func add(_ name: String, _ notes: [Note], _ at: Double, _ place: Point) {
      guard sounds.last.map({ at - $0.at >= Self.pause }) ?? true else { return }
      sounds.append(Sound(name: name, notes: notes, at: at, place: place))
    }
    let edges = (0..<count).reversed()
    if let steps {
      let layout = ledger(film)
      for edge in edges {
        let walk = LedgerLayout.walk(edge, of: count, in: steps.walks)
        add("walk \(edge)", [Self.walk(edge, of: count)], walk.start, layout.cell(edge, row: 0))
      }
      for row in 0..<count - 1 {
        let slide = LedgerFactor.slide(row, of: count, in: steps.merge)
        add("slide \(row)", [Self.slide(row)], slide.start, layout.cell(count - 1 - row, row: 0))
      }
    } else if build.length > 0 {
      for edge in edges {
        let x = plot.minX + plot.width * (Double(edge) + 0.5) / Double(count)
        add("walk \(edge)", [Self.walk(edge, of: count)], building(edge, of: count).start, Point(x, plot.maxY))
      }
    }
    sounds.append(Sound(name: "done", notes: Note.done, at: growth.end, place: plot.center))
    return sounds
  }

  /// Lower, the farther back the walk goes.
  private static func walk(_ edge: Int, of count: Int) -> Note {
    Note(Note.Pitch(step: 10 * edge / count), level: 0.45 * Note.reference, brightness: 0.1, seconds: 0.4)
  }

  /// Higher with every row.
  private static func slide(_ row: Int) -> Note {
    Note(Note.Pitch(step: 5 + row), level: 0.5 * Note.reference, brightness: 0.25, seconds: 0.5)
  }
}
