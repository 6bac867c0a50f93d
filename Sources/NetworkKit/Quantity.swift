import FilmKit
public import Simulation

/// A tensor of the trace, or one number of it: what a label shows and what a term of a formula stands for.
///
/// In a formula it stands as a tag after a role: `\role{delta@d.3.0}{-2.5}` is δ₃[0], `\role{delta@d.3}{\delta_3}` all
/// of it. A leading `+` means the network after the update, a leading `2/` the step on sample 2.
public struct Quantity: Hashable, Sendable {
  /// What kind of tensor or number it is: an open value, so that a film may have kinds of its own.
  public struct Kind: RawRepresentable, Hashable, Sendable {
    /// How it stands in tags: letters that no other kind has.
    public let rawValue: String

    /// Makes a kind of its letters.
    public init(rawValue: String) { self.rawValue = rawValue }
  }

  /// What kind it is.
  public let kind: Kind
  /// The layer or edge, then the place in it; whole tensors leave the place out.
  public let indices: [Int]
  /// Whether it belongs to the network after the update.
  public let isUpdated: Bool
  /// The sample whose step it belongs to, counted from 0; nil in a film of one sample.
  public let sample: Int?

  /// Makes a quantity of its parts.
  public init(_ kind: Kind, _ indices: [Int] = [], isUpdated: Bool = false, sample: Int? = nil) {
    (self.kind, self.indices, self.isUpdated, self.sample) = (kind, indices, isUpdated, sample)
  }

  /// How it stands in a formula.
  public var tag: String {
    (sample.map { "\($0)/" } ?? "") + (isUpdated ? "+" : "")
      + ([kind.rawValue] + indices.map(String.init)).joined(separator: ".")
  }

  /// Reads a tag; nil when it is none.
  public init?(tag: some StringProtocol) {
    let halves = tag.split(separator: "/", omittingEmptySubsequences: false)
    let sample = halves.count == 2 ? Int(halves[0]) : nil
    guard let rest = halves.last, halves.count == 1 || sample != nil else { return nil }
    let isUpdated = rest.hasPrefix("+")
    let parts = rest.dropFirst(isUpdated ? 1 : 0).split(separator: ".")
    guard let kind = parts.first.map({ Kind(rawValue: String($0)) }) else { return nil }
    let indices = parts.dropFirst().compactMap { Int($0) }
    guard indices.count == parts.count - 1 else { return nil }
    self.init(kind, indices, isUpdated: isUpdated, sample: sample)
  }

  /// The whole tensor that it belongs to: what is lit on stage.
  public var tensor: Quantity {
    switch kind {
    case .loss, .target, .error: Quantity(kind, isUpdated: isUpdated, sample: sample)
    default: Quantity(kind, Array(indices.prefix(1)), isUpdated: isUpdated, sample: sample)
    }
  }

  /// Its name for people, such as `a₂[0]`; places count from 0, layers from the input, edges from 1 as weights do.
  public func name(lastLayer: Int) -> String {
    let first = indices.first ?? 0
    let prime = isUpdated ? "′" : ""
    let base: String
    switch kind {
    case .activation: base = first == 0 ? "x" : first == lastLayer ? "ŷ" : "a\(subscripted(first))"
    case .preactivation: base = "z\(subscripted(first))"
    case .slope: base = "f′(z\(subscripted(first)))"
    case .delta: base = "δ\(subscripted(first))"
    case .weight: base = "w\(subscripted(first + 1))"
    case .bias: base = "b\(subscripted(first + 1))"
    case .gradient: base = "∂L/∂w\(subscripted(first + 1))"
    case .target: base = "y"
    case .error: base = "(ŷ − y)"
    case .loss: base = "L"
    case .reused, .reusedAtDepth: base = "multiplications with reuse"
    case .scratch, .scratchAtDepth: base = "multiplications from scratch"
    case .upstream: base = "(Wᵀδ)\(subscripted(first))"
    case .forward: base = "multiplications of a forward pass"
    case .backward: base = "multiplications of a backward pass"
    case .probes: base = "multiplications of finite differences"
    default: base = kind.rawValue
    }
    switch kind {
    case .reused, .scratch:
      return base + (indices.count > 1 ? ", \(indices[1]) before w\(subscripted(first + 1))'s are done" : "")
    case .reusedAtDepth, .scratchAtDepth: return "\(base), \(first) layers"
    default: break
    }
    let isWhole = kind == .target || kind == .error
    let places = (isWhole ? indices[...] : indices.dropFirst()).map { "[\($0)]" }.joined()
    return base + prime + places
  }

  /// Its value; nil for a whole tensor of several numbers, for one that the trace has not, and for a film's own kinds.
  public func value(in trace: Trace, updated: Trace?) -> Double? {
    guard let trace = isUpdated ? updated : trace else { return nil }
    let (first, second, third) = (at(0), at(1), at(2))
    switch kind {
    case .activation: return first.flatMap { trace.layers[safe: $0]?.a[safe: second ?? 0] }
    case .preactivation: return first.flatMap { trace.layers[safe: $0]?.z[safe: second ?? 0] }
    case .slope: return first.flatMap { trace.layers[safe: $0]?.slope[safe: second ?? 0] }
    case .delta: return first.flatMap { trace.layers[safe: $0]?.delta[safe: second ?? 0] }
    case .weight: return first.flatMap { trace.edges[safe: $0]?.weights[safe: second ?? 0]?[safe: third ?? 0] }
    case .bias: return first.flatMap { trace.edges[safe: $0]?.biases[safe: second ?? 0] }
    case .gradient: return first.flatMap { trace.edges[safe: $0]?.gradient[safe: second ?? 0]?[safe: third ?? 0] }
    case .target: return trace.network.target[safe: first ?? 0]
    case .error:
      guard let target = trace.network.target[safe: first ?? 0] else { return nil }
      return trace.prediction[safe: first ?? 0].map { $0 - target }
    case .loss: return trace.loss
    case .reused: return first.flatMap { edge in Self.spent(trace, edge).map { Double($0 - (second ?? 0)) } }
    case .scratch:
      return first.map { edge in
        Double(trace.multiplications.withoutReuseByEdge[max(0, edge)...].reduce(0, +) - (second ?? 0))
      }
    case .reusedAtDepth:
      return first.map { Double(trace.network.gradientCost(ofDepth: $0).withReuse.reduce(0, +)) }
    case .scratchAtDepth:
      return first.map { Double(trace.network.gradientCost(ofDepth: $0).fromScratch.reduce(0, +)) }
    case .upstream:
      guard let layer = first, trace.edges.indices.contains(layer) else { return nil }
      return second.flatMap { trace.upstream(layer)[safe: $0] }
    case .forward: return Double(trace.multiplications.forward)
    case .backward: return Double(trace.multiplications.backward)
    case .probes: return Double(trace.multiplications.finiteDifferences)
    default: return nil
    }
  }

  private func at(_ index: Int) -> Int? { index < indices.count ? indices[index] : nil }

  /// The multiplications up to the gradient of an edge.
  private static func spent(_ trace: Trace, _ edge: Int) -> Int? {
    trace.reuses.last { reuse in
      if case .gradient(edge) = reuse.use { true } else { false }
    }?.spent
  }
}

extension Array {
  fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}

extension Quantity {
  /// Whether it is one number: the trace has no more places in it than it names.
  public func isOne(_ trace: Trace) -> Bool {
    switch kind {
    case .loss, .reused, .scratch, .reusedAtDepth, .scratchAtDepth, .forward, .backward, .probes: true
    case .target, .error: indices.count == 1
    case .activation, .preactivation, .slope, .delta, .bias, .upstream: indices.count == 2
    case .weight, .gradient: indices.count == 3
    default: false
    }
  }
}
