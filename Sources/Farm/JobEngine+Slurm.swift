extension JobEngine {
  /// Slurm: a script that submits an array of tasks, and what joins the films when all tasks have succeeded.
  static let slurm = JobEngine(
    name: "slurm", title: "Slurm", usualExtension: "sh", text: { SlurmScript(job: $0).text },
    start: { "sbatch \(ShellText.quoted($0))" })
}

/// A script for sbatch, which submits itself twice more: to join the films, and to give back what was killed.
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
        "name=\(ShellText.quoted(job.name))",
        "render=${BEATFRAME_RENDER:-\(ShellText.quoted(job.program))}",
        "cache=${BEATFRAME_CACHE:-\(ShellText.quoted(job.cache))}",
        "task=${SLURM_ARRAY_TASK_ID:?submit this with sbatch}",
        "restarts=${SLURM_RESTART_COUNT:-0}",
        Self.functions,
        "case \"$BEATFRAME_STEP\" in",
        "  again)",
        "    again",
        "    exit 0",
        "    ;;",
        "  join)",
        "    case \"$task\" in",
      ] + job.joinBranches("join").map { "    " + $0 } + [
        "    esac",
        "    exit 0",
        "    ;;",
        "esac",
        "",
        "if [ \"$task $restarts\" = '1 0' ] || { [ \"$restarts\" -gt 0 ] && ! waits; }; then",
        "  follow \"$(each afterok \(job.tasks.count))\" join \(job.films.count)",
        "  follow \"afternotok:$SLURM_ARRAY_JOB_ID\" again 1",
        "fi",
        "case \"$task\" in",
      ] + job.chunkBranches("chunks") + ["esac", "exit 0"]).joined(separator: "\n") + "\n"
  }

  /// What the steps call.
  ///
  /// A task that a signal ended (no memory left, a machine that goes down) goes back to the queue, three times at most;
  /// one that failed for a reason stays failed, and nothing is joined. A script that was killed itself can't see to that, so
  /// a job waits for tasks that fail. What has seen a task fail never runs any more, so a task that comes again submits it
  /// anew.
  private static let functions = #"""
    more=(--cache "$cache" --progress plain --jobs "${SLURM_CPUS_PER_TASK:-${SLURM_CPUS_ON_NODE:-1}}")

    # Runs the program. What a signal ended goes back to the queue, three times at most.
    run() {
      "$render" "$@" "${more[@]}"
      status=$?
      [ "$status" = 0 ] && return
      if [ "$status" -gt 128 ] && [ "$restarts" -lt 3 ]; then
        echo "ended by signal $((status - 128)): back to the queue"
        scontrol requeue "$SLURM_JOB_ID" && sleep 60
      fi
      exit "$status"
    }
    chunks() { run chunks "$@"; }
    join() { run film "$@" --only-cached; }

    # Submits this file once more, for another step: when it may run, which step, how many tasks.
    follow() {
      BEATFRAME_STEP=$2 BEATFRAME_ARRAY=$SLURM_ARRAY_JOB_ID sbatch --dependency="$1" --kill-on-invalid-dep=yes \
        --job-name="$name-$2" --array="1-$3" "$0" || exit 1
    }

    # What depends on each task by itself: the array as a whole never forgets that a task has failed.
    each() {
      echo -n "$1"
      for ((number = 1; number <= $2; number++)); do echo -n ":${SLURM_ARRAY_JOB_ID}_$number"; done
    }

    # Whether what joins still waits for the tasks, and none has failed so far.
    waits() { squeue -h -t PENDING -o %E | grep "afterok:${SLURM_ARRAY_JOB_ID}_" | grep -qv failed; }

    # When all tasks have ended and some have failed: those whose script itself was killed go back to the queue.
    again() {
      scontrol -o show job "$BEATFRAME_ARRAY" | while read -r words; do
        [[ " $words " =~ ' ArrayTaskId='([0-9]+)' ' ]] && number=${BASH_REMATCH[1]} || continue
        [[ " $words " =~ ' JobState='([A-Z_]+)' ' ]] && state=${BASH_REMATCH[1]} || continue
        [[ " $words " =~ ' Restarts='([0-9]+)' ' ]] && count=${BASH_REMATCH[1]} || continue
        [[ " $words " =~ ' ExitCode=0:'([0-9]+)' ' ]] && signal=${BASH_REMATCH[1]} || signal=0
        if [ "$state" = FAILED ] && [ "$signal" -gt 0 ] && [ "$count" -lt 3 ]; then
          echo "task $number ended by signal $signal: back to the queue"
          scontrol requeue "${BEATFRAME_ARRAY}_$number"
        elif [ "$state" != COMPLETED ]; then
          echo "task $number: $state, see $name-$BEATFRAME_ARRAY-$number.log"
        fi
      done
    }

    """#
}
