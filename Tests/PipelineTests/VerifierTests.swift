import Audio
import FilmKit
import Foundation
import Media
import Numerics
import Testing
import Timeline
import Video

@testable import Pipeline

@Suite("a film held against its timeline")
struct VerifierTests {
  private static let durations =
    #""T": {"countdown": 300, "idle": 500, "forward": 300, "loss": 400, "delta": 300, "gradCalc": 300, "done": 900}"#
  private static let words = """
    "title": "A film", "author": "Someone", "comment": "For tests.", "language": "en", \
    "say": {"idle": "This is a network.", "loss": "Off by one.", "done": "That is all of it."}
    """

  private func take(
    _ folder: String, _ durations: String = durations, words: String = words, size: String = "96x64",
    fps: String = "12", loudness: Double? = -14, more: String = #", "voiceover": "voice.wav""#,
    headroom: Double = LeveledSound.lossyHeadroom
  ) throws -> Hearing.Take {
    let voice = folder + "/voice.wav"
    if !FileManager.default.fileExists(atPath: voice) {
      try Hearing.write(Hearing.speech([0.8...1.6, 2...2.6], seconds: 2.8, level: 0.2), to: voice)
    }
    return try Hearing.take(
      in: folder, size: size, fps: fps, durations + ", " + words + more, loudness: loudness, headroom: headroom)
  }

  private func wrong(_ findings: [FilmVerifier.Finding]) -> [String] { findings.filter { !$0.isGood }.map(\.name) }

  private func text(_ name: String, in findings: [FilmVerifier.Finding]) -> String? {
    findings.first { $0.name == name }?.text
  }

  @Test(
    "is as it should be, in every codec and kind of file, with the same bytes each time", arguments: CodingTests.films)
  func everyFormat(codec: VideoCodec, container: MovieContainer) async throws {
    try await Support.inFolder { folder in
      let coding = try #require(container.soundCodings.first)
      let headroom = coding.defaultBitRate == nil ? 0 : LeveledSound.lossyHeadroom
      let path = "\(folder)/film.\(container.rawValue)"
      var first: [UInt8] = []
      for jobs in [1, 3, 2] {
        try await self.take(folder, headroom: headroom).render(to: path, coding, EncoderSettings(codec), jobs: jobs)
        let bytes = try Support.bytes(path)
        let isSame = first.isEmpty || bytes == first
        #expect(isSame, "another run, of \(jobs) workers")
        first = bytes
      }
      let take = try self.take(folder, headroom: headroom)
      let findings = try take.verify(path)
      #expect(wrong(findings) == [], "\(FilmVerifier.table(findings))")
      #expect(
        findings.map(\.name) == [
          "size", "rate", "colours", "frames", "times", "pictures", "sound", "length", "tones", "loudness", "peak",
          "captions", "chapters", "tags",
        ] + (container == .mp4 ? ["cover"] : []))
      #expect(text("frames", in: findings) == "\(take.timeline.frameCount)")
      #expect(text("captions", in: findings) == "3" && text("chapters", in: findings) == "5")
      #expect(text("tags", in: findings) == "4")
    }
  }

  @Test("is found out where the timeline is another: each thing by its name")
  func otherTimelines() async throws {
    try await Support.inFolder { folder in
      let film = folder + "/film.mp4"
      try await take(folder).render(to: film, .aac)
      #expect(try wrong(take(folder).verify(film)) == [])

      let longer = try take(folder, Self.durations.replacingOccurrences(of: #""loss": 400"#, with: #""loss": 600"#))
      let late = try longer.verify(film)
      #expect(Set(wrong(late)).isSuperset(of: ["frames", "pictures", "length", "tones", "captions", "chapters"]))
      #expect(text("frames", in: late) == "58; expected 60")
      let posed = try take(folder, more: #", "voiceover": "voice.wav", "poster": "loss""#)
      #expect(try wrong(posed.verify(film)) == ["cover"])
      #expect(try text("cover", in: posed.verify(film)) == "another picture; expected frame 20")
      #expect(
        text("chapters", in: late)
          == "number 3 is \"Loss\" from 1.700 to 2.100 s; expected \"Loss\" from 1.700 to 2.300 s")

      let small = try take(folder, size: "64x64").verify(film)
      #expect(wrong(small) == ["size", "cover"])
      #expect(text("size", in: small) == "96x64, h264; expected 64x64")
      let fast = try take(folder, fps: "24").verify(film)
      #expect(Set(wrong(fast)).isSuperset(of: ["rate", "frames", "times"]))
      #expect(text("rate", in: fast) == "12/1 frames/s; expected 24")

      let softer = try take(folder, loudness: -18)
      let soft = try softer.verify(film)
      #expect(wrong(soft) == ["loudness"])
      let leveling = try #require(softer.soundtrack).leveling
      let wanted = try #require(leveling.loudness) + leveling.gain
      #expect(abs(wanted + 18) < 0.051)
      #expect(text("loudness", in: soft)?.hasSuffix("; expected \(wanted.text(decimals: 2)) LUFS") == true)

      let said = try take(folder, words: Self.words.replacingOccurrences(of: "Off by one.", with: "Off by 1."))
        .verify(film)
      #expect(wrong(said) == ["captions"])
      #expect(
        text("captions", in: said)
          == "number 2 is \"Off by one.\" from 1.700 to 2.100 s; expected \"Off by 1.\" from 1.700 to 2.100 s")
      let tagged = try take(
        folder, words: #""title": "Another", "language": "de", "say": {"idle": "This is a network."}"#
      ).verify(film)
      // The title is in the picture, too, and chapters are called otherwise in another language.
      #expect(wrong(tagged) == ["captions", "chapters", "tags", "cover"])
      #expect(text("captions", in: tagged) == "3; expected 1")
      #expect(
        text("tags", in: tagged)
          == "title is \"A film\"; expected \"Another\"; author is \"Someone\"; expected none; comment is \"For tests.\"; "
          + "expected none; language is \"eng\"; expected \"deu\"")

      // Other numbers give other pictures of the same length.
      let other = try take(folder, more: #", "theme": "paper", "voiceover": "voice.wav""#).verify(film)
      #expect(wrong(other) == ["pictures", "cover"])
    }
  }

  @Test("is found out where a track is missing, or is another")
  func otherTracks() async throws {
    try await Support.inFolder { folder in
      let film = folder + "/film.mp4"
      let take = try self.take(folder)
      try await take.render(to: film, .aac, captions: false)
      let mute = try take.verify(film)
      #expect(wrong(mute) == ["captions"] && text("captions", in: mute) == "0; expected 3")

      try await take.render(to: film, nil)
      let silent = try take.verify(film)
      #expect(wrong(silent) == ["sound"] && text("sound", in: silent) == "none; expected a track of sound")

      try await take.render(to: film, .aac)
      let unexpected = try FilmVerifier(film: take.project.film, soundtrack: nil, words: take.words, tags: take.tags)
        .verify(film, progress: FrameCounter(total: 1))
      #expect(wrong(unexpected) == ["sound"] && text("sound", in: unexpected) == "aac; expected none")

      // A title that somebody changed in the file.
      var bytes = try Support.bytes(film)
      let (title, changed) = (Array("Backward pass".utf8), Array("Backward path".utf8))
      var index = 0
      while index + title.count <= bytes.count {
        if bytes[index] == title[0], Array(bytes[index..<index + title.count]) == title {
          bytes.replaceSubrange(index..<index + title.count, with: changed)
        }
        index += 1
      }
      try Data(bytes).write(to: URL(fileURLWithPath: film))
      let renamed = try take.verify(film)
      #expect(wrong(renamed) == ["chapters"])
      #expect(
        text("chapters", in: renamed)
          == "number 4 is \"Backward path\" from 2.100 to 3.900 s; expected \"Backward pass\" from 2.100 to 3.900 s")
    }
  }

  @Test("is found out where its sound is late or early, by 5 ms", arguments: [240, -240])
  func shifted(shift: Int) async throws {
    try await Support.inFolder { folder in
      for voice in ["", #", "voiceover": "voice.wav""#] {
        let take = try self.take(folder, more: voice)
        try take.export(to: folder + "/mix.wav")
        // The whole mix, shifted, as the recording of a film without tones.
        let mix = try Hearing.sound(of: folder + "/mix.wav")
        func moved(_ side: [Float]) -> [Float] {
          let silence = [Float](repeating: 0, count: abs(shift))
          return shift > 0 ? silence + side.dropLast(shift) : side.dropFirst(-shift) + silence
        }
        try Hearing.write(PCMBuffer(left: moved(mix.left), right: moved(mix.right)), to: folder + "/moved.wav")
        try await self.take(
          folder, loudness: nil, more: #", "voiceover": "moved.wav", "sound": {"volume": "silent"}"#
        ).render(to: folder + "/film.mp4", .aac)
        let findings = try take.verify(folder + "/film.mp4")
        #expect(wrong(findings) == ["tones"], "\(FilmVerifier.table(findings))")
        let found = text("tones", in: findings) ?? ""
        #expect(found.contains("furthest off \(shift > 0 ? "+" : "")\(shift) samples"), "\(found)")
        #expect(found.hasSuffix("; expected all, each within 48 samples of its frame"), "\(found)")
      }
    }
  }

  @Test("is reported to be no film, or not a whole one")
  func noFilms() async throws {
    try await Support.inFolder { folder in
      let film = folder + "/film.mp4"
      let take = try self.take(folder)
      try await take.render(to: film, .aac)
      func said(_ path: String) -> String {
        do {
          _ = try take.verify(path)
          return "no error"
        } catch { return "\(error)".replacingOccurrences(of: folder, with: "IN") }
      }
      let whole = try Support.bytes(film)
      try Data(whole.prefix(whole.count * 2 / 3)).write(to: URL(fileURLWithPath: film))
      let cut = said(film)
      #expect(cut.hasPrefix("IN/film.mp4: the film was cut off: it has "), "\(cut)")
      #expect(cut.hasSuffix(" of its 58 frames. Copy it or render it again."), "\(cut)")
      try Data(whole.prefix(24)).write(to: URL(fileURLWithPath: film))
      #expect(
        said(film).hasPrefix("IN/film.mp4: this is not an MP4, QuickTime or WebM film, or only the start of one: "))
      try Data(whole.prefix(200)).write(to: URL(fileURLWithPath: film))
      #expect(said(film) == "IN/film.mp4: the file has no video track. Name a film, and a whole one.")
      try Data("A text.".utf8).write(to: URL(fileURLWithPath: film))
      #expect(
        said(film).hasPrefix("IN/film.mp4: this is not an MP4, QuickTime or WebM film, or only the start of one: "))
      #expect(said(folder + "/none.mp4").hasPrefix("IN/none.mp4: the film cannot be opened: No such file or directory"))
      #expect(said(folder).hasPrefix("IN: the film cannot be opened: Is a directory"))
    }
  }

  @Test("is written down in a table and in JSON")
  func reports() throws {
    let findings = [
      FilmVerifier.Finding(isGood: true, name: "size", text: "a \"quote\""),
      FilmVerifier.Finding(isGood: false, name: "captions", text: "0; expected 3"),
    ]
    #expect(FilmVerifier.table(findings) == "ok  size      a \"quote\"\nOFF captions  0; expected 3")
    let json = try JSONSerialization.jsonObject(with: Data(FilmVerifier.json(findings).utf8)) as? [String: Any]
    #expect(json?["ok"] as? Bool == false)
    let items = json?["findings"] as? [[String: Any]]
    #expect(items?.map { $0["text"] as? String } == ["a \"quote\"", "0; expected 3"])
    #expect(items?.map { $0["ok"] as? Bool } == [true, false])
  }
}
