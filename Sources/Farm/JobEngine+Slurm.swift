extension JobEngine {
  /// Slurm: a script that submits an array of tasks, and what joins the films when all tasks have succeeded.
  static let slurm = JobEngine(
    name: "slurm", title: "Slurm", usualExtension: "sh", text: { SlurmScript(job: $0).text },
    start: { "sbatch \(ShellText.quoted($0))" })
}

/// A script for sbatch, which is its own second script: the array's first task submits the same file once more, to join.
private struct SlurmScript {
  let job: FarmJob

  var text: String {
    let cpus = job.jobs.map { ["#SBATCH --cpus-per-task=\($0)"] } ?? []
    return
      ([
        "#!/bin/bash",
        "# \(JobEngine.signature). Submit it with sbatch, from the folder where the logs should go.",
        "#SBATCH --job-name=\(job.name)",
        "#SBATCH --array=1-\(job.tasks.count)",
        "#SBATCH --output=%x-%A-%a.log",
        "#SBATCH --open-mode=append",
        "#SBATCH --requeue",
      ] + cpus + [
        "",
        "render=${BEATFRAME_RENDER:-\(ShellText.quoted(job.program))}",
        "cache=${BEATFRAME_CACHE:-\(ShellText.quoted(job.cache))}",
        "task=${SLURM_ARRAY_TASK_ID:?submit this with sbatch}",
        Self.functions,
        "# When all tasks have succeeded, one for each film joins it. A task that comes again has submitted that.",
        "if [ -z \"$BEATFRAME_JOIN\" ] && [ \"$task\" = 1 ] && [ \"${SLURM_RESTART_COUNT:-0}\" = 0 ]; then",
        "  BEATFRAME_JOIN=1 sbatch --dependency=afterok:\"$SLURM_ARRAY_JOB_ID\" --kill-on-invalid-dep=yes \\",
        "    --job-name=\(job.name)-join --array=1-\(job.films.count) \"$0\" || exit 1",
        "fi",
        "if [ -n \"$BEATFRAME_JOIN\" ]; then",
        "  case \"$task\" in",
      ] + job.joinBranches("join").map { "  " + $0 } + [
        "  esac",
        "  exit 0",
        "fi",
        "case \"$task\" in",
      ] + job.chunkBranches("chunks") + ["esac", "exit 0"]).joined(separator: "\n") + "\n"
  }

  /// What the tasks call.
  ///
  /// A task that a signal ended (no memory left, a machine that goes down) is given back to the
  /// queue, three times at most; one that failed for a reason stays failed, and nothing is joined.
  private static let functions = """
    more=(--cache "$cache" --progress plain --jobs "${SLURM_CPUS_PER_TASK:-${SLURM_CPUS_ON_NODE:-1}}")

    run() {
      "$render" "$@" "${more[@]}"
      status=$?
      [ "$status" = 0 ] && return
      if [ "$status" -gt 128 ] && [ "${SLURM_RESTART_COUNT:-0}" -lt 3 ]; then
        echo "ended by signal $((status - 128)): back to the queue"
        scontrol requeue "$SLURM_JOB_ID" && sleep 60
      fi
      exit "$status"
    }
    chunks() { run chunks "$@"; }
    join() { run film "$@" --only-cached; }

    """
}
