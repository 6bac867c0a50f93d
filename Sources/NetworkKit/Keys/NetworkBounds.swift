import Simulation

/// The bounds of the numbers of networks in timelines, each said once.
public enum NetworkBounds {
  /// Neurons of a layer.
  public static let width = 1...Network.maximumWidth
  /// Hidden layers.
  public static let layers = 0...Network.maximumLayers
  /// Edges, one more than the hidden layers.
  public static let edges = 1...Network.maximumLayers + 1
  /// Indices of neurons.
  public static let neuron = 0...Network.maximumWidth - 1
}
