import Foundation
import Testing

/// Films that are held against their timelines, as the program reports it.
@Suite("verify and manifest")
struct VerifyProgramTests {
  @Test(
    "finds every kind of film as it should be, with its usual sound and another",
    arguments: [
      ["-o", "a.mp4"], ["-o", "a.mov"], ["-o", "a.webm"], ["-o", "a.mp4", "--codec", "h265", "--audio", "flac"],
      ["-o", "a.mov", "--codec", "h264", "--audio", "alac"], ["-o", "a.mp4", "--audio", "opus"],
      ["-o", "a.webm", "--codec", "av1", "--size", "96x64", "--fps", "30000/1001"],
    ])
  func good(options: [String]) throws {
    try Program.inFolder { (folder: String) throws in
      try Program.recording(seconds: 1.5).write(to: URL(fileURLWithPath: folder + "/take.wav"))
      try Program.write(#""voiceover": "take.wav", "say": {"loss": "Off by one."}"#, to: "v.json", in: folder)
      #expect(try Program.start(["-t", "v.json"] + options, in: folder).end().status == 0)
      let more = options.firstIndex(of: "--size").map { Array(options[$0...]) } ?? []
      let run = try Program.start(["verify", options[1], "-t", "v.json"] + more, in: folder).end()
      #expect(run.status == 0, "\(run.output)\(run.errors)")
      let lines = run.output.split(separator: "\n")
      // An MP4 has a cover picture.
      let count = options[1].hasSuffix(".mp4") ? 15 : 14
      #expect(lines.count == count && lines.allSatisfy { $0.hasPrefix("ok  ") }, "\(run.output)")
      let json = try Program.start(["verify", options[1], "-t", "v.json", "--json"] + more, in: folder).end()
      let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
      #expect(object?["ok"] as? Bool == true && (object?["findings"] as? [Any])?.count == count)
    }
  }

  @Test("reports what is off, and ends with 1")
  func off() throws {
    try Program.inFolder { (folder: String) throws in
      try Program.write(#""say": {"loss": "Off by one."}"#, to: "v.json", in: folder)
      try Program.write(#""say": {"loss": "Off by two."}"#, to: "w.json", in: folder)
      #expect(try Program.run("-t", "v.json", "-o", "v.mp4", in: folder).status == 0)
      func wrong(_ options: String...) throws -> [String] {
        let run = try Program.start(["verify", "v.mp4"] + options, in: folder).end()
        let lines = run.output.split(separator: "\n").filter { $0.hasPrefix("OFF ") }
        #expect(run.status == (lines.isEmpty ? 0 : 1), "\(run.errors)")
        return lines.map { String($0.split(separator: " ")[1]) }
      }
      #expect(try wrong("-t", "v.json") == [])
      #expect(try wrong("-t", "w.json") == ["captions"])
      #expect(try wrong("-t", "v.json", "--captions", "none") == ["captions"])
      #expect(try wrong("-t", "v.json", "--size", "96x64") == ["size", "cover"])
      #expect(try wrong("-t", "v.json", "--audio", "none") == ["sound"])
      #expect(try wrong("-t", "v.json", "--loudness", "-20") == ["loudness"])
      #expect(try wrong("-t", "short.json", "--size", "64x48") == ["captions"])
      #expect(try Program.run("-t", "v.json", "-o", "v.mp4", "--audio", "none", in: folder).status == 0)
      #expect(try wrong("-t", "v.json") == ["sound"])
    }
  }

  @Test(
    "reports that what is no film is none",
    arguments: [
      (
        "none.mp4", 1,
        "none.mp4: the film cannot be opened: No such file or directory (avformat_open_input, code -2). Name a file that is there."
      ),
      (
        "folder", 1,
        "folder: the film cannot be opened: Is a directory (avio_read, code -21). It is a folder: name a file in it."
      ),
      (
        "short.json", 1,
        "short.json: this is not an MP4, QuickTime or WebM film, or only the start of one: Invalid data found when processing input (avformat_open_input, code -1094995529: moov atom not found)."
      ),
      (
        "mix.wav", 1,
        "mix.wav: this is not an MP4, QuickTime or WebM film, or only the start of one: Invalid data found when processing input (avformat_open_input, code -1094995529: moov atom not found)."
      ),
    ])
  func noFilms(name: String, status: Int32, message: String) throws {
    try Program.inFolder { (folder: String) throws in
      try FileManager.default.createDirectory(atPath: folder + "/folder", withIntermediateDirectories: false)
      try Program.recording(seconds: 0.2).write(to: URL(fileURLWithPath: folder + "/mix.wav"))
      for command in [["verify", name, "-t", "short.json"], ["manifest", name]] {
        let run = try Program.start(command, in: folder).end()
        #expect(run.status == status)
        #expect(run.errors == "error: \(message)\n")
      }
    }
  }

  @Test("reports of a film that was cut off how much of it is there")
  func cutOff() throws {
    try Program.inFolder { (folder: String) throws in
      #expect(try Program.run("-t", "short.json", in: folder).status == 0)
      let whole = try Data(contentsOf: URL(fileURLWithPath: folder + "/short.mp4"))
      try whole.prefix(whole.count * 2 / 3).write(to: URL(fileURLWithPath: folder + "/short.mp4"))
      for command in [["verify", "short.mp4", "-t", "short.json"], ["manifest", "short.mp4"]] {
        let run = try Program.start(command + ["--progress", "none"], in: folder).end()
        #expect(run.status == 1)
        let words = /error: short.mp4: the film was cut off: it has \d+ of its 53 frames. Copy it or render it again.\n/
        #expect(run.errors.wholeMatch(of: words) != nil, "\(run.errors)")
      }
    }
  }

  @Test("writes what a film decodes to, and holds a film against it")
  func manifest() throws {
    try Program.inFolder { (folder: String) throws in
      for name in ["a.mp4", "b.mp4"] {
        #expect(try Program.run("-t", "short.json", "-o", name, "--size", "64x48", in: folder).status == 0)
        #expect(try Program.run("manifest", name, "-o", name + ".json", in: folder).status == 0)
      }
      func data(_ name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)")) }
      #expect(try data("a.mp4.json") == data("b.mp4.json"))
      let printed = try Program.run("manifest", "a.mp4", in: folder)
      #expect(try Data(printed.output.utf8) == data("a.mp4.json"))
      func verify(_ film: String) throws -> Program.Result {
        try Program.run(
          "verify", film, "-t", "short.json", "--size", "64x48", "--manifest", "a.mp4.json", in: folder)
      }
      let same = try verify("b.mp4")
      #expect(same.status == 0, "\(same.output)")
      #expect(same.output.contains("ok  manifest pictures  53 are the same\n"))
      #expect(
        try Program.run("-t", "short.json", "-o", "c.mp4", "--size", "64x48", "--crf", "35", in: folder).status == 0)
      let other = try verify("c.mp4")
      #expect(other.status == 1)
      let words = /OFF manifest pictures  \d+ differ, the first at frame 0; expected those of the manifest\n/
      #expect(other.output.firstMatch(of: words) != nil, "\(other.output)")
      try Data("{}".utf8).write(to: URL(fileURLWithPath: folder + "/a.mp4.json"))
      let damaged = try verify("b.mp4")
      #expect(damaged.status == 2)
      #expect(
        damaged.errors
          == "error: a.mp4.json: the manifest can't be read: it is no manifest, or was changed. Make it with: render "
          + "manifest FILM -o a.mp4.json\n")
    }
  }
}
