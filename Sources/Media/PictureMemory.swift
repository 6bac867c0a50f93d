import Synchronization

/// Memory of the size of pictures, kept for those that come next.
///
/// A chunk's pictures go as those of the next chunk are made, of the same sizes. The system would hand out memory page by
/// page, each looked up and cleared, which takes longer than all else that is done to make a picture ready.
public final class PictureMemory: Sendable {
  /// That of the program: it keeps a little more than a worker's pictures at 3840 × 2160.
  public static let shared = PictureMemory(limit: 96 << 20)
  /// What is smaller than so many bytes is not kept.
  private static let least = 1 << 18

  private struct Kept {
    /// Addresses, by size in bytes.
    var blocks: [Int: [UInt]] = [:]
    /// How many bytes they take.
    var bytes = 0
  }

  private let limit: Int
  private let kept = Mutex(Kept())

  /// Keeps at most `limit` bytes.
  init(limit: Int) { self.limit = limit }

  deinit {
    kept.withLock { kept in
      for (size, addresses) in kept.blocks { Self.deallocate(addresses, size) }
    }
  }

  /// Memory with any bytes in it, aligned to 64 bytes; `free` takes it back.
  public func allocate(byteCount: Int) -> UnsafeMutableRawBufferPointer {
    let address = kept.withLock { kept -> UInt? in
      guard let address = kept.blocks[byteCount]?.popLast() else { return nil }
      kept.bytes -= byteCount
      return address
    }
    return address.map { Self.memory($0, byteCount) } ?? .allocate(byteCount: byteCount, alignment: 64)
  }

  /// Takes back what `allocate` answered, all of it; what is kept of other sizes makes room for it.
  public func free(_ memory: UnsafeMutableRawBufferPointer) {
    let (address, count) = (UInt(bitPattern: memory.baseAddress), memory.count)
    guard count >= Self.least, count <= limit else { return memory.deallocate() }
    kept.withLock { kept in
      if kept.bytes + count > limit {
        for (size, addresses) in kept.blocks where size != count { Self.deallocate(addresses, size) }
        kept.blocks = kept.blocks.filter { $0.key == count }
        kept.bytes = count * (kept.blocks[count]?.count ?? 0)
      }
      if kept.bytes + count > limit {
        memory.deallocate()
      } else {
        kept.blocks[count, default: []].append(address)
        kept.bytes += count
      }
    }
  }

  private static func memory(_ address: UInt, _ byteCount: Int) -> UnsafeMutableRawBufferPointer {
    UnsafeMutableRawBufferPointer(start: UnsafeMutableRawPointer(bitPattern: address), count: byteCount)
  }

  private static func deallocate(_ addresses: [UInt], _ size: Int) {
    for address in addresses { memory(address, size).deallocate() }
  }
}
