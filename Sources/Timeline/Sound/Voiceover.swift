/// A recorded voice that is heard over the film: one take of it, of which there may be several.
public struct Voiceover: Hashable, Sendable {
  /// Which of a file's tracks of sound is heard.
  public enum Track: Hashable, Sendable {
    /// By its number among the tracks of sound, from 1.
    case number(Int)
    /// By its title or its language.
    case name(String)
  }

  /// Which of a recording's channels are heard.
  public enum Channel: Hashable, Sendable {
    /// One, by its number from 1, on both sides.
    case number(Int)
    /// All of them, as players mix them.
    case mix
  }

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
  /// Which track of the file it is; nil for the usual one.
  public internal(set) var track: Track?
  /// Which channels are heard; nil for those that speak.
  public internal(set) var channel: Channel?
  /// What happens when it lasts longer than the beats.
  public internal(set) var longer = Longer.hold
  /// The part of the film that it is of, whose beats the marks of its script name without the part's name; nil for none.
  public internal(set) var part: String?

  /// The same take, heard later.
  func moved(by time: FilmTime) -> Voiceover {
    var take = self
    take.offset = offset + time
    return take
  }

  /// The same take as that of a part of a film.
  ///
  /// - Parameters:
  ///   - part: The part's name.
  ///   - folder: The folder of the part's file as the film's names it, with a slash at its end; empty for the same.
  ///   - start: When the part's first beat starts by the part's own clock.
  public func of(part: String, in folder: String, from start: FilmTime) -> Voiceover {
    func named(_ name: String) -> String { name.hasPrefix("/") ? name : folder + name }
    var take = moved(by: FilmTime.zero - start)
    (take.file, take.script, take.words) = (named(file), script.map(named), words.map(named))
    take.part = part
    return take
  }
}

extension Voiceover.Channel {
  /// The channels that have names in a timeline.
  static let named: [(name: String, channel: Voiceover.Channel)] = [
    ("left", .number(1)), ("right", .number(2)), ("mix", .mix),
  ]
}
