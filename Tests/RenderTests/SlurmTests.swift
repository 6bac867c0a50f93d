import Foundation
import Testing

/// Jobs as Slurm itself runs them, on two nodes.
@Suite(
  "a job for Slurm", .serialized, .enabled(if: SlurmCluster.isInstalled, "scripts/setup test installs Slurm"))
struct SlurmTests {
  /// Runs `body` with a cluster, a place for jobs, and the film as one machine makes it.
  private func onCluster(_ body: (SlurmCluster, String, Data) throws -> Void) throws {
    try Program.inFolder { folder in
      let cluster = try SlurmCluster(in: "\(folder)/slurm")
      defer { cluster.stop() }
      let run = try Program.run("-t", "short.json", "-o", "local.mp4", in: folder)
      #expect(run.status == 0)
      try FileManager.default.createDirectory(atPath: "\(folder)/films", withIntermediateDirectories: false)
      try body(cluster, folder, try Data(contentsOf: URL(fileURLWithPath: "\(folder)/local.mp4")))
    }
  }

  private func write(_ folder: String, tasks: Int, cache: String = "shared") throws {
    let run = try Program.run(
      "job", "-t", "short.json", "--for", "slurm", "--tasks", "\(tasks)", "--cache", cache, "--into", "films", "--jobs",
      "1", in: folder)
    #expect(run.status == 0, "\(run.errors)")
  }

  private func film(_ folder: String) -> Data? {
    defer { try? FileManager.default.removeItem(atPath: "\(folder)/films/short.mp4") }
    return FileManager.default.contents(atPath: "\(folder)/films/short.mp4")
  }

  /// A program in place of `render`, which does something before.
  private func stand(_ folder: String, in lines: String) throws -> String {
    let path = "\(folder)/stand-in"
    let text = """
      #!/bin/bash
      render='\(try Program.binary().path)'
      cd '\(folder)'
      \(lines)
      exec "$render" "$@"

      """
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return "BEATFRAME_RENDER=\(path)"
  }

  @Test("makes the film that one machine makes, in any number of tasks")
  func tasks() throws {
    try onCluster { cluster, folder, local in
      for tasks in [1, 2, 7] {
        try write(folder, tasks: tasks, cache: "shared\(tasks)")
        let logs = try cluster.submit("job.sh", in: folder)
        #expect(film(folder) == local, "\(tasks): \(logs)")
        #expect(logs.keys.filter { $0.hasPrefix("job-") && !$0.hasPrefix("job-join") }.count >= tasks)
      }
    }
  }

  @Test("goes on after a program, the script itself and a node were lost")
  func killed() throws {
    try onCluster { cluster, folder, local in
      try write(folder, tasks: 7)
      // Of task 3 the program is killed, of task 4 the script that runs it; task 5 waits until its node is lost.
      let program = try stand(
        folder,
        in: """
          case "${SLURM_RESTART_COUNT:-0}$BEATFRAME_STEP $SLURM_ARRAY_TASK_ID" in
            "0 3") kill -9 $$ ;;
            "0 4") kill -9 $PPID; sleep 60 ;;
            "0 5") echo "$SLURMD_NODENAME" > lost.new && mv lost.new lost && sleep 60 ;;
          esac
          """)
      let run = try cluster.shell("\(program) sbatch job.sh", in: folder)
      #expect(run.status == 0, "\(run.errors)")
      try #require(cluster.wait { FileManager.default.fileExists(atPath: "\(folder)/lost") })
      let lost = try cluster.shell(
        "scontrol update nodename=$(cat lost) state=down reason=lost", in: folder)
      #expect(lost.status == 0, "\(lost.errors)")
      try cluster.finish(in: folder)
      let logs = try cluster.logs(in: folder)
      #expect(film(folder) == local, "\(logs)")
      #expect(logs.values.contains { $0.contains("\nended by signal 9: back to the queue\n") }, "\(logs)")
      #expect(logs.values.contains { $0.contains("task 4 ended by signal 9: back to the queue\n") }, "\(logs)")
    }
  }

  @Test("joins nothing too early or from a node with another build, and says why")
  func refused() throws {
    try onCluster { cluster, folder, local in
      try write(folder, tasks: 2)
      let other = try Program.otherBuild(in: folder)
      let early = try cluster.submit("--array=1 job.sh", "BEATFRAME_STEP=join", in: folder).values.joined()
      #expect(early.contains("lacks 13 of 13 chunks, and the sound or the cover"))
      #expect(film(folder) == nil)
      // Task 2 runs where another build is, and begins second.
      let program = try stand(
        folder,
        in: """
          if [ "$SLURM_ARRAY_TASK_ID$BEATFRAME_STEP" = 2 ] && [ ! -e same ]; then
            for i in {1..100}; do find shared -name '*.chunk' 2> /dev/null | grep -q . && break; sleep 0.1; done
            render='\(other.path)'
          fi
          """)
      let refused = try cluster.submit("job.sh", program, in: folder).values.joined()
      #expect(refused.contains("What differs: the program, which is another build."), "\(refused)")
      #expect(refused.contains("task 2: FAILED, see job-"), "\(refused)")
      #expect(film(folder) == nil)
      try Data().write(to: URL(fileURLWithPath: "\(folder)/same"))
      let last = try cluster.submit("job.sh", program, in: folder)
      #expect(film(folder) == local, "\(last)")
    }
  }

  @Test(
    "says that the shared folder is full, and goes on when there is room",
    .enabled(if: SmallDisk.isPossible, "only root may mount a small disk"))
  func full() throws {
    try onCluster { cluster, folder, local in
      try SmallDisk.mount(at: "\(folder)/small") {
        try write(folder, tasks: 2, cache: "small")
        let fill = try cluster.shell("head -c 10m /dev/zero > small/filler; truncate -s -8k small/filler", in: folder)
        #expect(fill.errors.contains("No space left on device"), "\(fill.errors)")
        let logs = try cluster.submit("job.sh", in: folder).values.joined()
        #expect(logs.contains("what was made can't be kept: no space left on device."), "\(logs)")
        #expect(film(folder) == nil)
        try FileManager.default.removeItem(atPath: "\(folder)/small/filler")
        let last = try cluster.submit("job.sh", in: folder)
        #expect(film(folder) == local, "\(last)")
      }
    }
  }
}

/// A disk in memory that is full soon.
private enum SmallDisk {
  /// Whether this machine lets the tests mount one: they must be root's.
  static let isPossible: Bool = {
    (try? Program.inFolder { folder in try mount(at: "\(folder)/try") {} }) != nil
  }()

  /// Runs `body` while it is at `path`.
  static func mount(at path: String, _ body: () throws -> Void) throws {
    func shell(_ command: String) throws -> Int32 {
      try Program.start(["-c", command, path], of: URL(fileURLWithPath: "/bin/sh"), in: "/tmp").end().status
    }
    try #require(shell(#"mkdir "$0" && mount -t tmpfs -o size=2m tmpfs "$0""#) == 0)
    defer { _ = try? shell(#"umount -l "$0""#) }
    try body()
  }
}
