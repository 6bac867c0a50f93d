/// A graph in layers with few crossings: its nodes, and places on the way for lines that pass layers.
struct GraphLayers: Hashable, Sendable {
  /// The places of each layer in their order; those from the number of nodes on are on the way.
  private(set) var layers: [[Int]] = []
  /// The layer of each place.
  private(set) var layerOf: [Int] = []
  /// For each line the places that it passes, its ends among them.
  private(set) var lines: [[Int]] = []
  /// The places that are nodes.
  let nodes: Range<Int>

  /// How often the places are put in order by those beside them.
  private static let passes = 12
  /// How often places move to the middle of those beside them; a line between two that have no others is straight then.
  private static let rounds = 64

  /// - Parameter inputs: For each node those that it is made of, all before it.
  init(_ inputs: [[Int]]) {
    nodes = inputs.indices
    var depth = inputs.map { _ in 0 }
    for (node, parts) in inputs.enumerated() {
      depth[node] = parts.reduce(0) { max($0, depth[$1] + 1) }
    }
    // What stands at the start stands just before what needs it first.
    var first: [Int: Int] = [:]
    for (node, parts) in inputs.enumerated() {
      for part in parts { first[part] = min(first[part] ?? .max, depth[node]) }
    }
    for node in inputs.indices where inputs[node].isEmpty { depth[node] = max(0, (first[node] ?? 1) - 1) }
    layerOf = depth
    layers = Array(repeating: [], count: (depth.max() ?? 0) + 1)
    for node in inputs.indices { layers[depth[node]].append(node) }
    for (node, parts) in inputs.enumerated() {
      var seen: Set<Int> = []
      for part in parts where seen.insert(part).inserted {
        var line = [part]
        for layer in (depth[part] + 1)..<max(depth[part] + 1, depth[node]) {
          line.append(layerOf.count)
          layers[layer].append(layerOf.count)
          layerOf.append(layer)
        }
        lines.append(line + [node])
      }
    }
    order()
    flatten()
  }

  /// The places before and after each place.
  private var neighbours: (before: [[Int]], after: [[Int]]) {
    var (before, after) = (layerOf.map { _ in [Int]() }, layerOf.map { _ in [Int]() })
    for line in lines {
      for (from, to) in zip(line, line.dropFirst()) {
        before[to].append(from)
        after[from].append(to)
      }
    }
    return (before, after)
  }

  /// Barycentres, forwards and backwards in turn; what crosses least is kept.
  private mutating func order() {
    let neighbours = neighbours
    var best = (layers: layers, crossings: crossings)
    for pass in 0..<Self.passes {
      let isForward = pass % 2 == 0
      let order = isForward ? Array(layers.indices.dropFirst()) : layers.indices.dropLast().reversed()
      for layer in order {
        let beside = layers[isForward ? layer - 1 : layer + 1]
        let ranks = Dictionary(uniqueKeysWithValues: beside.enumerated().map { ($1, Double($0)) })
        let keys = layers[layer].enumerated().map { rank, place -> (key: Double, rank: Int, place: Int) in
          let others = (isForward ? neighbours.before : neighbours.after)[place].compactMap { ranks[$0] }
          let mean = others.reduce(0, +) / Double(max(1, others.count))
          return (others.isEmpty ? Double(rank) : mean, rank, place)
        }
        layers[layer] = keys.sorted { ($0.key, $0.rank) < ($1.key, $1.rank) }.map(\.place)
      }
      let count = crossings
      if count < best.crossings { best = (layers, count) }
    }
    layers = best.layers
  }

  /// Turns neighbours round where nothing crosses more by it and all takes less room across: with leaves all on one side a
  /// graph would climb.
  private mutating func flatten() {
    guard layerOf.count <= Self.mostFlattened else { return }
    var best = (crossings: crossings, extent: extent)
    for _ in 0..<2 {
      for layer in layers.indices {
        for rank in layers[layer].indices.dropLast() {
          var other = self
          other.layers[layer].swapAt(rank, rank + 1)
          let crossings = other.crossings
          guard crossings <= best.crossings else { continue }
          let extent = other.extent
          guard crossings < best.crossings || extent < best.extent - 1e-6 else { continue }
          (self, best) = (other, (crossings, extent))
        }
      }
    }
  }

  /// The most places of a graph that is made less high.
  private static let mostFlattened = 60

  /// How far apart the outermost places are across the layers, a line that passes a layer taking half a node's room.
  private var extent: Double {
    let places = positions { nodes.contains($0) ? 1 : 0.5 }
    return (places.max() ?? 0) - (places.min() ?? 0)
  }

  /// How many lines cross between neighbouring layers.
  var crossings: Int {
    var ranks = layerOf.map { _ in 0 }
    for layer in layers { for (rank, place) in layer.enumerated() { ranks[place] = rank } }
    var steps = layers.map { _ in [(from: Int, to: Int)]() }
    for line in lines {
      for (from, to) in zip(line, line.dropFirst()) { steps[layerOf[from]].append((ranks[from], ranks[to])) }
    }
    var count = 0
    for layer in steps {
      for (index, one) in layer.enumerated() {
        for other in layer[..<index] where (one.from - other.from) * (one.to - other.to) < 0 { count += 1 }
      }
    }
    return count
  }

  /// Where the places stand across their layers: near those beside them, `pitch` apart, around 0.
  func positions(pitch: (Int) -> Double) -> [Double] {
    var places = layerOf.map { _ in 0.0 }
    let neighbours = neighbours
    func spread(_ layer: [Int], _ wanted: [Double]) {
      // Pushed apart from the first on, then moved back together by the mean of what that changed.
      var own = wanted
      for index in own.indices.dropFirst() {
        let least = own[index - 1] + (pitch(layer[index - 1]) + pitch(layer[index])) / 2
        own[index] = max(own[index], least)
      }
      let shift = zip(own, wanted).reduce(0) { $0 + $1.0 - $1.1 } / Double(max(1, own.count))
      for (index, place) in layer.enumerated() { places[place] = own[index] - shift }
    }
    for layer in layers { spread(layer, layer.map { _ in 0 }) }
    for pass in 0..<Self.rounds {
      for layer in pass % 2 == 0 ? layers : layers.reversed() {
        spread(
          layer,
          layer.map { place in
            let others = neighbours.before[place] + neighbours.after[place]
            return others.isEmpty ? places[place] : others.reduce(0) { $0 + places[$1] } / Double(others.count)
          })
      }
    }
    return places
  }
}
