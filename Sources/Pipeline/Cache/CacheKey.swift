import Numerics

/// What an entry of the cache is found by: its kind, and a hash of everything that makes its bytes.
struct CacheKey: Hashable, Sendable, Codable {
  /// The kinds of entries; the raw value ends their files' names.
  enum Kind: String, Sendable, Codable, CaseIterable {
    /// The compressed frames of a chunk.
    case chunk
    /// A piece of a film's compressed sound.
    case sound
    /// What was measured of a piece of a film's mix.
    case loudness
    /// Which track and channels of a recording are heard.
    case channels
    /// What was heard of a recording.
    case voice
    /// Some seconds of a recording, decoded.
    case decoded
    /// When the words of a script are said.
    case words
    /// The picture that stands for a film.
    case cover
    /// The chunks of a film and their keys.
    case plan
    /// What a film's whole file was.
    case film
    /// What several machines agree that a film is made of.
    case origin
    /// How many shares a film is made in.
    case shares
    /// What the program and its libraries were.
    case build
  }

  /// The kind.
  let kind: Kind
  /// 32 hexadecimal digits.
  let digest: String

  /// Makes the key of what `feed` hands over; the kind and the program that makes the bytes are in it already.
  init(_ kind: Kind, by build: StableHash = RendererBuild.current, _ feed: (inout StableHash) -> Void) {
    var hash = StableHash()
    hash.combine(kind.rawValue)
    hash.combine(build)
    feed(&hash)
    (self.kind, digest) = (kind, hash.hex)
  }

  /// Reads the name of an entry's file, in the folder that is called by its first two digits; nil for any other.
  init?(folder: String, name: String) {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let kind = Kind(rawValue: String(parts[1])) else { return nil }
    let digits = folder + parts[0]
    guard folder.utf8.count == 2, digits.utf8.count == 32, digits.utf8.allSatisfy(Self.isDigit) else { return nil }
    (self.kind, digest) = (kind, digits)
  }

  /// The folder of the entry's file: its first two digits, so that no folder holds too many.
  var folder: String { String(digest.prefix(2)) }
  /// The name of the entry's file in that folder.
  var name: String { "\(digest.dropFirst(2)).\(kind.rawValue)" }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }
}
