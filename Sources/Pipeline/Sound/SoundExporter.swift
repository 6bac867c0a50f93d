import Audio
import Foundation
import Media
import Video

/// Writes the sound of a film to files of its own: the mix, and voice and tones apart.
public struct SoundExporter: Sendable {
  private let soundtrack: LeveledSound

  /// Prepares to write a soundtrack.
  public init(_ soundtrack: LeveledSound) { self.soundtrack = soundtrack }

  /// Which sound a file holds.
  private enum Part: String, CaseIterable {
    case mix, voice, tones
  }

  /// Writes the mix, each file appearing under its name only when it is complete; answers the files' names.
  ///
  /// - Parameters:
  ///   - path: The file, whose name says what it is: .wav or .flac.
  ///   - stems: Whether voice and tones are written too, beside it, `.voice` and `.tones` before the extension. The two
  ///     have the mix's gain and are limited as it is: their sum is the mix.
  ///   - inputs: What the film is made of, which must not be overwritten.
  public func write(to path: String, stems: Bool, keeping inputs: InputFiles) throws(PipelineError) -> [String] {
    let files = try Self.files(path, stems: stems, keeping: inputs)
    for file in files { try write(file.part, as: file.format, to: file.target, calledInErrors: file.name) }
    return files.map(\.name)
  }

  /// Refuses names that the files can't have, before there is any sound.
  ///
  /// - Throws: `PipelineError.output`.
  public static func check(_ path: String, stems: Bool, keeping inputs: InputFiles) throws(PipelineError) {
    _ = try files(path, stems: stems, keeping: inputs)
  }

  private static func files(
    _ path: String, stems: Bool, keeping inputs: InputFiles
  ) throws(PipelineError) -> [(part: Part, name: String, target: String, format: SoundFormat)] {
    var files: [(part: Part, name: String, target: String, format: SoundFormat)] = []
    for part in stems ? Part.allCases : [.mix] {
      let name = part == .mix ? path : name(of: part, besides: path)
      let (target, format) = try Output.checkSound(name, keeping: inputs)
      files.append((part, name, target, format))
    }
    return files
  }

  private static func name(of part: Part, besides path: String) -> String {
    let ending = URL(fileURLWithPath: path).pathExtension
    return path.dropLast(ending.count + 1) + ".\(part.rawValue).\(ending)"
  }

  private func write(
    _ part: Part, as format: SoundFormat, to path: String, calledInErrors name: String
  ) throws(PipelineError) {
    var file = AtomicFile(path: path, calledInErrors: name)
    let temporary = file.temporaryPath
    func writing<R: ~Copyable>(_ work: () throws(VideoError) -> R) throws(PipelineError) -> R {
      do throws(VideoError) { return try work() } catch { throw .sound(error.renamed(from: temporary, to: name)) }
    }
    var writer: SoundWriter? = try writing { () throws(VideoError) in
      try SoundWriter(path: temporary, format: format)
    }
    var reader = soundtrack.reader()
    while reader.position < soundtrack.count {
      let first = reader.position
      let stems = try reader.next(min(soundtrack.count - first, LeveledSound.block))
      let sound =
        switch part {
        case .mix: stems.mix(gain: 1)
        case .voice: stems.voice
        case .tones: stems.tones
        }
      let leveled = soundtrack.leveling.applied(to: sound, from: first)
      try writing { () throws(VideoError) in try writer?.append(leveled) }
    }
    try writing { () throws(VideoError) in try writer.take()?.finish() }
    try file.finish()
  }
}
