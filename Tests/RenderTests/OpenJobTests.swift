import Foundation
import Testing

/// The runner of Open Job Description.
private enum OpenJobRunner {
  static let path = Program.root.appending(path: ".build-openjd/bin/openjd").path

  /// Whether `scripts/setup test` has installed it.
  static let isInstalled = FileManager.default.isExecutableFile(atPath: path)
}

/// Jobs as the runner of Open Job Description runs them.
@Suite("a job for Open Job Description", .enabled(if: OpenJobRunner.isInstalled, "scripts/setup test installs openjd"))
struct OpenJobTests {
  private func openjd(_ arguments: String..., in folder: String) throws -> Program.Result {
    try Program.start(
      ["-s", "KILL", "60", OpenJobRunner.path] + arguments, of: URL(fileURLWithPath: "/usr/bin/timeout"), in: folder
    ).end()
  }

  private func write(_ folder: String, tasks: Int) throws {
    try FileManager.default.createDirectory(atPath: "\(folder)/films", withIntermediateDirectories: true)
    let run = try Program.run(
      "job", "-t", "short.json", "--size", "320x180", "160x90", "--for", "openjd", "--tasks", "\(tasks)", "--cache",
      "shared", "--into", "films", "--jobs", "1", "--crf", "30", in: folder)
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test("is a right template, and makes the films that one machine makes", arguments: [1, 7])
  func films(tasks: Int) throws {
    try Program.inFolder { folder in
      try write(folder, tasks: tasks)
      #expect(try openjd("check", "job.json", in: folder).status == 0)
      let run = try openjd("run", "job.json", "--step", "join", "--run-dependencies", in: folder)
      #expect(run.status == 0, "\(run.output)")
      #expect(run.output.contains("openjd_progress: 100"))
      #expect(run.output.contains("openjd_status: \(folder)/films/short-160x90.mp4: "))
      for size in ["320x180", "160x90"] {
        let local = try Program.run(
          "-t", "short.json", "-o", "local.mp4", "--size", size, "--crf", "30", "--no-cache", in: folder)
        #expect(local.status == 0)
        #expect(
          try Data(contentsOf: URL(fileURLWithPath: "\(folder)/films/short-\(size).mp4"))
            == Data(contentsOf: URL(fileURLWithPath: "\(folder)/local.mp4")))
      }
    }
  }

  @Test("fails where a step is left out, or the program is another build, and says why")
  func failing() throws {
    try Program.inFolder { folder in
      try write(folder, tasks: 2)
      let early = try openjd("run", "job.json", "--step", "join", in: folder)
      #expect(early.status != 0)
      #expect(early.output.contains("openjd_fail: films/") || early.output.contains("it can't be joined, because"))
      let other = try Program.otherBuild(in: folder)
      let run = try openjd("run", "job.json", "--step", "chunks", "-p", "Program=\(other.path)", in: folder)
      #expect(run.status != 0)
      #expect(run.output.contains("openjd_fail: --cache \(folder)/shared: this machine would make another film"))
    }
  }
}
