import Text

extension JobEngine {
  /// Open Job Description, which render farms read: a template with a step that makes chunks, and one that joins.
  static let openJobDescription = JobEngine(
    name: "openjd", title: "Open Job Description", usualExtension: "json", text: { OpenJobTemplate(job: $0).text },
    start: { "openjd run \(ShellText.quoted($0)) --step join --run-dependencies" })
}

/// A template of the revision 2023-09.
///
/// It is JSON, which YAML is a superset of.
private struct OpenJobTemplate {
  let job: FarmJob

  var text: String {
    JSONText.object([
      ("specificationVersion", .string("jobtemplate-2023-09")),
      ("name", .string(job.name)),
      (
        "description",
        .string("\(JobEngine.signature): \(job.films.map(\.name).joined(separator: ", "))".shortened(to: 2048))
      ),
      ("parameterDefinitions", .list(parameters)),
      (
        "steps",
        .list([
          step(
            "chunks", tasks: job.tasks.count, after: nil,
            script: script(job.chunkBranches("chunks"), "chunks() { run chunks \"$@\"; }")),
          step(
            "join", tasks: job.films.count, after: "chunks",
            script: script(job.joinBranches("join"), "join() { run film \"$@\" --only-cached; }")),
        ])
      ),
    ]).text + "\n"
  }

  private var parameters: [JSONText] {
    [
      ("Program", job.program, "The program that makes films, on every machine."),
      ("Cache", job.cache, "The folder that all machines share."),
      ("Workers", job.jobs.map(String.init) ?? "", "Workers of a task; empty for one for each processor."),
    ].map { name, value, description in
      .object([
        ("name", .string(name)), ("type", .string("STRING")), ("description", .string(description)),
        ("default", .string(value)),
      ])
    }
  }

  private func step(_ name: String, tasks: Int, after first: String?, script: String) -> JSONText {
    let dependencies = first.map { [("dependencies", JSONText.list([.object([("dependsOn", .string($0))])]))] } ?? []
    let processors = job.jobs.map { jobs in
      [
        (
          "hostRequirements",
          JSONText.object([
            (
              "amounts",
              .list([.object([("name", .string("amount.worker.vcpu")), ("min", .integer(jobs))])])
            )
          ])
        )
      ]
    }
    let fields: [(key: String, value: JSONText)] = [
      ("name", .string(name)),
      (
        "parameterSpace",
        .object([
          (
            "taskParameterDefinitions",
            .list([
              .object([("name", .string("Task")), ("type", .string("INT")), ("range", .string("1-\(tasks)"))])
            ])
          )
        ])
      ),
      (
        "script",
        .object([
          (
            "actions",
            .object([
              (
                "onRun",
                .object([
                  ("command", .string("bash")),
                  ("args", .list([.string("{{Task.File.Run}}"), .string("{{Task.Param.Task}}")])),
                  ("cancelation", .object([("mode", .string("NOTIFY_THEN_TERMINATE"))])),
                ])
              )
            ])
          ),
          (
            "embeddedFiles",
            .list([.object([("name", .string("Run")), ("type", .string("TEXT")), ("data", .string(script))])])
          ),
        ])
      ),
    ]
    return .object(fields.prefix(1) + dependencies + (processors ?? []) + fields.dropFirst())
  }

  private func script(_ branches: [String], _ function: String) -> String {
    ([
      #"program="{{Param.Program}}""#,
      #"more=(--cache "{{Param.Cache}}" --progress openjd)"#,
      #"[ -z "{{Param.Workers}}" ] || more+=(--jobs "{{Param.Workers}}")"#,
      #"run() { "$program" "$@" "${more[@]}" || exit; }"#,
      function,
      #"case "$1" in"#,
    ] + branches + ["esac"]).joined(separator: "\n") + "\n"
  }
}

extension String {
  /// The text, or its beginning when it has more characters.
  fileprivate func shortened(to most: Int) -> String { count <= most ? self : "\(prefix(most - 1))…" }
}
