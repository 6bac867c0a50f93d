/// What a beat's panel says: a caption in words, a formula in steps, and one line of plain text for reports.
public struct PanelText: Hashable, Sendable {
  /// A sentence above the formula, from the longest way of saying it to the shortest: a beat has the longest that can
  /// be read while it lasts.
  public var captions: [String]
  /// Whether the last caption stays where there is no time to read it: the words of an author, of which `check` reports
  /// that they are too many.
  public var isKept: Bool
  /// What the numbers in the captions stand for: tagged numbers of a formula, as `inspect` reads them.
  public var numbers: String
  /// A sentence over all beats in a row that have the same one, where one of them is too short for its own.
  public var shared: String?
  /// The formula, cut before its equals signs: what is worked out, how, with which numbers, the result.
  public var steps: [String]
  /// The steps of a beat too short for all of them.
  public var brief: [String]
  /// Which of the steps are left out first: the numbers that are put in.
  public var spare: Int?
  /// The result as plain text.
  public var plain: String
  /// Whether the formula may be left out where there is no time to read even the shortest.
  public var isSpare: Bool
  /// Whether the formula before stays where there is no time for this one: the beat goes on with what that says.
  public var keepsFormula = false
  /// A caption for this beat and the one before, where that one's formula stays through both.
  public var together: String?

  /// Makes it of its parts.
  public init(
    captions: [String], steps: [String], brief: [String], spare: Int? = nil, plain: String, isSpare: Bool = false,
    isKept: Bool = false, numbers: String = ""
  ) {
    (self.captions, self.steps, self.brief) = (captions, steps, brief)
    (self.spare, self.plain, self.isSpare, self.isKept) = (spare, plain, isSpare, isKept)
    self.numbers = numbers
  }
}
