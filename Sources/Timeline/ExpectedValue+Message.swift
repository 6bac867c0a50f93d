internal import Simulation
internal import Text

extension ExpectedValue: CustomStringConvertible {
  /// The kind of value in words, as in "expected a number of milliseconds from 0 to 3600000".
  public var description: String {
    switch self {
    case .text(let longest): "a string" + (longest.map { " of at most \($0) characters" } ?? "")
    case .words(let longest): "a string of \(Bounds.words.lowerBound) to \(longest) characters"
    case .choice(let words):
      words.count == 1 ? quoted(words[0]) : "one of " + listed(words.map { quoted($0) }, by: "or")
    case .pixelSize:
      listed(PixelSize.named.map { quoted($0.name) } + ["\"WIDTHxHEIGHT\""], by: "or")
        + ", each side even and from \(PixelSize.bounds.lowerBound) to \(PixelSize.bounds.upperBound)"
    case .frameRate:
      "a number from \(FrameRate.bounds.lowerBound) to \(FrameRate.bounds.upperBound), or a fraction such as "
        + "\"30000/1001\""
    case .milliseconds:
      "a number of milliseconds from \(Bounds.milliseconds.lowerBound) to \(Bounds.milliseconds.upperBound)"
    case .color: "a colour as \"#RRGGBB\", such as \"#5CC8FF\""
    case .units(let bounds): "a number of units from \(bounds.lowerBound) to \(bounds.upperBound)"
    case .fade: "a number of milliseconds from \(Bounds.fade.lowerBound) to \(Bounds.fade.upperBound)"
    case .voiceover:
      "a file's name such as \"narration.flac\", or a mapping such as {\"file\": \"narration.flac\", \"offset\": 3000}"
    case .cues: "a list of words that beats start on, such as [{\"beat\": \"delta.2\", \"word\": \"delta three\"}]"
    case .nth: "a whole number from \(Bounds.nth.lowerBound) to \(Bounds.nth.upperBound)"
    case .cueOffset: "a number of milliseconds from \(Bounds.cueOffset.lowerBound) to \(Bounds.cueOffset.upperBound)"
    case .spoken: "a mapping from what is written to what is said, such as {\"ReLU\": \"ray loo\"}"
    case .offset: "a number of milliseconds from \(Bounds.offset.lowerBound) to \(Bounds.offset.upperBound)"
    case .decibels(let bounds): "a number of decibels from \(bounds.lowerBound) to \(bounds.upperBound)"
    case .volume: "\(ExpectedValue.decibels(Bounds.volume)), or \(quoted(TimelineKeys.silent))"
    case .language: "a language tag such as \"en\" or \"pt-BR\""
    case .stepTable:
      "a mapping from edges, or samples and edges, to milliseconds, such as {\"0\": 2400, \"1.0\": 900}"
    case .sampleTable: "a mapping from samples to milliseconds, such as {\"1\": 900}"
    case .data:
      "a shape such as \"moons\", a file's name such as \"points.csv\", or a mapping such as {\"shape\": \"moons\", "
        + "\"noise\": 0.1}"
    case .dataFile: "a file's name such as \"points.csv\""
    case .runFile: "a file's name such as \"log.npz\""
    case .optimizer:
      "\(listed(TimelineKeys.optimizers.map { quoted($0) }, by: "or")), or a mapping such as {\"name\": \"adam\", "
        + "\"learningRate\": 0.01}"
    case .samples:
      "a whole number from \(Bounds.samples.lowerBound) to \(Bounds.samples.upperBound), or a list of at most "
        + "\(Bounds.samples.upperBound) samples, such as [12, {\"index\": 40, \"speed\": 2}]"
    case .sample:
      "a sample's index, \(ExpectedValue.whole(Bounds.sampleIndex)), or a mapping such as {\"index\": 40, \"speed\": 2}"
    case .speed: "a number from \(Bounds.speed.lowerBound) to \(Int(Bounds.speed.upperBound))"
    case .segments:
      "a list of at most \(Bounds.segments.upperBound) stretches of training, such as [{\"steps\": 20, \"ms\": 4000}]"
    case .whole(let bounds): "a whole number from \(bounds.lowerBound) to \(bounds.upperBound)"
    case .numberWithin(let bounds): "a number from \(bounds.lowerBound) to \(bounds.upperBound)"
    case .share: "a number from 0 to below 1"
    case .notNegative: "a number that is not less than 0"
    case .edgeTable: "a mapping from edges to milliseconds, such as {\"0\": 2400}"
    case .wordsByBeat: "a mapping from beats to words, such as {\"loss\": \"How far off is it?\"}"
    case .panelByBeat:
      "a mapping from beats to a caption, a formula or both, such as {\"loss\": {\"caption\": \"How far off?\"}}"
    case .formula:
      "a string of at most \(Bounds.formula) characters, or a list of \(Bounds.steps.lowerBound) to "
        + "\(Bounds.steps.upperBound) such strings"
    case .connectionTable: "a mapping from edges to connections, such as {\"1\": [[0, 2]]}"
    case .connections:
      "a list of at most \(Bounds.labels.upperBound) connections, each [to, from] as in weights[edge][to][from]"
    case .connection: "a connection [to, from] as in weights[edge][to][from], such as [0, 2]"
    case .neuron:
      "the index of a neuron, a whole number from \(Bounds.neuron.lowerBound) to \(Bounds.neuron.upperBound)"
    case .flag: "true or false"
    case .number: "a finite number"
    case .positive: "a number greater than 0"
    case .layer: "a list of \(Bounds.width.lowerBound) to \(Bounds.width.upperBound) numbers"
    case .hiddenLayers:
      "a list of at most \(Bounds.layers.upperBound) widths, such as [3, 2], or a whole number of layers from "
        + "\(Bounds.layers.lowerBound) to \(Bounds.layers.upperBound)"
    case .width: "a whole number of neurons from \(Bounds.width.lowerBound) to \(Bounds.width.upperBound)"
    case .weights:
      "a list of \(Bounds.edges.lowerBound) to \(Bounds.edges.upperBound) matrices, one for each edge: "
        + "weights[edge][to][from]"
    case .weightMatrix:
      "a list of \(Bounds.width.lowerBound) to \(Bounds.width.upperBound) rows, one for each neuron that the edge "
        + "leads to"
    case .weightRow:
      "a list of \(Bounds.width.lowerBound) to \(Bounds.width.upperBound) numbers, one for each neuron that the edge "
        + "comes from"
    case .biases:
      "a list of \(Bounds.edges.lowerBound) to \(Bounds.edges.upperBound) lists, one for each edge: biases[edge][to]"
    case .biasRow:
      "a list of \(Bounds.width.lowerBound) to \(Bounds.width.upperBound) numbers, one for each neuron that the edge "
        + "leads to"
    case .seed: "a whole number from \(Bounds.seed.lowerBound) to \(Bounds.seed.upperBound)"
    case .mapping: "a mapping of keys to values"
    }
  }

  /// Whether a number is asked for, so that one in quotes was probably meant.
  var isNumber: Bool {
    switch self {
    case .milliseconds, .number, .frameRate, .width, .seed, .hiddenLayers, .units, .fade, .neuron, .positive, .offset,
      .decibels, .volume, .nth, .cueOffset, .samples, .sample, .speed, .whole, .numberWithin, .share, .notNegative:
      true
    default: false
    }
  }
}

extension FoundValue: CustomStringConvertible {
  /// What was found, as the start of a sentence: `"fast" is a string`.
  public var description: String {
    switch self {
    case .null: "this is null, as if it were left out"
    case .bool(let value): "\(value) is a truth value"
    case .number(let text): "\(cut(text)) is a number"
    case .string(let text): "\(quoted(text)) is a string"
    case .list: "this is a list"
    case .mapping: "this is a mapping"
    }
  }
}
