import Foundation
import Media
import Testing

@testable import Video

@Suite("files whose sound cannot be read")
struct SoundErrorTests {
  private func said(of path: String) -> String { message { _ = try sound(of: path) } }

  private func said(ofBytes bytes: some Sequence<UInt8>, named name: String = "a.wav") throws -> String {
    try withFolder { folder in
      try put(bytes, in: folder + "/" + name)
      return said(of: folder + "/" + name).replacingOccurrences(of: folder, with: "IN")
    }
  }

  @Test func noFile() {
    #expect(
      said(of: "/nowhere/a.wav")
        == "/nowhere/a.wav: the file cannot be opened for its sound: No such file or directory (avio_open2, code -2). "
        + "Name a file that is there.")
  }

  @Test func aFolder() throws {
    try withFolder { folder in
      #expect(
        said(of: folder)
          == "\(folder): the file cannot be opened for its sound: Is a directory (av_probe_input_buffer2, code -21). It "
          + "is a folder: name a file in it.")
    }
  }

  @Test func anEmptyFile() throws {
    #expect(try said(ofBytes: []) == "IN/a.wav: the file is empty: it has no sound. Export or copy it again.")
  }

  @Test func noMedia() throws {
    let words =
      "IN/a.wav: this is no sound file: expected WAV, FLAC, MP3, AAC, Opus, or a film with sound. Export the sound as "
      + "WAV or FLAC."
    #expect(try said(ofBytes: "this is text, not sound".utf8) == words)
    #expect(try said(ofBytes: [0]) == words)
    #expect(try said(ofBytes: (0..<5000).map { UInt8(truncatingIfNeeded: $0 * $0 * 31 >> 3) }) == words)
  }

  @Test func noSoundTrack() throws {
    try withFolder { folder in
      let path = folder + "/film.mp4"
      let format = try VideoFormat(width: 16, height: 16, frameRateNumerator: 25)
      try write([chunk(0..<3, format)], to: path, format)
      #expect(said(of: path) == "\(path): the file has no sound track. Name a file with sound.")
    }
  }

  @Test(arguments: [
    ("a.m3u8", "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nsound.wav\n#EXT-X-ENDLIST\n"),
    ("a.wav", "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n"),
    ("a.ffconcat", "ffconcat version 1.0\nfile sound.wav\n"),
    ("a.mp3", "ffconcat version 1.0\nfile 'http://localhost/sound.wav'\n"),
    ("a.sdp", "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 5004 RTP/AVP 96\n"),
    (
      "a.mpd",
      "<?xml version=\"1.0\"?>\n<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" profiles="
        + "\"urn:mpeg:dash:profile:isoff-on-demand:2011\" type=\"static\"></MPD>\n"
    ),
  ])
  func playlists(name: String, text: String) throws {
    try withFolder { folder in
      try put(wav([click(at: 5, of: 100)], rate: 48_000), in: folder + "/sound.wav")
      let path = folder + "/" + name
      try put(text.utf8, in: path)
      #expect(
        said(of: path)
          == "\(path): this is a playlist, or has its sound in other files, which are not opened. Name the file that "
          + "holds the sound.")
    }
  }

  @Test(arguments: [
    "http:x.wav", "concat:a.wav|b.wav", "pipe:0", "data:audio", "a%02d.wav", "subfile,,start,0,end,9,,:a",
  ])
  func anyNameIsALocalFile(name: String) throws {
    try withFolder { folder in
      #expect(said(of: folder + "/" + name).hasSuffix("Name a file that is there."))
      try put(wav([click(at: 5, of: 100)], rate: 48_000), in: folder + "/" + name)
      #expect(try sound(of: folder + "/" + name).count == 100)
      // A name alone, too, is that of a file in the working folder.
      #expect(said(of: "no-such-" + name).hasSuffix("Name a file that is there."))
      #expect(said(of: name).hasSuffix("Name a file that is there."))
    }
  }

  @Test func noSamples() throws {
    #expect(try said(ofBytes: wav([[]], rate: 48_000)) == "IN/a.wav: the sound track has no samples. Export it again.")
  }

  @Test func aCodecThatNobodyKnows() throws {
    var bytes = wav([click(at: 5, of: 1000)], rate: 48_000)
    (bytes[20], bytes[21]) = (0x34, 0x12)
    #expect(
      try said(ofBytes: bytes)
        == "IN/a.wav: its sound is of the kind none, which the FFmpeg libraries of this system cannot decode. Export it "
        + "as WAV or FLAC.")
  }

  @Test func aWAVWithoutSamples() throws {
    let whole = wav([click(at: 5, of: 48_000)], rate: 48_000)
    #expect(try said(ofBytes: whole.prefix(44)) == "IN/a.wav: the sound track has no samples. Export it again.")
  }

  @Test(arguments: [0.4, 0.9, 0.999])
  func aFLACThatWasCutOff(part: Double) throws {
    try withFolder { folder in
      let path = folder + "/a.flac"
      var writer = try SoundWriter(path: path, format: .flac)
      try writer.append(noise(96_000))
      try writer.finish()
      let whole = try bytes(path)
      try put(whole.prefix(Int(Double(whole.count) * part)), in: path)
      let said = said(of: path)
      #expect(said.hasPrefix("\(path): the sound was cut off: it has "))
      #expect(said.hasSuffix(" s of its 2.000 s. Export or copy it again."))
    }
  }

  @Test(arguments: [SoundCoding.aac, .opus, .alac], [0.3, 0.9])
  func aFilmThatWasCutOff(coding: SoundCoding, part: Double) throws {
    try withFolder { folder in
      let path = folder + "/a.mp4"
      let format = try VideoFormat(width: 16, height: 16, frameRateNumerator: 25)
      var writer = try MovieWriter(path: path, format: format, tracks: MovieTracks(sound: .init(coding)))
      try writer.append(sound: noise(144_000))
      try writer.append(chunk(0..<75, format))
      try writer.finish()
      let whole = try bytes(path)
      try put(whole.prefix(Int(Double(whole.count) * part)), in: path)
      let said = said(of: path)
      #expect(said.hasPrefix("\(path): the sound was cut off: it has "))
      #expect(said.hasSuffix(" s of its 3.000 s. Export or copy it again."))
    }
  }

  @Test func aFilmWithoutItsIndex() throws {
    try withFolder { folder in
      // ffmpeg puts the index last, where a copy that stops early has none.
      try put(wav([noise(48_000).left.map { Int16($0 * 20_000) }], rate: 48_000), in: folder + "/a.wav")
      try ffmpeg(["-i", folder + "/a.wav", "-c:a", "aac", folder + "/a.m4a"])
      let whole = try bytes(folder + "/a.m4a")
      #expect(
        try said(ofBytes: whole.prefix(whole.count / 2))
          == "IN/a.wav: the file is damaged, or only the start of one: Invalid data found when processing input "
          + "(avformat_open_input, code -1094995529: moov atom not found). Export or copy it again.")
    }
  }

  @Test func damageIsReportedWithItsTime() throws {
    try withFolder { folder in
      let path = folder + "/a.flac"
      var writer = try SoundWriter(path: path, format: .flac)
      try writer.append(noise(96_000))
      try writer.finish()
      var bytes = try bytes(path)
      for index in bytes.count / 2..<bytes.count / 2 + 20 { bytes[index] ^= 0x5A }
      try put(bytes, in: path)
      let said = said(of: path)
      #expect(
        said.hasPrefix("\(path): the sound is damaged at 0.9") || said.hasPrefix("\(path): the sound is damaged at 1.0")
      )
      #expect(said.hasSuffix(". Export or copy it again."))
    }
  }

  @Test func codingsThatAContainerDoesNotHold() throws {
    let format = try VideoFormat(width: 16, height: 16, frameRateNumerator: 25)
    try withFolder { folder in
      func said(_ container: MovieContainer, _ coding: SoundCoding, _ bits: Int? = nil) -> String {
        message {
          _ = try MovieWriter(
            path: folder + "/film", format: format, container: container,
            tracks: MovieTracks(sound: .init(coding, bitRate: bits)))
        }
      }
      #expect(
        said(.mp4, .pcm)
          == "MP4 cannot hold sound as PCM: choose AAC, Opus, ALAC or FLAC, or store the film as QuickTime.")
      #expect(said(.webm, .aac) == "WebM cannot hold sound as AAC: choose Opus, or store the film as MP4 or QuickTime.")
      #expect(
        said(.mov, .opus)
          == "QuickTime cannot hold sound as Opus: choose PCM, AAC or ALAC, or store the film as MP4 or WebM.")
      #expect(
        said(.mp4, .aac, 8000)
          == "AAC cannot have 8000 bits a second: expected 32000 to 512000, such as 192000.")
      #expect(!FileManager.default.fileExists(atPath: folder + "/film"))
    }
  }

  @Test func soundThatAFilmCannotHave() throws {
    let format = try VideoFormat(width: 16, height: 16, frameRateNumerator: 25)
    try withFolder { folder in
      let path = folder + "/film.mp4"
      #expect(
        message {
          var writer = try MovieWriter(path: path, format: format)
          try writer.append(sound: noise(10))
        } == "The film has no sound track, so no sound can be added to it.")
      #expect(
        message {
          var writer = try MovieWriter(path: path, format: format, tracks: MovieTracks(sound: .init(.aac)))
          try writer.append(chunk(0..<2, format))
          try writer.finish()
        } == "The film's sound track must have at least one sample.")
      #expect(
        message {
          var writer = try MovieWriter(path: path, format: format, tracks: MovieTracks(sound: .init(.aac)))
          try writer.append(sound: noise(10))
          try writer.append(sound: PCMBuffer(left: [0, .nan], right: [0, 0]))
        } == "Sample 11 of the sound is not a finite number, so it cannot be stored.")
    }
  }

  @Test func wordsOutOfOrder() throws {
    let (zero, one, two) = (PresentationTime(0, 1), PresentationTime(1, 1), PresentationTime(2, 1))
    let captions = [TimedText(start: zero, end: two, text: "a"), TimedText(start: one, end: two, text: "b")]
    #expect(
      message { try MovieTracks(captions: captions).check(for: .mp4) }
        == "Caption 2, \"b\", must start at 0 or later, not before the one before it ends, and must last.")
    #expect(
      message { try MovieTracks(captions: [TimedText(start: zero, end: one, text: "")]).check(for: .mp4) }
        == "Caption 1 has 0 bytes: expected 1 to 65535.")
    #expect(
      message { try MovieTracks(chapters: [MovieChapter(start: one, end: one, title: "c")]).check(for: .mp4) }
        == "Chapter 1, \"c\", must start at 0 or later, not before the one before it ends, and must last.")
  }

  @Test func placesWhereNoSoundCanBeWritten() throws {
    try withFolder { folder in
      #expect(
        message { _ = try SoundWriter(path: folder + "/none/a.wav", format: .wav) }
          == "\(folder)/none/a.wav: the sound file cannot be made: No such file or directory (avio_open2, code -2). Make "
          + "the folder \(folder)/none, or write elsewhere.")
      #expect(
        message { try SoundWriter(path: folder + "/a.wav", format: .wav).finish() }
          == "A sound file must have at least one sample.")
    }
  }
}
