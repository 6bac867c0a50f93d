import Foundation
import Testing

@Suite("a timeline from standard input")
struct StandardInputTests {
  private func run(_ input: String, _ arguments: String..., in folder: String) throws -> Program.Result {
    try Program.start(arguments, in: folder, input: input).end()
  }

  @Test("is read once, whatever it is, and makes the film that its file makes")
  func film() throws {
    try Program.inFolder { (folder: String) throws in
      try Data(
        "title: &t A film\nclosing: *t\nvideo: {size: 320x180, fps: 24}\nnetwork: {input: [2], target: [4]}\n".utf8
      ).write(to: URL(fileURLWithPath: folder + "/a.yaml"))
      for name in ["short.json", "a.yaml"] {
        for command in ["check", "trace"] {
          let piped = try run(name, command, "--timeline", "-", in: folder)
          let named = try run("short.json", command, "-t", name, in: folder)
          #expect(piped.status == 0 && piped.output == named.output && !piped.output.isEmpty, "\(piped.errors)")
        }
      }
      let film = try run(
        "short.json", "-t", "-", "-o", "a.mp4", "--size", "160x90", "--to", "idle", "--progress", "none", in: folder)
      #expect(film.status == 0, "\(film.errors)")
      let other = try run(
        "a.yaml", "-t", "short.json", "-o", "b.mp4", "--size", "160x90", "--to", "idle", "--progress", "none",
        in: folder)
      #expect(other.status == 0, "\(other.errors)")
      let bytes = ["a", "b"].map { FileManager.default.contents(atPath: "\(folder)/\($0).mp4") }
      #expect(bytes[0] != nil && bytes[0] == bytes[1])
    }
  }

  @Test("is called so in messages, and its names are understood from the current folder")
  func messages() throws {
    try Program.inFolder { (folder: String) throws in
      for (name, text) in [
        ("wrong.yaml", "titel: 3\nnetwork: {input: [2], target: [4]}"),
        ("lesson.json", #"{"film": "training", "data": {"file": "points.csv"}}"#), ("empty.json", ""),
        ("points.csv", "x,y,label\n0,0.5,a\n1,1e0,b\n-2,0,a\n0,2,b\n1,-1,a\n"),
      ] {
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
      }
      let wrong = try run("wrong.yaml", "check", "-t", "-", in: folder)
      #expect(wrong.status == 2)
      #expect(
        wrong.errors.hasPrefix(#"standard input:1:1: titel: unknown key. Did you mean "title"?"#), "\(wrong.errors)")
      let empty = try run("empty.json", "check", "-t", "-", in: folder)
      #expect(empty.errors.hasPrefix("standard input:1:1: the file is empty."), "\(empty.errors)")
      let lesson = try run("lesson.json", "trace", "-t", "-", in: folder)
      #expect(lesson.status == 0, "\(lesson.errors)")
      // A file that has the name.
      try FileManager.default.copyItem(atPath: folder + "/short.json", toPath: folder + "/standard input")
      let named = try run("empty.json", "check", "-t", "standard input", in: folder)
      #expect(named.status == 0, "\(named.errors)")
    }
  }

  @Test("has no name for an output, can't be watched, and is not written to")
  func refused() throws {
    try Program.inFolder { (folder: String) throws in
      for (arguments, message) in [
        (["-t", "-"], "-o film.mp4"), (["still", "-t", "-"], "-o still.png"), (["frames", "-t", "-"], "-o frames"),
        (["sheet", "-t", "-"], "-o sheet.png"), (["audio", "-t", "-"], "-o mix.wav"),
        (["watch", "-t", "-"], "-o film.mp4"),
      ] {
        let run = try Program.start(arguments, in: folder, input: "short.json").end()
        #expect(run.status == 2)
        #expect(
          run.errors.hasPrefix(
            "Error: a timeline from standard input has no name that the output could have. Give one: \(message)\n"),
          "\(run.errors)")
      }
      let watch = try run("short.json", "watch", "-t", "-", "-o", "a.mp4", in: folder)
      #expect(
        watch.errors.hasPrefix(
          "Error: standard input can't be watched: it comes once. Name the timeline's file: render watch --timeline "
            + "narration.json\n"), "\(watch.errors)")
      let tune = try run("short.json", "tune", "-t", "-", in: folder)
      #expect(
        tune.errors.hasPrefix(
          "Error: the durations can't be written into standard input. Name the timeline's file, or see them with "
            + "--dry-run.\n"), "\(tune.errors)")
      #expect(watch.status == 2 && tune.status == 2)
      #expect(try Program.names(in: folder) == ["short.json"])
    }
  }
}
