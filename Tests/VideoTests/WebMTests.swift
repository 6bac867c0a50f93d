import Foundation
import Media
import Testing

@testable import Video

/// Sound and words in WebM; the muxer is given them as by a film's writer, after no picture.
@Suite("words of a WebM film")
struct WebMTests {
  private static let captions = [
    TimedText(start: PresentationTime(1, 5), end: PresentationTime(3, 5), text: "How far off is it?"),
    TimedText(start: PresentationTime(3, 5), end: PresentationTime(1, 1), text: "δ₃ < 1 & so\non two lines"),
    TimedText(start: PresentationTime(7, 5), end: PresentationTime(49, 25), text: "&amp; done"),
  ]
  private static let chapters = [
    MovieChapter(start: PresentationTime(0, 1), end: PresentationTime(13, 25), title: "Forward"),
    MovieChapter(start: PresentationTime(13, 25), end: PresentationTime(2, 1), title: "Loss: ½(ŷ − y)²"),
  ]

  private func write(to path: String) throws {
    let format = try VideoFormat(width: 16, height: 16, frameRateNumerator: 25)
    var encoder = try SoundEncoder(.opus)
    let output = try MovieOutput(path: path, muxer: "webm")
    let packet = try PacketOwner(during: .creating(path: path))
    try output.create()
    try output.describe(sound: encoder.codec.pointer, language: "deu")
    try output.describe(captionsIn: "eng", of: .webm, format)
    try output.describe(Self.chapters, timescale: format.timescale)
    try output.describe(
      MovieTags(
        title: "Backpropagation", artist: "A. Narrator", comment: "Made of numbers", language: LanguageCode("de")),
      in: .webm)
    try output.set("cues_to_front", to: "1")
    try output.writeHeader()
    let sounds = try encoder.encode(click(at: 48_000, of: 96_000)) + encoder.finish()
    var captions = Self.captions[...]
    for sound in sounds {
      while let caption = captions.first, !sound.time.isBefore(caption.start) {
        try output.write(caption, to: 1, in: .webm, format, with: packet)
        captions.removeFirst()
      }
      try output.write(sound, to: 0, with: packet)
    }
    try output.end()
  }

  @Test func theyAreReadBackAsTheyWere() throws {
    try withFolder { folder in
      let path = folder + "/film.webm"
      try write(to: path)
      let read = try MovieContents(path: path)
      #expect(read.captions == Self.captions)
      #expect(read.captionLanguage?.letters == "eng")
      #expect(read.chapters == Self.chapters)
      #expect(read.tags.title == "Backpropagation")
      #expect(read.tags.artist == "A. Narrator")
      #expect(read.tags.comment == "Made of numbers")
      #expect(read.tags.language?.letters == "deu")
      #expect(read.sound?.codec == "opus")
      let heard = try sound(of: path)
      #expect(heard.loudest == 48_000)
      #expect(heard.count == 96_000)
    }
  }

  @Test func theBytesAreTheSameEveryTimeAndNameNoDate() throws {
    try withFolder { folder in
      for name in ["a", "b"] { try write(to: "\(folder)/\(name)") }
      let film = try bytes(folder + "/a")
      let isSame = try bytes(folder + "/b") == film
      #expect(isSame)
      let said = try ffprobe(["-show_format", "-show_streams", "-show_chapters"], folder + "/a")
      let format = try #require(said["format"] as? [String: Any])
      #expect(tag("creation_time", of: format) == nil)
      #expect(tag("title", of: format) == "Backpropagation")
      let streams = try #require(said["streams"] as? [[String: Any]])
      #expect(streams.map { $0["codec_name"] as? String } == ["opus", "webvtt"])
      #expect(streams.map { tag("language", of: $0) } == ["deu", "eng"])
      let defaults = streams.map { ($0["disposition"] as? [String: Int])?["default"] }
      #expect(defaults == [1, 0])
      let chapters = try #require(said["chapters"] as? [[String: Any]])
      #expect(chapters.map { tag("title", of: $0) } == ["Forward", "Loss: ½(ŷ − y)²"])
      #expect(chapters.map { $0["start_time"] as? String } == ["0.000000", "0.520000"])
      // Versions are not named.
      let text = String(decoding: film.map { $0 < 128 ? $0 : 63 }, as: UTF8.self)
      #expect(text.ranges(of: "Lavf").count == 2, "the two programs that Matroska must name, without a version")
      for digit in 0...9 { #expect(!text.contains("Lavf\(digit)") && !text.contains("Lavc\(digit)")) }
    }
  }
}
