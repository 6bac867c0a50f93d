/// A track of sound of a file.
public struct SoundTrack: Hashable, Sendable {
  /// Its number among the file's tracks of sound, from 1.
  public let number: Int
  /// What FFmpeg calls its codec, such as "aac".
  public let codec: String
  /// Its language, three letters of ISO 639-2/T; nil where the file states none.
  public let language: String?
  /// Its title; nil where the file states none.
  public let title: String?
  /// Whether the libraries can decode it.
  public let isDecodable: Bool
  /// Whether the file says that it is one to be played, and not a comment or a description of the picture.
  public let isMain: Bool
}

/// How a track of sound is asked for.
public enum TrackName: Hashable, Sendable {
  /// By its number among the file's tracks of sound, from 1.
  case number(Int)
  /// By its title or its language.
  case name(String)
}

extension TrackName {
  /// The track that is meant; of several the first.
  ///
  /// A name is a title, capitals or not, or a language such as "en", "eng" or "en-GB".
  func find(in tracks: [SoundTrack]) -> SoundTrack? {
    switch self {
    case .number(let number): return tracks.first { $0.number == number }
    case .name(let name):
      if let track = tracks.first(where: { $0.title?.lowercased() == name.lowercased() }) { return track }
      let code: LanguageCode?
      do throws(VideoError) { code = try LanguageCode(name) } catch { code = nil }
      return code.flatMap { code in tracks.first { $0.language == code.letters } }
    }
  }
}

extension [SoundTrack] {
  /// The track that is taken where none is asked for: the first of those that can be decoded and that the file gives to
  /// be played; else the first that can be decoded.
  var usual: SoundTrack? {
    let decodable = filter(\.isDecodable)
    return decodable.first(where: \.isMain) ?? decodable.first
  }
}

extension SoundTrack: CustomStringConvertible {
  /// The track's number and what the file says of it, such as `2 "Mic" (eng, aac)`.
  public var description: String {
    "\(number)\(title.map { " \"\($0)\"" } ?? "") (\([language, codec].compactMap(\.self).joined(separator: ", ")))"
  }
}

extension TrackName: CustomStringConvertible {
  /// The number, or the name in quotation marks.
  public var description: String {
    switch self {
    case .number(let number): "\(number)"
    case .name(let name): "\"\(name)\""
    }
  }
}
