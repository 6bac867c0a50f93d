import Foundation

/// The file of a job for a farm.
public enum JobFile {
  /// Refuses what can't become the file, and to replace one that is no job of ours; answers where it will be.
  ///
  /// - Parameter signature: What is in every job of ours.
  public static func check(
    _ path: String, signature: String, keeping inputs: InputFiles
  ) throws(PipelineError) -> String {
    let target = try Output.checkSidecar(path, keeping: inputs)
    try Output.checkKind(of: target, for: path, kind: "job of this program") { bytes in
      String(decoding: bytes.prefix(4096), as: UTF8.self).contains(signature)
    }
    return target
  }

  /// Writes the file.
  public static func write(_ text: String, to target: String, calledInErrors path: String) throws(PipelineError) {
    var file = AtomicFile(path: target, calledInErrors: path)
    try file.write(Array(text.utf8))
    try file.finish()
  }
}
