/// To how many digits the numbers of a trace are rounded: where a film decides it, each reads the same wherever it
/// stands.
public struct NumberPrecision: Hashable, Sendable {
  /// The digits of every number; nil where each place of a formula has its own.
  public let digits: Int?
  /// The digits of single numbers that have less room.
  public let own: [Quantity: Int]

  /// As each place of a formula has it.
  public static let byPlace = NumberPrecision(digits: nil, own: [:])

  /// Decides for a film.
  public init(digits: Int?, own: [Quantity: Int]) { (self.digits, self.own) = (digits, own) }

  /// The digits of a number, where a place would like `asked`.
  public func digits(of quantity: Quantity, asked: Int) -> Int { own[quantity] ?? digits ?? asked }
}
