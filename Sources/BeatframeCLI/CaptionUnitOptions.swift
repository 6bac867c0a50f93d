public import ArgumentParser
import Pipeline
public import Timeline

/// How much of the narration a caption shows.
struct CaptionUnitOptions: ParsableArguments {
  @Option(
    name: .customLong("captions-by"),
    help: "What a caption shows of a narration with a script: phrase (as much as can be read at once) or word.")
  var unit = Speech.Unit.phrase

  /// The film with the words of its script, where captions are wanted and there is one.
  func narrated(
    _ checked: Timeline, at path: String, if isWanted: Bool = true, cache: Cache?, _ style: ProgressStyle = .auto
  ) throws(PipelineError) -> Timeline {
    guard isWanted else { return checked }
    let narration = try Narration(of: checked, at: path, by: unit, cache: cache)
    for warning in narration.warnings { style.warn("\(path): warning: \(warning)") }
    return narration.timeline
  }
}

extension Speech.Unit: ExpressibleByArgument {}
