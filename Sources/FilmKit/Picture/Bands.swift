public import Drawing

/// The bands of a picture from top to bottom: header, what the film is about, panel, captions.
public struct Bands: Hashable, Sendable {
  /// Which way a film runs.
  public enum Axis: Hashable, Sendable {
    /// From left to right.
    case across
    /// From top to bottom.
    case down
  }

  /// The whole picture.
  public let frame: Rect
  /// Pixels in a unit of the theme.
  public let unit: Double
  /// Across on a wide picture, down on a square or tall one.
  public let axis: Axis
  /// Whether the picture is tall, not square.
  public let isPortrait: Bool
  /// What nothing lies over: in a tall picture the part between the names and the buttons that apps put there.
  public let clear: Rect
  /// Title and phases.
  public let header: Rect
  /// All between header and panel.
  public let stage: Rect
  /// Caption and formula.
  public let panel: Rect
  /// The words of the narration; empty where they are not burned in.
  public let captions: Rect

  /// Which part of a tall picture's height apps leave free.
  static let free = 0.12...0.8

  /// Divides a picture of `width` × `height` pixels.
  ///
  /// - Parameters:
  ///   - hasCaptions: Whether a band at the bottom is kept for the narration's words.
  ///   - hasFormulas: Whether the panel has room for a formula below its caption; else the stage has it.
  public init(width: Int, height: Int, theme: Theme, hasCaptions: Bool = false, hasFormulas: Bool = true) {
    let (w, h) = (Double(width), Double(height))
    let unit = min(w, h) / 1080
    let margin = theme.margin * unit
    let axis: Axis = w >= 1.3 * h ? .across : .down
    let isPortrait = h > 1.3 * w
    let free = isPortrait ? Self.free : 0...1
    clear = Rect(minX: 0, minY: free.lowerBound * h, maxX: w, maxY: free.upperBound * h)
    // In what is free anyway no margin is needed.
    let edge = isPortrait ? 0 : 0.6 * margin
    var inner = Rect(minX: margin, minY: clear.minY + edge, maxX: w - margin, maxY: clear.maxY - edge)
    frame = Rect(minX: 0, minY: 0, maxX: w, maxY: h)
    if hasCaptions {
      captions = inner.inset(top: inner.height - 112 * unit)
      inner = inner.inset(bottom: 124 * unit)
    } else {
      captions = .empty
    }
    let headerHeight = (isPortrait ? 130 : axis == .down ? 118 : 60) * unit
    // What a tall picture has left over goes to the formula and to the network alike.
    let caption = (0.4 + 1.2 * (axis == .across ? 1 : 2)) * theme.sentence
    let formula = isPortrait ? max(270, min(460, 0.23 * inner.height / unit)) : 214
    let panelHeight = (hasFormulas ? formula : min(caption, formula)) * unit
    header = inner.inset(bottom: inner.height - headerHeight)
    panel = inner.inset(top: inner.height - panelHeight)
    stage = inner.inset(top: headerHeight + 14 * unit, bottom: panelHeight + 14 * unit)
    (self.unit, self.axis, self.isPortrait) = (unit, axis, isPortrait)
  }
}
