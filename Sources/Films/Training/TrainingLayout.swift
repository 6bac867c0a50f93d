import Drawing
import FilmKit
import Learning
import NetworkKit
import Simulation
import Timeline

/// Where everything stands in the film `training`: the data's canvas, the network, and a rail beside them; on a square
/// picture the rail is below them, on a tall one the network is.
struct TrainingLayout: Sendable {
  /// The data's plane, its edges on whole pixels.
  let canvas: Rect
  /// The part of the plane that is shown.
  let bounds: Dataset.Bounds
  /// The legend of the field, below the canvas.
  let scale: Rect
  /// The network with its target.
  let network: Rect
  /// The legend of connections and halos, below the network.
  let legend: Rect
  /// The cards with patterns of blame.
  let rail: Rect
  /// Whether the rail is a strip below the others.
  let isStrip: Bool
  /// The centre of every neuron: `neurons[layer][index]`.
  let neurons: [[Point]]
  /// The centre of every target, one an output.
  let targets: [Point]
  /// The outline of every neuron.
  let neuron: Capsule
  /// How far things on the network are smaller than the theme would have them: 1 where there is room.
  let detail: Double
  /// Pixels from one layer to the next, and from one neuron to the one below.
  let pitch: (layer: Double, row: Double)
  /// How far plane and network stand from their places as long as no card needs the room.
  let slide: (plane: Point, network: Point)
  /// What is laid out for the network that trains.
  let learning: Learning

  /// Where things stand while the network trains, and at the film's end.
  struct Learning: Sendable {
    /// The data's plane: larger where the panel leaves it the room.
    let plane: Rect
    /// The network, and its legend.
    let network: NetworkPlaces
    let legend: Rect
    /// The curve and the numbers.
    let curve: Rect
    /// Its parts: the large number, the curve itself, the other numbers.
    let parts: ReadoutVisual.Parts
    /// What the beat says, where the panel does not; empty where it does.
    let words: Rect
    /// The plane at the end.
    let last: Rect
    /// The network at the end; nil where it makes way.
    let finished: NetworkPlaces?
    /// What it comes to, and how that stands there.
    let outcome: Rect
    let form: OutcomeForm
    /// Pictures of the plane at the ends of segments.
    let pictures: Rect
  }

  /// How the end says what the run comes to.
  enum OutcomeForm: Sendable {
    /// In the middle of the stage, the words below the number.
    case stage
    /// At the foot, the words right of the number.
    case row
    /// At the foot, the words below the number.
    case stack
  }

  /// Lays out a film.
  ///
  /// - Parameter isFree: Whether the panel stays empty while the network trains.
  init(_ bands: Bands, _ training: TrainingContent, _ theme: Theme, isFree: Bool) {
    let (area, unit) = (bands.stage, bands.unit)
    // Room for the numbers beside the axes and for the scale below.
    let (left, below) = (58 * unit, 96 * unit)
    let side: Double
    isStrip = bands.axis == .down && !bands.isPortrait
    let strip = isStrip ? 186 * unit : 0
    if bands.isPortrait {
      side = min(0.53 * area.height - below, 0.56 * area.width)
    } else {
      side = min(area.height - strip - below - 24 * unit, (isStrip ? 0.4 : 0.34) * area.width)
    }
    let corner = Point((area.minX + left).rounded(), (area.minY + 4 * unit).rounded())
    let edge = side.rounded(.down)
    canvas = Rect(x: corner.x, y: corner.y, width: edge, height: edge)
    let fallback = Dataset.Bounds(lower: SIMD2(-1, -1), upper: SIMD2(1, 1))
    bounds = Self.bounds(around: training.split.bounds ?? fallback)
    scale = Rect(x: canvas.minX, y: canvas.maxY + 48 * unit, width: edge, height: 48 * unit)
    let network: Rect
    if isStrip {
      rail = area.inset(top: area.height - strip)
      network = Rect(
        minX: canvas.maxX + 18 * unit, minY: area.minY - 8 * unit, maxX: area.maxX, maxY: rail.minY - 86 * unit)
    } else if !bands.isPortrait {
      let railWidth = min(270 * unit, 0.16 * area.width)
      rail = area.inset(left: area.width - railWidth)
      network = Rect(
        minX: canvas.maxX + 36 * unit, minY: area.minY, maxX: rail.minX - 30 * unit, maxY: area.maxY - 84 * unit)
    } else {
      rail = Rect(minX: canvas.maxX + 48 * unit, minY: area.minY, maxX: area.maxX, maxY: scale.maxY)
      network = Rect(minX: area.minX, minY: scale.maxY + 22 * unit, maxX: area.maxX, maxY: area.maxY - 82 * unit)
    }
    self.network = network
    let isWide = !isStrip && !bands.isPortrait
    // Room that the cards will have goes to both sides: of the network, of both above it, or of the plane.
    let aside = ((area.maxX - canvas.maxX) / 2).rounded(.down)
    slide =
      isWide
      ? (.zero, Point((area.maxX - network.maxX) / 2, 0))
      : isStrip
        ? (Point(0, (strip / 2).rounded(.down)), Point(0, (strip / 2).rounded(.down))) : (Point(aside, 0), .zero)
    let bottom = isStrip ? rail.minY - 14 * unit : area.maxY
    legend = Rect(
      minX: bands.isPortrait ? area.minX : network.minX - 10 * unit, minY: bottom - 76 * unit, maxX: network.maxX,
      maxY: bottom)

    let widths = training.classifier.widths
    let gaps = Double(widths.count - 1) + 0.72
    let ends = min(56 * unit, 0.08 * network.width)
    // Right of several targets it says which of them is 1; a square picture has no room for that.
    let beside = widths[widths.count - 1] > 1 && !isStrip ? 60 * unit : 0
    let layerPitch = min(300 * unit, (network.width - 2 * ends - beside) / gaps)
    // Names above the layers, factors below the neurons.
    let high = network.height - 66 * unit
    let widest = Double(widths.max() ?? 1)
    let rowPitch = min(152 * unit, high / widest)
    pitch = (layerPitch, rowPitch)
    neuron = .neuron(
      .across, rows: rowPitch, layers: layerPitch, largest: 44 * unit, unit: unit, wide: 0.27)
    detail = min(1, neuron.halfHeight / (44 * unit))
    let length = layerPitch * gaps
    let start = network.center.x - (length + beside) / 2
    let middle = network.minY + 58 * unit + high / 2
    func column(_ x: Double, _ count: Int) -> [Point] {
      (0..<count).map { Point(x, middle + (Double($0) - Double(count - 1) / 2) * rowPitch) }
    }
    neurons = widths.enumerated().map { column(start + layerPitch * Double($0.offset), $0.element) }
    targets = column(start + length, widths[widths.count - 1])
    let frame = Frame(area: area, panel: bands.panel, unit: unit)
    learning =
      isWide
      ? isFree ? frame.hero(widths, canvas) : frame.wide(widths, canvas)
      : isStrip ? frame.square(widths, canvas) : frame.tall(widths, canvas)
  }

  /// The part of the plane around the data: as long both ways, unless one way would hardly be seen then.
  private static func bounds(around data: Dataset.Bounds) -> Dataset.Bounds {
    let size = data.size
    guard max(size.x, size.y) > 2.5 * min(size.x, size.y) else { return data.grown(by: 0.1, aspect: 1) }
    return Dataset.Bounds(lower: data.lower - 0.1 * size, upper: data.upper + 0.1 * size)
  }

  /// Which way a step on the data's plane goes on the canvas: a unit vector; nil for no step.
  func direction(of step: SIMD2<Double>) -> Point? {
    let (x, y) = (step.x / bounds.size.x, -step.y / bounds.size.y)
    let length = (x * x + y * y).squareRoot()
    return length > 0 ? Point(x / length, y / length) : nil
  }

  /// Where a point of the data is on the canvas; y grows upward there.
  func place(_ point: SIMD2<Double>) -> Point {
    let share = (point - bounds.lower) / bounds.size
    return Point(canvas.minX + share.x * canvas.width, canvas.maxY - share.y * canvas.height)
  }

  /// Which point of the plane is at a place on the canvas.
  func data(at place: Point) -> SIMD2<Double> {
    let share = SIMD2((place.x - canvas.minX) / canvas.width, (canvas.maxY - place.y) / canvas.height)
    return bounds.lower + share * bounds.size
  }

  /// The middle of an edge's connections.
  func middle(ofEdge edge: Int) -> Point {
    let (from, to) = (neurons[edge], neurons[edge + 1])
    return Self.middle(from).toward(Self.middle(to), 0.5)
  }

  /// The middle of some points.
  static func middle(_ points: [Point]) -> Point {
    let sum = points.reduce(Point.zero) { $0 + $1 }
    return Point(sum.x / Double(points.count), sum.y / Double(points.count))
  }
}
