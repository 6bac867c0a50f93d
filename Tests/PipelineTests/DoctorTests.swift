import FilmKit
import Films
import Testing
import Video

@testable import Pipeline

@Suite("what a machine has and lacks")
struct DoctorTests {
  private func part(_ name: String, _ libraryName: String, _ isThere: Bool = true) -> LibraryParts.Part {
    LibraryParts.Part(name: name, libraryName: libraryName, isThere: isThere)
  }

  /// A small machine that lacks nothing.
  private var machine: Machine {
    Machine(
      version: "1.2.3", swift: "6.2", system: "A System 9", cores: 4, memory: 8_250_000_000,
      libraries: [.init(name: "libavcodec", version: "59.37.100")],
      videoEncoders: [part("H.264", "libx264"), part("AV1", "libaom-av1")], soundEncoders: [part("AAC", "aac")],
      muxers: [part("MP4", "mp4"), part("WebM", "webm")], decoders: [part("MP3", "mp3")],
      speechModels: [.init(name: "English", package: "model-en", path: "/model")],
      fonts: [.init(name: "A.otf", package: "fonts-a", path: "/fonts/A.otf", fault: nil)],
      folders: [.init(name: "current folder", path: "/home", free: 1_000_000_000, isWritable: true)])
  }

  @Test func allIsWell() {
    let doctor = Doctor(machine)
    #expect(doctor.canMakeFilms)
    #expect(
      doctor.report == """
        program
          ok  beatframe       1.2.3
          ok  Swift           6.2
          ok  system          A System 9
          ok  processors      4
          ok  memory          8.2 GB

        libraries
          ok  libavcodec      59.37.100

        codecs of films
          ok  H.264           libx264
          ok  AV1             libaom-av1

        codings of sound
          ok  AAC             aac

        kinds of files
          ok  MP4             mp4
          ok  WebM            webm

        voices that can be read
          ok  MP3             mp3

        languages in which words are found
          ok  English         /model

        fonts
          ok  A.otf           /fonts/A.otf

        folders
          ok  current folder  /home: 1.0 GB free

        Films can be made.
        """)
  }

  @Test func whatIsMissingIsReportedWithItsRemedy() {
    var machine = self.machine
    machine.swift = nil
    machine.libraries.append(.init(name: "libavformat", version: nil, package: "libavformat59"))
    machine.videoEncoders = [part("H.264", "libx264", false), part("AV1", "libaom-av1", false)]
    machine.fonts = [
      .init(name: "A.otf", package: "fonts-a", path: nil, fault: nil),
      .init(name: "B.otf", package: "fonts-b", path: "/fonts/B.otf", fault: "it can't be read"),
      .init(name: "C.ttc", package: "fonts-c", path: nil, fault: nil, isNeeded: false),
    ]
    machine.folders = [
      .init(name: "current folder", path: "/home", free: 999_999_999, isWritable: true),
      .init(name: "temporary folder", path: "/tmp", free: nil, isWritable: true),
      .init(name: "other folder", path: "/other", free: 5, isWritable: false),
    ]
    let doctor = Doctor(machine)
    #expect(!doctor.canMakeFilms)
    let lines = doctor.report.split(separator: "\n").map(String.init)
    #expect(!lines.contains { $0.contains("Swift") })
    #expect(
      lines.filter { !$0.hasPrefix("  ok ") && $0.hasPrefix("  ") } == [
        "  MISSING  libavformat       not found: apt-get install libavformat59",
        "  MISSING  H.264             libx264: the FFmpeg libraries were built without it; on Debian: apt-get install libavcodec-extra",
        "  missing  AV1               libaom-av1: the FFmpeg libraries were built without it; on Debian: apt-get install libavcodec-extra",
        "  MISSING  A.otf             not found: apt-get install fonts-a, or --fonts FOLDER that holds it",
        "  MISSING  B.otf             /fonts/B.otf: it can't be read: apt-get install fonts-b, or --fonts FOLDER that holds it",
        "  missing  C.ttc             not found: apt-get install fonts-c, or --fonts FOLDER that holds it",
        "  LOW      current folder    /home: 999 MB free: make room, or write elsewhere with -o",
        "  LOW      other folder      /other: it can't be written to: change its permissions, or write elsewhere with -o",
      ])
    #expect(lines.contains("  ok       temporary folder  /tmp"))
    #expect(lines.last == "No film can be made without: libavformat, H.264, A.otf, B.otf.")
  }

  @Test("each of these alone stops films", arguments: ["H.264", "AAC", "MP4", "A.otf"])
  func needed(_ name: String) {
    #expect(!Doctor(machine(without: name)).canMakeFilms)
    #expect(Doctor(machine(without: name)).missing.map(\.name) == [name])
  }

  @Test("these are reported and stop nothing", arguments: ["AV1", "WebM", "MP3", "English"])
  func optional(_ name: String) {
    let doctor = Doctor(machine(without: name))
    #expect(doctor.canMakeFilms)
    #expect(doctor.sections.flatMap(\.findings).filter { $0.state == .missing }.map(\.name) == [name])
  }

  private func machine(without name: String) -> Machine {
    var machine = self.machine
    func without(_ parts: [LibraryParts.Part]) -> [LibraryParts.Part] {
      parts.map { part($0.name, $0.libraryName, $0.isThere && $0.name != name) }
    }
    machine.videoEncoders = without(machine.videoEncoders)
    machine.soundEncoders = without(machine.soundEncoders)
    machine.muxers = without(machine.muxers)
    machine.decoders = without(machine.decoders)
    machine.speechModels = machine.speechModels.map {
      .init(name: $0.name, package: $0.package, path: $0.name == name ? nil : $0.path)
    }
    machine.fonts = machine.fonts.map {
      .init(name: $0.name, package: $0.package, path: $0.name == name ? nil : $0.path, fault: nil)
    }
    return machine
  }

  @Test func json() {
    var machine = self.machine
    machine.libraries = []
    let lines = Doctor(machine).json.split(separator: "\n").map(String.init)
    #expect(lines.prefix(3) == ["{", "  \"films\": true,", "  \"sections\": ["])
    #expect(lines.contains("          \"remedy\": null"))
  }

  @Test("this machine, on which the tests run, can make films")
  func thisMachine() throws {
    let machine = try Machine(version: "1", kinds: FilmList.all.kinds)
    #expect(machine.libraries.last?.name == "libzip")
    #expect(Doctor(machine).canMakeFilms)
    #expect(machine.videoEncoders.map(\.name) == VideoCodec.allCases.map(\.name))
    #expect(machine.soundEncoders.map(\.name) == SoundCoding.allCases.map(\.name))
    #expect(machine.muxers.map(\.name) == ["MP4", "QuickTime", "WebM", "GIF", "WAV", "FLAC"])
    #expect(machine.fonts.map(\.name) == FontFiles.all.map(\.name) + FallbackFonts.files.map(\.name))
    #expect(machine.fonts.count(where: \.isNeeded) == FontFiles.all.count)
    // A version is numbers and dots.
    for library in machine.libraries {
      let version = try #require(library.version)
      let numbers = version.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
      #expect([2, 3].contains(numbers.count) && !numbers.contains(nil), "\(library.name) \(version)")
    }
    #expect(throws: PipelineError.self) { try Machine(version: "1", fontFolder: "/no/such/folder") }
  }
}
