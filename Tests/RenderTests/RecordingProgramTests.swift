import Foundation
import Testing

/// What the program reports of recordings that are not what one would like, and what it makes of them.
@Suite("odd recordings")
struct RecordingProgramTests {
  /// Makes files of sound and a timeline that names one of them.
  private func check(
    _ inputs: [String], _ options: [String], _ voiceover: String, in folder: String
  ) throws -> Program.Result {
    let arguments =
      ["ffmpeg", "-nostdin", "-v", "error", "-y"] + inputs.flatMap { ["-f", "lavfi", "-i", $0] } + options
    let made = try Program.start(arguments, of: URL(fileURLWithPath: "/usr/bin/env"), in: folder).end()
    #expect(made.status == 0, "\(made.errors)")
    try Program.write(#""voiceover": \#(voiceover)"#, to: "v.json", in: folder)
    return try Program.run("check", "-t", "v.json", in: folder)
  }

  private static let voice = "sine=300:duration=2"
  private static let silence = "anullsrc=r=44100:cl=mono:d=2"
  private static let start = "v.json:4:14: warning: voiceover: "

  @Test(
    "are told and mended",
    arguments: [
      (
        "pan=stereo|c0=c0|c1=0*c0",
        "only the left channel has sound, and is heard on both sides. \"channel\": \"mix\" leaves it where it is."
      ),
      (
        "pan=stereo|c0=c0|c1=-1*c0",
        "the right channel is turned over, so that the channels would cancel each other; turned back. \"channel\": "
          + "\"mix\" leaves them as they are."
      ),
      (
        "pan=5.1|c0=0*c0|c1=0*c0|c2=0*c0|c3=c0|c4=0*c0|c5=0*c0",
        "only channel 4 of 6 has sound, and is heard on both sides. \"channel\": \"mix\" leaves it where it is."
      ),
      (
        "volume=-40dB",
        "at -61.5 LUFS it is too soft for a voice. Is it the right file? Else make it louder with \"volume\"."
      ),
      ("volume=0", "it is silent: no voice is heard. Is it the right file?"),
    ])
  func channels(filter: String, remark: String) throws {
    try Program.inFolder { (folder: String) throws in
      let run = try check([Self.voice], ["-af", filter, "a.wav"], #""a.wav""#, in: folder)
      #expect(run.status == 0)
      let line = run.errors.split(separator: "\n").first { $0.contains("a.wav: ") }
      if filter.hasPrefix("volume=-") {
        #expect(
          line?.firstMatch(of: /a\.wav: at -\d\d\.\d LUFS it is too soft for a voice\. Is it the right file\?/) != nil)
      } else {
        #expect(line.map(String.init) == "\(Self.start)a.wav: \(remark)", "\(run.errors)")
      }
      let json = try Program.run("check", "-t", "v.json", "--json", in: folder)
      #expect(json.output.contains(#""warnings": ["#))
    }
  }

  @Test("of several tracks: which was taken is told, and which has sound; another is taken by its name")
  func tracks() throws {
    try Program.inFolder { (folder: String) throws in
      let film = [
        "-map", "0", "-map", "1", "-metadata:s:a:0", "title=Desktop", "-metadata:s:a:1", "title=Mic", "a.mkv",
      ]
      let silent = try check([Self.silence, Self.voice], ["-c:a", "flac"] + film, #""a.mkv""#, in: folder)
      #expect(silent.output.contains("\na.mkv, track 1 \"Desktop\" (flac) of 2: 2.0 s of voice from 0 s, "))
      #expect(
        silent.errors.contains(
          "\(Self.start)a.mkv, track 1 \"Desktop\" (flac) of 2: it is silent: no voice is heard. Sound is in track 2: "
            + "\"track\": 2.\n"))
      for track in ["2", #""Mic""#] {
        try Program.write(#""voiceover": {"file": "a.mkv", "track": \#(track)}"#, to: "v.json", in: folder)
        let run = try Program.run("check", "-t", "v.json", in: folder)
        #expect(run.output.contains("\na.mkv, track 2 \"Mic\" (flac) of 2: 2.0 s of voice from 0 s, "), "\(run.output)")
        #expect(!run.errors.contains("a.mkv"))
      }
      try Program.write(#""voiceover": {"file": "a.mkv", "track": "Game"}"#, to: "v.json", in: folder)
      let wrong = try Program.run("check", "-t", "v.json", in: folder)
      #expect(wrong.status == 2)
      #expect(
        wrong.errors
          == "v.json:4:23: voiceover: a.mkv: the file has no sound track \"Game\". It has 1 \"Desktop\" (flac), 2 "
          + "\"Mic\" (flac): name one of them by its number, its title or its language.\n")
      try Program.write(#""voiceover": {"file": "a.mkv", "channel": 3}"#, to: "v.json", in: folder)
      #expect(
        try Program.run("check", "-t", "v.json", in: folder).errors.hasPrefix(
          "v.json:4:23: voiceover: a.mkv: its sound has one channel, and no channel 3. Name one from 1 to 1, or leave ")
      )
    }
  }

  @Test("with a wrong track or channel are refused at its place")
  func values() throws {
    try Program.inFolder { (folder: String) throws in
      try Program.write(
        #""voiceover": [{"file": "a.wav", "track": 0, "channel": "centre"}, 3]"#, to: "v.json", in: folder)
      let run = try Program.run("check", "-t", "v.json", in: folder)
      #expect(run.status == 2)
      #expect(
        run.errors == """
          v.json:4:42: voiceover[0].track: 0 is out of bounds; expected a track's number from 1 to 64, its title or its \
          language.
          v.json:4:56: voiceover[0].channel: there is no "centre". Expected one of "left", "right" or "mix".
          v.json:4:67: voiceover[1]: 3 is a number; expected a file's name such as "narration.flac", a mapping such as \
          {"file": "narration.flac", "offset": 3000}, or a list of 1 to 500 of these.

          """, "\(run.errors)")
    }
  }
}
