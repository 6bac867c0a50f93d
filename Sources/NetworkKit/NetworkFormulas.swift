public import FilmKit
public import Simulation
public import Timeline

/// The formulas of a network's passes, with the trace's own numbers.
///
/// Edge i carries the weights wᵢ₊₁, as narrators count them, and leads to the layer whose δ is δᵢ₊₁.
public struct NetworkFormulas: Sendable {
  /// The passes.
  public let trace: Trace
  /// The step that the weights take at the end; nil for a film without one.
  public let update: Update?

  /// How its numbers are rounded.
  public let precision: NumberPrecision
  /// The first edge that the update may be written out for: 0, but of a network that is too long for the view the first
  /// that is seen then.
  public let firstSeen: Int

  /// How captions say things.
  public let wording: Wording

  /// Makes the formulas of a trace, and of the step that its weights take after it.
  public init(
    trace: Trace, update: Update? = nil, precision: NumberPrecision = .byPlace, firstSeen: Int = 0,
    wording: Wording = .english
  ) {
    (self.trace, self.update, self.precision, self.firstSeen) = (trace, update, precision, firstSeen)
    self.wording = wording
  }

  /// The network.
  public var network: Network { trace.network }
  /// The last layer.
  public var last: Int { network.edgeCount }
  /// Whether every layer has one neuron, so that each letter is a number.
  public var isChain: Bool { network.widths.allSatisfy { $0 == 1 } }

  /// Whether there is one output, so that ŷ and y are numbers.
  private var isSingle: Bool { network.target.count == 1 }

  // MARK: Names

  /// The activation of a layer: x, a₁, …, ŷ.
  public func activation(_ layer: Int) -> String {
    let letter =
      switch layer {
      case 0: isChain ? "x" : "\\mathbf{x}"
      case last: isSingle ? "\\hat{y}" : "\\hat{\\mathbf{y}}"
      default: "\(isChain ? "a" : "\\mathbf{a}")_{\(layer)}"
      }
    return "\\role{signal@a.\(layer)}{\(letter)}"
  }

  /// The weights of an edge: w₁ or the matrix W₁.
  public func weight(_ edge: Int) -> String {
    "\\role{weight@w.\(edge)}{\(isChain ? "w" : "\\mathbf{W}")_{\(edge + 1)}}"
  }

  /// One weight of a matrix: w of layer 2 from neuron 1 to 3 is `w^{(2)}_{3,1}`, as matrices count.
  public func entry(_ edge: Int, _ to: Int, _ from: Int) -> String { "w^{(\(edge + 1))}_{\(to + 1),\(from + 1)}" }

  /// The δ of a layer.
  public func delta(ofLayer layer: Int) -> String { "\\role{delta@d.\(layer)}{\\delta_{\(layer)}}" }

  /// The target.
  public var target: String { "\\role{target@y}{\(isSingle ? "y" : "\\mathbf{y}")}" }

  /// ∂L/∂w of an edge, as a fraction.
  public func gradientName(_ edge: Int) -> String {
    let name = "\\role{weight@g.\(edge)}{\(isChain ? "w" : "\\mathbf{W}")_{\(edge + 1)}}"
    return "\\role{ink@g.\(edge)}{\\frac{\\partial L}{\\partial \(name)}}"
  }

  /// Whether δ of the output is ŷ − y itself, the loss and the output activation cancelling.
  public var isFused: Bool {
    switch (network.output, network.loss) {
    case (.softmax, .crossEntropy), (.elementwise(.sigmoid), .binaryCrossEntropy): true
    case (.elementwise(.linear), .squaredError): true
    default: false
    }
  }

  /// The function of a layer's neurons as it is written; empty for the identity.
  public func function(ofLayer layer: Int) -> String {
    switch layer == last ? network.output : .elementwise(network.activation) {
    case .elementwise(.linear): ""
    case .elementwise(.sigmoid): "\\sigma"
    case .elementwise(.tanh): "\\mathrm{tanh}"
    case .elementwise(.relu): "\\mathrm{ReLU}"
    case .elementwise(.leakyRelu): "\\mathrm{LReLU}"
    case .elementwise(.softplus): "\\mathrm{softplus}"
    case .softmax: "\\mathrm{softmax}"
    }
  }

  // MARK: Parts

  /// What the card of an edge says: its gradient, or the size of the strongest of many; from the longest way of writing
  /// it to the shortest.
  public func card(_ edge: Int) -> (sources: [String], role: Role) {
    let strongest = strongest(edge)
    let quantity = Quantity(.gradient, [edge, strongest.to, strongest.from])
    guard strongest.count > 1 else {
      let role = Self.role(ofGradient: strongest.value)
      let number = number(strongest.value, quantity, role)
      return (["\(gradientName(edge)) = \(number)", number], role)
    }
    let name = "\\role{weight@g.\(edge)}{\\mathbf{W}_{\(edge + 1)}}"
    let size = number(abs(strongest.value), quantity, .ink)
    return (["\\mathrm{max}\\,|\\role{ink@g.\(edge)}{\\partial L/\\partial \(name)}| = \(size)", size], .muted)
  }

  /// The gradient entry of an edge that is greatest in size (the first of equals), and how many there are.
  public func strongest(_ edge: Int) -> (to: Int, from: Int, value: Double, count: Int) {
    let rows = trace.edges[edge].gradient
    var best = (to: 0, from: 0, value: rows[0][0], count: rows.count * rows[0].count)
    for (to, row) in rows.enumerated() {
      for (from, value) in row.enumerated() where abs(value) > abs(best.value) {
        (best.to, best.from, best.value) = (to, from, value)
      }
    }
    return best
  }

  /// What the update will do to a weight: a step against its gradient.
  public static func role(ofGradient value: Double) -> Role {
    value < 0 ? .increase : value > 0 ? .decrease : .muted
  }

  /// A number in a colour, tagged with what it is.
  public func number(
    _ value: Double, _ quantity: Quantity, _ role: Role, digits: Int = 4, isFactor: Bool = false
  ) -> String {
    let text = precision.math(value, of: quantity, asked: digits)
    return "\\role{\(role.rawValue)@\(quantity.tag)}{\(isFactor && value < 0 ? "(\(text))" : text)}"
  }

  /// A number as it is read where it stands.
  package func read(_ value: Double, _ quantity: Quantity) -> Double { precision.read(value, of: quantity, asked: 4) }

  /// The sign between a sum of numbers as they are read and its result: `=` where they add up to it, else `\approx`.
  package func equals(_ sum: Double, _ result: Double, _ quantity: Quantity) -> String {
    let shown = precision.math(result, of: quantity, asked: 4)
    // The last of many digits in a power of ten is nothing that anybody adds up to.
    guard !shown.contains("^") else { return "=" }
    var half = 0.5
    for _ in 0..<(shown.split(separator: ".").dropFirst().first?.count ?? 0) { half /= 10 }
    return abs(sum - read(result, quantity)) <= half * (1 + 1e-6) ? "=" : "\\approx"
  }

  /// How many numbers of a vector of so many are written out: up to six all of them, which a line of its own has room
  /// for; of more the first four.
  package static func shownCount(of count: Int) -> Int { count <= 6 ? count : 4 }

  /// One number, or the first few of a vector.
  public func values(_ vector: [Double], _ role: Role, _ quantity: (Int) -> Quantity) -> String {
    guard vector.count > 1 else { return number(vector[0], quantity(0), role) }
    let count = Self.shownCount(of: vector.count)
    let shown = vector.prefix(count).enumerated().map { number($1, quantity($0), role, digits: 3) }
    let mark = wording.language.listMark
    return "(\(shown.joined(separator: "\(mark) "))\(vector.count > count ? "\(mark) \\ldots" : ""))"
  }

  /// The same for a beat that is short: two numbers of many.
  public func few(_ vector: [Double], _ role: Role, _ quantity: (Int) -> Quantity) -> String {
    guard vector.count > 2 else { return values(vector, role, quantity) }
    let mark = wording.language.listMark
    let shown = vector.prefix(2).enumerated().map { number($1, quantity($0), role, digits: 2) }
    return "(\(shown.joined(separator: "\(mark) "))\(mark) \\ldots)"
  }

  /// The same as plain text.
  public func plain(_ vector: [Double]) -> String {
    guard vector.count > 1 else { return NumberText.text(vector[0]) }
    let count = Self.shownCount(of: vector.count)
    let shown = vector.prefix(count).map { NumberText.text($0) }.joined(separator: ", ")
    return "(\(shown)\(vector.count > count ? ", …" : ""))"
  }
}
