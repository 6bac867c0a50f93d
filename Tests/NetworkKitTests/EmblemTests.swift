import Drawing
import FilmKit
import NetworkKit
import Testing

@Suite("the emblem of a network")
struct EmblemTests {
  private func emblem(_ widths: [Int], _ axis: Bands.Axis = .across) -> Emblem {
    .network(widths, axis, width: 1200, height: 260, unit: 1, theme: .midnight)
  }

  private func count(_ emblem: Emblem) -> (neurons: Int, lines: Int, dots: Int) {
    var count = (neurons: 0, lines: 0, dots: 0)
    for command in emblem.commands {
      switch command {
      case .glow: count.neurons += 1
      case .stroke(_, _, _, .identity): count.lines += 1
      case .fill(_, .solid(Theme.midnight.muted), _): count.dots += 1
      default: continue
      }
    }
    return count
  }

  @Test("has the network's own neurons and connections")
  func whole() {
    #expect(count(emblem([1, 1, 1, 1])) == (4, 3, 0))
    #expect(count(emblem([2, 4, 3, 2])) == (11, 26, 0))
  }

  @Test("has dots for what there is no room for")
  func shortened() {
    // The first four and the last four of 25 layers, and of each half a chain.
    #expect(count(emblem(Array(repeating: 1, count: 25))) == (8, 6, 3))
    // Two of eight neurons at each end.
    #expect(count(emblem([2, 8, 1])) == (2 + 4 + 1, 8 + 4, 3))
  }

  @Test("stays within its room", arguments: [[1, 1], [1, 1, 1, 1], [2, 8, 8, 3], Array(repeating: 6, count: 40)])
  func room(widths: [Int]) {
    for axis in [Bands.Axis.across, .down] {
      let emblem = Emblem.network(widths, axis, width: 700, height: 500, unit: 1, theme: .midnight)
      #expect(emblem.bounds.width <= 700.01 && emblem.bounds.height <= 500.01)
      for case .stroke(let path, let stroke, _, let place) in emblem.commands where place != .identity {
        let ring = place(path.bounds).expanded(by: stroke.width)
        #expect(emblem.bounds.expanded(by: 3).contains(ring))
      }
    }
  }
}
