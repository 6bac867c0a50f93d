import Foundation
import Testing

/// What a command reads stays as it is, and so do captions that somebody else wrote.
@Suite("files of the user's are never overwritten")
struct OverwritingTests {
  private static let say = #""language": "en", "say": {"idle": "One & two.", "done": "So that is it."}"#

  private func text(_ name: String, in folder: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)")), as: UTF8.self)
  }

  private func write(_ text: String, to name: String, in folder: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
  }

  @Test("what a timeline names is no output of any command, by whatever name")
  func inputs() throws {
    try Program.inFolder { (folder: String) throws in
      let recording = Program.recording(seconds: 1)
      for name in ["mix.voice.wav", "take.wav"] { try recording.write(to: URL(fileURLWithPath: "\(folder)/\(name)")) }
      try write("One & two.", to: "script.svg", in: folder)
      try FileManager.default.createDirectory(atPath: folder + "/p", withIntermediateDirectories: true)
      let words = "1\n00:00:00,100 --> 00:00:00,900\nOne two\n"
      for name in ["f.en.srt", "words.png", "p/frame-000000.png"] { try write(words, to: name, in: folder) }
      func timeline(_ name: String, _ voiceover: String) throws {
        try Program.write(Self.say + #", "voiceover": \#(voiceover)"#, to: name, in: folder)
      }
      try timeline("a.json", #"{"file": "take.wav", "words": "f.en.srt"}"#)
      try timeline("b.json", #""mix.voice.wav""#)
      try timeline("c.json", #"{"file": "take.wav", "words": "words.png"}"#)
      try timeline("d.json", #"{"file": "take.wav", "words": "p/frame-000000.png"}"#)
      try timeline("e.json", #"{"file": "take.wav", "script": "script.svg"}"#)
      let before = try Program.names(in: folder).map { name in
        (name, FileManager.default.contents(atPath: "\(folder)/\(name)"))
      }
      func refused(_ message: String, _ arguments: String...) throws {
        let run = try Program.start(arguments, in: folder).end()
        #expect(run.status == 2 && run.errors.hasSuffix("error: \(message)\n"), "\(run.errors)")
      }
      func names(_ key: String) -> String { "that is the file that the timeline names as \(key). Choose another name." }
      try refused(
        "f.en.srt: the captions would replace the file that the timeline names as voiceover.words. Give the film another "
          + "name with -o, or make no files of captions: --captions track.", "-t", "a.json", "-o", "f.mp4")
      try refused("f.en.srt: " + names("voiceover.words"), "-t", "a.json", "-o", "g.mp4", "--profile", "f.en.srt")
      try refused(
        "g.mp4: that is where the film goes. Choose another name.", "-t", "a.json", "-o", "g.mp4", "--profile", "g.mp4")
      try refused(
        "mix.voice.wav: that is the recording of the voice itself. Choose another name.", "audio", "-t", "b.json", "-o",
        "mix.wav", "--stems")
      for command in ["still", "sheet"] {
        try refused("words.png: " + names("voiceover.words"), command, "-t", "c.json", "-o", "words.png")
      }
      try refused(
        "./p/frame-000000.png: " + names("voiceover.words"), "frames", "-t", "d.json", "-o", "./p", "--at", "0f")
      try refused("script.svg: " + names("voiceover.script"), "tune", "-t", "e.json", "--plot", "script.svg")
      try refused(
        "script.svg: that is the file of --script. Choose another name.", "tune", "-t", "a.json", "--script",
        "script.svg",
        "--plot", "script.svg")
      let after = try Program.names(in: folder)
      #expect(after == before.map(\.0))
      for (name, bytes) in before { #expect(FileManager.default.contents(atPath: "\(folder)/\(name)") == bytes) }
    }
  }

  @Test("captions replace their own files as long as nobody changed them, and others only when they are told to")
  func captions() throws {
    try Program.inFolder { (folder: String) throws in
      try Program.write(Self.say, to: "say.json", in: folder)
      func make(_ options: String...) throws -> Program.Result {
        try Program.start(["-t", "say.json", "-o", "f.mp4", "--progress", "none"] + options, in: folder).end()
      }
      #expect(try make().status == 0)
      let (srt, vtt) = (try text("f.en.srt", in: folder), try text("f.en.vtt", in: folder))
      let note = "NOTE Written by Beatframe, and replaced by it as long as neither file is changed: "
      #expect(vtt.firstMatch(of: /^WEBVTT\n\n(?s:.*)\n\nNOTE [^\n]*: [0-9a-f]{32} [0-9a-f]{32}\n$/) != nil, "\(vtt)")
      #expect(vtt.contains(note))
      // Other words, and these files are replaced.
      try Program.write(Self.say.replacing("One", with: "Three"), to: "say.json", in: folder)
      #expect(try make().status == 0)
      #expect(try text("f.en.srt", in: folder) == srt.replacing("One", with: "Three"))
      // Somebody corrects one of them.
      let corrected = try text("f.en.srt", in: folder).replacing("Three", with: "3")
      try write(corrected, to: "f.en.srt", in: folder)
      let film = FileManager.default.contents(atPath: folder + "/f.mp4")
      let refused = try make()
      #expect(refused.status == 2)
      #expect(
        refused.errors.hasSuffix(
          """
          error: f.en.srt: there is a file of that name, which was not written by this program or was changed since, and \
          the captions would replace it. Give the film another name with -o, make no files of captions (--captions \
          track), or let it be replaced: --overwrite.

          """))
      #expect(try text("f.en.srt", in: folder) == corrected)
      #expect(FileManager.default.contents(atPath: folder + "/f.mp4") == film)
      #expect(try make("--captions", "track").status == 0)
      #expect(try text("f.en.srt", in: folder) == corrected)
      #expect(try make("--overwrite").status == 0)
      #expect(try text("f.en.srt", in: folder) == srt.replacing("One", with: "Three"))
      #expect(try make().status == 0)
      // A file that is the same is as good as one's own.
      try FileManager.default.removeItem(atPath: folder + "/f.en.vtt")
      #expect(try make().status == 0)
      // ffmpeg reads the note for what it is.
      let read = try Program.tool("ffmpeg", "-v", "error", "-i", "f.en.vtt", "-f", "srt", "-", in: folder)
      #expect(read.output.contains("Three & two.") && !read.output.contains("Beatframe"))
    }
  }

  @Test("a manifest and a profile replace only their like")
  func kinds() throws {
    try Program.inFolder { (folder: String) throws in
      try write("mine", to: "notes.json", in: folder)
      #expect(try Program.run("-t", "short.json", "-o", "f.mp4", in: folder).status == 0)
      let manifest = try Program.run("manifest", "f.mp4", "-o", "notes.json", in: folder)
      func message(_ kind: String) -> String {
        "error: notes.json: there is a file of that name, and it is no \(kind), so it is not replaced. Choose another name, "
          + "or remove the file.\n"
      }
      #expect(manifest.status == 2 && manifest.errors.hasSuffix(message("manifest")), "\(manifest.errors)")
      let profile = try Program.run("-t", "short.json", "-o", "f.mp4", "--profile", "notes.json", in: folder)
      #expect(profile.status == 2 && profile.errors == message("profile"), "\(profile.errors)")
      #expect(try text("notes.json", in: folder) == "mine")
      for _ in 0..<2 {
        #expect(try Program.run("manifest", "f.mp4", "-o", "m.json", in: folder).status == 0)
        #expect(try Program.run("-t", "short.json", "-o", "f.mp4", "--profile", "p.json", in: folder).status == 0)
      }
    }
  }
}
