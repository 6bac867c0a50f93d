import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Slurm with two nodes, `a` and `b`, on this machine: its own daemons, in a folder of its own.
struct SlurmCluster {
  /// The programs that it takes.
  private static let programs = ["munged", "slurmctld", "slurmd", "sbatch", "squeue", "scancel", "scontrol", "sinfo"]
  private static let path = "/usr/sbin:/usr/bin:/sbin:/bin"

  /// Whether Slurm is installed.
  static var isInstalled: Bool {
    programs.allSatisfy { program in
      path.split(separator: ":").contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
    }
  }

  private let folder: String

  /// Starts the daemons.
  init(in folder: String) throws {
    self.folder = folder
    for name in ["", "/state", "/spool-a", "/spool-b", "/munge"] {
      try FileManager.default.createDirectory(
        atPath: folder + name, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
    }
    let base = 20_000 + Int(getpid()) % 10_000 * 4
    let nodes = ["a", "b"].enumerated().map { index, name in
      "NodeName=\(name) NodeHostname=$(hostname -s) NodeAddr=127.0.0.1 Port=\(base + 1 + index) CPUs=2 State=UNKNOWN"
    }
    let start = """
      # Daemons outlive this shell, and may hold nothing open that is waited for.
      for file in /proc/$$/fd/*; do [ "${file##*/}" -gt 2 ] && eval "exec ${file##*/}>&-"; done
      set -e
      daemon() { setsid "$@" < /dev/null >> "$PWD/daemons.log" 2>&1; }
      cd '\(folder)'
      head -c 128 /dev/urandom > munge/key
      chmod 400 munge/key
      daemon munged --force --key-file=$PWD/munge/key --socket=$PWD/munge/socket --pid-file=$PWD/munge/pid \\
        --log-file=$PWD/munge/log --seed-file=$PWD/munge/seed
      cat > slurm.conf <<END
      ClusterName=test
      SlurmctldHost=$(hostname -s)(127.0.0.1)
      SlurmctldPort=\(base)
      AuthType=auth/munge
      AuthInfo=socket=$PWD/munge/socket,cred_expire=5
      CredType=cred/munge
      SlurmUser=$(id -un)
      SlurmdUser=$(id -un)
      StateSaveLocation=$PWD/state
      SlurmdSpoolDir=$PWD/spool-%n
      SlurmctldPidFile=$PWD/slurmctld.pid
      SlurmdPidFile=$PWD/slurmd-%n.pid
      SlurmctldLogFile=$PWD/slurmctld.log
      SlurmdLogFile=$PWD/slurmd-%n.log
      ProctrackType=proctrack/linuxproc
      TaskPlugin=task/none
      SwitchType=switch/none
      MpiDefault=none
      SelectType=select/cons_tres
      SelectTypeParameters=CR_CPU
      ReturnToService=2
      KillWait=1
      SchedulerParameters=sched_min_interval=100000,sched_interval=1,batch_sched_delay=0,bf_interval=1
      AccountingStorageType=accounting_storage/none
      JobAcctGatherType=jobacct_gather/none
      \(nodes.joined(separator: "\n"))
      PartitionName=all Nodes=ALL Default=YES State=UP MaxTime=INFINITE
      END
      daemon slurmctld -f $PWD/slurm.conf -c
      daemon slurmd -f $PWD/slurm.conf -N a
      daemon slurmd -f $PWD/slurm.conf -N b
      """
    do {
      let run = try shell(start, in: folder)
      let log = (try? String(contentsOfFile: folder + "/daemons.log", encoding: .utf8)) ?? ""
      try #require(run.status == 0, "\(run.errors)\(log)")
      try #require(
        wait { try shell("sinfo -h -o '%T %D'", in: folder).output == "idle 2\n" }, "the nodes don't come up: \(log)")
    } catch {
      stop()
      throw error
    }
  }

  /// Ends the daemons: as Slurm does, and whatever is left after that by the numbers that they noted themselves.
  func stop() {
    _ = try? shell(
      """
      export SLURM_CONF
      timeout -s KILL 5 scancel -u "$(id -un)"
      timeout -s KILL 5 scontrol shutdown
      for i in {1..30}; do ls slurm*.pid > /dev/null 2>&1 || break; sleep 0.1; done
      kill -9 $(cat slurm*.pid munge/pid) 2> /dev/null
      """, in: folder)
  }

  /// Runs a command that finds the cluster, for a limited time.
  func shell(_ command: String, in place: String) throws -> Program.Result {
    let words = "export PATH=\(Self.path):$PATH SLURM_CONF='\(folder)/slurm.conf' LC_ALL=C\n\(command)"
    return try Program.start(
      ["-s", "KILL", "30", "/bin/bash", "-c", words], of: URL(fileURLWithPath: "/usr/bin/timeout"), in: place
    ).end()
  }

  /// Submits a script and waits until all that it submits has ended; answers the logs, by name.
  func submit(_ script: String, _ more: String = "", in place: String) throws -> [String: String] {
    let run = try shell("\(more) sbatch --parsable \(script)", in: place)
    #expect(run.status == 0, "\(run.errors)")
    try finish(in: place)
    return try logs(in: place)
  }

  /// Waits until nothing is queued any more.
  func finish(in place: String) throws {
    let isDone = try wait { try shell("squeue -h", in: place).output.isEmpty }
    let left = try shell("squeue", in: place).output
    try #require(isDone, "jobs do not end: \(left)")
  }

  /// The logs of all jobs so far.
  func logs(in place: String) throws -> [String: String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: place).filter { $0.hasSuffix(".log") }
    return try Dictionary(
      uniqueKeysWithValues: names.map { ($0, try String(contentsOfFile: "\(place)/\($0)", encoding: .utf8)) })
  }

  /// Waits, half a minute at most.
  func wait(_ isTrue: () throws -> Bool) throws -> Bool {
    for _ in 0..<300 {
      if try isTrue() { return true }
      Thread.sleep(forTimeInterval: 0.1)
    }
    return false
  }
}
