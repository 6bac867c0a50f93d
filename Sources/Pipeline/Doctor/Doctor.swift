import Video

/// Reports what a machine has of what films are made with, what is missing, and how to get it.
public struct Doctor: Hashable, Sendable {
  /// What was found of one thing.
  public struct Finding: Hashable, Sendable {
    /// How it is.
    public let state: State
    /// What it is, such as "H.264".
    public let name: String
    /// Which one, which version, or where.
    public let text: String
    /// What to do; nil where all is well.
    public let remedy: String?
  }

  /// How one thing is.
  public enum State: String, Hashable, Sendable {
    /// It is there.
    case ok
    /// It is there, but will not do for long.
    case low
    /// It is not there; films that do without it can be made.
    case missing
    /// It is not there, and no film can be made without it.
    case needed
  }

  /// Things of one kind.
  public struct Section: Hashable, Sendable {
    /// What they are.
    public let title: String
    /// Each of them.
    public let findings: [Finding]
  }

  /// All that was looked at.
  public let sections: [Section]

  /// Less than so many bytes of a disk are few: a long film in ProRes takes more.
  private static let few = 1_000_000_000

  /// Judges a machine.
  public init(_ machine: Machine) {
    sections = [
      Section(title: "program", findings: Self.program(machine)),
      Section(title: "libraries", findings: machine.libraries.map(Self.library)),
      Section(
        title: "codecs of films",
        findings: machine.videoEncoders.map { Self.part($0, isNeeded: $0.name == VideoCodec.h264.name) }),
      Section(
        title: "codings of sound",
        findings: machine.soundEncoders.map { Self.part($0, isNeeded: $0.name == SoundCoding.aac.name) }),
      Section(
        title: "kinds of files",
        findings: machine.muxers.map { Self.part($0, isNeeded: $0.name == MovieContainer.mp4.name) }),
      Section(title: "voices that can be read", findings: machine.decoders.map { Self.part($0, isNeeded: false) }),
      Section(title: "languages in which words are found", findings: machine.speechModels.map(Self.speechModel)),
      Section(title: "fonts", findings: machine.fonts.map(Self.font)),
      Section(title: "folders", findings: machine.folders.map(Self.folder)),
    ]
  }

  /// Whether films can be made: nothing is missing that every film needs.
  public var canMakeFilms: Bool { missing.isEmpty }

  /// What every film needs and is not there.
  var missing: [Finding] { sections.flatMap(\.findings).filter { $0.state == .needed } }

  private static func program(_ machine: Machine) -> [Finding] {
    let swift = machine.swift.map { [Finding(.ok, "Swift", $0)] } ?? []
    return [Finding(.ok, "beatframe", machine.version)] + swift + [
      Finding(.ok, "system", machine.system), Finding(.ok, "processors", "\(machine.cores)"),
      Finding(.ok, "memory", Self.size(machine.memory)),
    ]
  }

  private static func library(_ library: Machine.Library) -> Finding {
    guard let version = library.version else {
      return Finding(
        .needed, library.name, "not found", remedy: library.package.map { "apt-get install \($0)" })
    }
    return Finding(.ok, library.name, version)
  }

  private static func part(_ part: LibraryParts.Part, isNeeded: Bool) -> Finding {
    part.isThere
      ? Finding(.ok, part.name, part.libraryName)
      : Finding(
        isNeeded ? .needed : .missing, part.name, part.libraryName,
        remedy: "the FFmpeg libraries were built without it; on Debian: apt-get install libavcodec-extra")
  }

  private static func speechModel(_ model: Machine.SpeechModel) -> Finding {
    guard let path = model.path else {
      return Finding(.missing, model.name, "not found", remedy: "apt-get install \(model.package)")
    }
    return Finding(.ok, model.name, path)
  }

  private static func font(_ font: Machine.Font) -> Finding {
    let install = "apt-get install \(font.package), or --fonts FOLDER that holds it"
    guard let path = font.path else {
      return Finding(font.isNeeded ? .needed : .missing, font.name, "not found", remedy: install)
    }
    guard let fault = font.fault else { return Finding(.ok, font.name, path) }
    return Finding(.needed, font.name, "\(path): \(fault)", remedy: install)
  }

  private static func folder(_ folder: Machine.Folder) -> Finding {
    guard folder.isWritable else {
      return Finding(
        .low, folder.name, "\(folder.path): it can't be written to",
        remedy: "change its permissions, or write elsewhere with -o")
    }
    guard let free = folder.free else { return Finding(.ok, folder.name, folder.path) }
    let text = "\(folder.path): \(size(free)) free"
    guard free < few else { return Finding(.ok, folder.name, text) }
    return Finding(.low, folder.name, text, remedy: "make room, or write elsewhere with -o")
  }

  /// A number of bytes in units of 10⁹ with one decimal, or of 10⁶.
  private static func size(_ bytes: Int) -> String {
    guard bytes >= 1_000_000_000 else { return "\(bytes / 1_000_000) MB" }
    let tenths = bytes / 100_000_000
    return "\(tenths / 10).\(tenths % 10) GB"
  }
}

extension Doctor.Finding {
  /// A finding without or with what to do.
  init(_ state: Doctor.State, _ name: String, _ text: String, remedy: String? = nil) {
    self.init(state: state, name: name, text: text, remedy: remedy)
  }
}
