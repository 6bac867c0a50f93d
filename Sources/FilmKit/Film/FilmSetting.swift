import Drawing
public import Timeline

/// What every film is given: its timeline, and the look, the times, the letters and the bands that follow from it.
public struct FilmSetting {
  /// The timeline that the film is made of.
  public let timeline: Timeline
  /// Colours, sizes and durations, as the timeline has them.
  public let theme: Theme
  /// When things happen.
  public let schedule: Schedule
  /// What makes labels.
  public let lettering: Lettering
  /// Where the parts of the picture are.
  public let bands: Bands
  /// Whether the narration's words are burned in.
  public let hasCaptions: Bool

  /// Works out what follows from a timeline.
  ///
  /// - Parameter hasCaptions: Whether a band at the bottom is kept for the narration's words.
  public init(_ timeline: Timeline, fonts: FilmFonts, hasCaptions: Bool = false) {
    let theme = Theme(timeline)
    self.timeline = timeline
    self.theme = theme
    self.hasCaptions = hasCaptions
    schedule = Schedule(timeline)
    bands = Bands(
      width: timeline.size.width, height: timeline.size.height, theme: theme, hasCaptions: hasCaptions)
    lettering = Lettering(fonts: fonts, theme: theme, unit: bands.unit)
  }

  /// Pixels in a unit.
  public var unit: Double { bands.unit }
}
