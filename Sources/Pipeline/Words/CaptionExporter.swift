import Foundation
import Video

/// Writes the files of captions beside a film.
public struct CaptionExporter: Sendable {
  private let captions: [TimedText]
  private let language: String

  /// Prepares to write captions; a film without a language has `und`, as ISO 639 calls what is not known.
  public init(_ words: MovieWords, language: String?) {
    captions = words.captions
    self.language = language ?? "und"
  }

  /// Writes `NAME.LANGUAGE.srt` and `.vtt` beside a film, where players look for them; answers their names, none when
  /// there are no captions.
  public func write(besides film: String, timelinePath: String) throws(PipelineError) -> [String] {
    guard !captions.isEmpty else { return [] }
    let ending = URL(fileURLWithPath: film).pathExtension
    let stem = String(film.dropLast(ending.isEmpty ? 0 : ending.count + 1))
    var names: [String] = []
    for kind in CaptionFile.allCases {
      let name = "\(stem).\(language).\(kind.rawValue)"
      var file = AtomicFile(path: try Output.checkSidecar(name, timeline: timelinePath), calledInErrors: name)
      try file.write(Array(kind.text(captions).utf8))
      try file.finish()
      names.append(name)
    }
    return names
  }
}
