import Foundation
import Numerics

/// Hashes of plain files; others, such as pipes, are left alone.
enum FileDigest {
  private static let block = 1 << 18

  /// The hash of a file's bytes; nil when it can't be read.
  static func of(_ path: String) -> StableHash? { ofWhole(path)?.hash }

  /// The same with the file's length.
  static func ofWhole(_ path: String) -> (hash: StableHash, length: Int)? { read(path, upTo: .max) }

  /// A file's length; nil when it is no plain file, or none at all.
  static func length(_ path: String) -> Int? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// The hash of a program that is running; nil when it can't be read.
  ///
  /// Where its beginning has the build ID that a linker makes of all its bytes, that is enough. Else every byte counts.
  /// It is looked at where the system has it in memory, not copied: nothing writes to a program that runs, and 40 MB are
  /// copied in as much time as they are hashed.
  static func ofProgram(_ path: String) -> StableHash? {
    if hasBuildID(path) { return ofBeginning(path) }
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_size > 0 else { return nil }
    let length = Int(status.st_size)
    guard let start = mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
      return of(path)
    }
    defer { munmap(start, length) }
    madvise(start, length, MADV_SEQUENTIAL)
    var hash = StableHash()
    hash.combine(bytes: UnsafeRawBufferPointer(start: start, count: length))
    return hash
  }

  /// Whether the beginning of a file has an ELF note with a build ID of 16 bytes or more.
  private static func hasBuildID(_ path: String) -> Bool {
    var bytes: [UInt8] = []
    guard read(path, upTo: beginning, { bytes += $0 }) != nil else { return false }
    // The length of the name and its type, 3, around the length of the ID; then the name.
    return bytes.indices.dropLast(16).contains { start in
      bytes[start..<start + 4].elementsEqual([4, 0, 0, 0]) && bytes[start + 4] >= 16
        && bytes[start + 5..<start + 16].elementsEqual([0, 0, 0, 3, 0, 0, 0] + Array("GNU\0".utf8))
    }
  }

  /// How much of a file counts as its beginning.
  private static let beginning = 4096

  /// The hash of a file's length and its first 4 KiB; nil when it can't be read.
  static func ofBeginning(_ path: String) -> StableHash? {
    guard var beginning = read(path, upTo: Self.beginning) else { return nil }
    beginning.hash.combine(beginning.length)
    return beginning.hash
  }

  /// All bytes of a file, also of one whose length the system does not know; none when it can't be read.
  static func contents(_ path: String) -> [UInt8] {
    var bytes: [UInt8] = []
    _ = read(path, upTo: .max) { bytes += $0 }
    return bytes
  }

  private static func read(_ path: String, upTo most: Int) -> (hash: StableHash, length: Int)? {
    var hash = StableHash()
    return read(path, upTo: most, { hash.combine(bytes: $0) }).map { (hash, $0) }
  }

  /// Reads a file bit by bit; answers its length, or nil when it can't be read.
  private static func read(_ path: String, upTo most: Int, _ take: (UnsafeRawBufferPointer) -> Void) -> Int? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var rest = most
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: min(block, most), alignment: 16)
    defer { memory.deallocate() }
    while rest > 0 {
      let count = Foundation.read(descriptor, memory.baseAddress, min(memory.count, rest))
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return nil }
      if count == 0 { break }
      take(UnsafeRawBufferPointer(rebasing: memory[..<count]))
      rest -= count
    }
    return Int(status.st_size)
  }
}
