/// How the prediction ŷ is measured against the target y.
public enum Loss: String, CaseIterable, Hashable, Sendable, Codable {
  /// ½ Σ (ŷ − y)².
  case squaredError
  /// −Σ (y ln ŷ + (1 − y) ln(1 − ŷ)).
  case binaryCrossEntropy
  /// −Σ y ln ŷ.
  case crossEntropy
}
