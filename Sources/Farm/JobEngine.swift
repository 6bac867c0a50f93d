/// What runs the tasks of a job on many machines: a row of ``all``, which is all that is known of it elsewhere.
package struct JobEngine: Sendable {
  /// What it is called on the command line.
  package let name: String
  /// What people call it.
  package let title: String
  /// How the name of a job's file usually ends.
  package let usualExtension: String
  /// The file of a job.
  package let text: @Sendable (FarmJob) -> String
  /// What starts the job that is in a file.
  package let start: @Sendable (_ file: String) -> String

  /// All of them.
  package static let all: [JobEngine] = [.slurm, .openJobDescription]

  /// The line by which a file of ours is recognised, so that it may be replaced.
  package static let signature = "Made by beatframe"
}
