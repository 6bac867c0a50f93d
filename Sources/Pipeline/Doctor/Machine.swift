public import Video

/// What a machine has of that which films are made with, as values: what was found, or what a test says.
public struct Machine: Hashable, Sendable {
  /// A library and its version.
  public struct Library: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// Its version; nil when it can't be loaded.
    public let version: String?
    /// The Debian package that brings it; nil for what the program can't be started without.
    public let package: String?

    /// Notes a library and its version.
    public init(name: String, version: String?, package: String? = nil) {
      (self.name, self.version, self.package) = (name, version, package)
    }
  }

  /// What is known of how a language sounds, to find words in recordings.
  public struct SpeechModel: Hashable, Sendable {
    /// The language.
    public let name: String
    /// The Debian package that brings it.
    public let package: String
    /// Where it is; nil when it is not there.
    public let path: String?
  }

  /// A font that films are set in.
  public struct Font: Hashable, Sendable {
    /// Its file's name.
    public let name: String
    /// The Debian package that brings it.
    public let package: String
    /// Where it is; nil when it is not there.
    public let path: String?
    /// Why it can't be used although it is there; nil when it can.
    public let fault: String?
    /// Whether every film needs it, not only one in some script.
    public var isNeeded = true
  }

  /// A folder that is written to.
  public struct Folder: Hashable, Sendable {
    /// What it is to the program, such as "current folder".
    public let name: String
    /// Where it is.
    public let path: String
    /// How many bytes are free; nil when the system does not say.
    public let free: Int?
    /// Whether the program may write there.
    public let isWritable: Bool
  }

  /// The program's own version.
  public var version: String
  /// The version of Swift that it was built with; nil when that is not known.
  public var swift: String?
  /// The operating system with its version.
  public var system: String
  /// How many processors work.
  public var cores: Int
  /// Bytes of memory.
  public var memory: Int
  /// The libraries that the program works with.
  public var libraries: [Library]
  /// Encoders of pictures, in the order of `VideoCodec`.
  public var videoEncoders: [LibraryParts.Part]
  /// Encoders of sound, in the order of `SoundCoding`.
  public var soundEncoders: [LibraryParts.Part]
  /// What writes files.
  public var muxers: [LibraryParts.Part]
  /// What reads voices.
  public var decoders: [LibraryParts.Part]
  /// What words are found with.
  public var speechModels: [SpeechModel]
  /// The fonts.
  public var fonts: [Font]
  /// The folders.
  public var folders: [Folder]
}
