/// A recorded voice that is heard over the film.
public struct Voiceover: Hashable, Sendable {
  /// What happens when the voice lasts longer than the beats.
  public enum Longer: String, CaseIterable, Hashable, Sendable {
    /// The last picture is held until the voice ends.
    case hold
    /// There is no film.
    case error
  }

  /// The file's name as the timeline gives it; from the timeline's folder, unless it begins with a slash.
  public internal(set) var file: String
  /// When the recording's first sample is heard; before the film's start when its beginning is to be left out.
  public internal(set) var offset: FilmTime = .zero
  /// How much louder than recorded it is, in decibels.
  public internal(set) var volume = 0.0
  /// The script's file, named likewise; nil for none.
  public internal(set) var script: String?
  /// The file of word times, named likewise; nil for none.
  public internal(set) var words: String?
  /// What happens when it lasts longer than the beats.
  public internal(set) var longer = Longer.hold
}
