import Foundation
import Testing

/// What other programs read in the films of this one.
@Suite("a film's words, read by ffprobe")
struct FilmWordsTests {
  private static let words = #"""
    "author": "Someone", "comment": "For tests.", "language": "en",
    "say": {"idle": "One & two.", "loss": "We <missed> it.", "done": "So that is \"it\"."}
    """#

  private func file(_ folder: String, _ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)")), as: UTF8.self)
  }

  private func make(_ name: String, _ options: [String] = [], in folder: String) throws {
    let run = try Program.start(["-t", "say.json", "-o", name, "--progress", "none"] + options, in: folder).end()
    #expect(run.status == 0 && !run.errors.contains("error"), "\(run.errors)")
  }

  /// The captions of a film as SubRip, by ffmpeg.
  private func captions(of film: String, in folder: String) throws -> String {
    try Program.tool("ffmpeg", "-v", "error", "-copyts", "-i", film, "-map", "0:s:0", "-f", "srt", "-", in: folder)
      .output.replacing(/<font [^>]*>|<\/font>/, with: "")
  }

  /// Start, end and title of each chapter.
  private func chapters(_ probe: [String: Any]) throws -> [String] {
    try #require(probe["chapters"] as? [[String: Any]]).map { chapter in
      let tags = chapter["tags"] as? [String: String]
      return "\(chapter["start_time"] ?? "") \(chapter["end_time"] ?? "") \(tags?["title"] ?? "")"
    }
  }

  @Test("captions, chapters, language and tags are in the film and beside it", arguments: ["mp4", "mov", "webm"])
  func whole(ending: String) throws {
    try Program.inFolder { (folder: String) throws in
      try Program.write(Self.words, to: "say.json", in: folder)
      let film = "film.\(ending)"
      try make(film, in: folder)
      #expect(try Program.names(in: folder) == ["film.en.srt", "film.en.vtt", film, "say.json", "short.json"])
      let written = """
        1
        00:00:00,200 --> 00:00:00,400
        One & two.

        2
        00:00:00,850 --> 00:00:01,050
        We <missed> it.

        3
        00:00:01,950 --> 00:00:02,200
        So that is "it".

        """
      #expect(try file(folder, "film.en.srt") == written)
      #expect(
        try file(folder, "film.en.vtt").split(separator: "NOTE ")[0] == """
          WEBVTT

          00:00:00.200 --> 00:00:00.400
          One &amp; two.

          00:00:00.850 --> 00:00:01.050
          We &lt;missed&gt; it.

          00:00:01.950 --> 00:00:02.200
          So that is "it".


          """)
      #expect(try captions(of: film, in: folder) == written + "\n")

      let probe = try Program.probe(film, in: folder)
      #expect(
        try chapters(probe) == [
          "0.000000 0.400000 The network", "0.400000 0.850000 Forward pass", "0.850000 1.050000 Loss",
          "1.050000 1.950000 Backward pass", "1.950000 2.200000 Result",
        ])
      let streams = try #require(probe["streams"] as? [[String: Any]])
      let kinds = streams.compactMap { $0["codec_type"] as? String }
      #expect(Array(kinds.prefix(3)) == ["video", "audio", "subtitle"])
      for stream in streams.prefix(3) { #expect((stream["tags"] as? [String: String])?["language"] == "eng") }
      let tags = try #require((probe["format"] as? [String: Any])?["tags"] as? [String: String])
      let tagged = Dictionary(uniqueKeysWithValues: tags.map { ($0.key.lowercased(), $0.value) })
      #expect(tagged["title"] == "A film" && tagged["artist"] == "Someone" && tagged["comment"] == "For tests.")
      let check = try Program.run("verify", film, "-t", "say.json", in: folder)
      #expect(check.status == 0 && !check.output.contains("OFF"), "\(check.output)")
    }
  }

  @Test("those of a range begin with it", arguments: ["mp4", "webm"])
  func range(ending: String) throws {
    try Program.inFolder { (folder: String) throws in
      try Program.write(Self.words, to: "say.json", in: folder)
      let film = "part.\(ending)"
      // From 0.25 s to 1 s.
      try make(film, ["--from", "6f", "--to", "24f"], in: folder)
      let written = """
        1
        00:00:00,000 --> 00:00:00,150
        One & two.

        2
        00:00:00,600 --> 00:00:00,750
        We <missed> it.

        """
      #expect(try file(folder, "part.en.srt") == written)
      #expect(try captions(of: film, in: folder) == written + "\n")
      let chapters = try chapters(try Program.probe(film, in: folder))
      #expect(chapters.map { String($0.dropFirst(18)) } == ["The network", "Forward pass", "Loss"])
    }
  }

  @Test("are a track, files, pixels, several of them, or nothing")
  func ways() throws {
    try Program.inFolder { (folder: String) throws in
      try Program.write(Self.words, to: "say.json", in: folder)
      func made(_ ways: String) throws -> (files: Int, hasTrack: Bool) {
        try make("a.mp4", ["--captions", ways], in: folder)
        let names = try Program.names(in: folder).filter { $0.hasSuffix(".srt") || $0.hasSuffix(".vtt") }
        for name in names { try FileManager.default.removeItem(atPath: "\(folder)/\(name)") }
        let streams = try Program.probe("a.mp4", in: folder)["streams"] as? [[String: Any]]
        return (names.count, streams?.contains { $0["codec_type"] as? String == "subtitle" } == true)
      }
      #expect(try made("none") == (0, false))
      let plain = try Program.run("manifest", "a.mp4", in: folder).output
      #expect(try made("track") == (0, true))
      #expect(try Program.run("manifest", "a.mp4", in: folder).output == plain)
      #expect(try made("files") == (2, false))
      #expect(try made("files,track") == (2, true))
      #expect(try made("burn") == (0, false))
      #expect(try Program.run("manifest", "a.mp4", in: folder).output != plain)
      let check = try Program.run("verify", "a.mp4", "-t", "say.json", "--captions", "burn", in: folder)
      #expect(check.status == 0, "\(check.output)")
      #expect(try Program.run("verify", "a.mp4", "-t", "say.json", in: folder).status == 1)
    }
  }

  @Test("without a language are called und")
  func noLanguage() throws {
    try Program.inFolder { (folder: String) throws in
      try Program.write(#""say": {"idle": "One."}"#, to: "say.json", in: folder)
      try make("a.mp4", in: folder)
      #expect(try Program.names(in: folder) == ["a.mp4", "a.und.srt", "a.und.vtt", "say.json", "short.json"])
    }
  }
}
