internal import Simulation

/// The forward and backward pass of many samples at once, with the memory that they need.
///
/// Numbers stand neuron by neuron, and for each neuron group by group of eight samples. A sample's own numbers are
/// summed in the order of `Simulation` (neurons they come from, then the bias); a gradient sums its lanes over the
/// groups, then the eight lanes in a fixed tree. So the bits depend on the samples and their order alone.
struct BatchPass {
  let classifier: Classifier
  /// How many groups of eight samples there is room for.
  let capacity: Int
  /// The index of each layer's first neuron.
  private let firsts: [Int]
  /// a of every neuron but the outputs, which have their logits.
  private var activations: [Lanes]
  private var slopes: [Lanes]
  private var deltas: [Lanes]
  /// The class of each sample; −1 in a lane without one.
  private(set) var labels: [Lanes]
  /// Mean of the losses' gradients, in order of `Parameters.values`.
  private(set) var gradients: [Double]
  /// The number of samples in use.
  private(set) var count = 0
  private var groups: Int { (count + 7) / 8 }

  init(_ classifier: Classifier, capacity samples: Int) {
    self.classifier = classifier
    capacity = max(1, (samples + 7) / 8)
    var (firsts, neurons) = ([Int](), 0)
    for width in classifier.widths {
      firsts.append(neurons)
      neurons += width
    }
    self.firsts = firsts
    let zeros = [Lanes](repeating: Lanes(), count: neurons * capacity)
    (activations, slopes, deltas) = (zeros, zeros, zeros)
    labels = Array(zeros.prefix(capacity))
    gradients = [Double](repeating: 0, count: classifier.parameterCount)
  }

  /// Takes the samples of the next pass, at most 8 · `capacity`.
  mutating func load(count: Int, point: (Int) -> SIMD2<Double>, label: (Int) -> Int) {
    self.count = count
    for group in 0..<groups {
      var (x, y, classes) = (Lanes(), Lanes(), Lanes(repeating: -1))
      for lane in 0..<min(8, count - group * 8) {
        let point = point(group * 8 + lane)
        (x[lane], y[lane]) = (point.x, point.y)
        classes[lane] = Double(label(group * 8 + lane))
      }
      activations[group] = x
      activations[capacity + group] = y
      labels[group] = classes
    }
  }

  /// The logit of an output for eight samples; those past `count` mean nothing.
  func logits(_ output: Int, group: Int) -> Lanes {
    activations[(firsts[classifier.edgeCount] + output) * capacity + group]
  }

  /// Fills activations, slopes and logits.
  mutating func forward(_ parameters: [Double]) {
    let last = classifier.edgeCount - 1
    for edge in 0...last {
      let (width, to) = (classifier.widths[edge], firsts[edge + 1])
      let source = firsts[edge] * capacity
      for neuron in 0..<classifier.widths[edge + 1] {
        let row = classifier.starts[edge] + neuron * width
        let bias = parameters[classifier.starts[edge] + width * classifier.widths[edge + 1] + neuron]
        let target = (to + neuron) * capacity
        for group in 0..<groups {
          var z = Lanes()
          for from in 0..<width {
            let (weight, a): (Double, Lanes) = (parameters[row + from], activations[source + from * capacity + group])
            z += weight * a
          }
          z += bias
          guard edge < last else {
            activations[target + group] = z
            continue
          }
          (activations[target + group], slopes[target + group]) = LaneMath.value(classifier.activation, at: z)
        }
      }
    }
  }

  /// Fills δ and the gradients after `forward`: of the mean loss over the samples.
  mutating func backward(_ parameters: [Double]) {
    outputDeltas()
    for edge in (0..<classifier.edgeCount).reversed() {
      let (width, start) = (classifier.widths[edge], classifier.starts[edge])
      let (source, target) = (firsts[edge] * capacity, firsts[edge + 1] * capacity)
      let outputs = classifier.widths[edge + 1]
      for to in 0..<outputs {
        for from in 0..<width {
          var sum = Lanes()
          for group in 0..<groups {
            let delta: Lanes = deltas[target + to * capacity + group]
            let a: Lanes = activations[source + from * capacity + group]
            sum += delta * a
          }
          gradients[start + to * width + from] = sum.tree
        }
        var sum = Lanes()
        for group in 0..<groups { sum += deltas[target + to * capacity + group] }
        gradients[start + width * outputs + to] = sum.tree
      }
      guard edge > 0 else { return }
      for from in 0..<width {
        for group in 0..<groups {
          var sum = Lanes()
          for to in 0..<outputs {
            let weight: Double = parameters[start + to * width + from]
            let delta: Lanes = deltas[target + to * capacity + group]
            sum += weight * delta
          }
          let slope: Lanes = slopes[source + from * capacity + group]
          deltas[source + from * capacity + group] = sum * slope
        }
      }
    }
  }

  /// δ of the logits, ŷ − y over the number of samples, by forms that keep their digits where ŷ is nearly y.
  private mutating func outputDeltas() {
    let first = firsts[classifier.edgeCount]
    let share = 1 / Double(count)
    for group in 0..<groups {
      let shares = Lanes(repeating: share).replacing(with: 0, where: labels[group] .< 0)
      guard classifier.output == .softmax else {
        let output = LaneMath.sigmoid(logits(0, group: group))
        let delta = output.value.replacing(with: -output.complement, where: labels[group] .== 1)
        deltas[first * capacity + group] = delta * shares
        continue
      }
      let (powers, total) = softmax(group)
      for index in powers.indices {
        var others = Lanes()
        for (other, power) in powers.enumerated() where other != index { others += power }
        let delta = powers[index].replacing(with: -others, where: labels[group] .== Double(index))
        deltas[(first + index) * capacity + group] = delta / total * shares
      }
    }
  }

  /// e to each logit less the largest, and their sum.
  func softmax(_ group: Int) -> (powers: [Lanes], total: Lanes) {
    var largest = logits(0, group: group)
    for index in 1..<classifier.classCount {
      let z = logits(index, group: group)
      largest.replace(with: z, where: z .> largest)
    }
    let powers = (0..<classifier.classCount).map { LaneMath.decay(largest - logits($0, group: group)).power }
    return (powers, powers.reduce(Lanes(), +))
  }
}

extension Lanes {
  /// The sum of the eight, always in the same order: halves, then quarters.
  var tree: Double {
    let quarter = lowHalf + highHalf
    let pair = quarter.lowHalf + quarter.highHalf
    return pair.x + pair.y
  }
}
