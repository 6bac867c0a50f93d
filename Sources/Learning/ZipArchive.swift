internal import CZlib

/// The files of a zip archive, stored or deflated, as NumPy writes them; no archives of 4 GiB or more, no encryption.
///
/// See PKWARE's "APPNOTE.TXT", sections 4.3 and 4.4. Places and sizes are those of the central directory.
struct ZipArchive {
  private let bytes: ArraySlice<UInt8>
  private var position: Int
  private var remaining: Int
  /// How many bytes the files so far have, unpacked.
  private var total = 0

  /// Finds the directory of an archive.
  init(_ bytes: [UInt8]) throws(SavedRunError) {
    self.bytes = bytes[...]
    // The end of the directory is 22 bytes long, and a comment of up to 65535 may follow.
    let first = max(0, bytes.count - 22 - 65_535)
    guard
      bytes.starts(with: [0x50, 0x4b]), bytes.count >= 22,
      let end = (first...bytes.count - 22).last(where: { bytes[...].unsigned(at: $0, size: 4) == 0x0605_4b50 })
    else { throw SavedRunError([.format(.npz, .signature, name: nil)]) }
    remaining = Int(self.bytes.unsigned(at: end + 10, size: 2))
    position = Int(self.bytes.unsigned(at: end + 16, size: 4))
  }

  /// The next file; nil after the last.
  mutating func next() throws(SavedRunError) -> (name: String, contents: [UInt8])? {
    guard remaining > 0 else { return nil }
    remaining -= 1
    let entry = position
    guard try number(entry, 4) == 0x0201_4b50 else { throw Self.error(.truncated) }
    let nameLength = try number(entry + 28, 2)
    position = try entry + 46 + nameLength + number(entry + 30, 2) + number(entry + 32, 2)
    let name = String(decoding: try part(entry + 46, nameLength), as: UTF8.self)
    let (method, checksum) = (try number(entry + 10, 2), try number(entry + 16, 4))
    let (packed, size) = (try number(entry + 20, 4), try number(entry + 24, 4))
    total += size
    // Every number has 4 bytes at least; what is far beyond would only take memory.
    guard total <= 16 * SavedRun.maximumNumbers else { throw SavedRunError([.tooLarge(numbers: total / 8)]) }
    let header = try number(entry + 42, 4)
    guard try number(header, 4) == 0x0403_4b50 else { throw Self.error(.truncated, name) }
    let start = try header + 30 + number(header + 26, 2) + number(header + 28, 2)
    let contents = try unpacked(part(start, packed), method: method, size: size, name: name)
    guard Int(crc32(0, contents, UInt32(contents.count))) == checksum else { throw Self.error(.checksum, name) }
    return (name, contents)
  }

  private func unpacked(
    _ packed: ArraySlice<UInt8>, method: Int, size: Int, name: String
  ) throws(SavedRunError) -> [UInt8] {
    switch method {
    case 0:
      guard packed.count == size else { throw Self.error(.truncated, name) }
      return Array(packed)
    case 8:
      // Deflate packs no better than 1032 to 1: a size beyond is a lie that would only take memory.
      guard size <= packed.count * 1032 + 1024 else { throw Self.error(.truncated, name) }
      var contents = [UInt8](repeating: 0, count: size)
      let isWhole = packed.withUnsafeBufferPointer { source in
        contents.withUnsafeMutableBufferPointer { target in
          beatframe_inflate(source.baseAddress, UInt32(source.count), target.baseAddress, UInt32(target.count))
        }
      }
      guard isWhole == 1 else { throw Self.error(.truncated, name) }
      return contents
    default: throw Self.error(.compression, name)
    }
  }

  private func number(_ start: Int, _ size: Int) throws(SavedRunError) -> Int {
    Int(try part(start, size).unsigned(at: start, size: size))
  }

  private func part(_ start: Int, _ size: Int) throws(SavedRunError) -> ArraySlice<UInt8> {
    guard start >= 0, start <= bytes.count, size <= bytes.count - start else { throw Self.error(.truncated) }
    return bytes[start..<start + size]
  }

  private static func error(_ damage: SavedRunError.Damage, _ name: String? = nil) -> SavedRunError {
    SavedRunError([.format(.npz, damage, name: name)])
  }
}
