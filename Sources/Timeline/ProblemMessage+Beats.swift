internal import Numerics
internal import Simulation
internal import Text

extension Problem {
  /// The words for beats, what stands in them, and connections.
  var beatMessage: String {
    switch self {
    case .unknownBeat(let name, let beats):
      "\(quoted(name)) is no beat\(beats.film == .backprop && beats.edgeCount == nil ? "" : " of this film"). "
        + Self.didYouMean(name, beats.all.map(\.description)) + "Beats are: \(beats)."
    case .repeatedCue(let beat, let first):
      "\(beat) has a word already, in line \(first.line), column \(first.column). A beat starts once: keep one of them."
    case .notOneWord(let text):
      "\(quoted(text)) is not one word as it stands between two spaces. Name each word by itself, or write "
        + "[shown|said] in the script."
    case .blank:
      "there are no words here; expected \(ExpectedValue.words(longest: Bounds.words.upperBound)). "
        + "Write what is said, or remove the entry."
    case .emptyPanel:
      "this panel has neither a caption nor a formula. Give it one, for example \"caption\": \"How far off?\", or "
        + "remove it."
    case .noSuchNeuron(let index, let layer, let width):
      "layer \(layer) has no neuron \(index): it has \(counted(width, "neuron")), counted from 0"
        + (width > 1 ? " to \(width - 1)" : "")
        + ", and a connection is [to, from] as in weights[edge][to][from]. Name one that is there, or remove the "
        + "connection."
    case .repeatedConnection(let connection):
      "the connection [\(connection.to), \(connection.from)] is in this list already. Keep one of them."
    case .wrapTooLong(let time, let hold):
      "\(Self.milliseconds(time)) are longer than grad.0, at whose end the memo stands beside Fibonacci's: that lasts "
        + "\(Self.milliseconds(hold)). Shorten this, or lengthen GRAD_HOLD_BY[\"0\"] to at least "
        + "\(Self.milliseconds(time))."
    case .updateOverflows(let error, let rate, let smaller):
      "with the learning rate \(rate.text(significantDigits: 6)), \(error.facts) in the update. "
        + (smaller.map { "Take a smaller rate: \($0) works." } ?? "Take smaller weights or inputs.")
    case .wordsTooFast(let beat, let characters, .zero):
      "nobody sees these \(counted(characters, "character")): \(beat) lasts 0 s. Lengthen \(beat.durationKey) to at least "
        + "\(Self.milliseconds(Caption.readingTime(characters: characters))), or remove the entry."
    case .wordsTooFast(let beat, let characters, let time):
      "\(beat) lasts \(Self.seconds(time)), in which \(Caption.readingSpeed * time.microseconds / 1_000_000) characters "
        + "can be read at \(Caption.readingSpeed) a second; these words have \(characters). Lengthen "
        + "\(beat.durationKey) to at least \(Self.milliseconds(Caption.readingTime(characters: characters))), or say less."
    default: ""
    }
  }

  /// A time as the file gives it, exactly: `2200 ms`, `0.001 ms`.
  private static func milliseconds(_ time: FilmTime) -> String { decimal(time.microseconds, over: 1000) + " ms" }

  /// A time in seconds alone, exactly: `2.2 s`, `90 s`.
  private static func seconds(_ time: FilmTime) -> String { decimal(time.microseconds, over: 1_000_000) + " s" }

  /// A quotient by a power of ten, with no more decimals than it has.
  private static func decimal(_ number: Int, over power: Int) -> String {
    let (whole, part) = number.quotientAndRemainder(dividingBy: power)
    var decimals = String(String(power + part).dropFirst())
    while decimals.last == "0" { decimals.removeLast() }
    return "\(whole)\(decimals.isEmpty ? "" : "." + decimals)"
  }

  /// What to write for a truth value that was written as a string.
  static func flagHint(_ text: String) -> String {
    switch text {
    case "true", "yes", "on": " Write true, without quotes."
    case "false", "no", "off": " Write false, without quotes."
    default: ""
    }
  }
}
