import Text
public import Video

extension FilmVerifier {
  /// How a film stores its sound; nil for a silent film.
  public static func soundInfo(of path: String) throws(PipelineError) -> SoundInfo? {
    try contents(of: path).sound
  }

  /// What a film holds beside its pictures; a file that has none is reported as a film, not as a file of sound.
  static func contents(of path: String) throws(PipelineError) -> MovieContents {
    do throws(VideoError) {
      _ = try MovieReader(path: path)
      return try MovieContents(path: path)
    } catch {
      throw .encoding(error)
    }
  }

  /// How many frames a film says it has.
  public static func frameCount(of path: String) throws(PipelineError) -> Int {
    do { return try MovieReader(path: path).info.frameCount } catch { throw .encoding(error) }
  }

  /// A line for each finding.
  public static func table(_ findings: [Finding]) -> String {
    let rows = findings.map { ["\($0.isGood ? "ok " : "OFF") \($0.name)", $0.text] }
    return TextTable([.left, .last], rows: rows).text
  }

  /// The same as JSON.
  public static func json(_ findings: [Finding]) -> String {
    JSONText.object([
      ("ok", .literal(findings.allSatisfy(\.isGood) ? "true" : "false")),
      (
        "findings",
        .list(
          findings.map { finding in
            .object([
              ("name", .string(finding.name)), ("ok", .literal(finding.isGood ? "true" : "false")),
              ("text", .string(finding.text)),
            ])
          })
      ),
    ]).text
  }
}

extension SoundInfo {
  /// Whether the codec leaves out what is not heard.
  public var isLossy: Bool { !["alac", "flac"].contains(codec) && !codec.hasPrefix("pcm_") }
}
