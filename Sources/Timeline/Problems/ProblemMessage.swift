import Text

extension Diagnostic: CustomStringConvertible {
  /// One line, as compilers write it: `narration.json:14:23: GRAD_HOLD_BY["3"]: there is no edge 3: …`.
  ///
  /// A warning says so after the place.
  public var description: String {
    let start = "\(file):\(place.line):\(place.column): " + (severity == .warning ? "warning: " : "")
    let source = alias.map { " (*\(cut($0.name)) stands for line \($0.place.line), column \($0.place.column).)" } ?? ""
    return start + (path.isEmpty ? "" : path + ": ") + problem.description + source
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
  /// What is wrong, what was expected, and how to fix it.
  public var description: String {
    switch self {
    case .text(let problem): problem.description
    case .repeatedKey(let key, let first): TextProblem.repeatedKey(key, first: first).description
    case .unknownKey, .keyOfOtherFilm, .missingKey, .wrongType, .notDecimal, .notFinite, .outOfBounds, .tooManyDecimals,
      .tooLong,
      .unprintable, .unknownChoice, .wrongCount, .notAColor, .unknownSize, .sizeOutOfBounds, .oddSize, .badFrameRate,
      .roundedFrameRate, .foldedLines:
      valueMessage
    case .film(let problem): problem.description
    case .unknownTerm, .unknownGap, .badPattern, .noWords: wordsMessage
    case .unknownBeat, .otherDuration, .repeatedCue, .notOneWord, .blank, .emptyPanel, .wordsTooFast: beatMessage
    case .notAnIndex, .notIndices, .noSuchIndex: indexMessage
    case .file: fileMessage
    case .filmTooLong, .noFrame, .noContent, .nestedFilm: filmMessage
    case .noFileName, .unknownVolume, .notALanguage: soundMessage
    case .notAPlace, .placeWithoutUnit, .placeAfterEnd, .beatWithoutFrame, .emptyRange: placeMessage
    }
  }

  private var valueMessage: String {
    switch self {
    case .unknownKey(let key, let known):
      "unknown key. \(Self.didYouMean(key, known))Keys here are: \(known.joined(separator: ", "))."
    case .keyOfOtherFilm(let film, let others, let known):
      "the film \(quoted(film)) has no such key, but \(listed(others.map { quoted($0) })) \(others.count == 1 ? "has" : "have"). "
        + "Remove it, or set \"film\" to \(listed(others.map { quoted($0) }, by: "or")). Keys here are: "
        + "\(known.joined(separator: ", "))."
    case .missingKey(let example): "this key is missing, and nothing stands in for it. Add it, for example \(example)."
    case .wrongType(let found, let expected): "\(found); expected \(expected)." + Self.hint(found, expected)
    case .notDecimal(let text):
      "\(cut(text)) is no plain decimal number, and programs disagree on what it means. Write its digits as in 12.5."
    case .notFinite(let text): "\(cut(text)) is not a finite number. The largest is about 1.79e308."
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
    case .roundedFrameRate(let text, let rate):
      "\(cut(text)) is taken for \(rate) frames a second, which editors call so. Write \(quoted(rate.description)) to say it."
    case .foldedLines(let count): "the \(count) lines of this text are set as one."
    default: ""
    }
  }

  private var filmMessage: String {
    switch self {
    case .filmTooLong(let time):
      "the film would last \(time) (hours:minutes:seconds); at most \(FilmTime.longestFilm) are made. Shorten some beats."
    case .noFrame(let time, let rate):
      "the film would last \(time) s, less than half a frame at \(rate) frames a second. Lengthen some beats."
    case .nestedFilm(let film):
      "a part can't be a \(film) itself. Name the films that it joins as parts of this one."
    case .noContent(let film):
      "the film \(quoted(film)) can't be made of this timeline, and does not say why. That is a fault of the film."
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

  static func didYouMean(_ word: String, _ known: [String]) -> String {
    DidYouMean.suggestion(for: word, among: known).map { "Did you mean \(quoted($0))? " } ?? ""
  }

  private static func hint(_ found: FoundValue, _ expected: ExpectedValue) -> String {
    let traits = expected.traits
    return switch found {
    case .string(let text) where traits.contains(.flag): flagHint(text.lowercased())
    case .string(let text) where traits.contains(.number) && DecimalLiteral(text) != nil:
      " Drop the quotes: \(cut(text))."
    case .null where traits.contains(.color): " In YAML # begins a comment: put the colour in quotes."
    case .number(let text) where traits.contains(.color):
      " Put it in quotes: \(quoted(HexColor.suggestion(for: text) ?? "#5CC8FF"))."
    case .number(let text) where traits.contains(.text): " Put it in quotes: \(quoted(text))."
    default: ""
    }
  }
}
