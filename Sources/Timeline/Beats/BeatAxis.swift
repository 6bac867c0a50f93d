import Text

/// What beats of a kind are counted along: the edges of a network, the samples that a film steps through.
public struct BeatAxis: Hashable, Sendable {
  /// What one of them is called: `edge`.
  public let name: String
  /// The letter that stands for its index where beats are listed: `i`.
  public let letter: String
  /// What an index counts, with its article: `an edge`.
  public let noun: String
  /// The most that there can be of it in any timeline.
  public let limit: Int
  /// What has them, as the start of "this network has edges 0 and 1".
  public let owner: String
  /// What makes more of them, as in "give the network more layers".
  public let remedy: String
  /// Whether each of them has a speed of its own, by which the usual durations of its beats are divided.
  public let isPaced: Bool

  /// Describes an axis; `limit` is at least 1.
  public init(
    _ name: String, letter: String, noun: String, limit: Int, owner: String, remedy: String, isPaced: Bool = false
  ) {
    (self.name, self.letter, self.noun, self.limit) = (name, letter, noun, limit)
    (self.owner, self.remedy, self.isPaced) = (owner, remedy, isPaced)
  }

  /// Several of them.
  var plural: String { name + "s" }

  /// Which of them there are: `this network has edges 0, 1 and 2`.
  func extent(_ count: Int) -> String {
    switch count {
    case 0: "\(owner) none"
    case 1: "\(owner) \(name) 0 only"
    case 2...8: "\(owner) \(plural) " + listed((0..<count).map(String.init))
    default: "\(owner) \(plural) 0 to \(count - 1)"
    }
  }

  /// A regular expression for its indices, 0 to one less than its limit.
  public var pattern: String { Self.pattern(upTo: limit - 1) }

  /// A regular expression for the whole numbers from 0 to `last` as they are written.
  static func pattern(upTo last: Int) -> String {
    let digits = Array(String(last)).compactMap(\.wholeNumberValue)
    func span(_ low: Int, _ high: Int) -> String { low == high ? "\(low)" : "[\(low)-\(high)]" }
    func any(_ count: Int) -> String { count == 0 ? "" : count == 1 ? "[0-9]" : "[0-9]{\(count)}" }
    // All numbers of fewer digits, then those that are smaller at one digit, then the last itself.
    var choices = (1..<max(1, digits.count)).map { $0 == 1 ? "[0-9]" : "[1-9]" + any($0 - 1) }
    for (place, digit) in digits.enumerated() {
      let isLast = place == digits.count - 1
      let low = place == 0 && digits.count > 1 ? 1 : 0
      let high = isLast ? digit : digit - 1
      guard low <= high else { continue }
      let head = digits[..<place].map(String.init).joined()
      choices.append(head + span(low, high) + any(digits.count - 1 - place))
    }
    return choices.count == 1 ? choices[0] : "(\(choices.joined(separator: "|")))"
  }
}
