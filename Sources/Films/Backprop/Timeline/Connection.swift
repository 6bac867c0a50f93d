/// One connection of an edge, by the neurons it joins, each counted from 0 within its layer.
public struct Connection: Hashable, Sendable {
  /// The neuron that it leads to.
  public let to: Int
  /// The neuron that it comes from.
  public let from: Int

  /// Makes the connection of the weight `weights[edge][to][from]`.
  public init(to: Int, from: Int) {
    self.to = to
    self.from = from
  }
}
