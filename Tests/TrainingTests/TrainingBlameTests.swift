import Drawing
import FilmKit
import Learning
import NetworkKit
import TestSupport
import Testing
import Timeline

@testable import Training
@testable import Backprop

/// Who is to blame, held against a second implementation's finite differences.
@Suite("the blame of samples")
struct TrainingBlameTests {
  /// A connection's gradient, by probes.
  private struct Gradient {
    let edge: Int
    let to: Int
    let from: Int
    let value: Double
  }

  private func gradients(_ made: TrainingFixture, _ sample: Int) -> [Gradient] {
    let (naive, taken) = (made.naive, made.training.samples[sample].sample)
    return naive.weights.indices.flatMap { edge in
      naive.weights[edge].indices.flatMap { to in
        naive.weights[edge][to].indices.map { from in
          Gradient(
            edge: edge, to: to, from: from,
            value: naive.gradient(weight: edge, to, from, taken.point, taken.label))
        }
      }
    }
  }

  /// The greatest |∂L/∂w| of all samples.
  private func greatest(_ made: TrainingFixture) -> Double {
    made.training.samples.indices.flatMap { gradients(made, $0) }.reduce(0) { max($0, abs($1.value)) }
  }

  /// The lines of a pattern: how each connection is drawn.
  private typealias Lines = [Path.Segment: (color: Color, width: Double)]

  private func segment(_ made: TrainingFixture, _ gradient: Gradient) -> Path.Segment {
    Path.Segment(
      start: made.layout.neurons[gradient.edge][gradient.from],
      end: made.layout.neurons[gradient.edge + 1][gradient.to])
  }

  /// Checks that lines are a sample's pattern: what the update will do to each weight, and how wide that makes it.
  private func expect(
    _ lines: Lines, are sample: Int, of made: TrainingFixture, width: (Double) -> Double, _ place: String
  ) {
    let (theme, most) = (made.theme, greatest(made))
    let gradients = gradients(made, sample)
    #expect(lines.count == gradients.count, "\(place)")
    for gradient in gradients {
      guard let line = lines[segment(made, gradient)] else {
        Issue.record("\(place): no line for \(gradient)")
        continue
      }
      // A step against the gradient makes a weight greater where that is negative.
      #expect(abs(gradient.value) > 1e-9, "\(place): \(gradient) can't be distinguished from 0")
      #expect(line.color == (gradient.value < 0 ? theme.increase : theme.decrease), "\(place): \(gradient)")
      // As wide as it is great, to a twelfth.
      let share = abs(gradient.value) / most
      let range = [share - 1.001 / 24, share + 1.001 / 24].map(width)
      #expect((range[0] - 1e-9...range[1] + 1e-9).contains(line.width), "\(place): \(gradient), \(line.width)")
    }
  }

  /// The width of a share of the greatest gradient, in pixels on the stage.
  private func width(_ made: TrainingFixture) -> (Double) -> Double {
    let theme = made.theme
    return { share in
      0.7 * (theme.thinnest + (1.7 * theme.thickest - theme.thinnest) * share) * made.context.stageUnit
    }
  }

  @Test(
    "each connection has the colour and the width of its gradient, for every sample",
    arguments: TrainingFixture.smooth, ["1920x1080", "1080x1920"])
  func connections(json: String, size: String) throws {
    let made = try TrainingFixture(json, size: size)
    let theme = made.theme
    for sample in made.training.samples.indices {
      var lines: Lines = [:]
      let place = Transform.place(at: try made.slide(at: .step(.input, sample: sample)))
      for case .stroke(let path, let stroke, .solid(let color), place)
        in try made.end(of: .step(.input, sample: sample)).commands
      where [theme.increase, theme.decrease, theme.line].contains(color) {
        for segment in path.segments where made.layout.neurons.joined().contains(segment.start) {
          #expect(lines[segment] == nil, "drawn twice: \(segment)")
          lines[segment] = (color, stroke.width)
        }
      }
      expect(lines, are: sample, of: made, width: width(made), "sample \(sample)")
    }
  }

  @Test("every sample's card shows its own pattern, to one scale", arguments: TrainingFixture.smooth)
  func cards(json: String) throws {
    for size in ["1920x1080", "1080x1080", "1080x1920"] {
      let made = try TrainingFixture(json, size: size)
      let neurons = Set(made.layout.neurons.joined())
      var cards: [(place: Transform, lines: Lines)] = []
      for case .stroke(let path, let stroke, .solid(let color), let place) in try made.end(of: .cost).commands
      where place != .identity {
        for segment in path.segments where neurons.contains(segment.start) && neurons.contains(segment.end) {
          if cards.last?.place != place { cards.append((place, [:])) }
          #expect(cards[cards.count - 1].lines[segment] == nil)
          cards[cards.count - 1].lines[segment] = (color, stroke.width)
        }
      }
      #expect(cards.count == made.training.samples.count)
      for (sample, card) in cards.enumerated() {
        // Thin lines of a small picture stay visible.
        let least = 1.2 * made.context.unit / card.place.a
        expect(
          card.lines, are: sample, of: made, width: { max(width(made)($0), least) }, "\(size), card \(sample)")
        for other in cards[(sample + 1)...] {
          let isOther =
            card.lines.contains { other.lines[$0.key]?.color != $0.value.color }
            || card.lines.contains { other.lines[$0.key]?.width != $0.value.width }
          #expect(isOther, "\(size): two cards with one pattern")
          #expect(abs(other.place.a / card.place.a - 1) < 1e-9, "\(size): two scales")
        }
        // In the rail, clear of the network.
        for point in neurons { #expect(made.layout.rail.contains(box(card.place(point)))) }
      }
    }
  }

  @Test("the connection that a formula names is lit while it does so, and no other", arguments: TrainingFixture.smooth)
  func named(json: String) throws {
    let times = #""countdown": 0, "gradCalc": 3000, "input": 2000"#
    let made = try TrainingFixture(json, times: times, size: "1920x1080")
    for sample in made.training.samples.indices {
      for edge in made.naive.weights.indices {
        let beat = BeatID.step(.grad(edge: edge), sample: sample)
        let strongest = try #require(
          gradients(made, sample).filter { $0.edge == edge }.max { abs($0.value) < abs($1.value) })
        let formula = made.context.words.text(of: beat)?.steps.last ?? ""
        #expect(formula.contains("w^{(\(edge + 1))}_{\(strongest.to + 1),\(strongest.from + 1)}"), "\(beat)")
        let end = try made.frames(beat).upperBound - 1
        #expect(lit(made, end) == [segment(made, strongest)], "\(beat)")
        let first = try made.frames(beat).lowerBound
        #expect(lit(made, first).isEmpty, "\(beat)")
      }
      let after = try made.frames(.step(.input, sample: sample)).upperBound - 1
      #expect(lit(made, after).isEmpty)
    }
  }

  /// The connections that are outlined in ink.
  private func lit(_ made: TrainingFixture, _ frame: Int) -> [Path.Segment] {
    let neurons = Set(made.layout.neurons.joined())
    return made.film.frame(frame).commands.flatMap { command -> [Path.Segment] in
      guard case .stroke(let path, _, .solid(let color), _) = command,
        color.opacity(1 / max(color.alpha, 1e-9)) == made.theme.ink
      else { return [] }
      return path.segments.filter { neurons.contains($0.start) && neurons.contains($0.end) }
    }
  }

  private func box(_ point: Point) -> Rect { Rect(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y) }

  @Test("halos are the greater the greater |δ| is", arguments: TrainingFixture.smooth)
  func halos(json: String) throws {
    let made = try TrainingFixture(json, size: "1920x1080")
    let naive = made.naive
    var all: [(delta: Double, radius: Double)] = []
    for (sample, taken) in made.training.samples.enumerated() {
      let glows = try made.end(of: .step(.input, sample: sample)).commands.compactMap { command -> Glow? in
        guard case .glow(let glow) = command, glow.color.alpha > 0 else { return nil }
        return glow
      }
      for layer in 1...made.context.lastLayer {
        for (index, center) in made.layout.neurons[layer].enumerated() {
          let delta = naive.delta(layer: layer, index, taken.sample.point, taken.sample.label)
          let place = center + (try made.slide(at: .step(.input, sample: sample)))
          let own = glows.filter { $0.center == place }
          #expect(own.count == 1, "sample \(sample), layer \(layer), \(index)")
          if let glow = own.first { all.append((abs(delta), glow.radius)) }
        }
      }
    }
    for left in all {
      for right in all where left.delta > right.delta * (1 + 1e-6) {
        #expect(left.radius >= right.radius, "\(left) and \(right)")
      }
    }
    // Not all alike: the area over the neuron goes with |δ|.
    let radii = all.map(\.radius).sorted()
    #expect(radii[radii.count - 1] > 1.5 * radii[0])
  }

  @Test("the arrow points to where the loss grows, y upward", arguments: TrainingFixture.smooth)
  func arrow(json: String) throws {
    let made = try TrainingFixture(json, size: "1920x1080")
    let (naive, canvas) = (made.naive, made.layout.canvas)
    var lengths: [(size: Double, length: Double)] = []
    for (sample, taken) in made.training.samples.enumerated() {
      let (point, label) = (taken.sample.point, taken.sample.label)
      let heads = try made.end(of: .step(.input, sample: sample)).commands.compactMap { command -> Path? in
        guard case .fill(let path, .solid(made.theme.delta), .identity) = command, path.corners.count == 3 else {
          return nil
        }
        return path
      }
      let head = try #require(heads.first)
      #expect(heads.count == 1)
      let tip = head.corners[0]
      #expect(canvas.contains(box(tip)))
      let way = tip - made.layout.place(point)
      let length = (way.x * way.x + way.y * way.y).squareRoot()
      let gradient = naive.inputGradient(point, label)
      let size = (gradient * gradient).sum().squareRoot()
      #expect(abs(way.x / length - gradient.x / size) < 1e-5 && abs(way.y / length + gradient.y / size) < 1e-5)
      // A small step that way, in the data's own coordinates, and the loss is greater; back, and it is less.
      let step = 1e-3 * SIMD2(way.x / canvas.width, -way.y / canvas.height) * made.layout.bounds.size
      #expect(naive.loss(point + step, label) > naive.loss(point, label))
      #expect(naive.loss(point - step, label) < naive.loss(point, label))
      lengths.append((size, length))
    }
    let longest = lengths.reduce((size: 0.0, length: 0.0)) { $1.size > $0.size ? $1 : $0 }
    #expect(longest.length > 0.1 * canvas.width)
    // As long as it is great, on one scale; one that the ring would hide has a shaft of 20 units between ring and head.
    let ring = DataVisual.radius(made.context) + 9 * made.context.unit
    for arrow in lengths {
      let shared = arrow.size * longest.length / longest.size
      let least = max(3 * ring, ring + 42 * made.context.unit)
      #expect(abs(arrow.length / max(shared, least) - 1) < 1e-6, "\(arrow), \(shared) of \(ring)")
    }
  }

  @Test(
    "the arrow's scale is stated by a bar of a round size, where it hides no point", arguments: TrainingFixture.smooth)
  func scale(json: String) throws {
    let made = try TrainingFixture(json, size: "1920x1080")
    let (theme, canvas, split) = (made.theme, made.layout.canvas, made.training.split)
    for (sample, taken) in made.training.samples.enumerated() {
      let frame = try made.frames(.step(.input, sample: sample)).upperBound - 1
      let commands = made.film.frame(frame).commands
      // A line with a tick at either end.
      let bars = commands.compactMap { command -> Path? in
        guard case .stroke(let path, _, .solid(theme.delta), .identity) = command, path.segments.count == 3 else {
          return nil
        }
        return path
      }
      let bar = try #require(bars.first)
      #expect(bars.count == 1)
      let tip = try #require(
        commands.compactMap { command -> Point? in
          guard case .fill(let path, .solid(theme.delta), .identity) = command, path.corners.count == 3 else {
            return nil
          }
          return path.corners[0]
        }.first)
      let gradient = made.naive.inputGradient(taken.sample.point, taken.sample.label)
      let length = tip.distance(to: made.layout.place(taken.sample.point))
      let size = bar.bounds.width * (gradient * gradient).sum().squareRoot() / length
      let shown = made.film.marks(frame).filter { canvas.contains($0.bounds) }.compactMap { Double($0.text) }
      #expect(shown.contains { abs($0 / size - 1) < 1e-6 }, "\(size) of \(shown)")
      let wash = commands.compactMap { command -> Rect? in
        guard case .fill(let path, .solid(let color), .identity) = command, color == theme.ground.opacity(0.92),
          canvas.contains(path.bounds), path.bounds.contains(bar.bounds)
        else { return nil }
        return path.bounds
      }
      let chip = try #require(wash.first)
      for point in split.train + split.test { #expect(!chip.contains(box(made.layout.place(point.point)))) }
    }
  }

  @Test("a bar's size is 1, 2 or 5 times a power of ten")
  func roundSizes() {
    let sizes = [0.0347, 0.02, 0.99, 1, 7.2, 4999].map { InputArrow.round(below: $0) }
    for (size, wanted) in zip(sizes, [0.02, 0.02, 0.5, 1, 5, 2000]) { #expect(abs(size / wanted - 1) < 1e-9) }
  }
}
