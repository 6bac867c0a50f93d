/// Why a display list could not be drawn.
public enum RasterError: Error, Hashable, Sendable {
  /// Cairo refused a call; `reason` is its own text for the status.
  case cairo(call: String, reason: String)
}
