extension EncodedSound {
  /// How many bytes there are in front of a stored packet's own: five numbers of eight bytes.
  public static let headLength = 40

  /// The packet as bytes, which say how long they are: numbers big-endian, then the packet and its header.
  public var serialized: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.headLength + self.bytes.count + (header?.count ?? 0))
    func append(_ value: Int64) {
      bytes += (0..<8).map { UInt8(truncatingIfNeeded: value >> (56 - 8 * $0)) }
    }
    append(start)
    append(duration)
    append(padding)
    append(Int64(self.bytes.count))
    append(header.map { Int64($0.count) } ?? -1)
    return bytes + self.bytes + (header ?? [])
  }

  /// How many bytes follow a head; nil when it is none.
  public static func length(after head: [UInt8]) -> Int? {
    guard head.count == headLength else { return nil }
    let (bytes, header) = (number(3, in: head), number(4, in: head))
    guard (0...1 << 28).contains(bytes), (-1...1 << 20).contains(header) else { return nil }
    return Int(bytes + max(header, 0))
  }

  /// Reads a packet of its head and the bytes that follow it; nil when they are none.
  public init?(head: [UInt8], rest: [UInt8]) {
    guard let length = Self.length(after: head), length == rest.count else { return nil }
    let count = Int(Self.number(3, in: head))
    self.init(
      bytes: Array(rest[..<count]), start: Self.number(0, in: head), duration: Self.number(1, in: head),
      padding: Self.number(2, in: head), header: Self.number(4, in: head) < 0 ? nil : Array(rest[count...]))
  }

  private static func number(_ index: Int, in head: [UInt8]) -> Int64 {
    head[8 * index..<8 * index + 8].reduce(0) { $0 << 8 | Int64($1) }
  }
}
