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
  private let fonts: FilmFonts
  private let films: FilmList?

  /// Works out what follows from a timeline.
  ///
  /// - Parameters:
  ///   - hasCaptions: Whether a band at the bottom is kept for the narration's words.
  ///   - films: The kinds of films that are known; nil for none but this one.
  public init(_ timeline: Timeline, fonts: FilmFonts, hasCaptions: Bool = false, films: FilmList? = nil) {
    self.init(timeline, fonts, hasCaptions: hasCaptions, films, hasFormulas: true)
  }

  private init(_ timeline: Timeline, _ fonts: FilmFonts, hasCaptions: Bool, _ films: FilmList?, hasFormulas: Bool) {
    let theme = Theme(timeline)
    self.timeline = timeline
    self.theme = theme
    self.hasCaptions = hasCaptions
    (self.fonts, self.films) = (fonts, films)
    schedule = Schedule(timeline)
    bands = Bands(
      width: timeline.size.width, height: timeline.size.height, theme: theme, hasCaptions: hasCaptions,
      hasFormulas: hasFormulas)
    lettering = Lettering(
      fonts: fonts, theme: theme, unit: bands.unit, decimalMark: timeline.wording.language.decimalMark)
  }

  /// Pixels in a unit.
  public var unit: Double { bands.unit }

  /// The same for a film whose panel has captions only, so that its stage is higher.
  public func withoutFormulas() -> FilmSetting {
    FilmSetting(timeline, fonts, hasCaptions: hasCaptions, films, hasFormulas: false)
  }

  /// Makes the film of another timeline that is a part of this one, with the same fonts and captions.
  ///
  /// - Precondition: Its kind is known.
  public func film(of timeline: Timeline) throws(FilmError) -> any Film {
    guard let films else { preconditionFailure("a film that has parts is made by a list of films") }
    return try films.film(of: timeline, fonts: fonts, hasCaptions: hasCaptions)
  }
}
