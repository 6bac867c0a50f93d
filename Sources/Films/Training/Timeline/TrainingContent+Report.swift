import Learning
import Numerics
import Simulation
import Text

extension TrainingContent {
  /// Every number of the samples' steps, and where the run stands at every point of its curve, as JSON.
  ///
  /// Keys come in a fixed order. A number has the fewest digits that read back as the same double.
  public var traceJSON: String {
    let steps = samples.map { sample in
      JSONText.object([
        ("index", .integer(sample.index)), ("class", .string(classNames[sample.sample.label])),
        ("step", sample.step.trace.report()),
      ])
    }
    let points = run.curve.map { metrics in
      JSONText.object(
        [("step", .integer(metrics.step))] + (metrics.epoch.map { [("epoch", .integer($0))] } ?? [])
          + [("train", Self.object(metrics.train))] + (metrics.test.map { [("test", Self.object($0))] } ?? []))
    }
    return JSONText.object([("samples", .list(steps)), ("run", .list(points))]).text
  }

  private static func object(_ evaluation: Evaluation) -> JSONText {
    .object([
      ("loss", .number(evaluation.loss)), ("correct", .integer(evaluation.correct)),
      ("count", .integer(evaluation.count)),
    ])
  }

  /// The same for people: a table of every sample's step, then the run, at most twenty points of it.
  public var traceTable: String {
    let steps = samples.map { sample in
      "sample \(sample.index), class \(classNames[sample.sample.label])\n\n\(sample.step.trace.table())"
    }
    let every = max(1, (run.curve.count + 18) / 19)
    let points = run.curve.enumerated().filter { $0.offset % every == 0 || $0.offset == run.curve.count - 1 }
    let rows =
      [["step", "epoch", "training loss", "accuracy", "test loss", "accuracy"]]
      + points.map { _, metrics in
        ["\(metrics.step)", metrics.epoch.map(String.init) ?? "", Self.loss(metrics.train), Self.share(metrics.train)]
          + (metrics.test.map { [Self.loss($0), Self.share($0)] } ?? ["", ""])
      }
    let lines = TextTable(rows[0].map { _ in .right }, rows: rows)
    return (steps + [lines.text]).joined(separator: "\n")
  }

  private static func loss(_ evaluation: Evaluation) -> String { evaluation.loss.text(significantDigits: 6) }

  private static func share(_ evaluation: Evaluation) -> String { (100 * evaluation.accuracy).text(decimals: 1) + " %" }
}
