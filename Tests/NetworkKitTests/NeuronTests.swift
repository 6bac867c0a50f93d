import Drawing
import FilmKit
import NetworkKit
import TestSupport
import Testing

@Suite("neurons, connections and halos")
struct NeuronTests {
  private let theme = Theme.midnight

  @Test("a neuron is a light, its inside on the ground, and a ring; its outline is marked", arguments: [20.0, 40])
  func body(halfWidth: Double) {
    let shape = Capsule(halfWidth: halfWidth, halfHeight: 20)
    let body = NeuronBody(shape, ring: 3, theme: theme)
    var scene = Scene(isInspected: true)
    body.draw(
      at: Point(50, 60), light: theme.signal, fill: theme.surface, ring: theme.line, opacity: 0.5, into: &scene)
    let place = Transform.place(at: Point(50, 60), scale: shape.scale)
    #expect(
      scene.commands == [
        .glow(Glow(center: Point(50, 60), radius: 1.1 * (halfWidth + 20), color: theme.signal)),
        .fill(shape.path, .solid(theme.ground), place),
        .fill(shape.path, .solid(theme.surface.opacity(0.5)), place),
        .stroke(shape.path, Stroke(width: 3 / shape.scale), .solid(theme.line.opacity(0.5)), place),
      ])
    #expect(scene.marks == [.body(shape.box(at: Point(50, 60)), opacity: 0.5)])
    body.draw(at: .zero, light: nil, fill: theme.surface, ring: theme.line, opacity: 1, into: &scene)
    #expect(scene.commands.count == 7)
  }

  @Test("of a dense edge the strongest connections stand for all, in the order of their neurons")
  func strongest() {
    func weight(_ to: Int, _ from: Int) -> Double {
      let place = to * 20 + from
      return Double(place * 7 % 400) - 200
    }
    let weights = (0..<20).map { to in (0..<20).map { weight(to, $0) } }
    let places = (0..<20).map { Point(Double($0), 0) }
    let lines = NetworkLine.strongest(weights, from: places, to: places)
    #expect(lines.count == NetworkLine.most)
    let order = lines.map { $0.to * 20 + $0.from }
    #expect(order == order.sorted())
    let drawn = Set(order)
    let sizes = (0..<400).map { abs(weights[$0 / 20][$0 % 20]) }
    let least = drawn.map { sizes[$0] }.min() ?? 0
    #expect((0..<400).allSatisfy { drawn.contains($0) || sizes[$0] <= least })
    for line in lines { #expect(line.start == places[line.from] && line.end == places[line.to]) }
  }

  @Test("a halo is as wide as the square root of |δ|, and never too small to see")
  func halos() {
    #expect(Halo.reach(of: -0.25, greatest: 1, least: 0.01) == 0.5)
    #expect(Halo.reach(of: 1e-9, greatest: 1, least: 0.01) == 0.1)
    #expect(Halo.reach(of: 3, greatest: 1, least: 0.01) == 1)
    #expect(Halo.reach(of: 0, greatest: 0, least: 0.04) == 0.2)
    #expect(Halo.size(at: 1) == 1)
  }
}
