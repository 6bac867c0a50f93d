import Drawing

/// One thing on the picture, complete in itself: made once for a film, drawn at any time in any order.
///
/// A visual keeps no state: what it draws follows from the time alone. It appends nothing while it is invisible.
public protocol Visual: Sendable {
  /// Appends what it shows at `time`, in seconds from the film's start.
  func draw(at time: Double, into scene: inout Scene)
}
