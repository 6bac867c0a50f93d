import Foundation
import Video

/// The files of captions beside a film.
///
/// They are `NAME.LANGUAGE.srt` and `.vtt`, where players look for them, so a file of the user's may well have that name:
/// word times, or captions that were corrected by hand. None is replaced that this program did not write. The .vtt says
/// so itself, in a last note that has the hashes of both files as they were written.
public struct CaptionExporter: Sendable {
  private let files: [(name: String, target: String, text: String)]

  /// Prepares to write captions, and refuses names that are taken; a film without a language has `und`, as ISO 639 calls
  /// what is not known.
  ///
  /// - Parameters:
  ///   - words: The captions; without any, there are no files.
  ///   - language: The film's language.
  ///   - film: The film's file.
  ///   - inputs: What the film is made of, which must not be overwritten.
  ///   - replacing: Whether a file that this program did not write may be replaced, if it is no input.
  /// - Throws: `PipelineError.output`.
  public init(
    _ words: MovieWords, language: String?, besides film: String, keeping inputs: InputFiles, replacing: Bool
  ) throws(PipelineError) {
    guard !words.captions.isEmpty else {
      files = []
      return
    }
    let ending = URL(fileURLWithPath: film).pathExtension
    let stem = "\(film.dropLast(ending.isEmpty ? 0 : ending.count + 1)).\(language ?? "und")"
    let names = CaptionFile.allCases.map { "\(stem).\($0.rawValue)" }
    for name in names {
      if let use = inputs.use(of: name) { throw .output(path: name, .captionsAreInput(use)) }
    }
    let targets = try names.map { name throws(PipelineError) in try Output.checkSidecar(name, keeping: inputs) }
    let texts = CaptionFile.signed(words.captions)
    let own = CaptionFile.own(targets.map { FileManager.default.contents(atPath: $0).map(Array.init) })
    for (index, name) in names.enumerated() where !replacing && !own[index] {
      let isSame = FileManager.default.contents(atPath: targets[index]).map { $0.elementsEqual(texts[index].utf8) }
      guard isSame ?? true else { throw .output(path: name, .captionsAreOther) }
    }
    files = names.indices.map { (names[$0], targets[$0], texts[$0]) }
  }

  /// Writes the files; answers their names, none when there are no captions.
  public func write() throws(PipelineError) -> [String] {
    for file in files {
      var output = AtomicFile(path: file.target, calledInErrors: file.name)
      try output.write(Array(file.text.utf8))
      try output.finish()
    }
    return files.map(\.name)
  }
}
