/// Every number of one forward and one backward pass.
public struct Trace: Hashable, Sendable {
  /// The network that was traced.
  public let network: Network
}
