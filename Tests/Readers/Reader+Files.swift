import Learning
import Media
import Pipeline
import Text
import Video
import Voice

/// Readers of files that other programs make.
extension Reader {
  /// A format is told by what is in the file; each has a corpus of its own.
  static let wordTimes: [Reader] = ["json", "vtt", "srt", "ass", "ttml", "textgrid", "table"].map { format in
    Reader(name: "words-\(format)") { _ = try WordTimes(parsing: $0, file: "words.\(format)", length: 60) }
  }

  static let tables: [Reader] = [
    Reader(name: "csv") { bytes in
      try first([
        { _ = try Dataset.read(csv: text(bytes)) }, { _ = try TensorFile(bytes, .csv) },
        { _ = try TensorFile(bytes, .tsv) },
      ])
    },
    Reader(name: "npy") { _ = try TensorFile($0, .npy) },
    Reader(name: "npz") { _ = try TensorFile($0, .npz) },
    Reader(name: "safetensors") { _ = try TensorFile($0, .safetensors) },
    Reader(name: "tensors-json") { _ = try TensorFile($0, .json) },
    Reader(name: "run-npz") { _ = try SavedRun($0, format: .npz, classifier: classifier) },
    Reader(name: "run-safetensors") { _ = try SavedRun($0, format: .safetensors, classifier: classifier) },
    Reader(name: "run-json") { _ = try SavedRun($0, format: .json, classifier: classifier) },
  ]

  static let binaries: [Reader] = [
    Reader(name: "cache-entry") { bytes in
      let stored = try withFile(Cache.entry(of: bytes)) { Cache.content(ofEntryAt: $0) }
      precondition(stored == bytes)
      let content = try withFile(bytes) { Cache.content(ofEntryAt: $0) }
      guard let content else { throw Refused() }
      // It is whole, so it is what was stored.
      precondition(Cache.entry(of: content) == bytes)
    },
    Reader(name: "chunk") { bytes in
      let chunk = try EncodedChunk(serialized: bytes)
      precondition(chunk.serialized() == bytes)
    },
    Reader(name: "sound-piece") { _ = try Cache.packets(ofPiece: $0) },
    Reader(name: "wav") { bytes in
      // The other formats are FFmpeg's own matter.
      let kinds = ["RIFF", "RF64", "BW64"]
      guard kinds.contains(where: { bytes.starts(with: $0.utf8) }), bytes.dropFirst(8).starts(with: "WAVE".utf8) else {
        throw Refused()
      }
      try withFile(bytes) { path in
        var reader = try SoundReader(path: path)
        var samples = 0
        while samples < 1 << 20, let block = try reader.next() { samples += block.count }
      }
    },
    Reader(name: "manifest") { bytes in
      guard let manifest = try? Manifest(parsing: bytes) else { throw Refused() }
      _ = manifest.differences(manifest)
      precondition((try? Manifest(parsing: Array(manifest.json.utf8))) == manifest)
    },
    Reader(name: "png") { _ = try PNG.decode($0) },
  ]

  private static let classifier: Classifier = {
    do { return try Classifier(hidden: [2]) } catch { preconditionFailure("\(error)") }
  }()
}
