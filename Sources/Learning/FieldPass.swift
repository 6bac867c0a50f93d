internal import Simulation

/// The forward pass of many places at once, in single precision, for a field of which colours and lines are made.
///
/// A colour has eight bits and a line is drawn to an eighth of a pixel: single precision is ten thousand times as fine.
/// `BatchPass`, which trains, would take three times as long: it works in double precision, and finds slopes too. A sum
/// has the order of `BatchPass`: neurons that it comes from, then the bias.
struct FieldPass {
  private let classifier: Classifier
  private let parameters: [Float]
  /// How many groups of eight places there is room for.
  private let capacity: Int
  /// The index of each layer's first neuron.
  private let firsts: [Int]
  /// Of every neuron, group by group; the outputs have their logits.
  private var activations: [Singles]

  /// Prepares a network.
  init(_ parameters: Parameters, capacity: Int) {
    classifier = parameters.classifier
    self.parameters = parameters.values.map { Float($0) }
    self.capacity = capacity
    var (firsts, neurons) = ([Int](), 0)
    for width in classifier.widths {
      firsts.append(neurons)
      neurons += width
    }
    self.firsts = firsts
    activations = Array(repeating: Singles(), count: neurons * capacity)
  }

  /// Finds what each neuron makes of places on a line along x, eight a group, at most `capacity` groups.
  mutating func forward(xs: ArraySlice<Lanes>, y: Double) {
    for (group, x) in xs.enumerated() {
      activations[group] = Singles(x)
      activations[capacity + group] = Singles(repeating: Float(y))
    }
    let last = classifier.edgeCount - 1
    for edge in 0...last {
      let (width, outputs) = (classifier.widths[edge], classifier.widths[edge + 1])
      for neuron in 0..<outputs {
        forward(
          from: firsts[edge] * capacity, width, to: (firsts[edge + 1] + neuron) * capacity, groups: xs.count,
          weights: classifier.starts[edge] + neuron * width, bias: classifier.starts[edge] + width * outputs + neuron,
          edge < last ? classifier.activation : .linear)
      }
    }
  }

  /// Works out one neuron.
  private mutating func forward(
    from source: Int, _ width: Int, to target: Int, groups: Int, weights: Int, bias: Int, _ activation: Activation
  ) {
    let capacity = capacity
    let bias = Singles(repeating: parameters[bias])
    parameters[weights..<weights + width].withUnsafeBufferPointer { weights in
      activations.withUnsafeMutableBufferPointer { activations in
        for group in 0..<groups {
          var z = Singles()
          for from in 0..<width { z += activations[source &+ from &* capacity &+ group] * weights[from] }
          activations[target &+ group] = SingleMath.value(activation, at: z + bias)
        }
      }
    }
  }

  /// Stores what the outputs make of a row of places: the logit of each, and the probability of class 1 of a sigmoid, else
  /// of each class.
  ///
  /// - Parameters:
  ///   - count: How many places there are, eight a group.
  ///   - logits: Where those of the first output go; those of the next are `apart` numbers behind.
  ///   - probabilities: Where the probabilities go, likewise.
  func store(
    _ count: Int, _ logits: UnsafeMutablePointer<Double>, _ probabilities: UnsafeMutablePointer<Double>, apart: Int
  ) {
    let first = firsts[classifier.edgeCount] * capacity
    let outputs = classifier.output == .softmax ? classifier.classCount : 1
    activations.withUnsafeBufferPointer { activations in
      for group in 0..<(count + 7) / 8 {
        let (place, lanes) = (8 * group, min(8, count - 8 * group))
        guard classifier.output == .softmax else {
          let z = activations[first + group]
          Self.store(Lanes(z), lanes, to: logits + place)
          Self.store(Lanes(SingleMath.sigmoid(z)), lanes, to: probabilities + place)
          continue
        }
        var largest = activations[first + group]
        for output in 1..<outputs {
          let z = activations[first + output * capacity + group]
          largest.replace(with: z, where: z .> largest)
        }
        let powers = (0..<outputs).map { output in
          LaneMath.decay(Lanes(largest - activations[first + output * capacity + group])).power
        }
        let total = powers.reduce(Lanes(), +)
        for (output, power) in powers.enumerated() {
          let z = activations[first + output * capacity + group]
          Self.store(Lanes(z), lanes, to: logits + (output * apart + place))
          Self.store(power / total, lanes, to: probabilities + (output * apart + place))
        }
      }
    }
  }

  /// Stores as many numbers as there are places.
  @inline(__always)
  private static func store(_ numbers: Lanes, _ count: Int, to place: UnsafeMutablePointer<Double>) {
    if count == 8 {
      UnsafeMutableRawPointer(place).storeBytes(of: numbers, as: Lanes.self)
    } else {
      for lane in 0..<count { place[lane] = numbers[lane] }
    }
  }
}
