import Foundation
import Testing

/// Every command and option, run once.
@Suite("the program", .serialized)
struct OptionsTests {
  @Test("makes the film, under the timeline's name or another, of another size and rate")
  func film() throws {
    try Program.inFolder { (folder: String) throws in
      let first = try Program.run("--timeline", "short.json", in: folder)
      #expect(first.status == 0)
      #expect(first.output.isEmpty)
      #expect(first.errors.hasPrefix("short.mp4: 2.2 s of 320x180 at 24 frames/s, 53 frames ("))
      let second = try Program.run("film", "-t", "short.json", "-o", "b.mp4", "--jobs", "1", in: folder)
      #expect(second.status == 0)
      #expect(try Data(contentsOf: url(folder, "short.mp4")) == Data(contentsOf: url(folder, "b.mp4")))
      try FileManager.default.createDirectory(atPath: folder + "/fonts", withIntermediateDirectories: false)
      let own = try Program.run("-t", "short.json", "-o", "own.mp4", "--fonts", "fonts", in: folder)
      #expect(own.status == 0)
      #expect(try Data(contentsOf: url(folder, "own.mp4")) == Data(contentsOf: url(folder, "b.mp4")))
      let third = try Program.run(
        "-t", "short.json", "--output", "c.mp4", "--size", "64x48", "--fps", "30000/1001", "--progress", "none",
        in: folder)
      #expect(third.status == 0)
      #expect(third.errors.isEmpty)
      #expect(try Program.names(in: folder) == ["b.mp4", "c.mp4", "fonts", "own.mp4", "short.json", "short.mp4"])
      let check = try Program.run("check", "-t", "short.json", "--size", "64x48", "--fps", "30000/1001", in: folder)
      #expect(check.output.contains("backprop, 64x48, 30000/1001 frames/s, 66 frames, 2.200 s"))
    }
  }

  @Test("makes a film of a range, and animations, of every frame or of every n-th")
  func animations() throws {
    try Program.inFolder { (folder: String) throws in
      func render(_ options: String...) throws -> String {
        let run = try Program.start(["-t", "short.json"] + options, in: folder).end()
        #expect(run.status == 0, "\(run.errors)")
        return run.errors
      }
      let film = try render("-o", "a.mp4", "--from", "grad.2", "--to", "1.7s")
      #expect(film.hasPrefix("a.mp4: 0.5 s of 320x180 at 24 frames/s, 12 frames ("))
      let gif = try render("-o", "a.gif", "--every", "2")
      #expect(gif.hasPrefix("a.gif: 2.3 s of 320x180, 27 pictures ("))
      let apng = try render("-o", "a.APNG", "--from", "grad.2", "--to", "14f", "--fps", "10", "--size", "64x48")
      #expect(apng.hasPrefix("a.APNG: "))
      let one = try render("-o", "b.apng", "--from", "52f", "--progress", "json", "--jobs", "1", "--fonts", ".")
      let last = try #require(one.split(separator: "\n").last)
      let event = try #require(JSONSerialization.jsonObject(with: Data(last.utf8)) as? [String: Any])
      #expect(event["event"] as? String == "done")
      #expect(event["frames"] as? Int == 1)
      #expect(event["distinctFrames"] as? Int == 1)
      #expect(event["bytes"] as? Int == (try Data(contentsOf: url(folder, "b.apng")).count))
      #expect(try Program.names(in: folder) == ["a.APNG", "a.gif", "a.mp4", "b.apng", "short.json"])
    }
  }

  @Test("compresses the pictures as it is asked to, in the kind of file that the name says")
  func coding() throws {
    try Program.inFolder { (folder: String) throws in
      func size(_ options: String...) throws -> Int {
        let name = options[0]
        let arguments = (name.hasPrefix("-") ? [] : ["-o"]) + options
        let run = try Program.start(["-t", "short.json", "--size", "160x90"] + arguments, in: folder).end()
        #expect(run.status == 0, "\(run.errors)")
        return try Data(contentsOf: url(folder, name.hasPrefix("-") ? "short.mov" : name)).count
      }
      let standard = try size("a.mp4")
      #expect(try size("b.mp4", "--quality", "standard", "--codec", "h264") == standard)
      #expect(try Data(contentsOf: url(folder, "a.mp4")) == Data(contentsOf: url(folder, "b.mp4")))
      #expect(try size("b.mp4", "--crf", "18") == standard)
      #expect(try size("b.mp4", "--crf", "40") < standard)
      #expect(try size("b.mp4", "--quality", "master") > standard)
      #expect(try size("c.mp4", "--bitrate", "150k", "--quality", "draft") != standard)
      #expect(
        try size("d.mp4", "--bitrate", "0.15M", "--quality", "draft")
          == size("c.mp4", "--bitrate", "150000", "--quality", "draft"))
      #expect(try size("e.webm") > 0)
      #expect(try size("--codec", "prores") > standard)
    }
  }

  @Test("reports to other programs how far it is")
  func progress() throws {
    try Program.inFolder { (folder: String) throws in
      let run = try Program.run("-t", "short.json", "--size", "720p", "--progress", "json", in: folder)
      #expect(run.status == 0)
      let events = try run.errors.split(separator: "\n").map { line in
        try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      }
      let last = try #require(events.last)
      #expect(events.dropLast().allSatisfy { $0["event"] as? String == "progress" })
      #expect(last["event"] as? String == "done")
      #expect(last["frames"] as? Int == 53)
      #expect(last["output"] as? String == "short.mp4")
      #expect(last["bytes"] as? Int == (try Data(contentsOf: url(folder, "short.mp4")).count))
      let plain = try Program.run("-t", "short.json", "--progress", "plain", in: folder)
      #expect(plain.errors.hasPrefix("short.mp4: "))
    }
  }

  @Test("reports how far it is on the way, however busy the workers are")
  func progressOnTheWay() throws {
    try Program.inFolder { (folder: String) throws in
      let path = Program.root.appending(path: "timelines/narration.json").path
      let run = try Program.run(
        "-t", path, "-o", "film.mp4", "--size", "640x360", "--fps", "30", "--progress", "json", in: folder)
      let events = try run.errors.split(separator: "\n").map { line in
        try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      }
      let seconds = try #require(events.last?["seconds"] as? Double)
      let frames = events.filter { $0["event"] as? String == "progress" }.compactMap { $0["frame"] as? Int }
      #expect(frames == frames.sorted())
      // No exact number: the machine may be busy with other things.
      #expect(seconds < 2 || frames.count >= 2, "\(frames.count) events in \(seconds) s")
    }
  }

  @Test("reports warnings and errors as JSON too, when asked for JSON")
  func jsonErrors() throws {
    try Program.inFolder { (folder: String) throws in
      let timeline = #"{"network": {"input": [1], "target": [1]}, "say": {"end": "Bye."}}"#
      try Data(timeline.utf8).write(to: url(folder, "v.json"))
      let run = try Program.run("-t", "v.json", "-o", "v.avi", "--progress", "json", in: folder)
      #expect(run.status == 2)
      let events = try run.errors.split(separator: "\n").map { line in
        try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String])
      }
      #expect(events.map { $0["event"] } == ["warning", "error"])
      #expect(events.last?["message"]?.hasPrefix("v.avi: this version does not write .avi files.") == true)
    }
  }

  @Test("shows a bar on a terminal")
  func bar() throws {
    try Program.inFolder { (folder: String) throws in
      let run = try Program.start(
        ["-qec", "stty cols 100; '\(try Program.binary().path)' -t short.json --size 1080p", "/dev/null"],
        of: URL(fileURLWithPath: "/usr/bin/script"), in: folder
      ).end()
      #expect(run.status == 0)
      #expect(run.output.contains("\u{1B}[K"))
      #expect(run.output.contains("short.mp4: 2.2 s of 1920x1080"))
    }
  }

  @Test("writes frames: all, some, at places, without a ground")
  func frames() throws {
    try Program.inFolder { (folder: String) throws in
      #expect(try Program.run("frames", "-t", "short.json", in: folder).status == 0)
      #expect(try Program.names(in: folder + "/short-frames").count == 53)
      func names(_ arguments: [String]) throws -> [String] {
        let run = try Program.start(["frames", "-t", "short.json", "-o", "out"] + arguments, in: folder).end()
        #expect(run.status == 0, "\(run.errors)")
        defer { try? FileManager.default.removeItem(atPath: folder + "/out") }
        return try Program.names(in: folder + "/out")
      }
      #expect(try names(["--every", "25"]) == ["frame-000000.png", "frame-000025.png", "frame-000050.png"])
      #expect(try names(["--from", "grad.0", "--to", "grad.0"]).first == "frame-000043.png")
      #expect(try names(["--from", "2s", "--to", "2.1s", "--jobs", "3"]) == ["frame-000048.png", "frame-000049.png"])
      #expect(try names(["--at", "done,0s,5f", "--transparent"]).count == 3)
    }
  }

  @Test("writes a still: of the end or of a place, as pixels or vectors, without a ground")
  func still() throws {
    try Program.inFolder { (folder: String) throws in
      func bytes(_ name: String) throws -> Data { try Data(contentsOf: url(folder, name)) }
      let first = try Program.run("still", "--timeline", "short.json", in: folder)
      #expect(first.status == 0)
      #expect(first.output.isEmpty)
      #expect(try first.errors == "short.png: frame 52 (done), 320x180, \(bytes("short.png").count / 1000) kB\n")
      let frames = ["frames", "-t", "short.json", "-o", "out", "--at", "52f,grad.2"]
      #expect(try Program.start(frames, in: folder).end().status == 0)
      #expect(try bytes("short.png") == bytes("out/frame-000052.png"))
      #expect(try Program.run("still", "-t", "short.json", "--at", "grad.2", in: folder).status == 0)
      #expect(try bytes("short.png") == bytes("out/frame-000029.png"))

      func still(_ name: String, _ options: String...) throws -> Data {
        let run = try Program.start(["still", "-t", "short.json", "-o", name] + options, in: folder).end()
        #expect(run.status == 0, "\(run.errors)")
        return try bytes(name)
      }
      let clear = try still("a.png", "--at", "1.3s", "--transparent")
      #expect(try clear != still("a.png", "--at", "1.3s"))
      let paper = try still("a.png", "--at", "1.3s", "--theme", "paper")
      #expect(try paper != still("a.png", "--at", "1.3s"))
      let timeline = try String(decoding: bytes("short.json"), as: UTF8.self)
      try Data(timeline.replacing("{", with: #"{"theme": "paper", "#, maxReplacements: 1).utf8)
        .write(to: url(folder, "short.json"))
      #expect(try paper == still("a.png", "--at", "1.3s"), "as if the timeline said so")
      try Data(timeline.utf8).write(to: url(folder, "short.json"))
      for name in ["a.svg", "a.pdf"] {
        let file = try still(name, "--at", "grad.2.end", "--size", "640x360", "--fps", "30", "--fonts", ".")
        #expect(try still(name, "--at", "grad.2.end", "--size", "640x360", "--fps", "30") == file)
        #expect(try still(name, "--transparent") != file)
      }
      let svg = String(decoding: try still("a.svg", "--size", "640x360"), as: UTF8.self)
      #expect(svg.contains(#"width="640px" height="360px" viewBox="0 0 640 360""#))
      let pdf = String(decoding: try still("a.pdf", "--size", "640x360"), as: Unicode.ASCII.self)
      #expect(pdf.contains("/MediaBox [ 0 0 640 360 ]"))
      #expect(try Program.names(in: folder) == ["a.pdf", "a.png", "a.svg", "out", "short.json", "short.png"])
    }
  }

  @Test("checks a timeline, in words and in JSON")
  func check() throws {
    try Program.inFolder { (folder: String) throws in
      let words = try Program.run("check", "--timeline", "short.json", in: folder)
      #expect(words.status == 0)
      #expect(words.output.contains("grad.2     1.200  1.350   29-31      3  ∂L/∂w₃ = -7.5"))
      let json = try Program.run("check", "--timeline", "short.json", "--json", in: folder)
      let object = try #require(JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
      #expect((object["beats"] as? [Any])?.count == 16)
      // Its beats of 150 ms are too short for their words.
      let warnings = words.errors.split(separator: "\n")
      #expect(warnings.count > 5)
      #expect(warnings.allSatisfy { $0.hasPrefix("warning: ") })
      #expect(warnings.contains { $0.contains("Lengthen GRAD_HOLD_BY[\"2\"] to at least ") })
      #expect(json.status == 0 && json.errors.isEmpty)
      #expect((object["warnings"] as? [Any])?.count == warnings.count)
      // They are errors to those who ask for that.
      let strict = try Program.run("check", "--timeline", "short.json", "--strict", in: folder)
      #expect(strict.status == 1 && strict.output == words.output)
      #expect(strict.errors == words.errors + "\(warnings.count) warnings, and none is allowed with --strict.\n")
    }
  }

  @Test("keeps a band of the picture for the narration's words when they are burned in")
  func captions() throws {
    try Program.inFolder { (folder: String) throws in
      func still(_ options: String...) throws -> Data {
        let run = try Program.start(["still", "-t", "short.json", "-o", "a.png"] + options, in: folder).end()
        #expect(run.status == 0, "\(run.errors)")
        return try Data(contentsOf: url(folder, "a.png"))
      }
      let plain = try still()
      #expect(try still("--captions", "none") == plain)
      let burned = try still("--captions", "burn")
      #expect(burned != plain)
      let frames = ["frames", "-t", "short.json", "--at", "52f", "--captions", "burn", "-o", "out"]
      #expect(try Program.start(frames, in: folder).end().status == 0)
      #expect(try Data(contentsOf: url(folder, "out/frame-000052.png")) == burned)
      func table(_ captions: String) throws -> String {
        try Program.run("inspect", "-t", "short.json", "--captions", captions, in: folder).output
      }
      #expect(try table("burn") != table("none"))
      #expect(try Program.run("check", "-t", "short.json", "--captions", "burn", in: folder).status == 0)
      let film = try Program.run("-t", "short.json", "--captions", "burn", "--progress", "none", in: folder)
      #expect(film.status == 0 && film.errors.isEmpty)
    }
  }

  @Test("shows what is on screen, in words and in JSON")
  func inspect() throws {
    try Program.inFolder { (folder: String) throws in
      let words = try Program.run("inspect", "--timeline", "short.json", "--at", "grad.2.end", in: folder)
      #expect(words.status == 0)
      #expect(words.errors.isEmpty)
      #expect(words.output.hasPrefix("grad.2 (backward), frame 31 of 53, 1.292 s, 320x180\n\nlabel "))
      #expect(words.output.contains("    ∂L/∂w₃[0][0] = -7.5\n"))
      let json = try Program.run("inspect", "-t", "short.json", "--size", "1080p", "--json", in: folder)
      let object = try #require(JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
      #expect(object["beat"] as? String == "done")
      #expect(object["frame"] as? Int == 52)
      #expect(object["height"] as? Int == 1080)
    }
  }

  @Test("writes the storyboard, under the timeline's name or another")
  func sheet() throws {
    try Program.inFolder { (folder: String) throws in
      let first = try Program.run("sheet", "--timeline", "short.json", in: folder)
      #expect(first.status == 0)
      #expect(first.output.isEmpty)
      let bytes = try Data(contentsOf: url(folder, "short-sheet.png"))
      #expect(first.errors.hasPrefix("short-sheet.png: 13 beats, "))
      #expect(first.errors.hasSuffix(", \(bytes.count / 1000) kB\n"))
      let options = ["--columns", "2", "--captions", "burn", "--fonts", ".", "--size", "vertical"]
      let second = try Program.start(["sheet", "-t", "short.json", "-o", "a.pdf"] + options, in: folder).end()
      #expect(second.status == 0, "\(second.errors)")
      #expect(try Program.names(in: folder) == ["a.pdf", "short-sheet.png", "short.json"])
    }
  }

  @Test("prints the trace, in words and in JSON")
  func trace() throws {
    try Program.inFolder { (folder: String) throws in
      let words = try Program.run("trace", "-t", "short.json", in: folder)
      #expect(words.status == 0)
      #expect(words.output.contains("-7.5"))
      let json = try Program.run("trace", "-t", "short.json", "--json", in: folder)
      let object = try #require(JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
      #expect(object["prediction"] as? [Double] == [1.5])
      #expect(object["loss"] as? Double == 3.125)
      let edges = try #require(object["edges"] as? [[String: Any]])
      #expect(edges.compactMap { $0["gradient"] as? [[Double]] } == [[[-7.5]], [[-1.25]], [[-7.5]]])
      #expect(
        object["multiplications"] as? [String: Int]
          == ["forward": 3, "backward": 5, "withoutReuse": 6, "finiteDifferences": 9])
    }
  }

  @Test("prints the schema that is in timelines")
  func schema() throws {
    try Program.inFolder { (folder: String) throws in
      let run = try Program.run("schema", in: folder)
      #expect(run.status == 0)
      let file = Program.root.appending(path: "timelines/timeline.schema.json")
      #expect(try run.output == String(contentsOf: file, encoding: .utf8))
    }
  }

  private static let commands = [
    "film", "chunks", "job", "watch", "studio", "preview", "new", "frames", "still", "check", "inspect", "sheet",
    "audio", "tune",
    "words",
    "chapters",
    "verify", "manifest", "doctor", "trace", "values", "schema", "cache",
  ]

  @Test("helps, and shows its version")
  func help() throws {
    try Program.inFolder { (folder: String) throws in
      #expect(try Program.run("--version", in: folder).output == "beatframe 0.1.0\n")
      let help = try Program.run("--help", in: folder)
      #expect(help.status == 0)
      #expect(help.output.contains("render --timeline narration.json"))
      for command in Self.commands {
        let help = try Program.run(command, "--help", in: folder)
        #expect(help.status == 0)
        #expect(help.output.contains("USAGE: render \(command)"))
      }
    }
  }

  @Test("the program's documents name every option, and no other")
  func documents() throws {
    let documents = try Document.all().filter { $0.path == "README.md" || $0.path.contains("/BeatframeCLI.docc/") }
    let options = documents.flatMap { $0.text.matches(of: /--[a-z][a-z-]*/).map { String($0.output) } }
    // Options of scripts/bench and of openjd.
    let named = Set(options).subtracting(["--peers", "--step", "--run-dependencies"])
    let known = try Program.inFolder { (folder: String) throws in
      var known: Set<String> = []
      for command in Self.commands {
        let help = try Program.run(command, "--help", in: folder).output
        known.formUnion(help.matches(of: /--[a-z][a-z-]*/).map { String($0.output) })
      }
      return known
    }
    #expect(known.subtracting(named) == [], "not in the documents")
    #expect(named.subtracting(known) == [], "in the documents only")
  }

  private func url(_ folder: String, _ name: String) -> URL { URL(fileURLWithPath: folder + "/" + name) }
}
