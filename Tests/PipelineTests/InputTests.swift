import Foundation
import Testing
import Timeline

@testable import Pipeline

@Suite("input")
struct InputTests {
  private func message(_ body: () throws -> Void) -> String {
    do {
      try body()
      return "no error"
    } catch {
      return "\(error)"
    }
  }

  @Test("that is no timeline file is refused, with the ones that are there")
  func noTimeline() async throws {
    try await Support.inFolder { folder in
      for name in ["b.yaml", "a.json", "timeline.schema.json", "a.words.json", "notes.txt"] {
        try Data("{}".utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
      }
      #expect(
        message { _ = try TimelineFile.read("\(folder)/c.json") }
          == "\(folder)/c.json: there is no such file. Timelines in that folder: a.json, b.yaml.")
      #expect(
        message { _ = try TimelineFile.read(folder) }
          == "\(folder): it is a folder. Timelines in that folder: a.json, b.yaml.")
      try Data([0xFF, 0xFE, 0x00]).write(to: URL(fileURLWithPath: "\(folder)/c.json"))
      #expect(
        message { _ = try TimelineFile.read("\(folder)/c.json") }
          == "\(folder)/c.json: it is not UTF-8 text. Save it as UTF-8.")
      try Data(repeating: 0x20, count: TimelineFile.maximumBytes + 1).write(
        to: URL(fileURLWithPath: "\(folder)/c.json"))
      #expect(
        message { _ = try TimelineFile.read("\(folder)/c.json") }
          == "\(folder)/c.json: it is larger than 16 MiB, which no timeline is.")
    }
  }

  @Test("that is wrong is reported whole, by line and column, under the name that was given")
  func wrongTimeline() async throws {
    try await Support.inFolder { folder in
      let path = "\(folder)/narration.json"
      let text = """
        {
          "network": {"input": [2], "target": [4]},
          "GRAD_HOLD_BY": {"3": 8500},
          "vidoe": {}
        }
        """
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      let lines = message { _ = try TimelineFile.read(path) }.split(separator: "\n")
      #expect(lines.count == 2)
      #expect(lines.first?.hasPrefix("\(path):3:20: GRAD_HOLD_BY[\"3\"]: ") == true)
      #expect(lines.last?.hasPrefix("\(path):4:3: vidoe: unknown key. Did you mean \"video\"?") == true)
    }
  }

  @Test("without its fonts says which and how to get them")
  func fonts() async throws {
    #expect(
      PipelineError.missingFonts([FontFiles.regular]).description
        == "a font is missing: Inter-Regular.otf. On Debian: apt-get install fonts-inter. "
        + "Elsewhere: --fonts FOLDER that holds the files.")
    #expect(
      PipelineError.missingFonts([FontFiles.regular, FontFiles.semibold, FontFiles.math]).description
        == "fonts are missing: Inter-Regular.otf, Inter-SemiBold.otf, latinmodern-math.otf. "
        + "On Debian: apt-get install fonts-inter fonts-lmodern. Elsewhere: --fonts FOLDER that holds the files.")
    try await Support.inFolder { folder in
      // A folder given first is looked in first, and what is no font there is refused, not passed over.
      try Data("no font".utf8).write(to: URL(fileURLWithPath: "\(folder)/Inter-Regular.otf"))
      let words = message { _ = try FontFiles.load(from: folder) }
      #expect(words.hasPrefix("the font \(folder)/Inter-Regular.otf can't be used: "))
      #expect(words.hasSuffix(" Put the Inter-Regular.otf of Debian's package fonts-inter there."))
      #expect(
        message { _ = try FontFiles.load(from: folder + "/none") }
          == "--fonts \(folder)/none: there is no such folder. "
          + "Give one that holds the font files, or leave the option out.")
    }
  }

  @Test("places on the command line are checked")
  func places() throws {
    let timeline = try Support.project().timeline
    #expect(
      message { _ = try FrameSelection(at: "grad.9").frames(of: timeline) }.hasPrefix("--at: \"grad.9\" is no place"))
    for (from, to, option) in [("done", "idle", "--from and --to: "), ("x", "y", "--from: "), ("idle", "y", "--to: ")] {
      let words = message { _ = try FrameSelection(from: from, to: to).frames(of: timeline) }
      #expect(words.hasPrefix(option), "\(words)")
    }
  }

  @Test("a run that can't go on says so in one line")
  func words() {
    #expect(
      PipelineError.output(path: "a/f.mp4", .folderNotWritable("a")).description
        == "a/f.mp4: the folder a can't be written to. Choose another with -o, or change its permissions.")
    #expect(
      PipelineError.output(path: "-", .picturesToStandardOutput).description
        == "-o -: pictures can't go to standard output. Give a folder, such as -o frames.")
    #expect(
      PipelineError.writing(path: "f.mp4", reason: "no space left on device").description
        == "f.mp4: writing failed: no space left on device. Free some space, or write elsewhere. "
        + "Nothing was left under that name that was not there before.")
    #expect(PipelineError.interrupted(pictures: nil).description == "interrupted: nothing was written.")
    #expect(
      PipelineError.interrupted(pictures: 7).description == "interrupted: 7 pictures were written; they are complete.")
  }
}
