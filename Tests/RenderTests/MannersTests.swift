import Foundation
import Testing
@testable import Backprop
import NetworkKit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("manners", .serialized)
struct MannersTests {
  @Test(
    "wrong input and options end with 2 and one clear message",
    arguments: [
      (["-t", "none.json"], "error: none.json: there is no such file. Timelines in that folder: short.json.\n"),
      (
        ["-t", "short.json", "-o", "-"],
        "error: -o -: a film can't go to standard output: an MP4's index is written at its front when its end is known. Give a file name, such as -o film.mp4.\n"
      ),
      (
        ["-t", "short.json", "-o", "x.mkv", "--every", "2"],
        "error: x.mkv: this version does not write .mkv files. Films are MP4, QuickTime or WebM, animations GIF or APNG: give a name that ends in .mp4, .mov, .webm, .gif or .apng.\n"
      ),
      (
        ["-t", "short.json", "-o", "x.mp4", "--every", "2"],
        "error: x.mp4: a film has every frame, so --every 2 is for animations, .gif and .apng. For fewer frames a second give --fps.\n"
      ),
      (
        ["-t", "short.json", "-o", "x.gif", "--fps", "240", "--every", "3"],
        "error: x.gif: --every 3 gives more than 50 pictures a second, which browsers show far too slowly in a file of that kind. Give --every 5, or leave it out.\n"
      ),
      (
        ["-t", "short.json", "-o", "x.mp4", "--codec", "prores"],
        "error: x.mp4: ProRes is for .mov files: give a name that ends in .mov, or --codec h264, h265, av1 or vp9.\n"
      ),
      (
        ["-t", "short.json", "-o", "x.webm", "--crf", "99"],
        "error: x.webm: --crf 99: VP9 takes from 0 (the best picture) to 63 (the smallest file); --quality standard has 20.\n"
      ),
      (
        ["-t", "short.json", "-o", "short.json"],
        "error: short.json: that is the timeline itself. Choose another name.\n"
      ),
      (
        ["frames", "-t", "short.json", "-o", "-"],
        "error: -o -: pictures can't go to standard output. Give a folder, such as -o frames.\n"
      ),
      (
        ["-t", "short.json", "--fonts", "none"],
        "error: --fonts none: there is no such folder. Give one that holds the font files, or leave the option out.\n"
      ),
      (
        ["still", "-t", "short.json", "-o", "x.gif"],
        "error: x.gif: .gif is for films. Stills are PNG, SVG or PDF: give a name that ends in .png, .svg or .pdf. For a film: render film -o x.gif\n"
      ),
      (
        ["still", "-t", "short.json", "-o", "-"],
        "error: -o -: a still can't go to standard output: its name says what it is. Give a file name, such as -o still.png.\n"
      ),
      (
        ["still", "-t", "short.json", "-o", "short.json"],
        "error: short.json: that is the timeline itself. Choose another name.\n"
      ),
      (
        ["frames", "-t", "short.json", "-o", "short.json"],
        "error: short.json: there is a file of that name, and the pictures need a folder. Choose another with -o.\n"
      ),
    ])
  func inputErrors(arguments: [String], message: String) throws {
    try Program.inFolder { (folder: String) throws in
      let run = try Program.start(arguments, in: folder).end()
      #expect(run.status == 2)
      #expect(run.errors == message)
      #expect(run.output.isEmpty)
      let names = try Program.names(in: folder)
      #expect(names == ["short.json"])
    }
  }

  @Test(
    "wrong options end with 2 and say what was expected",
    arguments: [
      (["-t", "short.json", "--size", "1080"], "1080"),
      (["-t", "short.json", "--fps", "0"], "--fps"),
      (["-t", "short.json", "--jobs", "0"], "--jobs 0: expected a number of workers from 1 to 1024."),
      (["-t", "short.json", "--progress", "loud"], "auto"),
      (["frames", "-t", "short.json", "--every", "0"], "--every 0: expected a whole number from 1."),
      (["-t", "short.json", "-o", "x.gif", "--every", "0"], "--every 0: expected a whole number from 1."),
      (
        ["-t", "short.json", "--crf", "3", "--bitrate", "8M"],
        "--crf 3 and --bitrate exclude each other: give --crf for a quality, or --bitrate for a size."
      ),
      (
        ["-t", "short.json", "--bitrate", "8X"],
        "expected bits a second from 100k to 1000M, such as 8M, 2.5M or 8000k"
      ),
      (
        ["chunks", "-t", "short.json", "--part", "4/3"],
        "4/3: expected a share and how many there are, such as 2/7."
      ),
      (["chunks", "-t", "short.json", "--index", "0"], "0: expected numbers of chunks from 1, such as 3 or 1-4,7."),
      (
        ["chunks", "-t", "short.json", "--index", "99"],
        "error: --index 99: the film has 13 chunks. Give numbers from 1 to 13."
      ),
      (
        ["chunks", "-t", "short.json", "--index", "1", "--count"],
        "--count and --index exclude each other: give one of them."
      ),
      (["chunks", "-t", "short.json", "--no-cache"], "--no-cache: chunks are made into a cache."),
      (["chunks", "-t", "short.json", "-o", "x.gif"], "x.gif: an animation is made by one machine, not in chunks."),
      (["job", "-t", "short.json", "--for", "slurm"], "a job needs a folder that all machines share."),
      (["job", "-t", "short.json", "--for", "cron", "--cache", "c"], "Please provide one of 'slurm' and 'openjd'"),
      (["job", "-t", "short.json", "--for", "slurm", "--cache", "c", "--tasks", "0"], "--tasks 0: expected a number"),
      (["job", "-t", "short.json", "--for", "slurm", "--cache", "c", "--jobs", "0"], "--jobs 0: expected a number"),
      (["job", "-t", "-", "--for", "slurm", "--cache", "c"], "other machines can't read this standard input"),
      (["job", "-t", "short.json", "--for", "slurm", "--cache", "c", "--crv", "3"], "Unknown option '--crv'"),
      (
        ["job", "-t", "short.json", "short.json", "--for", "slurm", "--cache", "c"], "/short.mp4: "
      ),
      (
        ["job", "-t", "short.json", "--for", "slurm", "--cache", "c", "-o", "short.json"],
        "error: short.json: that is the timeline itself. Choose another name."
      ),
      (["-t", "short.json", "--only-cached", "--no-cache"], "--only-cached and --no-cache exclude each other"),
      (["-t", "short.json", "--only-cached", "--dry-run"], "--only-cached and --dry-run exclude each other"),
      (["-t", "short.json", "--bitrate", "99k"], "expected bits a second from 100k to 1000M"),
      (["-t", "short.json", "--codec", "h266"], "one of 'h264', 'h265', 'av1', 'vp9' or 'prores'"),
      (["-t", "short.json", "--quality", "good"], "one of 'draft', 'standard' or 'master'"),
      (["-t", "short.json", "--from", "grad.9"], "error: --from: \"grad.9\" is no place"),
      (["-t", "short.json", "-o", "x.apng", "--from", "done", "--to", "idle"], "error: --from and --to: "),
      (["frames", "-t", "short.json", "--at", "1s", "--every", "2"], "--at names single frames"),
      (["frames", "-t", "short.json", "--at", "grad.7"], "grad.7"),
      (["frames", "-t", "short.json", "--from", "1:99"], "1:99"),
      (
        ["still", "-t", "short.json", "--at", "1s,loss"],
        "--at 1s,loss: a still has one place. For pictures of several: render frames --at 1s,loss"
      ),
      (["still", "-t", "short.json", "--at", "grad.7"], "error: --at: \"grad.7\" is no place"),
      (["still", "-t", "short.json", "--every", "2"], "--every"),
      (["still", "-t", "short.json", "--captions", "loud"], "burn"),
      (["sheet", "-t", "short.json", "--columns", "0"], "error: --columns 0: this film's storyboard has room for "),
      (["sheet", "-t", "short.json", "-o", "a.gif"], "error: a.gif: "),
      (["inspect", "-t", "short.json", "--at", "1s,loss"], "--at 1s,loss: expected one place, without a comma."),
      (["inspect", "-t", "short.json", "--at", "99s"], "error: --at: 99s is after the film's end"),
      (["--timelin", "short.json"], "--timeline"),
      ([], "--timeline"),
      (
        ["frobnicate"],
        "there is no command \"frobnicate\". Commands are: film, chunks, job, watch, studio, preview, frames, still, check, inspect, sheet, audio, tune, words, "
          + "chapters, verify, manifest, trace, values, schema, new, cache, doctor."
      ),
      (["short.json"], "To make a film of that timeline: render --timeline short.json"),
    ] as [([String], String)])
  func optionErrors(arguments: [String], words: String) throws {
    try Program.inFolder { (folder: String) throws in
      let run = try Program.start(arguments, in: folder).end()
      #expect(run.status == 2, "\(run.errors)")
      #expect(run.errors.contains(words), "\(run.errors)")
    }
  }

  @Test("all problems of a timeline are reported at once, and nothing is written")
  func badTimeline() throws {
    try Program.inFolder { (folder: String) throws in
      let text = """
        {
          "network": {"input": [2], "HIDDEN": [1, 1], "target": [4], "activation": "sigmoyd"},
          "T": {"loss": -1},
          "GRAD_HOLD_BY": {"3": 8500}
        }
        """
      try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/bad.json"))
      let run = try Program.run("-t", "bad.json", in: folder)
      #expect(run.status == 2)
      let lines = run.errors.split(separator: "\n").map(String.init)
      #expect(
        lines.map { $0.split(separator: " ").prefix(2).joined(separator: " ") } == [
          "bad.json:2:76: network.activation:", "bad.json:3:17: T.loss:", "bad.json:4:20: GRAD_HOLD_BY[\"3\"]:",
        ])
      #expect(lines.first?.contains("Did you mean \"sigmoid\"?") == true)
      let names = try Program.names(in: folder)
      #expect(names == ["bad.json", "short.json"])
    }
  }

  @Test("Ctrl-C cleans up and ends with 130", arguments: [SIGINT, SIGTERM, SIGHUP])
  func interrupted(signal: Int32) throws {
    try Program.inFolder { (folder: String) throws in
      try Data("the old film".utf8).write(to: URL(fileURLWithPath: folder + "/film.mp4"))
      let run = try Program.start(
        ["-t", Program.root.appending(path: "timelines/narration.json").path, "-o", "film.mp4"], in: folder)
      let deadline = Date().addingTimeInterval(60)
      while try Program.names(in: folder).count < 3, Date() < deadline { usleep(10_000) }
      kill(run.process.processIdentifier, signal)
      let result = try run.end()
      #expect(result.status == 130)
      #expect(result.errors.hasSuffix("interrupted: nothing was written.\n"))
      let names = try Program.names(in: folder)
      #expect(names == ["film.mp4", "short.json"])
      let kept = try String(contentsOfFile: folder + "/film.mp4", encoding: .utf8)
      #expect(kept == "the old film")
    }
  }

  @Test("a disk that takes no more ends with 1, and leaves the old film")
  func fullDisk() throws {
    try Program.inFolder { (folder: String) throws in
      try Data("the old film".utf8).write(to: URL(fileURLWithPath: folder + "/short.mp4"))
      // A limit on the size of files stands for the disk: 4 KiB.
      let run = try Program.start(
        ["-c", "ulimit -f 4; exec \"$0\" -t short.json --size 720p", try Program.binary().path],
        of: URL(fileURLWithPath: "/bin/bash"), in: folder
      ).end()
      #expect(run.status == 1)
      #expect(run.errors.hasPrefix("error: short.mp4: the film cannot be written: File too large"))
      let names = try Program.names(in: folder)
      #expect(names == ["short.json", "short.mp4"])
      let kept = try String(contentsOfFile: folder + "/short.mp4", encoding: .utf8)
      #expect(kept == "the old film")
    }
  }

  @Test("a disk that takes no more ends with 1, and leaves the old still", arguments: ["png", "svg", "pdf"])
  func fullDisk(format: String) throws {
    try Program.inFolder { (folder: String) throws in
      let name = "a.\(format)"
      try Data("the old still".utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
      let run = try Program.start(
        ["-c", "ulimit -f 4; exec \"$0\" still -t short.json --size 720p -o \(name)", try Program.binary().path],
        of: URL(fileURLWithPath: "/bin/bash"), in: folder
      ).end()
      #expect(run.status == 1)
      #expect(
        run.errors == "error: \(name): writing failed: file too large. This disk or your limits do not "
          + "allow so large a file: write elsewhere. Nothing was left under that name that was not there before.\n")
      #expect(try Program.names(in: folder) == [name, "short.json"])
      #expect(try String(contentsOfFile: folder + "/" + name, encoding: .utf8) == "the old still")
    }
  }

  @Test("a full standard output ends with 1")
  func fullOutput() throws {
    try Program.inFolder { (folder: String) throws in
      for command in ["trace", "check", "inspect"] {
        let run = try Program.start(
          ["-c", "\"$0\" \(command) -t short.json > /dev/full", try Program.binary().path],
          of: URL(fileURLWithPath: "/bin/bash"), in: folder
        ).end()
        #expect(run.status == 1)
        #expect(run.errors == "error: standard output can't be written: no space left on device.\n")
      }
    }
  }

  @Test("a standard error that is full or closed does not stop the film", arguments: ["2>/dev/full", "2>&-"])
  func fullErrors(redirection: String) throws {
    try Program.inFolder { (folder: String) throws in
      let run = try Program.start(
        ["-c", "\"$0\" -t short.json \(redirection)", try Program.binary().path],
        of: URL(fileURLWithPath: "/bin/bash"), in: folder
      ).end()
      #expect(run.status == 0)
      let names = try Program.names(in: folder)
      #expect(names == ["short.json", "short.mp4"])
    }
  }

  @Test("fonts that can't be used end with 1")
  func fonts() throws {
    try Program.inFolder { (folder: String) throws in
      try Data("no font".utf8).write(to: URL(fileURLWithPath: folder + "/latinmodern-math.otf"))
      let run = try Program.run("-t", "short.json", "--fonts", ".", in: folder)
      #expect(run.status == 1)
      #expect(run.errors.hasPrefix("error: the font ./latinmodern-math.otf can't be used: "))
    }
  }
}
