internal import Simulation
internal import Text

extension Diagnostic: CustomStringConvertible {
  /// One line, as compilers write it: `narration.json:14:23: GRAD_HOLD_BY["3"]: there is no edge 3: …`.
  ///
  /// A warning says so after the place.
  public var description: String {
    let start = "\(file):\(place.line):\(place.column): " + (severity == .warning ? "warning: " : "")
    return start + (path.isEmpty ? "" : path + ": ") + problem.description
  }
}

extension TimelineError: CustomStringConvertible {
  /// All diagnostics, one a line, and how many more there were.
  public var description: String {
    let more = omitted == 0 ? [] : ["\(diagnostics[0].file): \(counted(omitted, "more problem")) are not listed."]
    return (diagnostics.map(\.description) + more).joined(separator: "\n")
  }
}

extension Problem: CustomStringConvertible {
  /// What is wrong, what was expected, and how to mend it.
  public var description: String {
    switch self {
    case .text(let problem): problem.description
    case .repeatedKey(let key, let first): TextProblem.repeatedKey(key, first: first).description
    case .notFinite(let text): TextProblem.notFinite(text).description
    case .unknownKey, .keyOfOtherFilm, .missingKey, .wrongType, .notDecimal, .outOfBounds, .tooManyDecimals,
      .tooLong,
      .unprintable, .unknownChoice, .wrongCount, .notAColor, .unknownSize, .sizeOutOfBounds, .oddSize, .badFrameRate:
      valueMessage
    case .notAnEdge, .noSuchEdge, .hiddenDisagrees, .wrongLength, .network: networkMessage
    case .unknownBeat, .repeatedCue, .notOneWord, .blank, .emptyPanel, .noSuchNeuron, .repeatedConnection, .wrapTooLong,
      .updateOverflows,
      .wordsTooFast:
      beatMessage
    case .notExactlyOne, .notOfFile, .notData, .keyOfOtherOptimizer, .optimizerWithRun, .sigmoidForClasses, .learning,
      .tooFewSamples, .noSuchTrainingSample, .stepOutOfRange, .noEpochs, .noSuchEpoch, .notAStep, .notASample,
      .noSuchSample:
      trainingMessage
    case .file, .notARunFile, .notText, .dataset, .savedRun: fileMessage
    case .filmTooLong, .noFrame, .seedNotUsed: filmMessage
    case .noFileName, .unknownVolume, .notALanguage: soundMessage
    case .notAPlace, .placeWithoutUnit, .placeAfterEnd, .beatWithoutFrame, .emptyStretch: placeMessage
    }
  }

  private var valueMessage: String {
    switch self {
    case .unknownKey(let key, let known):
      "unknown key. \(Self.didYouMean(key, known))Keys here are: \(known.joined(separator: ", "))."
    case .keyOfOtherFilm(let film, let known):
      "the film \(quoted(film.rawValue)) has no such key, but \(listed(Self.others(film))) has. Remove it, or set \"film\" "
        + "to \(listed(Self.others(film), by: "or")). Keys here are: \(known.joined(separator: ", "))."
    case .missingKey(let example): "this key is missing, and nothing stands in for it. Add it, for example \(example)."
    case .wrongType(let found, let expected): "\(found); expected \(expected)." + Self.hint(found, expected)
    case .notDecimal(let text):
      "\(cut(text)) is no plain decimal number, and programs disagree on what it means. Write its digits as in 12.5."
    case .outOfBounds(let found, let expected): "\(cut(found)) is out of bounds; expected \(expected)."
    case .tooManyDecimals(let text):
      "\(cut(text)) is finer than a microsecond. Keep at most \(Bounds.decimals) decimals."
    case .tooLong(let characters, let limit):
      "the text has \(characters) characters, \(characters - limit) more than the \(limit) there is room for. Shorten it."
    case .unprintable(let scalar, let offset):
      "character \(offset + 1) is U+\(String(scalar.value + 0x10000, radix: 16, uppercase: true).dropFirst()), which can't be seen; expected one line of text. "
        + "Take it out."
    case .unknownChoice(let word, let choices):
      "there is no \(quoted(word)). \(Self.didYouMean(word, choices))Expected "
        + ExpectedValue.choice(choices).description + "."
    case .wrongCount(let found, let expected): "this list has \(counted(found, "item")); expected \(expected)."
    case .notAColor(let text):
      "\(quoted(text)) is no colour. "
        + (HexColor.suggestion(for: text).map { "Did you mean \(quoted($0))? " } ?? "")
        + "Expected \(ExpectedValue.color)."
    case .unknownSize(let text):
      "\(quoted(text)) is no size. \(Self.didYouMean(text, PixelSize.named.map(\.name)))Expected "
        + "\(ExpectedValue.pixelSize)."
    case .sizeOutOfBounds(let text):
      "\(quoted(text)) is out of bounds; each side is from \(PixelSize.bounds.lowerBound) to "
        + "\(PixelSize.bounds.upperBound) pixels."
    case .oddSize(let width, let height):
      "\(width)x\(height) has an odd side, which 4:2:0 video can't hold. Take "
        + "\(width + width % 2)x\(height + height % 2)."
    case .badFrameRate(let text): "\(quoted(text)) is no frame rate; expected \(ExpectedValue.frameRate)."
    default: ""
    }
  }

  private var networkMessage: String {
    switch self {
    case .notAnEdge(let key, let edgeCount):
      "\(quoted(key)) is no edge. Edges are counted from 0"
        + (edgeCount.map { ": \(Self.edges($0))." } ?? ", as in {\"0\": 2400}.")
    case .noSuchEdge(let edge, let edgeCount):
      "there is no edge \(edge): \(Self.edges(edgeCount)). Remove the entry, or give the network more layers."
    case .hiddenDisagrees(let weights, let hidden, let place):
      "these weights make the hidden layers \(weights), but HIDDEN (line \(place.line), column \(place.column)) says \(hidden). Mend one of them, or "
        + "leave HIDDEN out."
    case .wrongLength(let found, let needed, let reason):
      "this list has \(counted(found, "item")), but needs \(needed): one for each \(reason)."
    case .network(let error): error.description + "."
    default: ""
    }
  }

  private var filmMessage: String {
    switch self {
    case .filmTooLong(let time):
      "the film would last \(time) (hours:minutes:seconds); at most \(FilmTime.longestFilm) are made. Shorten some beats."
    case .noFrame(let time, let rate):
      "the film would last \(time) s, less than half a frame at \(rate) frames a second. Lengthen some beats."
    case .seedNotUsed: "the seed is not used, because the weights are given."
    default: ""
    }
  }

  private var soundMessage: String {
    switch self {
    case .noFileName(let expected): "this is no file's name; expected \(expected)."
    case .unknownVolume(let word):
      "there is no \(quoted(word)). \(Self.didYouMean(word, [TimelineKeys.silent]))Expected \(ExpectedValue.volume)."
    case .notALanguage(let text): "\(quoted(text)) is no language tag; expected \(ExpectedValue.language)."
    default: ""
    }
  }

  private static func others(_ film: FilmKind) -> [String] {
    FilmKind.allCases.filter { $0 != film }.map { quoted($0.rawValue) }
  }

  static func edges(_ count: Int) -> String {
    switch count {
    case 1: "this network has edge 0 only"
    case 2...8: "this network has edges " + listed((0..<count).map(String.init))
    default: "this network has edges 0 to \(count - 1)"
    }
  }

  static func didYouMean(_ word: String, _ known: [String]) -> String {
    DidYouMean.suggestion(for: word, among: known).map { "Did you mean \(quoted($0))? " } ?? ""
  }

  private static func hint(_ found: FoundValue, _ expected: ExpectedValue) -> String {
    switch found {
    case .string(let text) where expected == .flag: flagHint(text.lowercased())
    case .string(let text) where expected.isNumber && DecimalLiteral(text) != nil: " Drop the quotes: \(cut(text))."
    case .null where expected == .color: " In YAML # begins a comment: put the colour in quotes."
    case .number(let text):
      switch expected {
      case .color: " Put it in quotes: \(quoted(HexColor.suggestion(for: text) ?? "#5CC8FF"))."
      case .text, .words, .formula, .choice, .pixelSize: " Put it in quotes: \(quoted(text))."
      default: ""
      }
    default: ""
    }
  }
}

extension LengthReason: CustomStringConvertible {
  /// What there is one for each of.
  public var description: String {
    switch self {
    case .input: "number of input"
    case .target: "number of target"
    case .layer(let layer): "neuron of layer \(layer)"
    case .edges: "edge"
    }
  }
}
