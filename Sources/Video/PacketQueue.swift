/// Packets of one track that wait until those of the others that come before are written, in order.
struct PacketQueue<Packet> {
  private var packets: [Packet] = []
  private var start = 0

  /// The packet that comes next.
  var first: Packet? { start < packets.count ? packets[start] : nil }

  /// Adds packets after the others.
  mutating func append(_ new: some Sequence<Packet>) {
    // What was taken is let go of when it is the greater part.
    if start > packets.count / 2 {
      packets.removeSubrange(..<start)
      start = 0
    }
    packets.append(contentsOf: new)
  }

  /// Takes the next packet.
  mutating func removeFirst() { start += 1 }
}
