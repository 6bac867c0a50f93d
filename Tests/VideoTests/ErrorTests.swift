import Foundation
import Media
import Testing

@testable import Video

@Suite struct ErrorTests {
  private func format(_ width: Int = 16, _ height: Int = 16, _ rate: Int = 60) throws(VideoError) -> VideoFormat {
    try VideoFormat(width: width, height: height, frameRateNumerator: rate)
  }

  @Test(arguments: [(15, 16), (16, 17), (14, 16), (16, 8194), (0, 0), (-2, 16)])
  func sizes(width: Int, height: Int) {
    #expect(
      message { try format(width, height) }
        == "A film cannot have \(width) x \(height) pixels: both sides must be even numbers from 16 to 8192.")
  }

  @Test(arguments: [(0, 1), (1, 2), (241, 1), (60, 0), (2_000_000, 1_000_000), (-60, -1)])
  func frameRates(numerator: Int, denominator: Int) {
    #expect(
      message {
        try VideoFormat(
          width: 16, height: 16, frameRateNumerator: numerator, frameRateDenominator: denominator)
      }
        == "A film cannot have \(numerator)/\(denominator) frames a second: the rate must be from 1 to 240, such as 60, "
        + "24 or 30000/1001, of whole numbers up to 1000000.")
  }

  @Test(
    arguments: [
      (.h264, .factor(52), "must be from 0 (nothing is lost) to 51; 18 is a good choice."),
      (.h264, .factor(-1), "must be from 0 (nothing is lost) to 51; 18 is a good choice."),
      (.h265, .factor(52), "must be from 0 (best) to 51; 14 is a good choice."),
      (.av1, .factor(64), "must be from 0 (best) to 63; 17 is a good choice."),
      (.vp9, .factor(64), "must be from 0 (best) to 63; 20 is a good choice."),
    ] as [(VideoCodec, RateControl, String)])
  func quality(codec: VideoCodec, rate: RateControl, words: String) {
    let said = message { _ = try ChunkEncoder(format: format(), settings: EncoderSettings(codec, rate: rate)) }
    #expect(said.hasPrefix("The constant rate factor of \(codec.name) cannot be "))
    #expect(said.hasSuffix(words))
  }

  @Test func rates() {
    #expect(
      message { _ = try ChunkEncoder(format: format(), settings: EncoderSettings(.vp9, rate: .bitrate(99_999))) }
        == "A film cannot have 99999 bits a second: the rate must be from 100000 to 1000000000.")
    for rate in [RateControl.factor(3), .bitrate(8_000_000)] {
      #expect(
        message { _ = try ChunkEncoder(format: format(), settings: EncoderSettings(.prores, rate: rate)) }
          == "ProRes has neither a constant rate factor nor a rate of bits: it takes what the pictures need.")
    }
    #expect(
      message {
        _ = try ChunkEncoder(format: format(), settings: EncoderSettings(codec: .prores, effort: "0", rate: nil))
      } == "The quantiser of ProRes must be a whole number from 1 to 64.")
    let settings = EncoderSettings(codec: .av1, effort: "8", rate: nil)
    #expect(
      message { _ = try ChunkEncoder(format: format(), settings: settings) }
        == "AV1 needs a constant rate factor or a rate of bits.")
  }

  @Test func missingLibrary() {
    let reason = "libavcodec.so.59: cannot open shared object file: No such file or directory"
    #expect(
      VideoError.libraryMissing(name: "libavcodec", version: 59, reason: reason).description
        == "The library libavcodec, version 59, can't be loaded: \(reason). On Debian, install it with: apt-get install "
        + "libavcodec59")
    let segment = "x.so: failed to map segment from shared object"
    #expect(
      VideoError.libraryMissing(name: "libavutil", version: 57, reason: segment).description
        == "The library libavutil, version 57, can't be loaded: \(segment). Most likely no memory is left: run it where "
        + "more is free, or with a higher limit.")
  }

  @Test func theLibrariesAreThoseOfTheHeaders() throws {
    let libraries = LibraryVersions.all
    #expect(libraries.map(\.name) == ["libavcodec", "libavformat", "libavutil", "libswresample"])
    for library in libraries {
      let major = try #require(library.version?.split(separator: ".").first)
      #expect(library.package == library.name + major)
    }
  }

  @Test func missingEncoder() {
    #expect(
      message { _ = try ChunkEncoder.encoder(of: .h265, named: "libx9999") }
        == "The H.265 encoder libx9999 is missing: the FFmpeg libraries of this system were built without it. On "
        + "Debian, install it with: apt-get install libavcodec-extra. These are there: H.264, AV1, VP9, ProRes.")
  }

  @Test func codecsThatAFileDoesNotHold() throws {
    try withFolder { folder in
      func said(_ name: String, _ codec: VideoCodec, _ container: MovieContainer) -> String {
        message { try write([chunk(0..<2, format(), EncoderSettings(codec))], to: folder + name, format(), container) }
      }
      #expect(
        said("/a.mp4", .prores, .mp4)
          == "\(folder)/a.mp4: ProRes cannot be stored in MP4; expected H.264, H.265, AV1, VP9.")
      #expect(
        said("/a.mov", .av1, .mov)
          == "\(folder)/a.mov: AV1 cannot be stored in QuickTime; expected ProRes, H.264, H.265.")
      #expect(
        said("/a.webm", .h264, .webm) == "\(folder)/a.webm: H.264 cannot be stored in WebM; expected VP9, AV1.")
    }
  }

  @Test func picturesOfAnotherLayout() throws {
    try withFolder { folder in
      let path = folder + "/a.mov"
      try write([chunk(0..<2, format(), EncoderSettings(.prores))], to: path, format(), .mov)
      #expect(
        message { () throws in
          var reader = try MovieReader(path: path)
          while try reader.nextFrame() != nil {}
        } == "\(path): pictures of the format yuva444p12le cannot be read so; expected yuv420p.")
      try write([chunk(0..<2, format())], to: path, format(), .mov)
      #expect(
        message { () throws in
          var reader = try MovieReader(path: path)
          while try reader.nextAlphaFrame() != nil {}
        } == "\(path): pictures of the format yuv420p cannot be read so; expected yuva444p10le.")
    }
  }

  @Test func framesOfAnotherSize() {
    #expect(
      message {
        var encoder = try ChunkEncoder(format: format(64, 48))
        try encoder.encode(PlanarFrame(width: 64, height: 50))
      } == "A frame of 64 x 50 pixels cannot join a chunk of 64 x 48.")
  }

  @Test func nothingToShow() throws {
    #expect(
      message { _ = try ChunkEncoder(format: format()).finish() } == "A chunk must have at least one frame.")
    try withFolder { folder in
      #expect(
        message { try write([], to: folder + "/film.mp4", format()) }
          == "\(folder)/film.mp4: a film must have at least one frame.")
    }
  }

  @Test func chunksThatDoNotJoin() throws {
    try withFolder { folder in
      let path = folder + "/film.mp4"
      let settings = x264("ultrafast")
      #expect(
        message { try write([chunk(0..<3, format()), chunk(0..<1, format(), settings)], to: path, format()) }
          == "\(path): the chunk at frame 3 was made with other encoder settings, or by another version of the "
          + "encoder, than the first. Render it again with the settings of the others.")
      #expect(
        message { try write([chunk(0..<3, format(18, 16, 25))], to: path, format()) }
          == "\(path): a chunk of 18 x 16 pixels at 25 frames a second cannot join a film of 16 x 16 pixels at 60 "
          + "frames a second.")
    }
  }

  @Test func placesThatCannotBeWritten() throws {
    try withFolder { folder in
      #expect(
        message { _ = try MovieWriter(path: folder + "/none/film.mp4", format: format()) }
          == "\(folder)/none/film.mp4: the film cannot be made: No such file or directory (avio_open2, code -2). "
          + "Make the folder \(folder)/none, or write elsewhere.")
      #expect(
        message { _ = try MovieWriter(path: folder, format: format()) }
          == "\(folder): the film cannot be made: Is a directory (avio_open2, code -21). It is a folder: name a file "
          + "in it.")
      try Data().write(to: URL(fileURLWithPath: folder + "/file"))
      #expect(
        message { _ = try MovieWriter(path: folder + "/file/film.mp4", format: format()) }
          == "\(folder)/file/film.mp4: the film cannot be made: Not a directory (avio_open2, code -20). "
          + "\(folder)/file is not a folder: write elsewhere.")
    }
  }

  @Test(.enabled(if: getuid() != 0, "the super-user may write anywhere"))
  func foldersThatMayNotBeWritten() throws {
    try withFolder { folder in
      try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder)
      #expect(
        message { _ = try MovieWriter(path: folder + "/film.mp4", format: format()) }
          == "\(folder)/film.mp4: the film cannot be made: Permission denied (avio_open2, code -13). You may not write "
          + "in \(folder): change its permissions, or write elsewhere.")
    }
  }

  @Test(arguments: [
    (EACCES, "Permission denied", "You may not write in out: change its permissions, or write elsewhere."),
    (EROFS, "Read-only file system", "out is on a disk that cannot be written: write elsewhere."),
    (ENOSPC, "No space left on device", "Free some space, or write elsewhere."),
  ])
  func wordsForTheSystemsCodes(code: Int32, text: String, remedy: String) {
    #expect(
      message { try check(-code, calling: "av_write_frame", during: .writing(path: "out/film.mp4")) }
        == "out/film.mp4: the film cannot be written: \(text) (av_write_frame, code -\(code)). \(remedy)")
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func aFullDisk() throws {
    // A file of this name takes everything and then reports that there is no room.
    let said = message { try write([chunk(0..<10, format(64, 48))], to: "/dev/full", format(64, 48)) }
    #expect(said.hasPrefix("/dev/full: the film cannot be written: No space left on device ("))
    #expect(said.hasSuffix(" Free some space, or write elsewhere."))
  }

  @Test func filesThatAreNoFilms() throws {
    try withFolder { folder in
      let path = folder + "/film.mp4"
      #expect(
        message { _ = try MovieReader(path: path) }
          == "\(path): the film cannot be opened: No such file or directory (avformat_open_input, code -2). Name a file that is there."
      )
      #expect(
        message { _ = try MovieReader(path: folder) }
          == "\(folder): the film cannot be opened: Is a directory (avio_read, code -21). It is a folder: name a file in it."
      )
      try Data("this is text, not a film".utf8).write(to: URL(fileURLWithPath: path))
      #expect(
        message { _ = try MovieReader(path: path) }
          == "\(path): this is not an MP4, QuickTime or WebM film, or only the start of one: Invalid data found when processing input "
          + "(avformat_open_input, code -1094995529: moov atom not found).")
    }
  }

  @Test(arguments: [MovieContainer.mp4, .mov, .webm])
  func aFilmThatWasCutOff(container: MovieContainer) throws {
    try withFolder { folder in
      let path = folder + "/film." + container.rawValue
      let settings = EncoderSettings(container == .webm ? .vp9 : .h264)
      try write([chunk(0..<20, format(64, 48), settings)], to: path, format(64, 48), container)
      let whole = try bytes(path)
      try Data(whole.dropLast(400)).write(to: URL(fileURLWithPath: path))
      let said = message {
        var reader = try MovieReader(path: path)
        while try reader.nextPacket() != nil {}
      }
      #expect(said.hasPrefix("\(path): the film was cut off: it has "))
      #expect(said.hasSuffix(" of its 20 frames. Copy it or render it again."))
    }
  }
}
