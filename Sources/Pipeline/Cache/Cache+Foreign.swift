import Numerics
package import Video

/// Entries whose bytes come from elsewhere, for tests: all are of one key.
extension Cache {
  private static let foreignKey = CacheKey(.chunk, by: StableHash()) { _ in }

  /// The bytes of an entry's file.
  package static func entry(of content: [UInt8]) -> [UInt8] {
    content.withUnsafeBytes { CacheEntry(foreignKey, of: $0).head } + content
  }

  /// Reads an entry's file as every entry is read; nil for one that is not whole.
  package static func content(ofEntryAt path: String) -> [UInt8]? {
    do throws(CacheReader.Failure) {
      let reader = try CacheReader(path, of: foreignKey)
      return try reader.content()
    } catch {
      return nil
    }
  }

  /// The packets of a piece of sound, read from an entry's content as a film's are.
  package static func packets(ofPiece content: [UInt8]) throws(PipelineError) -> [EncodedSound] {
    var piece = CachedSound(content)
    var packets: [EncodedSound] = []
    while let packet = try piece.next() { packets.append(packet) }
    return packets
  }
}
