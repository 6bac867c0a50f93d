import Media
import Numerics
import Timeline

extension VoiceFile.Problem: CustomStringConvertible {
  /// What is wrong with a recording, and how to fix it, in one line.
  public var description: String {
    switch self {
    case .unreadable(let error): "\(error)"
    case .tooShort(let count, let offset):
      "only \(Self.seconds(count)) s of the recording are heard in the film, which is too short for speech; it starts at "
        + "\(offset) s. Is it the right file, and the right offset?"
    case .longer(let count, let film):
      "the recording ends \(Self.seconds(count)) s after the film, which ends at \(film) s. Lengthen the last beat, record "
        + "less, or let the last picture be held: \"longer\": \"hold\"."
    case .afterEnd(let offset, let film):
      "the recording starts at \(offset) s, when the film is over: it ends at \(film) s. Give a smaller offset."
    case .filmTooLong:
      "with this recording the film would last more than \(FilmTime.longestFilm), and longer ones are not made. Cut the "
        + "recording."
    }
  }

  private static func seconds(_ count: Int) -> String {
    (Double(count) / Double(PCMBuffer.sampleRate)).text(decimals: 3)
  }
}
