import Foundation
import Testing

/// Recordings and sound, as the program takes and refuses them.
@Suite("a film's sound")
struct SoundProgramTests {
  @Test(
    "refuses a recording that can't be heard, says why, and ends with 2",
    arguments: [
      (
        #""none.wav""#,
        "none.wav: the file cannot be opened for its sound: No such file or directory (avio_open2, code -2). Name a file "
          + "that is there."
      ),
      (
        #""http://x/y.wav""#,
        "http://x/y.wav: the file cannot be opened for its sound: No such file or directory (avio_open2, code -2). Name a "
          + "file that is there."
      ),
      (
        #""folder""#,
        "folder: the file cannot be opened for its sound: Is a directory (av_probe_input_buffer2, code -21). It is a "
          + "folder: name a file in it."
      ),
      (#""empty.wav""#, "empty.wav: the file is empty: it has no sound. Export or copy it again."),
      (
        #""short.json""#,
        "short.json: this is no sound file: expected WAV, FLAC, MP3, AAC, Opus, or a film with sound. Export the sound as "
          + "WAV or FLAC."
      ),
      (
        #""list.m3u8""#,
        "list.m3u8: this is a playlist, or has its sound in other files, which are not opened. Name the file that holds "
          + "the sound."
      ),
      (#""silent.mp4""#, "silent.mp4: the file has no sound track. Name a file with sound."),
      (
        #""blip.wav""#,
        "only 0.050 s of the recording are heard in the film, which is too short for speech; it starts at 0 s. Is it the "
          + "right file, and the right offset?"
      ),
      (
        #"{"file": "whole.wav", "offset": 5000}"#,
        "the recording starts at 5 s, when the film is over: it ends at 2.2 s. Give a smaller offset."
      ),
      (
        #"{"file": "whole.wav", "offset": -999}"#,
        "only 0.001 s of the recording are heard in the film, which is too short for speech; it starts at -0.999 s. Is it "
          + "the right file, and the right offset?"
      ),
      (
        #"{"file": "whole.wav", "offset": 2000.5, "longer": "error"}"#,
        "the recording ends 0.792 s after the film, which ends at 2.2 s. Lengthen the last beat, record less, or let the "
          + "last picture be held: \"longer\": \"hold\"."
      ),
    ])
  func recordings(voiceover: String, message: String) throws {
    try Program.inFolder { (folder: String) throws in
      let whole = Program.recording(seconds: 1)
      let files = [
        "whole.wav": whole, "blip.wav": Program.recording(seconds: 0.05),
        "empty.wav": Data(),
        "list.m3u8": Data("#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nwhole.wav\n#EXT-X-ENDLIST\n".utf8),
      ]
      for (name, bytes) in files { try bytes.write(to: URL(fileURLWithPath: "\(folder)/\(name)")) }
      try FileManager.default.createDirectory(atPath: folder + "/folder", withIntermediateDirectories: false)
      if voiceover.contains("silent") {
        #expect(try Program.run("-t", "short.json", "-o", "silent.mp4", "--audio", "none", in: folder).status == 0)
      }
      try Program.write("\n\"voiceover\": \(voiceover)", to: "v.json", in: folder)
      let column = voiceover.hasPrefix("{") ? 23 : 14
      for command in [["film", "-o", "v.mp4"], ["audio", "-o", "v.wav"], ["chapters"]] {
        let run = try Program.start(command + ["-t", "v.json"], in: folder).end()
        #expect(run.status == 2)
        #expect(run.errors == "v.json:5:\(column): voiceover: \(message)\n")
        #expect(run.output.isEmpty)
      }
      let left = try Program.names(in: folder)
      #expect(!left.contains("v.mp4") && !left.contains("v.wav"))
    }
  }

  @Test("reports of a FLAC file that was cut off how much of it is there")
  func cutFLAC() throws {
    try Program.inFolder { (folder: String) throws in
      let options = ["audio", "-t", "short.json", "-o", "whole.flac"]
      #expect(try Program.start(options, in: folder).end().status == 0)
      let whole = try Data(contentsOf: URL(fileURLWithPath: folder + "/whole.flac"))
      try whole.prefix(whole.count / 2).write(to: URL(fileURLWithPath: folder + "/half.flac"))
      try Program.write(#""voiceover": "half.flac""#, to: "v.json", in: folder)
      let run = try Program.run("-t", "v.json", in: folder)
      let words = /v.json:4:14: voiceover: half.flac: the sound was cut off: it has [01]\.\d{3} s of its 2\.208 s\./
      #expect(run.status == 2)
      #expect(
        run.errors.firstMatch(of: words) != nil && run.errors.hasSuffix(" s. Export or copy it again.\n"),
        "\(run.errors)")
    }
  }

  @Test(
    "refuses options that can't be, says what can, and ends with 2",
    arguments: [
      (
        ["-o", "o.mp4", "--audio", "pcm"],
        "o.mp4: MP4 cannot hold sound as PCM: choose AAC, Opus, ALAC or FLAC, or store the film as QuickTime."
      ),
      (
        ["-o", "o.webm", "--audio", "aac"],
        "o.webm: WebM cannot hold sound as AAC: choose Opus, or store the film as MP4 or QuickTime."
      ),
      (
        ["-o", "o.gif", "--audio", "aac"],
        "o.gif: --audio is for films; animations are silent, and stored in one way only. Leave it out, or give a name that "
          + "ends in .mp4, .mov or .webm."
      ),
      (["-o", "o.mp4", "--audio", "nonsense"], "nonsense: expected aac, alac, flac, opus, pcm or none."),
      (
        ["-o", "o.mp4", "--loudness", "nonsense"],
        "nonsense: expected a number of LUFS from -40 to -5, such as -14, or off."
      ),
      (["-o", "o.mp4", "--loudness", "-41"], "-41: expected a number of LUFS from -40 to -5, such as -14, or off."),
      (["-o", "o.mp4", "--loudness", "nan"], "nan: expected a number of LUFS from -40 to -5, such as -14, or off."),
      (
        ["-o", "o.mp4", "--limiter", "13"], "13: expected a number of decibels from 1 to 12, such as 6, or on or off."
      ),
      (
        ["audio", "--limiter", "no"], "no: expected a number of decibels from 1 to 12, such as 6, or on or off."
      ),
      (
        ["-o", "o.mp4", "--captions", "track,srt"],
        "srt: expected track, files or burn, several of them with commas, or none."
      ),
      (
        ["audio", "-o", "mix.mp3"],
        "mix.mp3: this version does not write .mp3 files. Sound is WAV or FLAC: give a name that ends in .wav or .flac."
      ),
      (
        ["audio", "-o", "o.mp4"],
        "o.mp4: .mp4 is for films. Sound is WAV or FLAC: give a name that ends in .wav or .flac. For a film, which has "
          + "its sound: render film -o o.mp4"
      ),
      (
        ["audio", "-o", "mix"],
        "mix: the name has no extension. Sound is WAV or FLAC: give a name that ends in .wav or .flac."
      ),
      (
        ["audio", "-o", "-"],
        "-o -: sound can't go to standard output: its name says what it is. Give a file name, such as -o mix.wav."
      ),
    ])
  func options(options: [String], message: String) throws {
    try Program.inFolder { (folder: String) throws in
      let run = try Program.start(options + ["-t", "short.json"], in: folder).end()
      #expect(run.status == 2)
      // The parser's own words stand around those of an option's value.
      let isSame =
        run.errors.hasPrefix("error: ") ? run.errors == "error: \(message)\n" : run.errors.contains(": \(message)\n")
      #expect(isSame, "\(run.errors)")
      #expect(try Program.names(in: folder) == ["short.json"])
    }
  }

  @Test("refuses a language that is none, and a file of sound of a silent film")
  func timelines() throws {
    try Program.inFolder { (folder: String) throws in
      try Program.write(#""language": "xx""#, to: "xx.json", in: folder)
      let language = try Program.run("-t", "xx.json", in: folder)
      #expect(language.status == 2)
      #expect(
        language.errors
          == "xx.json:4:13: warning: language: no words of this film are known in \"xx\": they stay English. Give them "
          + "under \"words\"; `render words --catalogue` lists them.\n"
          + "xx.json:4:13: language: \"xx\" is no language of ISO 639. Give its code of two or three letters, such "
          + "as \"en\".\n")
      try Program.write(#""sound": {"volume": "silent"}"#, to: "mute.json", in: folder)
      let mute = try Program.run("audio", "-t", "mute.json", "-o", "m.wav", in: folder)
      #expect(mute.status == 2)
      #expect(
        mute.errors
          == "error: m.wav: there is nothing to hear in this film. Give it a voiceover, or let its sound be heard.\n")
      // A film can be silent.
      #expect(try Program.run("-t", "mute.json", in: folder).status == 0)
      let streams = try Program.probe("mute.mp4", in: folder)["streams"] as? [[String: Any]]
      #expect(streams?.contains { $0["codec_type"] as? String == "audio" } == false)
      #expect(try Program.run("verify", "mute.mp4", "-t", "mute.json", in: folder).status == 0)
    }
  }

  @Test("never writes over the recording, by whatever name, nor over the film that is read")
  func overwriting() throws {
    try Program.inFolder { (folder: String) throws in
      let recording = Program.recording(seconds: 1)
      for name in ["take.wav", "take.voice.wav"] { try recording.write(to: URL(fileURLWithPath: "\(folder)/\(name)")) }
      try FileManager.default.createSymbolicLink(atPath: folder + "/link.wav", withDestinationPath: "take.wav")
      try Program.write(#""voiceover": "take.wav""#, to: "v.json", in: folder)
      try Program.write(#""voiceover": "take.voice.wav""#, to: "w.json", in: folder)
      func refused(_ name: String, _ arguments: String...) throws {
        let run = try Program.start(arguments, in: folder).end()
        #expect(run.status == 2)
        #expect(
          run.errors == "error: \(name): that is the recording of the voice itself. Choose another name.\n")
      }
      try refused("take.wav", "audio", "-t", "v.json", "-o", "take.wav")
      try refused("./take.wav", "audio", "-t", "v.json", "-o", "./take.wav")
      try refused("link.wav", "audio", "-t", "v.json", "-o", "link.wav")
      try refused("take.voice.wav", "audio", "-t", "w.json", "-o", "take.wav", "--stems")
      for name in ["take.wav", "take.voice.wav"] {
        #expect(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)")) == recording)
      }
      // A film can be the recording, too.
      #expect(try Program.run("-t", "v.json", "-o", "film.mp4", in: folder).status == 0)
      let film = try Data(contentsOf: URL(fileURLWithPath: folder + "/film.mp4"))
      try Program.write(#""voiceover": "film.mp4""#, to: "x.json", in: folder)
      try refused("film.mp4", "-t", "x.json", "-o", "film.mp4")
      try refused("film.mp4", "-t", "x.json", "-o", "film.mp4", "--audio", "none")
      let manifest = try Program.run("manifest", "film.mp4", "-o", "film.mp4", in: folder)
      #expect(manifest.status == 2)
      #expect(manifest.errors == "error: film.mp4: that is the film itself. Choose another name.\n")
      #expect(try Data(contentsOf: URL(fileURLWithPath: folder + "/film.mp4")) == film)
    }
  }

  @Test("finds a recording from the timeline's folder, or by its whole name, wherever it is run")
  func places() throws {
    try Program.inFolder { (folder: String) throws in
      for name in ["sub/takes", "elsewhere"] {
        try FileManager.default.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
      }
      try Program.recording(seconds: 1).write(to: URL(fileURLWithPath: folder + "/sub/takes/a.wav"))
      try Program.write(#""voiceover": "takes/a.wav""#, to: "sub/near.json", in: folder)
      try Program.write(#""voiceover": "../sub/takes/a.wav""#, to: "elsewhere/far.json", in: folder)
      try Program.write(#""voiceover": "\#(folder)/sub/takes/a.wav""#, to: "elsewhere/whole.json", in: folder)
      let runs = [
        ("sub/near.json", folder), ("near.json", folder + "/sub"), ("../sub/near.json", folder + "/elsewhere"),
        ("\(folder)/sub/near.json", folder + "/elsewhere"), ("elsewhere/far.json", folder),
        ("far.json", folder + "/elsewhere"), ("elsewhere/whole.json", folder),
        ("../elsewhere/whole.json", folder + "/sub"),
      ]
      var mixes: Set<Data> = []
      for (index, (timeline, place)) in runs.enumerated() {
        let run = try Program.run("audio", "-t", timeline, "-o", "\(folder)/\(index).wav", in: place)
        #expect(
          run.status == 0 && run.errors.contains("1.0 s of voice from 0 s, ends 1.21 s before the film"),
          "\(run.errors)")
        mixes.insert(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(index).wav")))
      }
      #expect(mixes.count == 1)
    }
  }

  @Test("takes a loudness as it is written, and ffmpeg measures the same")
  func loudness() throws {
    try Program.inFolder { (folder: String) throws in
      try Program.recording(seconds: 2).write(to: URL(fileURLWithPath: folder + "/take.wav"))
      try Program.write(#""voiceover": "take.wav""#, to: "v.json", in: folder)
      for (options, expected) in [([], -14), (["--loudness", "-18"], -18), (["--loudness=-23"], -23)]
        as [([String], Double)]
      {
        let run = try Program.start(["-t", "v.json", "-o", "v.mp4"] + options, in: folder).end()
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.errors.contains("AAC, \(expected) LUFS, true peak "), "\(run.errors)")
        let said = try Program.tool(
          "ffmpeg", "-nostats", "-i", "v.mp4", "-map", "0:a", "-af", "ebur128=peak=true", "-f", "null", "-", in: folder
        ).errors
        let summary = said.components(separatedBy: "Summary:").last ?? ""
        let loudness = try #require(summary.firstMatch(of: /I: +(-?[0-9.]+) LUFS/)).output.1
        let peak = try #require(summary.firstMatch(of: /Peak: +(-?[0-9.]+) dBFS/)).output.1
        // It prints one decimal.
        #expect(abs(try #require(Double(loudness)) - expected) < 0.26)
        #expect(try #require(Double(peak)) < -0.94)
        #expect(try Program.start(["verify", "v.mp4", "-t", "v.json"] + options, in: folder).end().status == 0)
      }
    }
  }

  @Test("makes peaks softer so that speech gets to its loudness, and says by how much and how often")
  func limiter() throws {
    try Program.inFolder { (folder: String) throws in
      try Program.recording(seconds: 2, click: 18_000).write(to: URL(fileURLWithPath: folder + "/take.wav"))
      let silent = #""voiceover": "take.wav", "sound": {"volume": "silent""#
      try Program.write(silent + "}", to: "v.json", in: folder)
      try Program.write(silent + #", "limiter": "off"}"#, to: "off.json", in: folder)
      try Program.write(silent + #", "limiter": 1}"#, to: "little.json", in: folder)
      func sound(_ name: String, _ options: String...) throws -> String {
        let run = try Program.start(["-t", name, "-o", "v.mp4"] + options, in: folder).end()
        #expect(run.status == 0, "\(run.errors)")
        let check = try Program.start(["verify", "v.mp4", "-t", name] + options, in: folder).end()
        #expect(check.status == 0, "\(check.output)")
        return run.errors.split(separator: "\n").first { $0.contains("sound: ") }.map(String.init) ?? run.errors
      }
      let limited = /; limiter: at most [2-5]\.[0-9] dB, 4 times, [0-9.]+ % of the time$/
      let on = try sound("v.json")
      #expect(on.contains("sound: AAC, -14.0 LUFS, true peak -1.7 dB (gain "), "\(on)")
      #expect(on.firstMatch(of: limited) != nil, "\(on)")
      #expect(try sound("off.json", "--limiter", "on") == on)
      let off = try sound("off.json")
      #expect(!off.contains("limiter") && off.hasSuffix(", no louder because of its peaks"), "\(off)")
      #expect(try sound("v.json", "--limiter", "off") == off)
      let little = try sound("little.json")
      let softer = /; limiter: at most (1\.0|0\.9) dB, 4 times, [0-9.]+ % of the time, no louder because of its peaks$/
      #expect(little.firstMatch(of: softer) != nil, "\(little)")
      #expect(try sound("v.json", "--limiter", "1") == little)
      // A film is verified by the limiter that it was made with.
      let check = try Program.run("verify", "v.mp4", "-t", "v.json", in: folder)
      #expect(check.status == 1 && check.output.contains("OFF loudness"), "\(check.output)")
    }
  }

  #if os(Linux)
    @Test("opens no file that a recording refers to", arguments: ["list.m3u8", "list.ffconcat", "list.wav"])
    func nested(name: String) throws {
      try Program.inFolder { (folder: String) throws in
        try Program.recording(seconds: 1).write(to: URL(fileURLWithPath: folder + "/nested.wav"))
        let text =
          name.hasSuffix("concat")
          ? "ffconcat version 1.0\nfile nested.wav\n"
          : "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nnested.wav\n#EXT-X-ENDLIST\n"
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
        try Program.write(#""voiceover": "\#(name)""#, to: "v.json", in: folder)
        try Program.write(#""voiceover": "nested.wav""#, to: "w.json", in: folder)
        let watch = inotify_init1(Int32(O_NONBLOCK))
        defer { close(watch) }
        #expect(watch >= 0 && inotify_add_watch(watch, folder + "/nested.wav", UInt32(IN_OPEN)) >= 0)
        var bytes = [UInt8](repeating: 0, count: 4096)
        let refused = try Program.run("audio", "-t", "v.json", "-o", "v.wav", in: folder)
        #expect(refused.status == 2 && refused.errors.contains("this is a playlist, or has its sound in other files"))
        #expect(read(watch, &bytes, bytes.count) == -1)
        // What is named itself is opened, and that is noticed.
        #expect(try Program.run("audio", "-t", "w.json", "-o", "w.wav", in: folder).status == 0)
        #expect(read(watch, &bytes, bytes.count) > 0)
      }
    }
  #endif
}
